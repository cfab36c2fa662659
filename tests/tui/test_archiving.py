"""Archiving from the pane: when the user says so, or by the user's rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal.archive import GROWN
from tests.desk import PAGE
from tests.tui.stage import Stage, play

if TYPE_CHECKING:
    from pathlib import Path

OLD = PAGE.replace("- ✅ Worker loop\n", "- ✅ Worker loop (2023-01-02)\n")


def test_what_is_done_moves_when_the_user_says_so_and_u_brings_it_back(tmp_path: Path) -> None:
    async def script(stage: Stage) -> None:
        await stage.press("Z", "enter")
        await stage.shows("1 moved to archive/CONTINUITY-")
        assert "Worker loop" not in stage.screen
        await stage.press("u")
        await stage.shows("Worker loop")
        await stage.until(lambda: stage.bench.text == OLD)

    play(tmp_path, script, OLD)


def test_a_rule_of_the_user_moves_things_at_the_start_and_says_so(tmp_path: Path) -> None:
    config = tmp_path / "journal-config"
    config.mkdir()
    (config / "config.toml").write_text(f'[projects."{tmp_path}"]\narchive = "30d"\n', encoding="utf-8")

    async def script(stage: Stage) -> None:
        assert stage.foot == "archived by your rule: 1; u brings them back"

    grown = OLD + "\n## Notes\n\n" + "More to say.\n" * (GROWN // 12)
    assert "Worker loop" not in play(tmp_path, script, grown).text
