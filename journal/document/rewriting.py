"""Steps that change words where they stand: marks, texts, fields, cells, and lines of prose."""

from __future__ import annotations

from journal.document import words
from journal.document.find import entry_at, find
from journal.document.marking import marks_span, written_marks
from journal.document.parts import parts
from journal.document.pieces import Form
from journal.document.source import Splice
from journal.document.steps import Applied, SetCell, SetField, SetLines, SetMark, SetText
from journal.document.table import cell_spans
from journal.document.verify import NotThere, Refused, spliced
from journal.values import TYPE_CHECKING

if TYPE_CHECKING:
    from journal.document.chunks import Chunk, Document
    from journal.document.pieces import Field


def set_mark(document: Document, step: SetMark) -> Applied:
    found = find(document, step.entry)
    entry = found.entry
    if entry.form is Form.ROW:
        raise Refused("a table row has no mark in front; set the cell that says its state")
    start, end = marks_span(found.chunk.text, entry)
    text = f"{step.marks} " if step.marks else ""
    was = found.chunk.text[start:end]
    if was:
        text = step.marks
        if not step.marks:
            end = max(end, entry.span[0])
    splice = Splice(found.offset + start, found.offset + end, text)
    after = spliced(document, splice)
    changed = find(after, step.entry)
    if written_marks(changed.chunk.text, changed.entry) != step.marks or changed.entry.text != entry.text:
        raise Refused("the mark would be read as part of the text; choose another one")
    return Applied(after, (splice,), (SetMark(step.entry, was),), step.entry)


def set_text(document: Document, step: SetText) -> Applied:
    found = find(document, step.entry)
    entry, chunk = found.entry, found.chunk
    if entry.form is Form.ROW:
        raise Refused("the text of a table row is set cell by cell; name the cell")
    if not step.text.strip():
        raise Refused("an item needs words; remove it instead")
    start, end, text = words.replacement(chunk.text, entry.span, step.text, words.indent(chunk, entry))
    splice = Splice(found.offset + start, found.offset + end, text)
    after = spliced(document, splice)
    changed = find(after, step.entry).entry
    if changed.text.split() != step.text.split() or changed.marks != entry.marks or changed.depth != entry.depth:
        raise Refused("the text would be read as something else than the words of an item; begin it with a word")
    return Applied(after, (splice,), (SetText(step.entry, words.raw_text(chunk.text, entry)),), step.entry)


def set_field(document: Document, step: SetField) -> Applied:
    chunk, offset, field = _find_field(document, step)
    value = words.one_line(step.value)
    start, end = field.span
    quote = field.value[:1]
    if quote in "\"'" and len(field.value) > 1 and field.value.endswith(quote) and not value.startswith(quote):
        value = f"{quote}{value}{quote}"
    gap = "" if start != end or not value or chunk.text[start - 1] in " \t" else " "
    splice = Splice(offset + start, offset + end, gap + value)
    after = spliced(document, splice)
    if _find_field(after, step)[2].value != value:
        raise Refused(f"the value would not be read as the value of {step.key}; begin it with a word")
    return Applied(after, (splice,), (SetField(step.line, step.key, field.value),), step.line)


def _find_field(document: Document, step: SetField) -> tuple[Chunk, int, Field]:
    """The field that a step is about, its chunk, and the offset at which the chunk begins."""
    chunk, offset = document.chunk_at(step.line)
    for field in parts(chunk).fields:
        if field.key == step.key and chunk.starts[field.line] + offset == step.line:
            return chunk, offset, field
    raise Refused(f"the field {step.key} is no longer where it was")


def set_cell(document: Document, step: SetCell) -> Applied:
    """Another text in a cell, in its own padding as far as that goes; the table is never aligned anew."""
    found = find(document, step.entry)
    line = found.line
    spans = cell_spans(line, 0) if found.entry.form is Form.ROW else ()
    if not 0 <= step.column < len(spans):
        raise NotThere(f"the row has no cell {step.column + 1}; it has {len(spans)}")
    start, end = spans[step.column]
    text = words.cell(step.text)
    left, right, written = _padded(line, start, end, text)
    at = found.offset + found.chunk.starts[found.entry.line]
    splice = Splice(at + left, at + right, written)
    after = spliced(document, splice)
    changed = entry_at(after, step.entry)
    expected = [text if column == step.column else line[slice(*span)] for column, span in enumerate(spans)]
    if changed is None or [changed.line[slice(*span)] for span in cell_spans(changed.line, 0)] != expected:
        raise Refused("the text would change other cells of its row; leave out what parts cells")
    return Applied(after, (splice,), (SetCell(step.entry, step.column, line[start:end]),), step.entry)


def _padded(line: str, start: int, end: int, text: str) -> tuple[int, int, str]:
    """What to replace in a row, and by what, so that a text fits into the width of a cell or else grows that."""
    if start == end:
        blanks = len(line[:start]) - len(line[:start].rstrip(" "))
        return start - blanks, end, f" {text} ".ljust(blanks) if text else " " * blanks
    if text.endswith("\\") and line[end : end + 1] == "|":
        text += " "
    room = len(line[end:]) - len(line[end:].lstrip(" ")) - 1
    grown = len(text) - (end - start)
    if grown <= 0:
        return start, end, text.ljust(end - start)
    return start, end + min(grown, max(room, 0)), text


def set_lines(document: Document, step: SetLines) -> Applied:
    end = step.line + len(step.was)
    if document.text[step.line : end] != step.was:
        raise Refused("the lines are no longer what they were")
    splice = Splice(step.line, end, step.lines)
    after = document.splice(splice)
    subject = first_entry(after, step.line, step.line + len(step.lines))
    back = SetLines(step.line, step.lines, step.was)
    return Applied(after, (splice,), (back,), step.line if subject < 0 else subject)


def first_entry(document: Document, start: int, end: int) -> int:
    """The offset of the first entry between two offsets, in what the last splice touched."""
    assert document.touched is not None
    offset = document.touched.offset
    for chunk in document.touched.after:
        for entry in parts(chunk).entries:
            if start <= entry.start + offset < end:
                return entry.start + offset
        offset += len(chunk.text)
    return -1
