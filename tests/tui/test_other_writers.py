"""What others write appears, and what is typed meanwhile is not lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.desk import PAGE
from tests.tui.stage import Stage, play

if TYPE_CHECKING:
    from pathlib import Path


def test_anothers_edit_appears_and_the_selection_stays_on_its_item(tmp_path: Path) -> None:
    async def script(stage: Stage) -> None:
        await stage.press("3", "j")
        stage.bench.write(PAGE.replace("1. Wire jitter\n2. Load", "1. Read the log\n2. Wire jitter\n3. Load"))
        await stage.shows("Read the log")
        assert " ▸3 Load test" in stage.lines
        assert stage.foot == "another writer: 1 new"
        assert any("•" in line and "Read the log" in line for line in stage.lines)
        await stage.press("k")
        assert not any("•" in line and "Read the log" in line for line in stage.lines)

    play(tmp_path, script)


def test_an_edit_under_way_survives_anothers_save(tmp_path: Path) -> None:
    async def script(stage: Stage) -> None:
        await stage.press("3", "a", "n", "e", "w")
        stage.bench.write(PAGE.replace("Wire jitter", "Wire much jitter"))
        await stage.shows("Wire much jitter")
        await stage.write(" step")

    text = play(tmp_path, script).text
    assert "1. Wire much jitter\n2. Load test\n3. new step\n" in text


def test_what_was_typed_never_lands_on_another_item(tmp_path: Path) -> None:
    async def script(stage: Stage) -> None:
        await stage.press("1", "enter")
        stage.bench.write(PAGE.replace("- 🔄 Retry policy\n", ""))
        await stage.until(lambda: "merged" in stage.screen)
        await stage.write(" of mine")

    text = play(tmp_path, script).text
    assert "- 🔄 Admin page\n" in text
    assert "Retry policy of mine" in text


def test_both_edits_of_one_moment_are_kept(tmp_path: Path) -> None:
    async def script(stage: Stage) -> None:
        await stage.press("x")
        stage.bench.write(PAGE.replace("Wire jitter", "Wire much jitter"))
        await stage.shows("Wire much jitter")
        await stage.until(lambda: "- ✅ Retry policy" in stage.bench.text)

    assert "Wire much jitter" in play(tmp_path, script).text


def test_a_vanished_file_is_said_and_nothing_stops(tmp_path: Path) -> None:
    async def script(stage: Stage) -> None:
        stage.bench.file.unlink()
        await stage.shows("cannot be read")
        stage.bench.write(PAGE)
        await stage.until(lambda: "cannot be read" not in stage.screen)

    play(tmp_path, script)
