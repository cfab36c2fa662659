"""A whole day, replayed: the summary is exactly what git and the page's own difference give."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

import pytest

from journal.document.edit import Mark
from journal.document.marks import State
from journal.kinds.which import KINDS
from journal.project.propose import Kind
from journal.session.markdown import as_markdown
from tests.session.day import EVENING, MINUTE, Day

if TYPE_CHECKING:
    from pathlib import Path

    from journal.session.difference import Told
    from journal.session.summary import Summary


@pytest.fixture(autouse=True)
def _own_git_configuration(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.startswith("GIT_")] + ["EMAIL"]:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)


@pytest.fixture(params=KINDS)
def day(request: pytest.FixtureRequest, tmp_path: Path) -> Day:
    return played(tmp_path, request.param)


def played(folder: Path, kind: str) -> Day:
    day = Day(folder, kind)
    day.play()
    return day


def texts(found: tuple[Told, ...]) -> list[str]:
    return [told.text for told in found]


def test_the_items_are_the_difference_of_the_page(day: Day) -> None:
    items = day.summaries().current().items
    assert texts(items.completed) == ["Retry policy"]
    assert texts(items.begun) == ["Admin page, with counts"]
    assert [text.endswith("The broker is down") for text in texts(items.resolved)] == [True]
    assert (items.blocked, items.decided, items.learned, items.still_open) == ((), (), (), ())


def test_the_commits_are_those_that_git_has_of_this_user_since_the_start(day: Day) -> None:
    known = day.git("log", "--branches", "--author=me@localhost", "--reverse", "--format=%H", f"^{day.start}")
    summary = day.summaries().current()
    assert sorted(commit.id for commit in summary.commits) == sorted(known.split())
    assert [commit.subject for commit in summary.commits] == ["add retry with jitter", "keep dead letters"]


def test_the_files_are_those_of_git_without_what_others_did_and_what_was_there_before(day: Day) -> None:
    theirs = {"src/other.py", "notes.txt", day.page.name}
    counted = {}
    day.git("add", "-A", "--intent-to-add")
    for line in day.git("diff", "--numstat", day.start).splitlines():
        added, removed, path = line.split("\t")
        counted[path] = int(added), int(removed)
    day.git("reset", "-q")
    summary = day.summaries().current()
    found = {file.touched.path: (file.touched.added, file.touched.removed) for file in summary.files}
    assert found == {path: counts for path, counts in counted.items() if path not in theirs}
    kinds = {file.touched.path: file.touched.kind for file in summary.files}
    assert kinds == {
        "src/gone.py": Kind.DELETED,
        "src/new.py": Kind.NEW,
        "src/queue.py": Kind.CHANGED,
        "src/worker.py": Kind.CHANGED,
    }


def test_uncommitted_is_what_git_status_says(day: Day) -> None:
    status = day.git("status", "--porcelain", "-uall")
    signs = {"?": "+", "M": "~", "D": "-"}
    expected = {line.split()[-1]: signs[line.split()[0][0]] for line in status.splitlines()}
    assert dict(day.summaries().current().uncommitted) == expected


def test_runs_time_and_place_are_those_of_the_day(day: Day) -> None:
    summary = day.summaries().current()
    assert [time.localtime(moment).tm_mday for moment in (summary.opened, summary.until)] == [5, 6]
    assert [(run.command, run.is_good, run.failed) for run in summary.runs] == [("pytest -q", False, 2)]
    assert summary.opened == EVENING
    assert summary.until == EVENING + 191 * MINUTE
    assert summary.outside == 1
    assert summary.stopped.place == "src/worker.py:2"
    assert summary.stopped.goal == "Admin page, with counts"
    assert "2 failed" in summary.stopped.state


def test_no_claim_is_false(day: Day) -> None:
    told = as_markdown(day.summaries().current(), "Session")
    assert "not ours" not in told
    assert "old.py" not in told, "it was put back as it was"
    assert "12 passed" not in told, "the last run failed"
    assert "notes.txt" not in told.partition("## Uncommitted")[0], "it was changed before the session"


def test_written_twice_it_changes_nothing_the_second_time(day: Day) -> None:
    before = day.page.read_bytes()
    summaries = day.summaries()
    assert summaries.write(summaries.current())
    day.desk.save()
    written = day.page.read_bytes()
    assert written != before
    assert not summaries.write(summaries.current())
    day.crash()
    assert not day.summaries().write(day.summaries().current())
    assert day.page.read_bytes() == written
    day.desk.undo()
    day.desk.save()
    assert day.page.read_bytes() == before
    day.summaries().write(day.summaries().current())
    day.desk.save()
    assert day.page.read_bytes() == written


def test_what_happens_after_a_summary_updates_it_and_doubles_nothing(day: Day) -> None:
    summaries = day.summaries()
    summaries.write(summaries.current())
    day.desk.save()
    day.wait(10)
    day.write("src/new.py", "ROWS = [3, 4, 5, 6]\n\n\nclass Fresh:\n    size = 9\n")
    day.commit("add new", "src/new.py")
    day.git("checkout", "-q", "--", "src/worker.py")
    day.run("pytest -q", 0, 14, 0)
    summaries.write(summaries.current())
    text = day.desk.document.text
    assert "2 failed" not in text
    assert "src/worker.py" not in text, "it was put back as it was"
    assert "`src/new.py` - new" not in text, "it is committed now"
    assert text.count("Read and then write is never a claim") == 1
    assert text.count("add retry with jitter") <= 1


def test_a_day_is_told_the_same_when_others_have_followed(day: Day) -> None:
    told = day.summaries().current()
    day.crash()
    day.wait(9 * 60)
    assert day.desk.session() != told.number
    day.summaries().begin()
    day.write("src/next.py", "def later():\n    return 0\n")
    day.write("src/new.py", "nothing of it is left\n")
    day.git("checkout", "-q", "--", "src/worker.py", "src/gone.py")
    day.commit("another day")
    day.desk.do(Mark(day.handle("Admin page"), State.DONE))
    day.desk.save()
    again = day.summaries().of(told.number)
    assert again is not None

    def files(summary: Summary) -> list[tuple[object, ...]]:
        return [(one.touched.path, one.touched.kind, one.touched.added, one.touched.removed) for one in summary.files]

    assert files(again) == files(told)
    assert (again.commits, again.items, again.runs, again.words) == (told.commits, told.items, told.runs, told.words)
    assert "as the next session found them, 2026-03-06" in again.problem
    assert again.uncommitted == (), "what was not committed then is not known now"
    changed = [file.touched.path for file in day.summaries().current().files]
    assert changed == ["src/gone.py", "src/new.py", "src/next.py", "src/worker.py"]


@pytest.mark.parametrize("kind", ["context", "continuity", "plan"])
def test_words_of_the_users_own_stay(tmp_path: Path, kind: str) -> None:
    day = played(tmp_path, kind)
    summaries = day.summaries()
    summaries.write(summaries.current())
    day.desk.save()
    day.elsewhere("adds `retry`, changes `queue`", "asks three times before it gives up")
    day.git("checkout", "-q", day.start, "--", "src/queue.py")
    summaries.write(summaries.current())
    assert "asks three times before it gives up" in day.desk.document.text
