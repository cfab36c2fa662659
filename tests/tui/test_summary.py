"""The end of a session in the pane: what it shows, what can be changed in it, and where it goes."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING

import pytest

from journal.document.edit import Mark
from journal.document.marks import State
from journal.session.runs import RUN, Run, to_payload
from journal.session.timeline import IDLE, SUMMARY
from journal.summaries import Summaries
from tests.desk import PAGE, Bench
from tests.tui.stage import Stage, play_on

if TYPE_CHECKING:
    from pathlib import Path


def worked(bench: Bench) -> None:
    """A session in which something happened, as another process left it."""
    desk = bench.open()
    desk.session()
    Summaries(desk).current()
    desk.do(Mark("doing.1", State.DONE))
    desk.save()
    source = bench.folder / "queue.py"
    source.write_text("retries = 3\n", "utf-8")
    os.utime(source, (bench.now, bench.now))
    run = Run("pytest -q", 1, bench.now - 30, 30.0, 11, 2, None, ())
    desk.sessions.tell(desk.session(), RUN, to_payload(run))
    desk.close()


async def opened(stage: Stage) -> None:
    await stage.press("S")
    await stage.shows("Where it stopped")


def test_a_session_in_which_nothing_happened_yet_says_so(bench: Bench) -> None:
    async def script(stage: Stage) -> None:
        await opened(stage)
        await stage.shows("nothing yet")

    play_on(bench, script)


@pytest.mark.parametrize("size", [(48, 40), (160, 30)])
def test_it_shows_what_was_done_and_fits(bench: Bench, size: tuple[int, int]) -> None:
    worked(bench)

    async def script(stage: Stage) -> None:
        await opened(stage)
        for words in ("✓ Retry policy", "queue.py", "2 failed, 11 passed", "untouched", "1 the document does not list"):
            assert words in stage.screen
        assert all(len(line) <= size[0] for line in stage.lines)
        assert max(len(line) for line in stage.lines) >= size[0] - 1

    play_on(bench, script, size)


def test_a_part_folds_and_is_left_out_of_what_is_written(bench: Bench) -> None:
    bench.write(PAGE + "\n## Files Modified\n\n- `src/old.py` - there before\n")
    worked(bench)

    async def script(stage: Stage) -> None:
        await opened(stage)
        at = next(number for number, line in enumerate(stage.lines) if "━ Files" in line)
        await stage.press(*["j"] * (at - 2), "space")
        assert "+ queue.py" not in stage.screen
        await stage.press("space", "x")
        await stage.shows("left out")
        await stage.press("w")
        await stage.shows("written into the document")
        await stage.press("escape")

    play_on(bench, script)
    assert "queue.py" not in bench.text.partition("Files Modified")[2].partition("##")[0]
    assert "**Stopped:**" in bench.text


def test_y_writes_the_entries_of_the_files_alone(bench: Bench) -> None:
    bench.write(PAGE + "\n## Files Modified\n\n- `src/old.py` - there before\n")
    worked(bench)

    async def script(stage: Stage) -> None:
        await stage.shows("+ queue.py")
        await opened(stage)
        await stage.shows("1 the document does not list  y adds")
        await stage.press("y")
        await stage.shows("written: 1")
        assert "does not list" not in stage.screen
        await stage.press("y")
        await stage.shows("the document lists all files")
        await stage.press("escape")

    play_on(bench, script)
    assert "`queue.py`" in bench.text.partition("Files Modified")[2]
    assert "**Stopped:**" not in bench.text


def test_what_the_summary_wrote_is_proposed_no_more(bench: Bench) -> None:
    bench.write(PAGE + "\n## Files Modified\n\n- `src/old.py` - there before\n")
    worked(bench)

    async def script(stage: Stage) -> None:
        await stage.shows("+ queue.py")
        await opened(stage)
        await stage.press("w")
        await stage.shows("written into the document")
        await stage.press("escape")
        await stage.shows("· queue.py")
        assert "+ queue.py" not in stage.screen
        await stage.press("u")
        await stage.shows("+ queue.py")

    play_on(bench, script)


def test_what_was_learned_is_asked_where_it_stands_and_outlasts_a_kill(bench: Bench) -> None:
    worked(bench)

    async def script(stage: Stage) -> None:
        await opened(stage)
        await stage.press("l")
        await stage.write("Locks are slow")
        await stage.shows("· Locks are slow")

    play_on(bench, script)
    desk = bench.open()
    assert Summaries(desk).current().words == {"learned": "Locks are slow"}


def test_what_was_learned_is_shown_once_when_it_is_written(bench: Bench) -> None:
    worked(bench)

    async def script(stage: Stage) -> None:
        await opened(stage)
        await stage.press("l")
        await stage.write("sockets idle out")
        await stage.shows("sockets idle out")
        await stage.press("w")
        await stage.shows("written into the document")
        await stage.until(lambda: stage.screen.count("sockets idle out") == 1)

    play_on(bench, script)


def test_of_many_items_that_nobody_touched_some_are_named_and_all_are_counted(tmp_path: Path) -> None:
    page = "# P\n\n## In Progress\n\n- 🔄 **Retry** `policy`\n\n## Blockers\n\n"
    bench = Bench(tmp_path, page + "".join(f"- lock {number}\n" for number in range(9)))

    async def script(stage: Stage) -> None:
        await stage.press("c")
        await stage.write("another step")
        await opened(stage)
        head = next(line for line in stage.lines if "Still open" in line)
        assert head.endswith(" 10 ━")
        assert " ◐ Retry policy" in stage.screen
        assert " ✗ lock 0" in stage.screen
        assert "and 5 more, untouched" in stage.screen

    play_on(bench, script)


def test_an_item_is_reworded_in_place(bench: Bench) -> None:
    worked(bench)

    async def script(stage: Stage) -> None:
        await opened(stage)
        await stage.press("j", "enter")
        await stage.write(", with jitter")
        await stage.shows("✓ Retry policy, with jitter")

    play_on(bench, script)
    assert "✅ Retry policy, with jitter" in bench.text


def test_written_and_undone_the_page_is_as_it_was(bench: Bench) -> None:
    worked(bench)
    before = bench.text

    async def script(stage: Stage) -> None:
        await opened(stage)
        await stage.press("w")
        await stage.shows("written into the document")
        await stage.press("w")
        await stage.shows("the document says it all")
        await stage.press("escape", "u")
        await stage.shows("undone: write the session's summary")

    play_on(bench, script)
    assert bench.text == before


def test_a_page_of_its_own_goes_into_a_folder_and_never_over_another(bench: Bench) -> None:
    worked(bench)
    (bench.folder / "log").mkdir()

    async def script(stage: Stage) -> None:
        await opened(stage)
        for _ in range(2):
            await stage.press("p", *["backspace"] * 8)
            await stage.write("log")
            await stage.shows("log")
            await stage.shows("2023-11-14-2.md")

    (bench.folder / "log" / "2023-11-14.md").write_text("mine", "utf-8")
    play_on(bench, script)
    assert (bench.folder / "log" / "2023-11-14.md").read_text("utf-8") == "mine"
    assert sorted(path.name for path in (bench.folder / "log").iterdir()) == ["2023-11-14-2.md", "2023-11-14.md"]
    assert "- Retry policy" in (bench.folder / "log" / "2023-11-14-2.md").read_text("utf-8")


def test_the_clipboard_gets_it_as_markdown(bench: Bench) -> None:
    worked(bench)

    async def script(stage: Stage) -> None:
        await opened(stage)
        await stage.press("c")
        assert "## Completed\n\n- Retry policy\n" in stage.app.clipboard
        assert "2 failed, 11 passed" in stage.app.clipboard

    play_on(bench, script)


def test_the_commit_holds_the_document_and_nothing_else(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)

    def git(*words: str) -> str:
        run = subprocess.run(["git", *words], cwd=bench.folder, check=True, capture_output=True, text=True)
        return run.stdout

    git("init", "-q")
    git("config", "user.email", "me@localhost")
    git("config", "user.name", "me")
    git("commit", "-q", "--allow-empty", "-m", "start")
    worked(bench)
    (bench.folder / "staged.py").write_text("waits\n", "utf-8")
    os.utime(bench.folder / "staged.py", (bench.now, bench.now))
    git("add", "staged.py")

    async def script(stage: Stage) -> None:
        await opened(stage)
        await stage.press("g")
        await stage.write(" of today")
        await stage.shows("committed the document alone")

    play_on(bench, script)
    assert git("show", "--name-only", "--format=%s").split("\n")[0] == "Session notes of 2023-11-14 of today"
    assert git("show", "--name-only", "--format=").split() == ["CONTINUITY.md"]
    assert "A  staged.py" in git("status", "--porcelain")
    assert Summaries(bench.open()).current().commits == ()


def test_after_a_pause_the_pane_opens_on_where_it_stands(bench: Bench) -> None:
    worked(bench)
    bench.now += IDLE

    async def script(stage: Stage) -> None:
        await stage.shows("Where it stands")
        await stage.shows("Admin page")
        await stage.press("enter")
        await stage.shows("1 Doing")

    play_on(bench, script)


def test_leaving_after_the_summary_ends_the_session(bench: Bench) -> None:
    worked(bench)

    async def script(stage: Stage) -> None:
        await opened(stage)
        await stage.press("w")
        await stage.shows("written into the document")
        await stage.press("escape", "q")

    play_on(bench, script)
    desk = bench.open()
    assert desk.sessions.current(desk.path) is None
    (session,) = desk.sessions.all(desk.path)
    assert desk.sessions.events(session.number)[-1].kind == SUMMARY
