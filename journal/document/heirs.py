"""Which lines of a written text are lines of earlier ones in other words."""

from __future__ import annotations

import re

from journal.document.facts import ENTRY, LINE, ROW
from journal.document.similar import LIKE, similarity
from journal.values import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from journal.document.facts import Facts, Subject

_WORDS = re.compile(r"\w+").findall
_REWORDED = (ENTRY, ROW, LINE)
_MOST_PAIRS = 20_000
"""Comparisons of lines; with more than these, a line in other words is a line that nobody had."""

_SAID = 2
"""So many words more are not left out by chance by somebody who only rewords the others."""


class Heirs(NamedTuple):
    """What became of earlier lines."""

    names: dict[Subject, Subject]
    """For each line that no earlier text has: the earlier line that it was made of."""
    unclear: frozenset[Subject]
    """Earlier lines, in two wordings, of which it cannot be told which one the writer knew."""


def heirs(versions: Sequence[Facts], written: Facts) -> Heirs:
    """The lines of a written text that are lines of the versions in other words."""
    most = {
        subject: max(facts.count(subject) for facts in versions)
        for subject in {one: None for facts in versions for one in facts.values if one[0] in _REWORDED}
    }
    novel = [subject for subject in written.values if subject[0] in _REWORDED and subject not in most]
    lost = [subject for subject, count in most.items() if written.count(subject) < count]
    likely = _likely(novel, lost)
    names: dict[Subject, Subject] = {}
    unclear: set[Subject] = set()
    spent: set[Subject] = set()
    for _, line, earlier in likely:
        if line in names or earlier in spent:
            continue
        wordings = [other for _, heir, other in likely if heir == line and other not in spent]
        rivals = [other for other in wordings if _are_rivals(versions, most, earlier, other)]
        names[line] = earlier
        for other in rivals:
            nearer = _nearer(line[1], names[line][1], other[1])
            if nearer is None:
                unclear |= {earlier, *rivals}
            elif nearer == other[1]:
                names[line] = other
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


def _are_rivals(versions: Sequence[Facts], most: dict[Subject, int], line: Subject, other: Subject) -> bool:
    """Whether two lines are one line in the wordings of two versions: alike, and one came where the other went."""
    return (
        other != line
        and similarity(line[1], other[1]) >= LIKE
        and not any(facts.count(line) == most[line] and facts.count(other) == most[other] for facts in versions)
    )


def _nearer(line: str, one: str, other: str) -> str | None:
    """Which of two wordings a third was made of: the one whose own words it has; None where that says nothing."""
    words, left, right = set(_WORDS(line)), set(_WORDS(one)), set(_WORDS(other))
    own, others = left - right, right - left
    for_one, for_other = (len(words & side) / max(1, len(side)) for side in (own, others))
    if for_one == for_other == 0 and max(len(own), len(others)) >= _SAID and not (own and others):
        return other if own else one  # what the longer one says more is not there
    if for_one == for_other:
        return None
    return one if for_one > for_other else other
