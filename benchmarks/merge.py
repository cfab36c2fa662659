"""What a merge costs, beside one full scan of the same text."""

from __future__ import annotations

import random
import statistics
import time
from typing import TYPE_CHECKING

from benchmarks.timing import Row
from journal.document.chunks import Document, read
from journal.document.merge import merge
from tests.laboratories.simulator import our_steps
from tests.laboratories.worlds import Maker, World
from tests.laboratories.writers import perform, random_op

if TYPE_CHECKING:
    from collections.abc import Callable

    from journal.document.steps import Step


def rows() -> list[Row]:
    return [*size_rows(10_000, "10 KB", 8, rounds=15), *size_rows(1_000_000, "1 MB", 3, rounds=5)]


def size_rows(size: int, name: str, limit: float, rounds: int) -> list[Row]:
    """Merges of one and of five steps, the reading of the other writer's text included."""
    found = []
    for count in (1, 5):
        ratios = []
        for number in range(rounds):
            base, steps, theirs = _case(size, count, seed=number)
            text = theirs.text
            scan = _seconds(lambda text=text: read(text))  # type: ignore[misc]
            whole = _seconds(lambda base=base, steps=steps, text=text: merge(base, steps, read(text)))  # type: ignore[misc]
            ratios.append(whole / scan)
        found.append(Row(f"merge of {count}, {name}", statistics.median(ratios), limit))
    return found


def _case(size: int, count: int, seed: int) -> tuple[Document, list[Step], Document]:
    """A text of a size, some steps of ours on it, and what another writer made of it in three changes."""
    maker = Maker(random.Random(seed))
    world = World({"Status": "going"}, [])
    length = 0
    while length < size:
        section = maker.world().sections[0]
        section.title = f"{section.title} {len(world.sections)}"
        world.sections.append(section)
        length += sum(len(item.text) + 12 for top in section.items for item in top.subtree()) + 20
    base = read(world.render())
    steps: list[Step] = []
    while len(steps) < count:
        steps = our_steps(world, base, maker, count)[0]
    theirs = world.copy()
    for _ in range(3):
        op = random_op(theirs, maker, "ours")
        if op is not None:
            perform(theirs, op)
    return base, steps, read(theirs.render())


def _seconds(action: Callable[[], object]) -> float:
    """The median of a few runs."""
    times = []
    for _ in range(5):
        begin = time.perf_counter()
        action()
        times.append(time.perf_counter() - begin)
    return statistics.median(times)
