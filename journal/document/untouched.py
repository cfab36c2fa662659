"""Whether what a step did not touch is told by the page as before: its sections, entries and fields."""

from __future__ import annotations

from bisect import bisect_right
from operator import itemgetter

from journal.document.pieces import Opens
from journal.document.verify import OTHERS, Refused
from journal.values import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from journal.document.outline import Section
    from journal.document.page import Item, Page
    from journal.document.source import Splice

GONE = -1
_STAYS = frozenset((Opens.HEADING, Opens.TAG))
"""What opens a section whatever stands below it; a label without anything below it is mere words."""
_BY_BOXES = frozenset(("todo", "doing", "done", None))
"""What a section without a name of its own is for, by how far its boxes are: ticking one may change it."""


class Hunk(NamedTuple):
    """A stretch of a text that splices replaced, and by which stretch of the text after them."""

    start: int
    end: int
    now: int
    now_end: int


def hunks(splices: Iterable[Splice]) -> list[Hunk]:
    """What splices, each made on the text that the one before left, replaced together."""
    found: list[Hunk] = []
    for start, end, text in splices:
        grown = len(text) - (end - start)
        first = bisect_right(found, start - 1, key=itemgetter(3))
        last = bisect_right(found, end, key=itemgetter(2))
        shift = found[first - 1].now_end - found[first - 1].end if first else 0
        old, now = start - shift, start
        old_end, now_end = end - shift, end + grown
        if first < last:
            upper, lower = found[first], found[last - 1]
            if upper.now < start:
                old, now = upper.start, upper.now
            old_end = lower.end + max(end - lower.now_end, 0)
            now_end = max(lower.now_end, end) + grown
        below = [hunk._replace(now=hunk.now + grown, now_end=hunk.now_end + grown) for hunk in found[last:]]
        found = [*found[:first], Hunk(old, old_end, now, now_end), *below]
    return found


class _Map:
    """Where offsets of the text before are in the text after."""

    def __init__(self, splices: Iterable[Splice]) -> None:
        self._hunks = hunks(splices)

    def now(self, offset: int) -> int:
        """Where what begins at an offset begins by now; GONE where it was replaced."""
        index = bisect_right(self._hunks, offset, key=itemgetter(0)) - 1
        if index < 0:
            return offset
        hunk = self._hunks[index]
        return GONE if offset < hunk.end else offset + hunk.now_end - hunk.end

    def is_touched(self, start: int, end: int) -> bool:
        """Whether something between two offsets was replaced."""
        index = bisect_right(self._hunks, start, key=itemgetter(1))
        return index < len(self._hunks) and self._hunks[index].start < end

    def is_new(self, now: int) -> bool:
        """Whether what begins at an offset of the text after was put there."""
        index = bisect_right(self._hunks, now, key=itemgetter(2)) - 1
        return index >= 0 and now < self._hunks[index].now_end


def check(before: Page, after: Page, splices: Iterable[Splice], retold: int = GONE) -> None:
    """Refuse what changed how the page reads anything that the splices did not touch.

    What stands in a section that is told anew may come to mean something else: be an item or none.
    """
    where = _Map(splices)
    if not (
        _same_sections(before, after, where)
        and _same_entries(before, after, where)
        and _same_items(before, after, where, retold)
        and _same_fields(before, after, where)
    ):
        raise Refused(OTHERS)


def _key(sections: list[Section], index: int) -> int:
    """What tells a section in a text: where its title begins."""
    return sections[index].span[0] if index >= 0 else GONE


def _is_same(old: int, new: int, where: _Map) -> bool:
    """Whether a place before is a place after, or was replaced."""
    if old == GONE:
        return new == GONE
    now = where.now(old)
    return now in (GONE, new)


def _is_same_home(old: int, new: int, where: _Map) -> bool:
    """Whether a section before is a section after, or was written anew."""
    if old == GONE:
        return new == GONE
    now = where.now(old)
    return where.is_new(new) if now == GONE else now == new


def _same_sections(before: Page, after: Page, where: _Map) -> bool:
    old, new = before.outline.sections, after.outline.sections
    known = {section.span[0]: section for section in new}
    kept = set()
    for section in old:
        now = where.now(section.span[0])
        kept.add(now)
        found = known.get(now)
        if now == GONE or (found is None and section.opens not in _STAYS):
            continue
        if found is None or (found.level, found.opens) != (section.level, section.opens):
            return False
        if not _is_same_home(_key(old, section.parent), _key(new, found.parent), where):
            return False
    return all(key in kept or where.is_new(key) or section.opens not in _STAYS for key, section in known.items())


def _same_entries(before: Page, after: Page, where: _Map) -> bool:
    old, new = before.outline.entries, after.outline.entries
    known = {entry.span[0]: entry for entry in new}
    kept = set()
    for entry in old:
        now = where.now(entry.span[0])
        if now == GONE:
            continue
        kept.add(now)
        found = known.get(now)
        if found is None or (found.form, found.depth) != (entry.form, entry.depth):
            return False
        above = old[entry.parent].span[0] if entry.parent >= 0 else GONE
        if not _is_same(above, new[found.parent].span[0] if found.parent >= 0 else GONE, where):
            return False
        if where.is_touched(entry.start, entry.span[1]):
            continue
        if (found.marks, found.text, found.label) != (entry.marks, entry.text, entry.label):
            return False
    return all(start in kept or where.is_new(start) for start in known)


def _same_items(before: Page, after: Page, where: _Map, retold: int) -> bool:
    old, new = before.outline, after.outline
    inside = {retold} - {GONE}
    for index, section in enumerate(old.sections):
        if section.parent in inside:
            inside.add(index)
    items = {item.entry: item for item in before.items if item.entry >= 0}
    others = {item.entry: item for item in after.items if item.entry >= 0}
    known = {entry.span[0]: index for index, entry in enumerate(new.entries)}
    for index, entry in enumerate(old.entries):
        other = known.get(where.now(entry.span[0]), GONE)
        if other == GONE or old.entry_sections[index] in inside:
            continue
        item, shown = items.get(index), others.get(other)
        home = item.section if item else _heading(old.sections, old.entry_sections[index], items)
        there = shown.section if shown else _heading(new.sections, new.entry_sections[other], others)
        if not _is_same_home(_key(old.sections, home), _key(new.sections, there), where):
            return False
        if where.is_touched(entry.start, entry.span[1]):
            continue
        if (item is None) != (shown is None):
            return False
        roles = {one.role for one in (item, shown) if one is not None}
        if len(roles) > 1 and not roles <= _BY_BOXES:
            return False
    return True


def _heading(sections: list[Section], index: int, items: dict[int, Item]) -> int:
    """The innermost section that heads what stands in one; a label in a list that is an item itself heads nothing."""
    while index >= 0 and sections[index].entry in items:
        index = sections[index].parent
    return index


def _same_fields(before: Page, after: Page, where: _Map) -> bool:
    old, new = before.outline, after.outline
    known = {field.span[0]: field for field in new.fields}
    kept = set()
    for field in old.fields:
        start, end = field.span
        if where.is_touched(start - 1, end):
            kept.add(where.now(start))
            continue
        now = where.now(start)
        kept.add(now)
        found = known.get(now)
        if found is None and not field.value:
            continue  # a label without a value heads something again
        if found is None or (found.key, found.value) != (field.key, field.value):
            return False
        above = old.entries[field.entry].span[0] if field.entry >= 0 else GONE
        if not _is_same(above, new.entries[found.entry].span[0] if found.entry >= 0 else GONE, where):
            return False
    return all(start in kept or where.is_new(start) or not field.value for start, field in known.items())
