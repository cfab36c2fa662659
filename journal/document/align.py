"""Which entry, section and line of one text is which of another."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from itertools import product

from journal.document.parts import parts
from journal.document.patience import matched
from journal.document.similar import normalised, similarity
from journal.document.strips import Node, Strip, strips
from journal.values import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterator, Sequence

    from journal.document.chunks import Chunk, Document

GONE = -1

LIKE = 0.6
"""How alike two texts must be to be taken for one that was reworded."""
_LEAST = 0.4
"""How alike they must be at least, however well their places fit."""
_ELSEWHERE = 0.9
"""How alike they must be in two sections, where a move and other words together are rare."""
AHEAD = 0.08
"""How far the likest must be ahead of the next."""
_SAME_PLACE = 0.15
"""What it is worth that two entries stand between the same neighbours."""
_SAME_SECTION = 0.05
_ROUNDS = 4
"""How often what was found so far is used to find more: by its neighbours, and by the details that it holds."""
_MOST_PAIRS = 20_000
"""Comparisons of reworded entries in a text; beyond it only those that stand near in one row are compared."""
_NEAR = 20


class Alignment:
    """What one text, the old, became in another, the new; offsets of the old lead to offsets of the new."""

    def __init__(self, old: Document, new: Document) -> None:
        self.old = old
        self.new = new
        self.ambiguous: set[int] = set()
        """Old entries that more than one new entry may be."""
        same, olds, news = _same_chunks(old, new)
        self._same = same
        self._same_back = {after: before for before, after in same.items()}
        self.old_strips = strips(olds)
        self.new_strips = strips(news)
        _pair_strips(self.old_strips, self.new_strips)
        self._pair_entries([chunk for chunk, _, changed in olds if not changed])
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
            other for other in row if other.twin is None and all(map(_is_twin, _neighbours(node), _neighbours(other)))
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
            self._lines[strip.start] = _pair_lines(strip, strip.twin) if strip.twin else {}
        return self._lines[strip.start].get(start, GONE)

    def section(self, line: int) -> int:
        """Where the line that opens an old section begins in the new text, or GONE."""
        chunk = self.old.chunk_at(line)[1]
        if chunk in self._same:
            return line - chunk + self._same[chunk]
        strip = self._strips.get(line)
        return strip.twin.start if strip and strip.twin else GONE

    def _pair_entries(self, unchanged: list[Chunk]) -> None:
        for strip in self.old_strips:
            if strip.twin is not None:
                _pair_lists(strip.tops, strip.twin.tops)
        left, right = _unpaired(self.old_strips), _unpaired(self.new_strips)
        if left and right:
            unclear = self._pair_moved(left, right, unchanged)
            for _ in range(_ROUNDS):
                left, right = (
                    [node for node in _unpaired(side) if node not in unclear]
                    for side in (self.old_strips, self.new_strips)
                )
                if not (_pair_parents(left) or self._pair_reworded(left, right)):
                    break

    def _pair_moved(self, left: list[Node], right: list[Node], unchanged: list[Chunk]) -> set[Node]:
        """Pair equal entries in other places, if there is one on each side and nothing like it stayed behind.

        Gives those that may be one another or not.
        """
        before = Counter(node.key for strip in self.old_strips for node in strip.nodes)
        after = Counter(node.key for strip in self.new_strips for node in strip.nodes)
        places = {node.key: node for node in right}
        unclear: set[Node] = set()
        for node in left:
            other = places.get(node.key)
            if other is None or node.twin is not None or other.twin is not None:
                continue
            if before[node.key] > 1 or after[node.key] > 1 or _occurs(node, unchanged):
                self.ambiguous.add(node.start)
            elif _is_alone(node, right):
                _pair(node, other)
            else:
                self.ambiguous.add(node.start)
                unclear |= {node, other}
        return unclear

    def _pair_reworded(self, left: list[Node], right: list[Node]) -> bool:
        """Pair entries whose words changed, where one is plainly the likest of the other; says whether any were."""
        found = False
        scores: list[tuple[float, int, int]] = []
        for row, column in _comparable(left, right):
            node, other = left[row], right[column]
            here = _is_at_home(node, other)
            if node.entry.form is not other.entry.form or (not here and node.start in self.ambiguous):
                continue
            like = similarity(node.entry.text, other.entry.text)
            if like >= (_LEAST if here else _ELSEWHERE):
                scores.append((like + _context(node, other) if here else like, row, column))
        scores.sort(reverse=True)
        rows: dict[int, list[float]] = defaultdict(list)
        columns: dict[int, list[float]] = defaultdict(list)
        for score, row, column in scores:
            rows[row].append(score)
            columns[column].append(score)
        for score, row, column in scores:
            node, other = left[row], right[column]
            if score < LIKE or node.twin is not None or other.twin is not None:
                continue
            if _is_ahead(score, rows[row]) and _is_ahead(score, columns[column]):
                _pair(node, other)
                found = True
            elif score == rows[row][0]:
                self.ambiguous.add(node.start)
        return found


def _comparable(left: list[Node], right: list[Node]) -> Iterator[tuple[int, int]]:
    """The pairs that are worth comparing: all, or where these are too many, those that stand near in one row."""
    if len(left) * len(right) <= _MOST_PAIRS:
        yield from product(range(len(left)), range(len(right)))
        return
    rows: dict[Node | Strip | None, list[int]] = defaultdict(list)
    for column, other in enumerate(right):
        rows[other.parent or other.section].append(column)
    passed: Counter[Node | Strip | None] = Counter()
    for row, node in enumerate(left):
        home = node.parent.twin if node.parent else node.section.twin
        columns = rows.get(home, []) if home else []
        place = passed[home]
        passed[home] += 1
        for column in columns[max(0, place - _NEAR) : place + _NEAR]:
            yield row, column


def _pair_parents(left: list[Node]) -> bool:
    """Pair entries that hold the same details, whatever became of their own words; says whether any were."""
    found = False
    for node in left:
        votes = Counter(child.twin.parent for child in node.children if child.twin is not None)
        for other, count in votes.most_common(1):
            if other is not None and other.twin is None and 2 * count > len(node.children) and node.twin is None:
                _pair(node, other)
                found = True
    return found


def _is_ahead(score: float, rivals: list[float]) -> bool:
    return score == rivals[0] and (len(rivals) == 1 or score - rivals[1] >= AHEAD)


def _is_at_home(node: Node, other: Node) -> bool:
    """Whether two entries stand in the same entry or section."""
    if node.parent is None or other.parent is None:
        return node.parent is other.parent and node.section.twin is other.section
    return node.parent.twin is other.parent


def _context(node: Node, other: Node) -> float:
    """What the neighbours of two entries that stand in one row say for their being one."""
    return _SAME_SECTION + _SAME_PLACE / 2 * sum(map(_is_twin, _neighbours(node), _neighbours(other)))


def _is_twin(node: Node | None, other: Node | None) -> bool:
    """Whether two neighbours are one, or are missing on both sides."""
    return other is None if node is None else other is not None and node.twin is other


def siblings(node: Node) -> list[Node]:
    return node.parent.children if node.parent is not None else node.section.tops


def _neighbours(node: Node) -> tuple[Node | None, Node | None]:
    row = siblings(node)
    at = node.place
    return row[at - 1] if at else None, row[at + 1] if at + 1 < len(row) else None


def _unpaired(found: list[Strip]) -> list[Node]:
    return [node for strip in found for node in strip.nodes if node.twin is None]


def _pair(node: Node, other: Node) -> None:
    """Take two entries for one, and align what stands in them."""
    node.twin = other
    other.twin = node
    if node.children and other.children:
        _pair_lists(node.children, other.children)


def _pair_lists(old: Sequence[Node], new: Sequence[Node]) -> None:
    """Pair the equal ones of two rows of siblings, in order; those that also have equal marks lead."""
    left = [node for node in old if node.twin is None]
    right = [node for node in new if node.twin is None]
    start = begin = 0
    leaders = matched([_strong(node) for node in left], [_strong(node) for node in right], most=True)
    for at, to in [*leaders, (len(left), len(right))]:
        gap, other_gap = left[start:at], right[begin:to]
        for first, second in matched([node.key for node in gap], [node.key for node in other_gap], most=True):
            _pair(gap[first], other_gap[second])
        start, begin = at + 1, to + 1
    for at, to in leaders:
        _pair(left[at], right[to])


def _strong(node: Node) -> Hashable:
    return (node.key, tuple([mark.glyph for mark in node.entry.marks]), len(node.children))


def _is_alone(node: Node, right: list[Node]) -> bool:
    """Whether nothing similar to an entry stands, new, where it stood."""
    home = node.section.twin
    return not any(
        other.section is home and other.key != node.key and similarity(node.entry.text, other.entry.text) >= LIKE
        for other in right
    )


def _occurs(node: Node, chunks: list[Chunk]) -> bool:
    """Whether an entry with the same words stands in one of some chunks."""
    text = node.entry.text
    return any(
        any(entry.form is node.entry.form and normalised(entry.text) == node.key[1] for entry in parts(chunk).entries)
        for chunk in chunks
        if text in chunk.text
    )


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


def _pair_strips(old: list[Strip], new: list[Strip]) -> None:
    """Pair sections by their paths in order, by names that occur once, by what they hold, by where they stand."""
    for at, to in matched([strip.path for strip in old], [strip.path for strip in new]):
        _join(old[at], new[to])
    _pair_unique(old, new, lambda strip: strip.path)
    _pair_unique(old, new, lambda strip: strip.name)
    _pair_by_entries([strip for strip in old if not strip.twin], [strip for strip in new if not strip.twin])
    places = {strip: at for at, strip in enumerate(new)}
    for at, strip in enumerate(old):
        if strip.twin is None:
            _pair_by_place(old, at, new, places)


def _join(strip: Strip, other: Strip) -> None:
    strip.twin = other
    other.twin = strip


def _pair_unique(old: list[Strip], new: list[Strip], name: Callable[[Strip], Hashable]) -> None:
    left, right = ([strip for strip in side if strip.twin is None] for side in (old, new))
    names, others = Counter(map(name, left)), Counter(map(name, right))
    places = {name(strip): strip for strip in right}
    for strip in left:
        if names[name(strip)] == 1 == others[name(strip)]:
            _join(strip, places[name(strip)])


def _pair_by_entries(left: list[Strip], right: list[Strip]) -> None:
    """Pair the sections that share most of their entries."""
    homes: dict[Hashable, set[int]] = defaultdict(set)
    for at, strip in enumerate(right):
        for node in strip.nodes:
            homes[node.key].add(at)
    for strip in left:
        votes = Counter(at for node in strip.nodes for at in homes.get(node.key, ()) if right[at].twin is None)
        best = votes.most_common(2)
        if best and 2 * best[0][1] > len(strip.nodes) and (len(best) == 1 or best[0][1] > best[1][1]):
            _join(strip, right[best[0][0]])


def _pair_by_place(old: list[Strip], at: int, new: list[Strip], places: dict[Strip, int]) -> None:
    """Pair a section with the one that stands between the same neighbours, if it is like it."""
    strip = old[at]
    before = old[at - 1].twin if at else None
    place = places[before] + 1 if before else 0
    if (at and before is None) or place >= len(new) or new[place].twin is not None:
        return
    following = old[at + 1].twin if at + 1 < len(old) else None
    if (new[place + 1] if place + 1 < len(new) else None) is not following:
        return
    other = new[place]
    if similarity(strip.path[-1], other.path[-1]) >= LIKE or any(
        similarity(node.entry.text, twin.entry.text) >= LIKE for node in strip.tops[:20] for twin in other.tops[:20]
    ):
        _join(strip, other)


def _pair_lines(strip: Strip, other: Strip) -> dict[int, int]:
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
