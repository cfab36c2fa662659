"""Which lines of a written text are lines of earlier ones in other words."""

from __future__ import annotations

import re

from journal.document.align import LIKE
from journal.document.facts import ENTRY, LINE, ROW
from journal.document.similar import similarity
from journal.values import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from journal.document.facts import Facts, Subject

_WORDS = re.compile(r"\w+").findall
_REWORDED = (ENTRY, ROW, LINE)
_MOST_PAIRS = 20_000
"""Comparisons of lines; with more than these, a line in other words is a line that nobody had."""


class Heirs(NamedTuple):
    """What became of earlier lines."""

    names: dict[Subject, Subject]
    """For each line that no earlier text has: the earlier line that it was made of."""
    unclear: frozenset[Subject]
    """Earlier lines, in two wordings, of which it cannot be told which one the writer knew."""


def heirs(versions: Sequence[Facts], written: Facts) -> Heirs:
    """The lines of a written text that are lines of the versions in other words."""
    known = {subject: None for facts in versions for subject in facts.values if subject[0] in _REWORDED}
    novel = [subject for subject in written.values if subject[0] in _REWORDED and subject not in known]
    lost = [subject for subject in known if subject not in written.values]
    likely = _likely(novel, lost)
    names: dict[Subject, Subject] = {}
    unclear: set[Subject] = set()
    spent: set[Subject] = set()
    for _, line, earlier in likely:
        if line in names or earlier in spent:
            continue
        found, doubtful = earlier, False
        wordings = [other for _, heir, other in likely if heir == line and other not in spent]
        rivals = [other for other in wordings if _is_rival(versions, earlier, other)]
        for other in rivals:
            nearer = _nearer(line[1], found[1], other[1])
            doubtful = doubtful or nearer is None
            found = other if nearer == other[1] else found
        if doubtful:
            unclear |= {earlier, *rivals}
        names[line] = found
        spent |= {earlier, *rivals}
    return Heirs(names, frozenset(unclear))


def _likely(novel: Sequence[Subject], lost: Sequence[Subject]) -> list[tuple[float, Subject, Subject]]:
    """The pairs of lines that are alike, the likest first."""
    if len(novel) * len(lost) > _MOST_PAIRS:
        return []
    found = [
        (like, line, earlier)
        for line in novel
        for earlier in lost
        if line[0] == earlier[0] and (like := similarity(line[1], earlier[1])) >= LIKE
    ]
    return sorted(found, key=lambda pair: -pair[0])


def _is_rival(versions: Sequence[Facts], line: Subject, other: Subject) -> bool:
    """Whether two lines are one line in the wordings of two versions: alike, and in no version both."""
    return (
        other != line
        and similarity(line[1], other[1]) >= LIKE
        and not any(line in facts.values and other in facts.values for facts in versions)
    )


def _nearer(line: str, one: str, other: str) -> str | None:
    """Which of two wordings a third was made of: the one whose own words it has; None where that says nothing."""
    words, left, right = set(_WORDS(line)), set(_WORDS(one)), set(_WORDS(other))
    for_one = len(words & (left - right)) / max(1, len(left - right))
    for_other = len(words & (right - left)) / max(1, len(right - left))
    if for_one == for_other:
        return None
    return one if for_one > for_other else other
