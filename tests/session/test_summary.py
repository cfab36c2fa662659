"""Summaries from the command line, as pages and as words; moments as people type them."""

from __future__ import annotations

import json
import subprocess
import time
from typing import TYPE_CHECKING

import pytest

from journal.document.chunks import read
from journal.kinds.meaning import Kinds
from journal.project.propose import Kind
from journal.session.markdown import as_markdown
from journal.session.moments import moment_of
from journal.session.pages import write_page
from journal.session.runs import Run
from journal.session.summary import Evidence, summary_of
from journal.session.worked import Touched, Worked

if TYPE_CHECKING:
    from pathlib import Path

    from tests.shell import Shell

NOON = time.mktime((2026, 3, 5, 12, 0, 0, 0, 0, -1))


def test_the_summary_of_the_command_line_is_that_of_the_session(shell: Shell) -> None:
    shell.run("summary")
    shell.run("mark", "done", "Retry")
    (shell.folder / "worker.py").write_text("retries = 3\n", "utf-8")
    out = shell.run("summary")
    assert "## Completed\n\n- Retry policy\n" in out
    assert "- + `worker.py` (+1 −0), which the document does not list" in out
    found = json.loads(shell.run("summary", "--json"))
    assert found["items"]["completed"] == [{"id": "done.2", "role": "done", "text": "Retry policy"}]
    assert [(file["path"], file["kind"], file["listed"]) for file in found["files"]] == [("worker.py", "new", False)]
    assert shell.run("summary", "--write") == "written: the session's summary\n"
    written = shell.text
    assert shell.run("summary", "--write") == "the document says all of it already\n"
    assert shell.text == written
    shell.run("undo")
    assert "**Stopped:**" not in shell.text


@pytest.mark.parametrize(
    "words", [("mark", "done", "Retry"), ("run", "--", "true"), ("archive", "--older-than", "0d")], ids=" ".join
)
def test_the_first_command_of_a_session_remembers_the_work_tree(shell: Shell, words: tuple[str, ...]) -> None:
    subprocess.run(["git", "init", "-q"], cwd=shell.folder, check=True, env=shell.env)
    (shell.folder / "before.py").write_text("x = 1\n", "utf-8")
    shell.run(*words)
    (shell.folder / "after.py").write_text("y = 1\n", "utf-8")
    found = json.loads(shell.run("summary", "--json"))
    assert [file["path"] for file in found["files"]] == ["after.py"]


def test_an_earlier_stretch_is_told_by_its_number_or_its_beginning(shell: Shell) -> None:
    shell.run("mark", "done", "Retry")
    assert "Retry policy" in shell.run("summary", "--since", "1h")
    assert "Retry policy" in shell.run("summary", "--session", "1")
    assert "there is no session 7" in shell.run("summary", "--session", "7", status=2)
    assert "is no time" in shell.run("summary", "--since", "teatime", status=2)
    assert "can be written" in shell.run("summary", "--since", "1h", "--write", status=2)


@pytest.mark.parametrize(
    ("typed", "seconds"),
    [("3h", 3 * 3600), ("2d", 2 * 86400), ("45m", 2700), ("11:30", 1800), ("12:30", 84600), ("2026-03-05", 43200)],
)
def test_a_moment_is_what_people_mean_by_it(typed: str, seconds: float) -> None:
    assert moment_of(typed, NOON) == NOON - seconds


@pytest.mark.parametrize("typed", ["", "h", "25:00", "2026-13-01", "tomorrow"])
def test_what_means_no_moment_is_none(typed: str) -> None:
    assert moment_of(typed, NOON) is None


def evidence(**given: object) -> Evidence:
    page = Kinds().page(read("# Queue\n\n## Files\n\n- `src/a.py`, `src/d.py` - retries\n"))
    return Evidence(1, NOON, None, page, page, Worked())._replace(**given)


def test_a_run_that_counted_failures_is_not_good_whatever_its_exit_status() -> None:
    runs = (Run("pytest", 0, NOON, 3.0, 5, 0), Run("pytest", 0, NOON + 60, 3.0, 4, 1), Run("make", 2, NOON + 9, 1.0))
    found = summary_of(evidence(runs=runs))
    assert [(run.command, run.is_good) for run in found.runs] == [("make", False), ("pytest", False)]
    told = as_markdown(found, "Session")
    assert "1 failed, 4 passed" in told
    assert "5 passed" not in told


def test_files_that_are_listed_generated_or_gone_are_not_asked_for() -> None:
    files = (
        Touched("src/a.py", Kind.CHANGED, at=NOON),
        Touched("src/b.py", Kind.NEW, at=NOON + 1),
        Touched("src/c.py", Kind.DELETED),
        Touched("src/d.py", Kind.CHANGED),
        Touched("poetry.lock", Kind.CHANGED, at=NOON + 2, generated=True),
    )
    found = summary_of(evidence(worked=Worked(files=files)))
    assert [file.path for file in found.unnamed] == ["src/b.py"]
    assert found.stopped.place == "src/b.py"


def test_a_page_of_its_own_is_never_written_over_another(tmp_path: Path) -> None:
    found = summary_of(evidence())
    first = write_page(str(tmp_path / "log"), found, "one\n", str(tmp_path))
    assert first == (str(tmp_path / "log" / "2026-03-05.md"), True)
    assert write_page(str(tmp_path / "log"), found, "one\n", str(tmp_path)) == (first[0], False)
    assert write_page(str(tmp_path / "log"), found, "two\n", str(tmp_path)) == (
        str(tmp_path / "log" / "2026-03-05-2.md"),
        True,
    )
    assert (tmp_path / "log" / "2026-03-05.md").read_text("utf-8") == "one\n"


def test_a_name_with_a_line_break_in_it_makes_no_line_of_its_own() -> None:
    files = (Touched("a\n# b.py", Kind.NEW),)
    told = as_markdown(summary_of(evidence(worked=Worked(files=files, uncommitted=(("a\n# b.py", "+"),)))), "Session")
    assert "\n# b.py" not in told
