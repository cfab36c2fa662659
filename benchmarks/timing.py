"""Honest timing: what is compared runs in turns, so that a slow moment of the machine falls on all of it."""

from __future__ import annotations

import gc
import statistics
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

RESULTS = Path(__file__).parent / "results"
"""Not kept in the repository."""


class Row(NamedTuple):
    """One measurement beside its limit."""

    name: str
    ratio: float
    limit: float | None = None
    """What it must not pass; None where it is shown for information."""
    at_least: bool = False
    """Whether the ratio must reach the limit instead of staying below it."""

    @property
    def verdict(self) -> str:
        if self.limit is None:
            return ""
        return "ok" if (self.ratio >= self.limit if self.at_least else self.ratio <= self.limit) else "MISSED"


def medians(rounds: int, *works: Callable[[], object]) -> list[float]:
    """The median seconds of each piece of work over some rounds; as with timeit, garbage is not collected meanwhile."""
    times: list[list[float]] = [[] for _ in works]
    for work in works:
        work()
    collecting = gc.isenabled()
    gc.disable()
    try:
        for _ in range(rounds):
            for work, found in zip(works, times, strict=True):
                begun = time.perf_counter()
                work()
                found.append(time.perf_counter() - begun)
    finally:
        if collecting:
            gc.enable()
            gc.collect()
    return [statistics.median(found) for found in times]
