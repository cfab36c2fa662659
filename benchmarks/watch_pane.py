"""What watching costs the pane, each against its limit: its longest tick, and processor time at rest."""

from __future__ import annotations

import asyncio
import os
import subprocess
import tempfile
import time
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from benchmarks.ticks import LONG_SECONDS, Ticks, ticks
from benchmarks.timing import Row

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from pathlib import Path

    from journal.tui.app import JournalApp

_TURNS = 5
_AT_REST_TICKS = 500
_LONGEST = 60.0
_WRITING = "import sys\nfor path in sys.stdin.read().split('\\0'): path and open(path, 'a').write('more\\n')"
_PAGE = "# Queue\n\n## In Progress\n\n- 🔄 Retry policy\n\n## Files Modified\n\n- `d1/3.py:1-2` - the loop\n"


def rows(root: Path, changed: list[Path], idle_seconds: float) -> list[Row]:
    """The rows of a repository whose files may be changed, and are as they were afterwards."""
    seen = [asyncio.run(_ticks(root, changed)) for _ in range(_TURNS)]
    calm = asyncio.run(_ticks(root, []))
    with_work, without = (asyncio.run(_at_rest(root, idle_seconds, followed)) for followed in (True, False))
    allowed = 0.01 * idle_seconds / 30
    return [
        Row(
            "longest tick of the pane while 5,000 files change, without what the machine withheld, beside 16 ms",
            max(each.longest_own for each in seen) / LONG_SECONDS,
            1.0,
        ),
        Row("of 1,000 of its ticks, over 16 ms by the clock", _of_thousand(seen, lambda each: each.long)),
        Row("the same while nothing changes", _of_thousand([calm], lambda each: each.long)),
        Row(
            "the same of a program that only waits, while the files change",
            1000 * sum(each.long_beside for each in seen) / sum(each.count_beside for each in seen),
        ),
        Row(
            "the pane at rest: what watching adds, beside 0.01 s in 30 s",
            max(with_work - without, 0) / allowed,
            1.0,
        ),
    ]


async def _ticks(root: Path, changed: list[Path]) -> Ticks:
    """While files are changed and until all of them are proposed; with none, for a while."""
    async with _pane(root, followed=True) as app:
        writing = subprocess.Popen(["python3", "-c", _WRITING], stdin=subprocess.PIPE)
        assert writing.stdin is not None
        writing.stdin.write(b"\0".join(map(os.fsencode, changed)))
        writing.stdin.close()
        until = time.perf_counter() + _LONGEST
        turns = iter(range(_AT_REST_TICKS))

        def is_over() -> bool:
            assert time.perf_counter() < until
            return _proposed(app) >= len(changed) if changed else next(turns, None) is None

        seen = await ticks(is_over)
        writing.wait()
    subprocess.run(["git", "checkout", "-q", "--", "."], cwd=root, check=True)
    return seen


def _of_thousand(seen: list[Ticks], count: Callable[[Ticks], int]) -> float:
    return 1000 * sum(map(count, seen)) / sum(len(each.found) for each in seen)


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


async def _nothing(*_: object) -> None:
    """The pane as it is without watching."""


def _is_followed(app: JournalApp) -> bool:
    return app._main is not None and app._main.work is not None and app._main.work._watching._told > 0


def _proposed(app: JournalApp) -> int:
    work = app._main.work if app._main is not None else None
    return len(work.told.offers) + work.told.more if work is not None else 0


async def _until(condition: Callable[[], bool]) -> None:
    until = time.perf_counter() + _LONGEST
    while not condition():
        assert time.perf_counter() < until
        await asyncio.sleep(0.005)
