"""Whole-file writes from old and from fresh readings, with what is right known: the simulator's second half."""

from __future__ import annotations

import random
from dataclasses import dataclass

from journal.document.chunks import read
from journal.document.stale import Version, inferred_base, judge
from tests.laboratories.worlds import Maker, said
from tests.laboratories.writers import Right, write


@dataclass
class Writes:
    """What became of some writes."""

    stale: int = 0
    recognised: int = 0
    """Of the stale ones: taken for stale, whichever version they were taken to come from."""
    based: int = 0
    """Of the recognised ones: the version that they came from was found."""
    rescued: int = 0
    """Of the stale ones: what they erased is there again, exactly or aside."""
    naive: int = 0
    """How many would be right if the written text were taken as it is."""
    fresh: int = 0
    mistaken: int = 0


def run(kind: str, rounds: int, seed: int) -> Writes:
    """Writes of one kind: half of them by a writer who has not seen the last one to three changes."""
    writes = Writes()
    for number in range(rounds):
        rng = random.Random(seed + number)
        maker = Maker(rng)
        world = maker.world()
        worlds, ops = [world], []
        for _ in range(rng.randint(2, 6)):
            after = worlds[-1].copy()
            done = write(after, maker, rng.choice(("ours", "ours", "small")))
            if after.render() != worlds[-1].render():
                worlds.append(after)
                ops.append(done)
        if len(worlds) < 2:
            continue
        versions = [Version(at, read(one.render()), float(at)) for at, one in enumerate(worlds)]
        last = len(worlds) - 1
        base = last if rng.random() < 0.5 else max(0, last - rng.randint(1, 3))
        written = worlds[base].copy()
        write(written, maker, kind)
        document = read(written.render())
        if document.text in [version.document.text for version in versions]:
            continue
        if base == last:
            writes.fresh += 1
            writes.mistaken += inferred_base(versions, document).id != last
            continue
        judged = judge(versions, document, now=float(last))
        right = Right(worlds[base], [op for done in ops[base:] for op in done], written)
        floating = frozenset(right.floating)
        expected = said(right.world.render(), floating)
        text = judged.rescued.document.text if judged.rescued else document.text
        writes.stale += 1
        writes.recognised += judged.base != last
        writes.based += judged.base == base
        writes.rescued += said(text, floating) == expected
        writes.naive += said(document.text, floating) == expected
    return writes
