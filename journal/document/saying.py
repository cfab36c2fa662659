"""What an entry or field says: its lines, marks, words, cells and details."""

from __future__ import annotations

from journal.document.find import Found, find
from journal.document.marking import written_marks
from journal.document.parts import parts
from journal.document.pieces import Entry, Form
from journal.document.similar import normalised
from journal.document.table import cell_spans
from journal.document.trail import line_start
from journal.document.verify import Refused
from journal.document.words import raw_text
from journal.values import TYPE_CHECKING

if TYPE_CHECKING:
    from journal.document.chunks import Document


def lines_of(found: Found) -> str:
    """The lines of an entry and its details, as they stand."""
    return found.chunk.text[found.chunk.starts[found.entry.line] : found.chunk.starts[found.entry.end]]


def substance(found: Found) -> list[object]:
    """What an entry and its details say, whatever their bullets, numbers and indents."""
    chunk = found.chunk
    said: dict[int, object] = {
        line: chunk.lines[line].strip()
        for line in range(found.entry.line, found.entry.end)
        if chunk.lines[line].strip()
    }
    for entry in entries_of(found):
        said[entry.line] = (marks_of(Found(chunk, found.offset, entry)), entry.text, entry.depth - found.entry.depth)
    return list(said.values())


def marks_of(found: Found) -> str:
    return written_marks(found.chunk.text, found.entry)


def words_of(found: Found) -> str:
    return raw_text(found.chunk.text, found.entry)


def cell_of(found: Found, column: int) -> str | None:
    """The text of a cell of a row; None where the row has no such cell."""
    chunk, entry = found.chunk, found.entry
    if entry.form is not Form.ROW:
        return None
    spans = cell_spans(chunk.lines[entry.line], chunk.starts[entry.line])
    return chunk.text[slice(*spans[column])] if column < len(spans) else None


def field_of(document: Document, line: int, key: str) -> str | None:
    """The value of the field on the line that begins at an offset."""
    chunk, base = document.chunk_at(line)
    return next(
        (field.value for field in parts(chunk).fields if field.key == key and chunk.starts[field.line] == line - base),
        None,
    )


def entries_of(found: Found) -> list[Entry]:
    """An entry, and those that stand in it."""
    return [entry for entry in parts(found.chunk).entries if found.entry.line <= entry.line < found.entry.end]


def says_all(theirs: Found, ours: Found) -> bool:
    """Whether one entry says what another does: the same words and mark, and all of its details."""
    if theirs.entry.form is not ours.entry.form or marks_of(theirs) != marks_of(ours):
        return False
    if normalised(theirs.entry.text) != normalised(ours.entry.text):
        return False
    texts = {normalised(entry.text) for entry in entries_of(theirs)}
    return all(normalised(entry.text) in texts for entry in entries_of(ours))


def lines_at(document: Document, offset: int) -> str:
    """The lines of the entry that begins at an offset, or else the line that an offset stands in."""
    if offset < 0:
        return ""
    try:
        return lines_of(find(document, offset))
    except Refused:
        start = line_start(document, offset)
        chunk, base = document.chunk_at(start)
        number = chunk.starts.index(start - base)
        return chunk.text[chunk.starts[number] : chunk.starts[min(number + 1, len(chunk.lines))]]
