"""Which member of one sequence is which of another, in order."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter

from journal.values import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

MOST_CELLS = 20_000
"""How large a table a stretch without unique members may take; a longer one matches at its ends alone."""


def matched(old: Sequence[Hashable], new: Sequence[Hashable], *, most: bool = False) -> list[tuple[int, int]]:
    """Pairs of equal members, ascending on both sides.

    Members that occur once lead, as in a patience diff, which suits lines; or as many as can be are paired, where
    a stretch is short enough, which suits items.
    """
    pairs: list[tuple[int, int]] = []
    stretches = [(0, len(old), 0, len(new))]
    while stretches:
        start, end, begin, stop = stretches.pop()
        while start < end and begin < stop and old[start] == new[begin]:
            pairs.append((start, begin))
            start, begin = start + 1, begin + 1
        while start < end and begin < stop and old[end - 1] == new[stop - 1]:
            end, stop = end - 1, stop - 1
            pairs.append((end, stop))
        if start == end or begin == stop:
            continue
        short = (end - start) * (stop - begin) <= MOST_CELLS
        anchors = [] if most and short else _anchors(old, new, (start, end, begin, stop))
        if not anchors:
            if short:
                pairs += _common(old, new, (start, end, begin, stop))
            continue
        pairs += anchors
        for left, right in anchors:
            stretches.append((start, left, begin, right))
            start, begin = left + 1, right + 1
        stretches.append((start, end, begin, stop))
    pairs.sort()
    return pairs


def _anchors(
    old: Sequence[Hashable], new: Sequence[Hashable], stretch: tuple[int, int, int, int]
) -> list[tuple[int, int]]:
    """The longest ascending run of members that occur once on both sides."""
    start, end, begin, stop = stretch
    before, after = Counter(old[start:end]), Counter(new[begin:stop])
    places = {new[at]: at for at in range(begin, stop) if after[new[at]] == 1}
    found = [(at, places[old[at]]) for at in range(start, end) if before[old[at]] == 1 and old[at] in places]
    chosen, _ = ascending([right for _, right in found])
    return [found[at] for at in chosen]


def ascending(numbers: Sequence[int]) -> tuple[list[int], list[int]]:
    """The places of a longest ascending subsequence, and how long the longest is that ends at each place."""
    tails: list[int] = []
    ends: list[int] = []
    previous: list[int] = []
    lengths: list[int] = []
    for place, number in enumerate(numbers):
        at = bisect_left(tails, number)
        if at == len(tails):
            tails.append(number)
            ends.append(place)
        else:
            tails[at] = number
            ends[at] = place
        previous.append(ends[at - 1] if at else -1)
        lengths.append(at + 1)
    chosen: list[int] = []
    place = ends[-1] if ends else -1
    while place >= 0:
        chosen.append(place)
        place = previous[place]
    return chosen[::-1], lengths


def in_order(numbers: Sequence[int]) -> list[bool]:
    """Whether each place stands in one of the longest ascending subsequences: what a reorder need not have moved."""
    _, upto = ascending(numbers)
    _, onwards = ascending([-number for number in reversed(numbers)])
    longest = max(upto, default=0)
    return [left + right - 1 == longest for left, right in zip(upto, reversed(onwards), strict=True)]


def _common(
    old: Sequence[Hashable], new: Sequence[Hashable], stretch: tuple[int, int, int, int]
) -> list[tuple[int, int]]:
    """A longest common subsequence of a short stretch."""
    start, end, begin, stop = stretch
    width = stop - begin
    rows = [[0] * (width + 1)]
    for at in range(end - 1, start - 1, -1):
        below, member = rows[-1], old[at]
        row = [0] * (width + 1)
        for column in range(width - 1, -1, -1):
            if new[begin + column] == member:
                row[column] = below[column + 1] + 1
            else:
                row[column] = max(below[column], row[column + 1])
        rows.append(row)
    rows.reverse()
    pairs: list[tuple[int, int]] = []
    at = column = 0
    while at < end - start and column < width:
        if old[start + at] == new[begin + column]:
            pairs.append((start + at, begin + column))
            at, column = at + 1, column + 1
        elif rows[at + 1][column] >= rows[at][column + 1]:
            at += 1
        else:
            column += 1
    return pairs
