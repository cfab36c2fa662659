"""Sessions: when one opens, goes on and is over, and what the timeline tells of it."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING

from journal.document.edit import Add, Mark
from journal.document.marks import State
from journal.session.runs import RUN, Run, from_event, to_payload
from journal.session.timeline import AFTER_SUMMARY, IDLE, OUTSIDE, SUMMARY
from journal.summaries import Summaries
from tests.desk import PAGE, Bench

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from journal.desk import Desk


def kinds(desk: Desk) -> list[str]:
    return [event.kind for event in desk.sessions.events(desk.session())]


def test_panes_and_commands_share_the_session_that_is_open(bench: Bench) -> None:
    pane, command = bench.open(), bench.open()
    number = pane.session()
    command.do(Mark("doing.1", State.DONE))
    command.save()
    assert command.session() == number
    assert [session.number for session in command.sessions.all(command.path)] == [number]


def test_after_a_long_quiet_a_new_session_begins_with_the_text_as_it_is_then(bench: Bench) -> None:
    desk = bench.open()
    first = desk.session()
    desk.do(Mark("doing.1", State.DONE))
    desk.save()
    ended = bench.now
    bench.now += IDLE + 1
    second = desk.session()
    assert second != first
    sessions = desk.sessions.all(desk.path)
    assert [(one.number, one.closed) for one in sessions] == [(first, ended), (second, None)]
    assert Summaries(desk).current().items.completed == ()
    earlier = Summaries(desk).of(first)
    assert earlier is not None
    assert [told.text for told in earlier.items.completed] == ["Retry policy"]


def test_a_night_without_edits_ends_no_session_in_which_files_are_worked_on(bench: Bench) -> None:
    desk = bench.open()
    number = desk.session()
    Summaries(desk).current()  # takes the baseline
    bench.now += IDLE + 1
    source = bench.folder / "queue.py"
    source.write_text("retries = 3\n", "utf-8")
    os.utime(source, (bench.now - 60, bench.now - 60))
    assert desk.session() == number
    assert [file.touched.path for file in Summaries(desk).current().files] == ["queue.py"]


def test_how_long_is_long_is_a_setting(bench: Bench, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("JOURNAL_CONFIG_DIR", str(tmp_path / "config"))
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "config.toml").write_text(f'[projects."{bench.folder}"]\nidle = 1.5\n', "utf-8")
    desk = bench.open()
    first = desk.session()
    bench.now += 1.4 * 3600
    assert desk.session() == first
    bench.now += 0.2 * 3600
    assert desk.session() != first


def test_a_session_whose_summary_is_written_is_over_sooner(bench: Bench) -> None:
    desk = bench.open()
    first = desk.session()
    desk.sessions.tell(first, SUMMARY, b"{}")
    bench.now += AFTER_SUMMARY - 1
    assert desk.session() == first
    desk.do(Add("next", "one more thing"))
    bench.now += AFTER_SUMMARY + 1
    assert desk.session() == first, "something happened after the summary, so that it tells not all"
    desk.sessions.tell(first, SUMMARY, b"{}")
    bench.now += AFTER_SUMMARY + 1
    assert desk.session() != first


def test_leaving_ends_the_session_only_behind_its_summary(bench: Bench) -> None:
    desk = bench.open()
    first = desk.session()
    desk.timeline.end()
    assert desk.session() == first
    desk.sessions.tell(first, SUMMARY, b"{}")
    desk.timeline.end()
    assert desk.session() != first


def test_another_writer_is_told_of_and_a_process_of_ours_is_not(bench: Bench) -> None:
    pane = bench.open()
    pane.session()
    command = bench.open()
    command.do(Mark("doing.1", State.DONE))
    command.save()
    pane.refresh()
    assert OUTSIDE not in kinds(pane)
    bench.write(bench.text.replace("Load test", "Load test, twice"))
    pane.refresh()
    command.refresh()
    assert kinds(pane).count(OUTSIDE) == 1


def test_what_another_writer_left_while_nobody_looked_is_told_at_the_next_start(bench: Bench) -> None:
    desk = bench.open()
    desk.do(Mark("doing.1", State.DONE))
    desk.save()
    desk.close()
    bench.write(bench.text.replace("Load test", "Load test, twice"))
    assert kinds(bench.open()).count(OUTSIDE) == 1


def test_what_we_saved_ourselves_before_a_crash_is_no_other_writer(bench: Bench) -> None:
    killed = bench.open()
    killed.do(Mark("doing.1", State.DONE))
    bench.write(killed.document.text)  # the file had it, and the ledger was not told any more
    killed.ledger.close()
    assert OUTSIDE not in kinds(bench.open())


def test_edits_are_told_with_the_face_that_they_came_through(bench: Bench) -> None:
    pane = bench.open()
    pane.timeline.tell_face(pane.session(), "a1.b2.c3", "pane")
    pane.do(Mark("doing.1", State.DONE))
    assert Summaries(pane).current().edits == {"command line": 1}
    pane.timeline.tell_face(pane.session(), pane.ledger.owner, "pane")
    assert Summaries(pane).current().edits == {"pane": 1}


def test_the_last_session_is_told_as_long_as_nobody_begins_another(bench: Bench) -> None:
    desk = bench.open()
    first = desk.session()
    Summaries(desk).current()
    desk.do(Mark("doing.1", State.DONE))
    desk.save()
    bench.now += IDLE + 1
    latest = Summaries(desk).latest()
    assert (latest.number, [told.text for told in latest.items.completed]) == (first, ["Retry policy"])
    assert [session.number for session in desk.sessions.all(desk.path)] == [first], "looking begins none"


def test_where_nobody_looked_the_files_of_an_earlier_session_are_not_guessed(bench: Bench) -> None:
    desk = bench.open()
    first = desk.session()
    Summaries(desk).current()
    (bench.folder / "queue.py").write_text("retries = 3\n", "utf-8")
    os.utime(bench.folder / "queue.py", (bench.now, bench.now))
    bench.now += IDLE + 1
    desk.session()
    earlier = Summaries(desk).of(first)
    assert earlier is not None
    assert earlier.files == ()
    assert "nobody looked" in earlier.problem


def test_without_git_too_an_earlier_session_has_the_files_that_the_next_one_found(bench: Bench) -> None:
    desk = bench.open()
    first = desk.session()
    Summaries(desk).current()
    source = bench.folder / "queue.py"
    source.write_text("retries = 3\n", "utf-8")
    os.utime(source, (bench.now, bench.now))
    bench.now += IDLE + 1
    assert desk.session() != first
    Summaries(desk).current()
    source.write_text("retries = 4\nwaits = 2\n", "utf-8")
    os.utime(source, (bench.now, bench.now))
    earlier = Summaries(desk).of(first)
    assert earlier is not None
    assert [(file.touched.path, file.touched.added) for file in earlier.files] == [("queue.py", 1)]


def test_a_session_before_git_and_one_with_it_are_not_compared(bench: Bench) -> None:
    desk = bench.open()
    first = desk.session()
    Summaries(desk).current()
    bench.now += IDLE + 1
    subprocess.run(["git", "init", "-q", str(bench.folder)], check=True)
    assert desk.session() != first
    Summaries(desk).current()
    earlier = Summaries(desk).of(first)
    assert earlier is not None
    assert (earlier.files, "only one of this session and the next" in earlier.problem) == ((), True)


def test_a_run_comes_back_as_it_was_told(bench: Bench) -> None:
    desk = bench.open()
    run = Run("pytest -q", 1, bench.now, 31.5, 212, 2, None, ("FAILED tests/test_x.py", "2 failed, 212 passed"))
    desk.sessions.tell(desk.session(), RUN, to_payload(run))
    (event,) = [event for event in desk.sessions.events(desk.session()) if event.kind == RUN]
    assert from_event(event) == run
    assert not run.is_good


def test_the_page_that_a_session_began_with_is_known_though_nothing_was_saved(bench: Bench) -> None:
    desk = bench.open()
    desk.session()
    assert [desk.version(version.number).decode() for version in desk.versions()] == [PAGE]
