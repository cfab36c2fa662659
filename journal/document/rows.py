"""The row that an entry stands in: its section, the entry it is a detail of, and its siblings there."""

from __future__ import annotations

from bisect import bisect_left

from journal.document.find import find
from journal.document.parts import parts
from journal.values import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from journal.document.chunks import Chunk, Document


class Row(NamedTuple):
    """Siblings, and what they stand in; offsets in the whole text, -1 where there is none."""

    section: int
    parent: int
    entries: list[int]


def row_of(document: Document, offset: int) -> Row:
    """The row of the entry that begins at an offset."""
    found = find(document, offset)
    chunk, base, entry = found
    first, last = _section_lines(chunk, entry.line)
    entries = parts(chunk).entries
    parent = entries[entry.parent].start + base if entry.parent >= 0 else -1
    return Row(_opening(chunk, base, first), parent, _siblings(chunk, base, entry.parent, first, last))


def row_in(document: Document, section: int, parent: int) -> Row:
    """The row of those that stand in a section, or, where one is given, in an entry."""
    if parent >= 0:
        found = find(document, parent)
        first, last = _section_lines(found.chunk, found.entry.line)
        index = parts(found.chunk).entries.index(found.entry)
        return Row(section, parent, _siblings(found.chunk, found.offset, index, first, last))
    chunk, base = document.chunk_at(max(section, len(document.head)))
    first, last = _section_lines(chunk, bisect_left(chunk.starts, section - base) if section >= 0 else -1)
    return Row(section, -1, _siblings(chunk, base, -1, first, last))


def _opening(chunk: Chunk, base: int, line: int) -> int:
    return base + chunk.starts[line] if any(opening.line == line for opening in parts(chunk).openings) else -1


def _section_lines(chunk: Chunk, line: int) -> tuple[int, int]:
    """The lines of the section that a line stands in, up to the next opening."""
    first, last = 0, len(chunk.lines)
    for opening in parts(chunk).openings:
        if opening.line > line:
            last = opening.line
            break
        first = opening.line
    return first, last


def _siblings(chunk: Chunk, base: int, parent: int, first: int, last: int) -> list[int]:
    return [
        entry.start + base for entry in parts(chunk).entries if entry.parent == parent and first <= entry.line < last
    ]
