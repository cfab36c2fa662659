"""What keys do to the page."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from journal.tui.actions import ACTIONS
from tests.tui.stage import Stage, play

if TYPE_CHECKING:
    import pytest


def test_no_key_stands_for_two_actions() -> None:
    keys = [key for action in ACTIONS for key in action.keys]
    assert len(set(keys)) == len(keys)


def test_nothing_that_removes_is_on_a_small_letter() -> None:
    keys = {key: action.name for action in ACTIONS for key in action.keys}
    assert keys["D"] == "remove"
    assert "d" not in keys


def test_x_ticks_the_selected_item_and_u_takes_it_back(tmp_path: Path) -> None:
    async def script(stage: Stage) -> None:
        await stage.press("x")
        assert "━ 1 Doing" in stage.screen
        await stage.until(lambda: "- ✅ Retry policy" in stage.bench.text)
        await stage.press("u")
        assert stage.foot == "undone: mark done: Retry policy"
        await stage.press("ctrl+r")
        assert stage.foot == "done again: mark done: Retry policy"

    assert "- ✅ Retry policy" in play(tmp_path, script).text


def test_space_goes_from_to_do_to_in_progress_to_done(tmp_path: Path) -> None:
    async def script(stage: Stage) -> None:
        await stage.press("1", "space")

    assert "- ✅ Retry policy" in play(tmp_path, script, "# P\n\n## In Progress\n\n- 🔄 Retry policy\n").text


def test_what_is_added_stands_below_the_last_item_and_is_selected(tmp_path: Path) -> None:
    async def script(stage: Stage) -> None:
        await stage.press("3", "a")
        await stage.write("ask for a second broker")
        assert " ▸3 ask for a second broker" in stage.lines

    assert "2. Load test\n3. ask for a second broker\n" in play(tmp_path, script).text


def test_an_item_is_edited_where_it_stands(tmp_path: Path) -> None:
    async def script(stage: Stage) -> None:
        await stage.press("1", "j", "enter")
        await stage.write(" of jobs")
        assert " ▸◐ Admin page of jobs" in stage.lines

    assert "- 🔄 Admin page of jobs\n" in play(tmp_path, script).text


def test_a_long_text_grows_where_it_is_typed(tmp_path: Path) -> None:
    async def script(stage: Stage) -> None:
        before = next(at for at, line in enumerate(stage.lines) if "2 Blockers" in line)
        await stage.press("1", "enter")
        await stage.press(*("space" if char == " " else char for char in " that goes on and on over the edge of it"))
        await stage.until(lambda: "2 Blockers" in stage.lines[before + 1])
        assert "    edge of it" in stage.lines

    play(tmp_path, script)


def test_escape_keeps_what_was_typed_as_a_draft(tmp_path: Path) -> None:
    async def script(stage: Stage) -> None:
        await stage.press("3", "a", "o", "n", "e", "escape")
        assert "draft" in stage.foot
        await stage.press("a")
        await stage.write(" more")

    assert "3. one more\n" in play(tmp_path, script).text


def test_a_blocker_is_resolved_with_its_lesson(tmp_path: Path) -> None:
    async def script(stage: Stage) -> None:
        await stage.press("2", "r")
        await stage.write("limit raised")
        await stage.write("ask first")

    text = play(tmp_path, script).text
    assert "limit raised" in text
    assert "ask first" in text


def test_an_item_is_blocked_where_the_page_has_no_section_for_it_yet(tmp_path: Path) -> None:
    async def script(stage: Stage) -> None:
        await stage.press("b")
        await stage.write("no access")

    text = play(tmp_path, script, "# P\n\n## In Progress\n\n- 🔄 Retry policy\n").text
    assert text.endswith("- Retry policy: no access\n")
    assert "## Blockers\n" in text


def test_a_captured_line_goes_where_its_first_sign_says(tmp_path: Path) -> None:
    async def script(stage: Stage) -> None:
        for line in ("! no disk", "> buy one", "~ looking", "* measure first"):
            await stage.press("c")
            await stage.write(line)

    text = play(tmp_path, script).text
    assert "- no disk\n" in text
    assert "3. buy one\n" in text
    assert "- 🔄 looking\n" in text
    assert "- measure first\n" in text


def test_the_status_line_is_edited(tmp_path: Path) -> None:
    async def script(stage: Stage) -> None:
        await stage.press("s", "ctrl+u")
        await stage.write("all done")
        assert stage.lines[1] == " all done"

    assert "**Status:** all done\n" in play(tmp_path, script).text


def test_the_status_line_is_the_first_of_a_section_where_the_page_has_that(tmp_path: Path) -> None:
    async def script(stage: Stage) -> None:
        assert stage.lines[1] == " [One line]"
        await stage.press("s")
        await stage.write("half of it runs")
        assert stage.lines[1] == " half of it runs"

    page = "# P\n\n## Status\n\n[One line]\n\nMore of it.\n\n## In Progress\n\n- one\n"
    assert play(tmp_path, script, page).text == page.replace("[One line]", "half of it runs")


def test_a_page_without_a_status_gets_one_below_its_other_fields(tmp_path: Path) -> None:
    async def script(stage: Stage) -> None:
        await stage.press("s")
        await stage.write("half of it runs")

    page = "# P\n\n**Owner:** ann\n\n## In Progress\n\n- one\n"
    assert "**Owner:** ann\n**Status:** half of it runs\n" in play(tmp_path, script, page).text


def test_items_move_within_their_list_and_the_selection_goes_with_them(tmp_path: Path) -> None:
    async def script(stage: Stage) -> None:
        await stage.press("3", "J")
        assert " ▸2 Wire jitter" in stage.lines

    assert "1. Load test\n2. Wire jitter\n" in play(tmp_path, script).text


def test_a_removed_item_comes_back(tmp_path: Path) -> None:
    async def script(stage: Stage) -> None:
        await stage.press("3", "D")
        await stage.until(lambda: "Wire jitter" not in stage.bench.text)
        await stage.press("u")

    assert "1. Wire jitter\n2. Load test\n" in play(tmp_path, script).text


def test_what_cannot_be_done_is_said_and_changes_nothing(tmp_path: Path) -> None:
    async def script(stage: Stage) -> None:
        await stage.press("r")
        assert "select one" in stage.foot
        await stage.press("u")
        assert stage.foot == "there is nothing to undo"

    before = "# P\n\n## In Progress\n\n- 🔄 Retry policy\n"
    assert play(tmp_path, script, before).text == before


def test_a_section_that_is_missing_is_made_by_adding_to_its_pane(tmp_path: Path) -> None:
    async def script(stage: Stage) -> None:
        await stage.press("2")
        assert "no such section yet" in stage.screen
        await stage.press("a")
        await stage.write("no network")
        assert "no network" in stage.screen

    assert "no network" in play(tmp_path, script, "# P\n\n## In Progress\n\n- 🔄 Retry policy\n").text


def test_a_filter_shows_what_has_the_words_and_escape_shows_all_again(tmp_path: Path) -> None:
    async def script(stage: Stage) -> None:
        await stage.press("slash", "l", "o", "a", "d")
        assert "Load test" in stage.screen
        assert "Wire jitter" not in stage.screen
        await stage.press("enter", "escape")
        assert "Wire jitter" in stage.screen

    play(tmp_path, script)


def test_escape_never_leaves(tmp_path: Path) -> None:
    async def script(stage: Stage) -> None:
        await stage.press("plus", "escape", "escape", "question_mark", "escape", "escape")
        assert stage.app.is_running
        assert "━ 1 Doing" in stage.screen

    play(tmp_path, script)


def test_every_screen_opens_and_closes(tmp_path: Path) -> None:
    async def script(stage: Stage) -> None:
        await stage.press("x")
        await stage.until(lambda: "saved" in stage.lines[0])
        for key, sign in (
            ("question_mark", "━ Keys"),
            ("0", "━ Outline"),
            ("p", "━ Queue"),
            ("h", "━ History"),
            ("A", "━ Aside"),
            ("ctrl+p", "━ Actions"),
        ):
            await stage.press(key)
            await stage.shows(sign)
            await stage.press("escape")
            await stage.shows("━ 1 Doing")

    play(tmp_path, script)


def test_an_item_is_copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("TMUX", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)

    async def script(stage: Stage) -> None:
        await stage.press("C")
        await stage.shows("clipboard")
        assert stage.app.clipboard == "Retry policy"

    play(tmp_path, script)


def test_the_palette_runs_what_it_finds(tmp_path: Path) -> None:
    async def script(stage: Stage) -> None:
        await stage.press("ctrl+p")
        await stage.write("remove")
        await stage.shows("removed: Retry policy")

    assert "Retry policy" not in play(tmp_path, script).text


def test_an_earlier_version_is_restored_and_undone(tmp_path: Path) -> None:
    async def script(stage: Stage) -> None:
        await stage.press("x")
        await stage.until(lambda: "- ✅ Retry policy" in stage.bench.text)
        await stage.press("D")
        await stage.until(lambda: "Admin page" not in stage.bench.text)
        await stage.press("h", "j", "R")
        await stage.shows("restored version")
        await stage.until(lambda: "Admin page" in stage.bench.text)

    play(tmp_path, script)


def test_a_version_that_is_not_kept_any_more_is_said_and_nothing_stops(tmp_path: Path) -> None:
    async def script(stage: Stage) -> None:
        await stage.press("x")
        await stage.until(lambda: "saved" in stage.lines[0])
        await stage.press("h")
        with closing(sqlite3.connect(Path(stage.bench.state) / "ledger.db")) as ledger, ledger:
            ledger.execute("DELETE FROM versions")
        await stage.press("enter")
        await stage.shows("has no version")
        await stage.press("s")
        await stage.shows("has no version")

    play(tmp_path, script)


def test_one_section_of_an_earlier_version_is_restored(tmp_path: Path) -> None:
    async def script(stage: Stage) -> None:
        await stage.press("D")
        await stage.until(lambda: "Retry policy" not in stage.bench.text)
        await stage.press("2", "D")
        await stage.until(lambda: "Redis" not in stage.bench.text)
        await stage.press("h")
        await stage.shows("session 1, ")
        await stage.press("G", "s")
        await stage.shows("In Progress")
        assert "Next Steps" not in stage.screen
        await stage.press("g", "j", "enter")
        await stage.press("escape")
        await stage.until(lambda: "Retry policy" in stage.bench.text)
        assert "Redis" not in stage.bench.text
        await stage.press("u")
        await stage.until(lambda: "Retry policy" not in stage.bench.text)

    play(tmp_path, script)


def test_what_a_session_changed_is_shown(tmp_path: Path) -> None:
    async def script(stage: Stage) -> None:
        await stage.press("D")
        await stage.until(lambda: "Retry policy" not in stage.bench.text)
        await stage.press("h", "k", "R")
        await stage.shows("that goes for one of the versions below")
        await stage.press("enter")
        await stage.shows("In session 1")
        await stage.shows("-- 🔄 Retry policy")

    play(tmp_path, script)


def test_a_refusal_that_is_longer_than_the_foot_is_read_whole(tmp_path: Path) -> None:
    async def script(stage: Stage) -> None:
        await stage.press("r")
        await stage.shows("r resolves a blocker; select")
        assert stage.lines[-1].strip() == "one"
        await stage.press("j")
        await stage.until(lambda: not stage.lines[-2])

    play(tmp_path, script, "# P\n\n## In Progress\n\n- 🔄 Retry policy\n", size=(30, 20))


def test_an_item_is_added_where_no_role_is_known(tmp_path: Path) -> None:
    async def script(stage: Stage) -> None:
        await stage.press("5", "a")
        await stage.write("two")
        await stage.shows("· two")

    page = "# P\n\n## In Progress\n\n- 🔄 Retry policy\n\n## Menagerie\n\n- one\n"
    assert play(tmp_path, script, page).text.endswith("- one\n- two\n")
