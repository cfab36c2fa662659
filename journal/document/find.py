"""Finding an entry by the offset at which it begins, and what stands around it."""

from __future__ import annotations

from bisect import bisect_left
from operator import attrgetter

from journal.document.parts import parts
from journal.document.verify import Refused
from journal.values import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from journal.document.chunks import Chunk, Document
    from journal.document.pieces import Entry

_START = attrgetter("start")


class Found(NamedTuple):
    """An entry in its chunk."""

    chunk: Chunk
    offset: int
    """Where the chunk begins."""
    entry: Entry

    @property
    def line(self) -> str:
        """The line that it begins in."""
        return self.chunk.lines[self.entry.line]

    @property
    def line_start(self) -> int:
        return self.offset + self.chunk.starts[self.entry.line]

    @property
    def end(self) -> int:
        """The offset after the last line of its details."""
        return self.offset + self.chunk.starts[self.entry.end]

    @property
    def section(self) -> int:
        """The offset of the line that opens its section, or -1."""
        lines = [opening.line for opening in parts(self.chunk).openings if opening.line < self.entry.line]
        return self.offset + self.chunk.starts[lines[-1]] if lines else -1

    @property
    def children(self) -> list[Entry]:
        """The entries that stand directly in it."""
        entries = parts(self.chunk).entries
        index = entries.index(self.entry)
        return [entry for entry in entries[index + 1 :] if entry.parent == index]

    @property
    def parent(self) -> Found | None:
        """The entry that it stands in."""
        above = self.entry.parent
        return self._replace(entry=parts(self.chunk).entries[above]) if above >= 0 else None

    def siblings(self) -> list[Entry]:
        """The entries of its form in the same entry, between the same two openings of sections, itself among them."""
        found = parts(self.chunk)
        line = self.entry.line
        upper = max((opening.line for opening in found.openings if opening.line <= line), default=-1)
        lower = min((opening.line for opening in found.openings if opening.line > line), default=len(self.chunk.lines))
        return [
            entry
            for entry in found.entries
            if entry.parent == self.entry.parent and entry.form is self.entry.form and upper <= entry.line < lower
        ]


def find(document: Document, offset: int) -> Found:
    """The entry that begins at an offset."""
    found = entry_at(document, offset)
    if found is None:
        raise Refused("the item is no longer where it was")
    return found


def entry_at(document: Document, offset: int) -> Found | None:
    """The entry that begins at an offset, if one does."""
    if offset < 0:
        return None
    chunk, base = document.chunk_at(offset)
    entries = parts(chunk).entries
    index = bisect_left(entries, offset - base, key=_START)
    if index == len(entries) or entries[index].start != offset - base:
        return None
    return Found(chunk, base, entries[index])
