"""The short form of the merge simulator; `python -m benchmarks.merge_lab` is the long one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.corpus import SHARED, needs_corpus
from tests.laboratories import committed, simulator, stale

if TYPE_CHECKING:
    import random

ROUNDS = 60


@pytest.mark.parametrize("kind", simulator.KINDS)
def test_rounds_come_out_right(kind: str, rng: random.Random) -> None:
    tally = simulator.run(kind, ROUNDS, rng.randrange(1 << 32))
    print(tally)
    assert tally.exact >= 0.9 * ROUNDS  # so few rounds say no more; the long form holds 99.5 %
    assert len(tally.wrong) <= 0.05 * ROUNDS
    assert tally.exact >= tally.git_exact - 2


@pytest.mark.parametrize("kind", ["small", "rewrite"])
def test_stale_writes_are_recognised(kind: str, rng: random.Random) -> None:
    writes = stale.run(kind, ROUNDS, rng.randrange(1 << 32))
    print(writes)
    assert writes.recognised >= 0.85 * writes.stale
    assert writes.mistaken <= 0.15 * writes.fresh


@needs_corpus
def test_real_merges_lose_no_line() -> None:
    results = [committed.run(folder) for folder in sorted((SHARED / "corpus" / "merges").glob("*/"))]
    assert [result.name for result in results if result.lost] == []
    assert sum(result.equal for result in results) > sum(result.git_equal for result in results)
