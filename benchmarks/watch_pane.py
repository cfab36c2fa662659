"""What watching costs the pane, each against its limit: its longest tick, and processor time at rest."""

from __future__ import annotations

import asyncio
import os
import statistics
import subprocess
import tempfile
import time
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from benchmarks.timing import Row

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from pathlib import Path

    from journal.tui.app import JournalApp

TICK_SECONDS = 0.016
_STEP = 0.002
_TURNS = 5
_WAITING = """
import os, select, sys, time
longest = 0.0
while not select.select([sys.stdin], [], [], 0)[0]:
    start = time.perf_counter()
    time.sleep(0.002)
    longest = max(longest, time.perf_counter() - start - 0.002)
print(longest)
"""
"""A program that only waits: its longest tick is the machine's, and not ours."""
_PAGE = "# Queue\n\n## In Progress\n\n- 🔄 Retry policy\n\n## Files Modified\n\n- `d1/3.py:1-2` - the loop\n"


def rows(root: Path, changed: list[Path], idle_seconds: float) -> list[Row]:
    """The rows of a repository whose files may be changed, and are as they were afterwards."""
    ticks = [asyncio.run(_longest_tick(root, changed)) for _ in range(_TURNS)]
    with_work, without = (asyncio.run(_at_rest(root, idle_seconds, followed)) for followed in (True, False))
    allowed = 0.01 * idle_seconds / 30
    return [
        Row(
            "longest tick of the pane while 5,000 files change, less the machine's own, beside 16 ms",
            statistics.median(ticks) / TICK_SECONDS,
            1.0,
        ),
        Row(
            "the pane at rest: what watching adds, beside 0.01 s in 30 s",
            max(with_work - without, 0) / allowed,
            1.0,
        ),
    ]


async def _longest_tick(root: Path, changed: list[Path]) -> float:
    async with _pane(root, followed=True) as app:
        longest = 0.0
        waiting = subprocess.Popen(["python3", "-c", _WAITING], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        program = "import sys\nfor path in sys.stdin.read().split('\\0'): open(path, 'a').write('more\\n')"
        writing = subprocess.Popen(["python3", "-c", program], stdin=subprocess.PIPE)
        assert writing.stdin is not None
        writing.stdin.write(b"\0".join(map(os.fsencode, changed)))
        writing.stdin.close()
        until = time.perf_counter() + 60
        while time.perf_counter() < until and _proposed(app) < len(changed):
            start = time.perf_counter()
            await asyncio.sleep(_STEP)
            longest = max(longest, time.perf_counter() - start - _STEP)
        assert _proposed(app) >= len(changed)
        writing.wait()
        longest -= float(waiting.communicate()[0])
    subprocess.run(["git", "checkout", "-q", "--", "."], cwd=root, check=True)
    return longest


async def _at_rest(root: Path, seconds: float, followed: bool) -> float:
    async with _pane(root, followed):
        await asyncio.sleep(1)
        start = time.process_time()
        await asyncio.sleep(seconds)
        return time.process_time() - start


@asynccontextmanager
async def _pane(root: Path, followed: bool) -> AsyncIterator[JournalApp]:
    """The pane on a page of a repository, in a session of its own."""
    from journal.desk import Desk
    from journal.tui.app import JournalApp

    page = root / "CONTINUITY.md"
    page.write_text(_PAGE, "utf-8")
    with tempfile.TemporaryDirectory(prefix="journal-bench-") as state:
        app = JournalApp(Desk(str(page), state=state), lambda _: Desk(str(page), state=state), str(root))
        if not followed:
            app._follow = _nothing  # type: ignore[method-assign]
        async with app.run_test(size=(48, 40)):
            await _until(lambda: not followed or _is_followed(app))
            yield app


async def _nothing() -> None:
    """The pane as it is without watching."""


def _is_followed(app: JournalApp) -> bool:
    return app._main is not None and app._main.work is not None and app._main.work._watching._told > 0


def _proposed(app: JournalApp) -> int:
    work = app._main.work if app._main is not None else None
    return len(work.told.offers) + work.told.more if work is not None else 0


async def _until(condition: Callable[[], bool]) -> None:
    until = time.perf_counter() + 60
    while not condition():
        assert time.perf_counter() < until
        await asyncio.sleep(0.005)
