"""Which line of a section is which of the same section in another text."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict

from journal.document.parts import parts
from journal.document.patience import matched
from journal.document.similar import LIKE, similarity
from journal.values import TYPE_CHECKING

if TYPE_CHECKING:
    from journal.document.strips import Strip


def pair_lines(strip: Strip, other: Strip) -> dict[int, int]:
    """The lines of a section in its twin: equal ones, entries, fields, and single ones that were reworded."""
    left = range(strip.first, strip.last)
    right = range(other.first, other.last)
    starts = [strip.offset + strip.chunk.starts[line] for line in left]
    ends = [other.offset + other.chunk.starts[line] for line in right]
    lines, others = strip.chunk.lines[strip.first : strip.last], other.chunk.lines[other.first : other.last]
    found = {starts[at]: ends[to] for at, to in matched(lines, others)}
    entries = {node.entry.line: node for node in strip.nodes}
    for line, node in entries.items():
        start = strip.offset + strip.chunk.starts[line]
        found.pop(start, None)
        if node.twin is not None:
            section = node.twin.section
            found[start] = section.offset + section.chunk.starts[node.twin.entry.line]
    if strip.opens and other.opens:
        found.setdefault(starts[0], ends[0])
    _pair_fields(strip, other, found)
    _pair_single_lines(lines, others, starts, ends, found)
    return found


def _pair_fields(strip: Strip, other: Strip, found: dict[int, int]) -> None:
    """Add fields whose value changed: the n-th with its key on both sides."""
    places: dict[str, list[int]] = defaultdict(list)
    for field in parts(other.chunk).fields:
        if other.first <= field.line < other.last and field.entry < 0:
            places[field.key].append(other.offset + other.chunk.starts[field.line])
    taken = set(found.values())
    counts: Counter[str] = Counter()
    for field in parts(strip.chunk).fields:
        if not strip.first <= field.line < strip.last or field.entry >= 0:
            continue
        number = counts[field.key]
        counts[field.key] += 1
        start = strip.offset + strip.chunk.starts[field.line]
        if start not in found and number < len(places[field.key]) and places[field.key][number] not in taken:
            found[start] = places[field.key][number]


def _pair_single_lines(
    lines: list[str], others: list[str], starts: list[int], ends: list[int], found: dict[int, int]
) -> None:
    """Add lines of prose that were reworded in their place."""
    taken = set(found.values())
    to = 0
    for at, start in enumerate(starts):
        if start in found:
            to = bisect_right(ends, found[start])
        elif (
            to < len(ends)
            and ends[to] not in taken
            and lines[at].strip()
            and others[to].strip()
            and similarity(lines[at], others[to]) >= LIKE
        ):
            found[start] = ends[to]
            to += 1
