"""Which entry, section and line of one text is which of another."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter

from journal.document.pairentries import is_twin, neighbours, pair_entries
from journal.document.pairlines import pair_lines
from journal.document.pairsections import pair_sections
from journal.document.patience import matched
from journal.document.strips import Node, strips
from journal.values import TYPE_CHECKING

if TYPE_CHECKING:
    from journal.document.chunks import Chunk, Document

GONE = -1


class Alignment:
    """What one text, the old, became in another, the new; offsets of the old lead to offsets of the new."""

    def __init__(self, old: Document, new: Document) -> None:
        self.old = old
        self.new = new
        same, olds, news = _same_chunks(old, new)
        self._same = same
        self._same_back = {after: before for before, after in same.items()}
        self.old_strips = strips(olds)
        self.new_strips = strips(news)
        pair_sections(self.old_strips, self.new_strips)
        unchanged = [chunk for chunk, _, changed in olds if not changed]
        self.ambiguous = pair_entries(self.old_strips, self.new_strips, unchanged)
        """Old entries that more than one new entry may be."""
        self._nodes = {node.start: node for strip in self.old_strips for node in strip.nodes}
        self._twins_back = {node.start: node.twin for strip in self.new_strips for node in strip.nodes}
        self._strips = {strip.start: strip for strip in self.old_strips if strip.chunk.lines}
        self._strip_starts = sorted(self._strips)
        self._lines: dict[int, dict[int, int]] = {}
        """The lines of each old section that was asked for."""

    def entry(self, start: int) -> int:
        """Where an old entry begins in the new text, or GONE."""
        chunk = self.old.chunk_at(start)[1]
        if chunk in self._same:
            return start - chunk + self._same[chunk]
        node = self._nodes.get(start)
        return node.twin.start if node and node.twin else GONE

    def origin(self, start: int) -> int:
        """Where a new entry stood in the old text, or GONE where it was not there."""
        chunk = self.new.chunk_at(start)[1]
        if chunk in self._same_back:
            return start - chunk + self._same_back[chunk]
        twin = self._twins_back.get(start)
        return twin.start if twin else GONE

    def in_place_of(self, start: int) -> int:
        """The new entry that stands alone where an old one stood that is gone, between the same neighbours; or GONE."""
        node = self._nodes.get(start)
        home = node and (node.parent.twin if node.parent else node.section.twin)
        if node is None or home is None:
            return GONE
        row = home.children if isinstance(home, Node) else home.tops
        found = [
            other for other in row if other.twin is None and all(map(is_twin, neighbours(node), neighbours(other)))
        ]
        return found[0].start if len(found) == 1 and found[0].entry.form is node.entry.form else GONE

    def is_untouched(self, offset: int) -> bool:
        """Whether an old offset stands in a chunk that is the same in the new text."""
        return self.old.chunk_at(offset)[1] in self._same

    def line(self, start: int) -> int:
        """Where an old line, given by its offset, begins in the new text, or GONE."""
        chunk = self.old.chunk_at(start)[1]
        if chunk in self._same:
            return start - chunk + self._same[chunk]
        strip = self._strips[self._strip_starts[bisect_right(self._strip_starts, start) - 1]]
        if strip.start not in self._lines:
            self._lines[strip.start] = pair_lines(strip, strip.twin) if strip.twin else {}
        return self._lines[strip.start].get(start, GONE)

    def section(self, line: int) -> int:
        """Where the line that opens an old section begins in the new text, or GONE."""
        chunk = self.old.chunk_at(line)[1]
        if chunk in self._same:
            return line - chunk + self._same[chunk]
        strip = self._strips.get(line)
        return strip.twin.start if strip and strip.twin else GONE


def _same_chunks(
    old: Document, new: Document
) -> tuple[dict[int, int], list[tuple[Chunk, int, bool]], list[tuple[Chunk, int, bool]]]:
    """Equal chunks by their offsets, and all chunks of both texts with whether they changed."""
    olds = [(chunk, offset) for chunk, offset, _ in old.located()]
    news = [(chunk, offset) for chunk, offset, _ in new.located()]
    same: dict[int, int] = {}
    start, end, stop = 0, len(olds), len(news)
    while start < end and start < stop and _is_same(olds[start][0], news[start][0]):
        same[olds[start][1]] = news[start][1]
        start += 1
    while end > start and stop > start and _is_same(olds[end - 1][0], news[stop - 1][0]):
        end, stop = end - 1, stop - 1
        same[olds[end][1]] = news[stop][1]
    left, right = olds[start:end], news[start:stop]
    texts, others = Counter(chunk.text for chunk, _ in left), Counter(chunk.text for chunk, _ in right)
    for at, to in matched([chunk.text for chunk, _ in left], [chunk.text for chunk, _ in right]):
        same[left[at][1]] = right[to][1]
    places = {chunk.text: offset for chunk, offset in right}
    for chunk, offset in left:
        if texts[chunk.text] == 1 == others[chunk.text]:
            same[offset] = places[chunk.text]
    taken = set(same.values())
    return (
        same,
        [(chunk, offset, offset not in same) for chunk, offset in olds],
        [(chunk, offset, offset not in taken) for chunk, offset in news],
    )


def _is_same(chunk: Chunk, other: Chunk) -> bool:
    return chunk is other or chunk.text == other.text
