"""What the checks say in the pane: a count, a sign at the item, a list, and keys that mend and ignore."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal.document.edit import Add, Drop, Mark
from journal.document.marks import State
from journal.tui.keeper import Keeper
from journal.tui.start import begin_checks
from tests.desk import PAGE, Bench
from tests.tui.stage import Stage, play

if TYPE_CHECKING:
    from pathlib import Path

TOKEN = "ghp_" + "x7Kq2mW9vB4nT8rY3cZ6" + "pL1sD5fG0hJaUeIo"
POOR = (
    PAGE.replace("Redis drops idle sockets", "Redis connection drops") + "\n## Files Modified\n\n- `src/gone.py` - x\n"
)
DATED = PAGE.replace("**Status:**", "**Last Updated:** 2020-01-01\n**Status:**")


def test_findings_are_counted_and_stand_at_their_items(tmp_path: Path) -> None:
    async def script(stage: Stage) -> None:
        await stage.shows("!2 · saved")
        assert any(line.startswith("!") and "Redis connection drops" in line for line in stage.lines)
        assert any(line.startswith("!") and "src/gone.py" in line for line in stage.lines)

    play(tmp_path, script, POOR, checks=begin_checks)


def test_a_file_that_comes_back_is_seen_when_the_list_is_opened(tmp_path: Path) -> None:
    async def script(stage: Stage) -> None:
        await stage.shows("!2 · saved")
        await stage.press("v")
        await stage.shows("T001 src/gone.py does not exist")
        await stage.press("escape")
        (tmp_path / "src").mkdir()
        (tmp_path / "src/gone.py").write_text("x = 1\n")
        await stage.press("v")
        await stage.until(lambda: "T001" not in stage.screen)
        assert "C002" in stage.screen
        await stage.press("escape")
        await stage.shows("!1 · saved")

    play(tmp_path, script, POOR, checks=begin_checks)


def test_an_edit_that_mends_takes_the_sign_away(tmp_path: Path) -> None:
    async def script(stage: Stage) -> None:
        await stage.shows("!2 · saved")
        await stage.press("2", "enter")
        await stage.write(", and the workers wait for it")
        await stage.shows("!1 ·")
        await stage.press("u")
        await stage.shows("!2 ·")

    play(tmp_path, script, POOR, checks=begin_checks)


def test_the_sign_stays_when_other_words_of_the_item_change(tmp_path: Path) -> None:
    async def script(stage: Stage) -> None:
        await stage.shows("!2 · saved")
        await stage.press("4", "enter")
        await stage.write(" and y")
        await stage.until(lambda: any(line[:1] == "!" and "gone.py - x and y" in line for line in stage.lines))

    play(tmp_path, script, POOR, checks=begin_checks)


def test_a_finding_is_ignored_in_the_page_and_u_takes_it_back(tmp_path: Path) -> None:
    async def script(stage: Stage) -> None:
        await stage.shows("!2 · saved")
        await stage.press("v")
        await stage.shows("C002")
        await stage.press("i")
        await stage.until(lambda: "C002 “" not in stage.screen)
        await stage.press("escape")
        await stage.shows("!1 ·")
        assert "Redis connection drops" in stage.screen
        assert "<!--" not in stage.screen
        await stage.until(lambda: "- Redis connection drops <!-- journal: ignore C002 -->\n" in stage.bench.text)
        await stage.press("u")
        await stage.shows("!2 ·")

    assert play(tmp_path, script, POOR, checks=begin_checks).text == POOR


def test_what_is_certain_is_mended_with_a_key(tmp_path: Path) -> None:
    async def script(stage: Stage) -> None:
        await stage.press("v")
        await stage.shows("f writes Last Updated")
        await stage.press("f")
        await stage.until(lambda: "2020-01-01" not in stage.bench.text)
        assert "mended" in stage.foot

    assert "**Last Updated:** 20" in play(tmp_path, script, DATED, checks=begin_checks).text


def test_what_is_not_certain_is_not_mended(tmp_path: Path) -> None:
    async def script(stage: Stage) -> None:
        await stage.press("v")
        await stage.shows("C002")
        await stage.press("f")
        assert "cannot be mended for certain" in stage.foot

    assert play(tmp_path, script, POOR, checks=begin_checks).text == POOR


def test_a_secret_is_warned_of_and_never_refused(tmp_path: Path) -> None:
    async def script(stage: Stage) -> None:
        await stage.press("2", "a")
        await stage.write(f"Deploy key {TOKEN}")
        await stage.shows("a GitHub token is written; u takes it back")
        await stage.until(lambda: TOKEN in stage.bench.text)
        await stage.press("u")
        await stage.until(lambda: TOKEN not in stage.bench.text)
        assert "GitHub token" not in stage.screen

    assert play(tmp_path, script).text == PAGE


def test_the_warning_comes_before_the_secret_is_in_the_file(tmp_path: Path) -> None:
    bench = Bench(tmp_path)
    desk = bench.open()
    waiting = []
    keeper = Keeper(desk, lambda: 0.0, lambda _, save: waiting.append(save))
    keeper.do(Add("blockers", f"Deploy key {TOKEN}"))
    assert keeper.standing.secret == "a GitHub token"
    assert bench.text == PAGE
    waiting[-1]()
    assert TOKEN in bench.text
    keeper.do(Mark("doing.1", State.DONE))
    assert keeper.standing.secret == "a GitHub token"
    keeper.do(Drop("blockers.2"))
    assert keeper.standing.secret == ""
    keeper.undo()
    assert keeper.standing.secret == "a GitHub token"
    keeper.redo()
    assert keeper.standing.secret == ""
    keeper.carry_out(lambda: bool(desk.do(Add("blockers", f"Another key {TOKEN}"))))
    assert keeper.standing.secret == "a GitHub token"
    desk.close()


def test_what_another_writer_wrote_is_not_said_to_be_taken_back(tmp_path: Path) -> None:
    bench = Bench(tmp_path)
    desk = bench.open()
    keeper = Keeper(desk, lambda: 0.0, lambda _, save: None)
    keeper.do(Mark("doing.1", State.DONE))
    bench.file.write_text(bench.text + f"\n## Links\n\n- the key {TOKEN}\n", "utf-8")
    assert keeper.look()
    assert keeper.standing.secret == ""
    desk.close()


def test_settings_that_cannot_be_used_are_said_and_nothing_stops(tmp_path: Path) -> None:
    folder = tmp_path / "journal-config"
    folder.mkdir()
    (folder / "config.toml").write_text('[checks]\nignore = ["T999"]\n')

    async def script(stage: Stage) -> None:
        await stage.press("v")
        await stage.shows("there is no check T999")
        await stage.press("escape", "x")

    assert "- ✅ Retry policy" in play(tmp_path, script, checks=begin_checks).text
