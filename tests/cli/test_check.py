"""`journal check`: what it prints in each form, what selects and silences, what it mends, and how it ends."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

import pytest

from journal.checks.rules import RULES

if TYPE_CHECKING:
    from tests.shell import Shell

TOKEN = "ghp_" + "x7Kq2mW9vB4nT8rY3cZ6" + "pL1sD5fG0hJaUeIo"
POOR = f"""# Queue

**Last Updated:** 2020-01-01

## Files Modified

- `src/größe 100%.py` - a wide name
- `src/gone.py:3-4` - the loop

## Notes

Deploy with {TOKEN} and 日本 [the plan](docs/plan.md).
"""


@pytest.fixture
def shell(shell: Shell) -> Shell:
    shell.file.write_text(POOR, encoding="utf-8")
    return shell


def ran(shell: Shell, *words: str) -> tuple[int, str, str]:
    process = shell.start("check", *words)
    out, err = process.communicate(timeout=60)
    assert "Traceback" not in err
    return process.returncode, out, err


def codes(shell: Shell, *words: str) -> list[str]:
    return [finding["code"] for finding in json.loads(ran(shell, "--json", *words)[1])["findings"]]


def test_a_finding_is_shown_with_its_line_and_a_secret_is_covered(shell: Shell) -> None:
    status, out, err = ran(shell)
    assert status == 1
    assert "CONTINUITY.md:8:4: T001 src/gone.py does not exist" in out
    assert "    8 | - `src/gone.py:3-4` - the loop\n      |    ^^^^^^^^^^^\n" in out
    assert TOKEN not in out
    assert f"Deploy with {'*' * len(TOKEN)} and" in out
    under = out.splitlines()[out.splitlines().index(next(line for line in out.splitlines() if "T009" in line)) + 2]
    assert under.count("^") == len("docs/plan.md")
    assert err == "4 findings, 1 of them mended by --fix\n"


def test_no_message_quotes_a_secret(shell: Shell) -> None:
    shell.file.write_text(f"## Blockers\n\n- Token {TOKEN}\n")
    for form in ("text", "json", "sarif", "github"):
        status, out, _ = ran(shell, "--select", "C002", "--format", form)
        assert (status, TOKEN in out) == (1, False)


def test_a_page_without_findings_ends_with_nothing_on_stdout(shell: Shell) -> None:
    shell.file.write_text("# Queue\n\n## Next Steps\n\n1. Ask the team\n")
    assert ran(shell) == (0, "", "nothing found\n")


def test_the_json_form_is_the_one_that_is_promised(shell: Shell) -> None:
    status, out, _ = ran(shell, "--json")
    found = json.loads(out)
    assert status == 1
    assert found["version"] == 1
    keys = ["code", "path", "line", "column", "message", "fix"]
    assert all(list(finding) == keys for finding in found["findings"])
    assert found["findings"][0] | {"message": ""} == {
        "code": "T006",
        "path": "CONTINUITY.md",
        "line": 3,
        "column": 19,
        "message": "",
        "fix": found["findings"][0]["fix"],
    }
    assert re.fullmatch(r"Last Updated: \d{4}-\d\d-\d\d", found["findings"][0]["fix"])


def test_sarif_has_what_the_specification_requires(shell: Shell) -> None:
    odd = shell.folder / "größe 100%.md"
    odd.write_text(POOR, encoding="utf-8")
    log = json.loads(ran(shell, "--format", "sarif", odd.name)[1])
    assert log["version"] == "2.1.0"
    assert log["$schema"].endswith("sarif-schema-2.1.0.json")
    (run,) = log["runs"]
    driver = run["tool"]["driver"]
    assert driver["name"] == "journal"
    assert run["columnKind"] in ("utf16CodeUnits", "unicodeCodePoints")
    ids = [rule["id"] for rule in driver["rules"]]
    assert ids == [rule.code for rule in RULES]
    assert all(rule["shortDescription"]["text"] for rule in driver["rules"])
    lines = POOR.split("\n")
    assert len(run["results"]) == 4
    for result in run["results"]:
        assert ids[result["ruleIndex"]] == result["ruleId"]
        assert result["level"] in ("none", "note", "warning", "error")
        assert result["message"]["text"]
        (location,) = result["locations"]
        place = location["physicalLocation"]
        uri = place["artifactLocation"]["uri"]
        assert re.fullmatch(r"[A-Za-z0-9._~/%-]+", uri)
        assert unquote(uri) == odd.name
        region = place["region"]
        assert 1 <= region["startLine"] <= len(lines)
        assert 1 <= region["startColumn"] < region["endColumn"] <= len(lines[region["startLine"] - 1]) + 1
    (fix,) = next(result["fixes"] for result in run["results"] if "fixes" in result)
    (change,) = fix["artifactChanges"]
    (replacement,) = change["replacements"]
    deleted = replacement["deletedRegion"]
    assert lines[2][deleted["startColumn"] - 1 : deleted["endColumn"] - 1] == "2020-01-01"
    assert fix["description"]["text"]
    assert replacement["insertedContent"]["text"]


def test_annotations_cannot_be_broken_out_of(shell: Shell) -> None:
    odd = shell.folder / "a,b:c%.md"
    odd.write_text("## Blockers\n\n- Redis 100% ::set-output\x1b[2J\n", encoding="utf-8")
    status, out, _ = ran(shell, "--format", "github", "--select", "C002", odd.name)
    assert status == 1
    (line,) = out.splitlines()
    assert line.startswith("::warning file=a%2Cb%3Ac%25.md,line=3,col=1,endColumn=")
    assert "title=C002 bare-blocker::" in line
    assert "100%25 ::set-output\\x1b[2J" in line


def test_what_is_selected_and_ignored(shell: Shell) -> None:
    assert codes(shell) == ["T006", "T001", "S001", "T009"]
    assert codes(shell, "--select", "T00") == ["T006", "T001", "T009"]
    assert codes(shell, "--select", "T,S", "--ignore", "t001,T009") == ["T006", "S001"]
    status, _, err = ran(shell, "--select", "T9")
    assert (status, "there is no check T9" in err) == (2, True)
    status, _, err = ran(shell, "--format", "xml")
    assert (status, "there is no format xml" in err) == (2, True)


def test_the_settings_select_by_path_and_say_what_is_wrong_in_them(shell: Shell) -> None:
    folder = shell.folder.parent / "config"
    folder.mkdir()
    config = folder / "config.toml"
    config.write_text('[checks]\nignore = ["T006"]\n[checks.ignore-in]\n"archive/" = ["T"]\n')
    archived = shell.folder / "archive/CONTINUITY.md"
    archived.parent.mkdir()
    archived.write_text(POOR, encoding="utf-8")
    shell.start("new", "nothing").communicate()
    assert codes(shell) == ["T001", "S001", "T009"]
    assert codes(shell, "archive/CONTINUITY.md") == ["T001", "S001", "T009"]  # without git its folder is its root
    config.write_text('[checks]\nselect = ["S"]\n[checks.select-in]\n"*.md" = ["T001"]\n')
    assert codes(shell) == ["T001"]
    assert codes(shell, "--select", "S") == ["S001"]
    config.write_text('[checks]\nignored = ["T"]\n')
    status, _, err = ran(shell)
    assert (status, "did you mean ignore?" in err) == (2, True)
    config.write_text('[checks]\nignore = ["T999"]\n')
    assert ran(shell)[0] == 2
    assert "T999" in ran(shell)[2]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("## Blockers\n\n- Redis drops <!-- journal: ignore C002 -->\n- Nginx drops\n", [4]),
        ("## Blockers\n\n- Redis drops <!-- journal: ignore -->\n- Nginx drops\n", [4]),
        ("## Blockers\n\n- Redis drops <!-- journal: ignore T -->\n- Nginx drops\n", [3, 4]),
        ("## Blockers\n<!-- journal: ignore C, T -->\n\n- Redis drops\n- Nginx drops\n", []),
        ("## Blockers\n\n### One\n\n- Redis drops\n\n### Two\n\n<!-- journal: ignore C002 -->\n\n- Nginx drops\n", [5]),
        ("<!-- journal: ignore C002 -->\n# Queue\n\n## Blockers\n\n- Redis drops\n", []),
        ("## Blockers\n\nSome words.\n\n<!-- journal: ignore C002 -->\n\n- Redis drops\n- Nginx drops\n", [8]),
        ("## Blockers\r\n\r\n- Redis drops <!-- journal: ignore C002 -->\r\n- Nginx drops\r\n", [4]),
    ],
    ids=["its line", "all codes", "another code", "a section", "a subsection", "the page", "the next line", "CRLF"],
)
def test_a_remark_in_the_page_silences(shell: Shell, text: str, found: list[int]) -> None:
    shell.file.write_bytes(text.encode())
    lines = [finding["line"] for finding in json.loads(ran(shell, "--json")[1])["findings"]]
    assert lines == found


def test_what_is_certain_is_mended_and_undo_takes_it_back(shell: Shell) -> None:
    status, out, err = ran(shell, "--fix")
    assert status == 1
    assert "T006" not in out
    assert "mended Last Updated" in err
    assert "2020-01-01" not in shell.text
    assert shell.text.replace(re.search(r"\d{4}-\d\d-\d\d", shell.text)[0], "2020-01-01") == POOR
    shell.run("undo")
    assert shell.text == POOR


def test_an_edit_that_writes_a_secret_is_warned_of_and_carried_out(shell: Shell) -> None:
    process = shell.start("add", "files", f"key {TOKEN}")
    _, err = process.communicate(timeout=60)
    assert process.returncode == 0
    assert "looks like a GitHub token; journal undo takes it back" in err
    assert f"key {TOKEN}" in shell.text


def test_whatever_brings_a_secret_back_is_warned_of_before_it_is_saved(shell: Shell) -> None:
    def said(*words: str) -> str:
        process = shell.start(*words)
        return process.communicate(timeout=60)[1]

    shell.run("add", "files", f"key {TOKEN}")
    assert "GitHub token" not in said("undo")
    assert "GitHub token; journal undo takes it back" in said("redo")
    assert "GitHub token" not in said("add", "files", "another")
    shell.run("undo")
    shell.run("undo")
    numbers = [line.split()[0] for line in shell.run("history").splitlines() if line.split()[0].isdigit()]
    assert any("GitHub token" in said("restore", number) for number in numbers)
    said("undo")
    run = said("run", "--attach", "--create", "--", "sh", "-c", f"echo {TOKEN} 3 passed")
    assert (TOKEN in shell.text) == ("GitHub token" in run)


def test_several_files_and_a_missing_one(shell: Shell) -> None:
    other = shell.folder / "PLAN.md"
    other.write_text("## Blockers\n\n- Redis drops\n")
    found = json.loads(ran(shell, "--json", "CONTINUITY.md", "PLAN.md")[1])["findings"]
    assert {finding["path"] for finding in found} == {"CONTINUITY.md", "PLAN.md"}
    status, out, err = ran(shell, "NOTHING.md")
    assert (status, out) == (2, "")
    assert "does not exist" in err


def test_the_definition_of_the_hook_names_a_command_and_pages_that_exist() -> None:
    text = Path(".pre-commit-hooks.yaml").read_text()
    entry = re.search(r"entry: journal (\w+)", text)
    assert entry is not None
    from journal.cli.commands import COMMANDS

    assert entry[1] in COMMANDS
    wanted = re.compile(re.search(r"files: (.*)", text)[1])
    assert wanted.search("docs/CONTINUITY.md")
    assert wanted.search("session-handoff.md")
    assert not wanted.search("README.md")
    assert "journal" in tomllib.loads(Path("pyproject.toml").read_text())["project"]["scripts"]
