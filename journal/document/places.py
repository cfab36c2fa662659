"""Where in another writer's text an entry of ours is to stand, by the siblings that are still there."""

from __future__ import annotations

from journal.document.align import GONE, Alignment
from journal.document.layout import restyled, sibling
from journal.document.patience import in_order
from journal.document.pieces import Entry, Form
from journal.document.rows import Row, row_in, row_of
from journal.document.steps import Insert, Place
from journal.values import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from journal.document.chunks import Chunk
    from journal.document.trail import Origin, Trail


class Placer:
    """Places of our texts, found again in the merged one."""

    def __init__(self, ours: Trail, out: Trail, align: Alignment, where: Callable[[Origin], int]) -> None:
        self._ours = ours
        self._out = out
        self._align = align
        self._where = where
        self._in_order: dict[tuple[int, int], dict[int, bool]] = {}
        """For each row of the base: which entries the other writer need not have moved."""

    def place(self, at: int, subject: int, moving: int = GONE) -> Place | None:
        """Where an entry of our text after so many steps is to stand; `moving` is where it stands in the merged text.

        None where what it stands in is gone.
        """
        row = row_of(self._ours.documents[at], subject)
        target = self._row(row, at)
        if target is None:
            return None
        others = [entry for entry in target.entries if entry != moving]
        known = set(others)
        own = row.entries.index(subject)
        for distance in range(1, len(row.entries)):
            for side in (own - distance, own + distance):
                if not 0 <= side < len(row.entries):
                    continue
                origin = self._ours.entry_origin(row.entries[side], at)
                near = self._where(origin)
                if near not in known or (origin.step < 0 and self.is_moved(origin.at)):
                    continue
                if side > own:
                    return Place(
                        target.section, GONE, self._past_added(others[: others.index(near) + 1][::-1], distance)
                    )
                near = self._past_added(others[others.index(near) :], distance)
                number = others.index(near) + 1
                return Place(target.section, near, others[number] if number < len(others) else GONE)
        if others:
            return Place(target.section, others[-1], GONE)
        return Place(target.section, target.parent, GONE)

    def styled(self, place: Place, lines: str, entry: Entry) -> str:
        """The lines of an entry of ours, with the bullet and indent of the siblings that it comes to stand among."""
        near = sibling(self._out.document, place)
        if entry.form is not Form.ENTRY or near is None or near[1].form is not Form.ENTRY:
            return lines
        blank = lines[: len(lines) - len(lines.lstrip("\r\n"))]
        body = lines[len(blank) :]
        if (
            not entry.marker[0].isdigit()
            and entry.marker == near[1].marker
            and body.startswith(_indent(*near) + entry.marker)
        ):
            return lines
        return blank + restyled(self._out.document, place, body, entry)

    def _past_added(self, entries: list[int], distance: int) -> int:
        """The last of the entries from a sibling on that may be what became of those which stood between."""
        last = 0
        while last + 1 < min(distance, len(entries)) and self._is_added(entries[last + 1]):
            last += 1
        return entries[last]

    def _is_added(self, start: int) -> bool:
        """Whether the other writer added an entry of the merged text."""
        origin = self._out.entry_origin(start, len(self._out.steps))
        return origin.step < 0 and self._align.origin(origin.at) == GONE

    def _row(self, row: Row, at: int) -> Row | None:
        """The row of the merged text that one of ours became."""
        parent = section = GONE
        if row.parent >= 0:
            parent = self._where(self._ours.entry_origin(row.parent, at))
            if parent == GONE:
                return None
            section = row_of(self._out.document, parent).section
        elif row.section >= 0:
            section = self._where(self._ours.line_origin(row.section, at))
            if section == GONE:
                return None
        return row_in(self._out.document, section, parent)

    def mapped(self, index: int, place: Place) -> Place | None:
        """The place of a step of ours in the merged text, taken as it is."""
        section = GONE
        if place.section >= 0:
            section = self._where(self._ours.line_origin(place.section, index))
        entries = [
            self._where(self._ours.entry_origin(entry, index)) if entry >= 0 else GONE
            for entry in (place.after, place.before)
        ]
        if section == GONE and place.section >= 0 and entries == [GONE, GONE]:
            return None
        return Place(section, *entries)

    def added(self, subject: int, at: int) -> list[int]:
        """The entries that the other writer added to a row: the one in which one of ours stands."""
        target = self._row(row_of(self._ours.documents[at], subject), at)
        if target is None:
            return []
        return [start for start in target.entries if self._is_added(start)]

    def stands_at(self, offset: int, place: Place) -> bool:
        """Whether an entry of the merged text stands at a place already, what others added there apart."""
        row = row_of(self._out.document, offset)
        number = row.entries.index(offset)
        if place.after == place.before == GONE:
            return row.section == place.section and row.parent == GONE and len(row.entries) == 1
        if place.after != GONE:
            return place.after == self._known(row.entries[:number][::-1], place.after)
        return place.before == self._known(row.entries[number + 1 :], place.before)

    def _known(self, entries: list[int], sought: int) -> int:
        """The first of some entries of the merged text that is the one sought, or that the base had there too."""
        count = len(self._out.steps)
        for entry in entries:
            if entry == sought:
                return entry
            origin = self._out.entry_origin(entry, count)
            if origin.step >= 0:
                continue
            before = self._align.origin(origin.at)
            if before != GONE and not self.is_moved(before):
                return entry
        return GONE

    def is_moved(self, start: int) -> bool:
        """Whether the other writer put an entry of the base elsewhere."""
        base, theirs = self._ours.documents[0], self._out.documents[0]
        there = self._align.entry(start)
        if there == GONE or self._align.is_untouched(start):
            return there == GONE
        row, other = row_of(base, start), row_of(theirs, there)
        if not self._is_same_row(row, other):
            return True
        key = (row.section, row.parent)
        if key not in self._in_order:
            ranks = {entry: rank for rank, entry in enumerate(other.entries)}
            kept = [entry for entry in row.entries if self._align.entry(entry) in ranks]
            flags = in_order([ranks[self._align.entry(entry)] for entry in kept])
            self._in_order[key] = dict(zip(kept, flags, strict=True))
        return not self._in_order[key].get(start, False)

    def _is_same_row(self, row: Row, other: Row) -> bool:
        if row.parent >= 0:
            return other.parent >= 0 and self._align.entry(row.parent) == other.parent
        if other.parent >= 0:
            return False
        return (self._align.section(row.section) if row.section >= 0 else GONE) == other.section

    def anew(self, index: int, lines: str) -> Insert | None:
        """The insertion that brings lines of ours back at the place where their entry stood before a step."""
        entry = getattr(self._ours.steps[index], "entry", GONE)
        place = self.place(index, entry) if entry != GONE and lines else None
        return Insert(place, lines) if place is not None else None


def _indent(chunk: Chunk, entry: Entry) -> str:
    return chunk.lines[entry.line][: entry.start - chunk.starts[entry.line]]
