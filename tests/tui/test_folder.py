"""The documents of a folder, and switching between them."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from journal.desk import Desk
from journal.tui.app import JournalApp
from tests.desk import Bench
from tests.tui.stage import NOON, Stage, Ticking

if TYPE_CHECKING:
    from pathlib import Path


def test_enter_goes_to_work_at_another_document_and_the_first_is_saved(tmp_path: Path) -> None:
    bench = Bench(tmp_path)
    other = tmp_path / "PLAN.md"
    other.write_text("# The plan\n\n## Steps\n\n- [ ] dig\n", encoding="utf-8")

    def opened(path: str) -> Desk:
        return Desk(path, state=bench.state, clock=lambda: bench.now)

    async def run() -> None:
        app = JournalApp(bench.open(), opened, str(tmp_path), clock=lambda: NOON, key_clock=Ticking())
        async with app.run_test(size=(48, 40)) as pilot:
            await pilot.pause()
            stage = Stage(app, pilot, bench)
            await stage.press("x", "O")
            await stage.shows("PLAN.md")
            await stage.press("G", "enter")
            await stage.shows("The plan")
            assert "- ✅ Retry policy" in bench.text
            await stage.press("5", "x")
            await stage.until(lambda: "- [x] dig" in other.read_text(encoding="utf-8"))

    asyncio.run(run())


def test_escape_stays_at_the_document(tmp_path: Path) -> None:
    bench = Bench(tmp_path)

    async def run() -> None:
        app = JournalApp(bench.open(), lambda _: bench.open(), str(tmp_path), clock=lambda: NOON, key_clock=Ticking())
        async with app.run_test(size=(48, 40)) as pilot:
            await pilot.pause()
            stage = Stage(app, pilot, bench)
            await stage.press("O")
            await stage.shows("CONTINUITY.md")
            await stage.press("escape")
            await stage.shows("Retry policy")

    asyncio.run(run())
