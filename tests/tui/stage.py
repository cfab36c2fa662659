"""The real app on a page of a folder of its own, driven by keys and read as lines of text."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from textual import events

from journal.tui.app import JournalApp
from journal.tui.hints import Hints
from tests.desk import PAGE, Bench

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable
    from pathlib import Path

    from textual.pilot import Pilot

    from journal.checking import Checking

NOON = 1_700_000_000.0


class Stage:
    """A running app."""

    def __init__(self, app: JournalApp, pilot: Pilot[None], bench: Bench) -> None:
        self.app = app
        self.pilot = pilot
        self.bench = bench

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)
        await self.pilot.pause()

    async def write(self, text: str) -> None:
        """Paste a text into the open editor, and give it."""
        self.app.post_message(events.Paste(text))
        await self.pilot.pause()
        await self.press("enter")

    async def until(self, wanted: Callable[[], bool]) -> None:
        """Wait until something is so; the test fails with the screen if it never is."""
        for _ in range(1500):
            if wanted():
                return
            await asyncio.sleep(0.02)
            await self.pilot.pause()
        raise AssertionError(self.screen)

    async def shows(self, text: str) -> None:
        await self.until(lambda: text in self.screen)

    @property
    def screen(self) -> str:
        """What the screen shows, line by line."""
        strips = self.app.screen._compositor.render_strips()
        return "\n".join("".join(segment.text for segment in strip).rstrip() for strip in strips)

    @property
    def lines(self) -> list[str]:
        return self.screen.split("\n")

    @property
    def foot(self) -> str:
        """What the foot says, on however many lines."""
        height = max([1, *(hints.size.height for hints in self.app.screen.query(Hints))])
        return " ".join(line.strip() for line in self.lines[-height:])


class Ticking:
    """A clock of which every reading is a second after the one before: nothing that reads it is quick."""

    def __init__(self) -> None:
        self.now = 0.0
        self.step = 1.0

    def __call__(self) -> float:
        self.now += self.step
        return self.now


def play(
    folder: Path,
    script: Callable[[Stage], Awaitable[None]],
    text: str = PAGE,
    size: tuple[int, int] = (48, 40),
    keys: Callable[[], float] | None = None,
    checks: Callable[[str], Checking] | None = None,
) -> Bench:
    """Run a script on the app; what is left is the file."""
    bench = Bench(folder, text)
    play_on(bench, script, size, keys, checks)
    return bench


def play_on(
    bench: Bench,
    script: Callable[[Stage], Awaitable[None]],
    size: tuple[int, int] = (48, 40),
    keys: Callable[[], float] | None = None,
    checks: Callable[[str], Checking] | None = None,
) -> None:
    """The same on a bench that has a past already."""

    async def run() -> None:
        async with running(bench, size, keys, checks) as stage:
            await script(stage)

    asyncio.run(run())


@asynccontextmanager
async def running(
    bench: Bench,
    size: tuple[int, int] = (48, 40),
    keys: Callable[[], float] | None = None,
    checks: Callable[[str], Checking] | None = None,
) -> AsyncIterator[Stage]:
    clock = keys or Ticking()
    app = JournalApp(
        bench.open(), lambda _: bench.open(), str(bench.folder), clock=lambda: NOON, key_clock=clock, checks=checks
    )
    async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
        await pilot.pause()
        yield Stage(app, pilot, bench)
