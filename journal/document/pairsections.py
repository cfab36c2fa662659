"""Which section of one text is which of another."""

from __future__ import annotations

from collections import Counter, defaultdict

from journal.document.patience import matched
from journal.document.similar import LIKE, similarity
from journal.values import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

    from journal.document.strips import Strip


def pair_sections(old: list[Strip], new: list[Strip]) -> None:
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
