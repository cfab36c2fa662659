"""What `journal run` keeps and writes, and that no verdict says more than the run did."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import pytest

from journal.session.runs import Run
from journal.session.verdict import took, verdict

if TYPE_CHECKING:
    from tests.shell import Shell


def runs(shell: Shell) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(shell.run("run", "--json"))["runs"]
    return found


def test_a_run_is_kept_with_all_that_came_of_it(shell: Shell) -> None:
    program = "for n in range(30): print('line', n)\nprint('\\x1b[1m2 failed, 3 passed in 0.1s\\x1b[0m'); exit(1)"
    shell.run("run", "--", sys.executable, "-c", program, status=1)
    (kept,) = runs(shell)
    assert (kept["status"], kept["passed"], kept["failed"], kept["good"]) == (1, 3, 2, False)
    lines = kept["lines"]
    assert isinstance(lines, list)
    assert (len(lines), lines[0], lines[-1]) == (20, "line 11", "2 failed, 3 passed in 0.1s")


def test_what_is_kept_holds_nothing_that_a_terminal_obeys(shell: Shell) -> None:
    shell.run("run", "printf", r"a\033]0;title\007b\001\xe2\x80\xaec\n")
    (kept,) = runs(shell)
    assert kept["lines"] == ["ab\\u{202e}c"]
    assert "\x1b" not in shell.run("run")


def test_a_result_is_attached_once_and_undone_in_one_step(shell: Shell) -> None:
    before = shell.text
    script = shell.folder / "check.sh"
    script.write_text("echo 3 passed in 0.1s\n")
    shell.run("run", "--attach", "--create", "sh", "check.sh")
    assert shell.text.count("sh check.sh") == 1
    assert "3 passed in 0." in shell.text
    once = shell.text
    script.write_text("echo 3 passed in 0.1s; exit 4\n")
    shell.run("run", "--attach", "sh", "check.sh", status=4)
    assert shell.text.count("sh check.sh") == 1
    assert "exit 4, 3 passed in 0." in shell.text
    shell.run("undo")
    assert shell.text == once
    shell.run("undo")
    assert shell.text == before


def test_without_a_section_the_run_is_kept_and_the_way_is_said(shell: Shell) -> None:
    process = shell.start("run", "--attach", "true")
    _, err = process.communicate(timeout=60)
    assert process.returncode == 0
    assert "--create makes one" in err
    assert len(runs(shell)) == 1


def test_without_a_document_it_only_runs(shell: Shell) -> None:
    shell.file.unlink()
    process = shell.start("run", "echo", "here")
    out, err = process.communicate(timeout=60)
    assert (process.returncode, out) == (0, "here\n")
    assert err == "journal: nothing was recorded: there is no continuity document here; journal new writes one\n"


def test_options_behind_the_command_are_its_own(shell: Shell) -> None:
    assert shell.run("run", "echo", "--attach", "-C", "--", "--json") == "--attach -C -- --json\n"


@pytest.mark.parametrize(
    ("run", "said"),
    [
        (Run("x", 0, 0.0, 1.0, 3, 0, 0), "3 passed"),
        (Run("x", 0, 0.0, 1.0, 3, 0, 2), "3 passed, 2 skipped"),
        (Run("x", 1, 0.0, 1.0, 3, 2, 0), "2 failed, 3 passed"),
        (Run("x", 1, 0.0, 1.0, 3, 0, 0), "exit 1, 3 passed"),
        (Run("x", 0, 0.0, 1.0, 3, 2, 0), "exit 0, 2 failed, 3 passed"),
        (Run("x", 0, 0.0, 1.0), "exit 0"),
        (Run("x", 137, 0.0, 1.0), "exit 137"),
        (Run("x", 5, 0.0, 1.0, 0, 0, 0), "exit 5, no tests"),
        (Run("x", 0, 0.0, 1.0, 0, 0, 0), "no tests"),
    ],
)
def test_a_verdict_says_no_more_than_the_run_did(run: Run, said: str) -> None:
    assert verdict(run) == said
    assert run.is_good is (run.status == 0 and not run.failed)


@pytest.mark.parametrize(
    ("seconds", "said"),
    [(0.04, "0.0 s"), (9.94, "9.9 s"), (31.2, "31 s"), (119.0, "119 s"), (600.0, "10 min"), (9000.0, "2 h 30 min")],
)
def test_durations_are_said_as_people_do(seconds: float, said: str) -> None:
    assert took(seconds) == said
