"""The steps that lead from one text to another, by whole lines."""

from __future__ import annotations

from itertools import accumulate

from journal.document.patience import matched
from journal.document.source import lines_kept
from journal.document.steps import SetLines


def steps_between(old: str, new: str) -> list[SetLines]:
    """The steps that make one text of another: only lines that differ, the last first, so that each finds its place."""
    left, right = lines_kept(old), lines_kept(new)
    starts = [0, *accumulate(map(len, left))]
    steps: list[SetLines] = []
    at = to = 0
    for one, other in [*matched(left, right), (len(left), len(right))]:
        if at < one or to < other:
            steps.insert(0, SetLines(starts[at], "".join(left[at:one]), "".join(right[to:other])))
        at, to = one + 1, other + 1
    return steps
