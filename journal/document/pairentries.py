"""Which entry of one text is which of another: equal ones in order, moved ones, reworded ones."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import product

from journal.document.parts import parts
from journal.document.patience import matched
from journal.document.similar import LIKE, normalised, similarity
from journal.values import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Sequence

    from journal.document.chunks import Chunk
    from journal.document.strips import Node, Strip

_LEAST = 0.4
"""How alike they must be at least, however well their places fit."""
_ELSEWHERE = 0.9
"""How alike they must be in two sections, where a move and other words together are rare."""
_AHEAD = 0.08
"""How far the likest must be ahead of the next."""
_SAME_PLACE = 0.15
"""What it is worth that two entries stand between the same neighbours."""
_SAME_SECTION = 0.05
_ROUNDS = 4
"""How often what was found so far is used to find more: by its neighbours, and by the details that it holds."""
_MOST_PAIRS = 20_000
"""Comparisons of reworded entries in a text; beyond it only those that stand near in one row are compared."""
_NEAR = 20


def pair_entries(old: Sequence[Strip], new: Sequence[Strip], unchanged: list[Chunk]) -> set[int]:
    """Pair the entries of two texts whose sections are paired; gives the old ones that more than one new one may be."""
    return _Pairing(old, new, unchanged).run()


class _Pairing:
    """One pairing under way."""

    def __init__(self, old: Sequence[Strip], new: Sequence[Strip], unchanged: list[Chunk]) -> None:
        self.old_strips = old
        self.new_strips = new
        self.unchanged = unchanged
        """Chunks that both texts have, whose entries are paired by that."""
        self.ambiguous: set[int] = set()

    def run(self) -> set[int]:
        for strip in self.old_strips:
            if strip.twin is not None:
                _pair_lists(strip.tops, strip.twin.tops)
        left, right = _unpaired(self.old_strips), _unpaired(self.new_strips)
        if left and right:
            unclear = self._pair_moved(left, right)
            for _ in range(_ROUNDS):
                left, right = (
                    [node for node in _unpaired(side) if node not in unclear]
                    for side in (self.old_strips, self.new_strips)
                )
                if not (_pair_parents(left) or self._pair_reworded(left, right)):
                    break
        return self.ambiguous

    def _pair_moved(self, left: list[Node], right: list[Node]) -> set[Node]:
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
            if before[node.key] > 1 or after[node.key] > 1 or _occurs(node, self.unchanged):
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
    return score == rivals[0] and (len(rivals) == 1 or score - rivals[1] >= _AHEAD)


def _is_at_home(node: Node, other: Node) -> bool:
    """Whether two entries stand in the same entry or section."""
    if node.parent is None or other.parent is None:
        return node.parent is other.parent and node.section.twin is other.section
    return node.parent.twin is other.parent


def _context(node: Node, other: Node) -> float:
    """What the neighbours of two entries that stand in one row say for their being one."""
    return _SAME_SECTION + _SAME_PLACE / 2 * sum(map(is_twin, neighbours(node), neighbours(other)))


def is_twin(node: Node | None, other: Node | None) -> bool:
    """Whether two neighbours are one, or are missing on both sides."""
    return other is None if node is None else other is not None and node.twin is other


def _siblings(node: Node) -> list[Node]:
    return node.parent.children if node.parent is not None else node.section.tops


def neighbours(node: Node) -> tuple[Node | None, Node | None]:
    row = _siblings(node)
    at = node.place
    return row[at - 1] if at else None, row[at + 1] if at + 1 < len(row) else None


def _unpaired(found: Sequence[Strip]) -> list[Node]:
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
