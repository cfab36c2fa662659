"""Steps to splices: each computed against the exact text, verified by scanning again, and with its inverse."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, assert_never

from journal.document import words
from journal.document.layout import body_end, laid_out, line_break, restyled
from journal.document.numbering import renumbered
from journal.document.parts import Entry, Form, cell_spans, parts
from journal.document.source import Splice, through
from journal.document.steps import (
    Applied,
    Insert,
    Move,
    Place,
    Remove,
    RemoveSection,
    SetCell,
    SetField,
    SetLines,
    SetMark,
    SetText,
    Step,
)
from journal.document.verify import Refused, spliced

if TYPE_CHECKING:
    from journal.document.chunks import Chunk, Document
    from journal.document.parts import Field


class Found(NamedTuple):
    """An entry in its chunk."""

    chunk: Chunk
    offset: int
    """Where the chunk begins."""
    entry: Entry

    @property
    def line_start(self) -> int:
        return self.offset + self.chunk.starts[self.entry.line]

    @property
    def end(self) -> int:
        """The offset after the last line of its details."""
        return self.offset + self.chunk.starts[self.entry.end]


def find(document: Document, offset: int) -> Found:
    """The entry that begins at an offset."""
    chunk, base = document.chunk_at(offset)
    for entry in parts(chunk).entries:
        if entry.start == offset - base:
            return Found(chunk, base, entry)
    raise Refused("the item is no longer where it was")


def apply(document: Document, step: Step) -> Applied:
    """The document after one step; refused, with the text untouched, if it would change more than it says."""
    match step:
        case SetMark():
            return _set_mark(document, step)
        case SetText():
            return _set_text(document, step)
        case SetField():
            return _set_field(document, step)
        case SetCell():
            return _set_cell(document, step)
        case Insert():
            return _insert(document, step)
        case Remove():
            return _remove(document, step)
        case RemoveSection():
            return _remove_section(document, step)
        case SetLines():
            return _set_lines(document, step)
        case Move():
            return _move(document, step)
        case _:
            assert_never(step)


def _set_mark(document: Document, step: SetMark) -> Applied:
    found = find(document, step.entry)
    entry = found.entry
    if entry.form is Form.ROW:
        raise Refused("a table row has no mark in front; set its cell")
    if entry.marks:
        start, end = entry.marks[0].start, entry.marks[-1].end
        was = found.chunk.text[start:end]
        if not step.marks:
            end = max(end, entry.span[0])
    else:
        start = end = entry.span[0]
        was = ""
    text = step.marks if entry.marks or not step.marks else f"{step.marks} "
    splice = Splice(found.offset + start, found.offset + end, text)
    after = spliced(document, splice)
    changed = find(after, step.entry)
    marks = changed.entry.marks
    shown = changed.chunk.text[marks[0].start : marks[-1].end] if marks else ""
    if shown != step.marks or changed.entry.text != entry.text:
        raise Refused("the mark would be read as part of the text")
    return Applied(after, (splice,), (SetMark(step.entry, was),), step.entry)


def _set_text(document: Document, step: SetText) -> Applied:
    found = find(document, step.entry)
    entry, chunk = found.entry, found.chunk
    if entry.form is Form.ROW:
        raise Refused("the text of a table row is set cell by cell")
    if not step.text.strip():
        raise Refused("an item needs words; remove it instead")
    start, end, text = words.replacement(chunk.text, entry.span, step.text, words.indent(chunk, entry))
    splice = Splice(found.offset + start, found.offset + end, text)
    after = spliced(document, splice)
    changed = find(after, step.entry).entry
    if changed.text.split() != step.text.split() or changed.marks != entry.marks or changed.depth != entry.depth:
        raise Refused("the text would be read as something else than the words of an item")
    return Applied(after, (splice,), (SetText(step.entry, words.raw_text(chunk.text, entry)),), step.entry)


def _find_field(document: Document, line: int, key: str) -> tuple[Chunk, int, Field]:
    chunk, offset = document.chunk_at(line)
    for field in parts(chunk).fields:
        if field.key == key and chunk.starts[field.line] + offset == line:
            return chunk, offset, field
    raise Refused(f"the field {key} is no longer where it was")


def _set_field(document: Document, step: SetField) -> Applied:
    chunk, offset, field = _find_field(document, step.line, step.key)
    value = " ".join(step.value.split())
    start, end = field.span
    quote = field.value[:1]
    if quote in "\"'" and len(field.value) > 1 and field.value.endswith(quote) and not value.startswith(quote):
        value = f"{quote}{value}{quote}"
    gap = "" if start != end or not value or chunk.text[start - 1] in " \t" else " "
    splice = Splice(offset + start, offset + end, gap + value)
    after = spliced(document, splice)
    changed = _find_field(after, step.line, step.key)[2]
    if changed.value != value:
        raise Refused(f"the value would not be read as the value of {step.key}")
    return Applied(after, (splice,), (SetField(step.line, step.key, field.value),), step.line)


def _set_cell(document: Document, step: SetCell) -> Applied:
    found = find(document, step.entry)
    chunk, entry = found.chunk, found.entry
    line = chunk.lines[entry.line]
    begin = chunk.starts[entry.line]
    cells = cell_spans(line, begin) if entry.form is Form.ROW else ()
    if step.column >= len(cells):
        raise Refused("the row has no such cell")
    start, end = cells[step.column]
    room = len(line) + begin - end
    padding = len(chunk.text[end : begin + len(line)]) - len(chunk.text[end : begin + len(line)].lstrip(" "))
    text = words.cell(step.text)
    width = end - start + max(0, min(padding, room) - 1)
    kept = text.ljust(end - start) if len(text) <= end - start else text
    stop = end if len(text) <= end - start else end + min(len(text), width) - (end - start)
    splice = Splice(found.offset + start, found.offset + stop, kept)
    after = spliced(document, splice)
    changed = find(after, step.entry)
    now = cell_spans(changed.chunk.lines[changed.entry.line], changed.chunk.starts[changed.entry.line])
    shown = [changed.chunk.text[left:right] for left, right in now]
    expected = [chunk.text[left:right] for left, right in cells]
    expected[step.column] = text
    if shown != expected:
        raise Refused("the text would change the cells of its row")
    return Applied(after, (splice,), (SetCell(step.entry, step.column, chunk.text[start:end]),), step.entry)


def _set_lines(document: Document, step: SetLines) -> Applied:
    end = step.line + len(step.was)
    if document.text[step.line : end] != step.was:
        raise Refused("the lines are no longer what they were")
    splice = Splice(step.line, end, step.lines)
    after = document.splice(splice)
    subject = _first_entry(after, step.line, step.line + len(step.lines))
    back = SetLines(step.line, step.lines, step.was)
    return Applied(after, (splice,), (back,), step.line if subject < 0 else subject)


def _insertion_offset(document: Document, place: Place) -> int:
    if place.after >= 0:
        return find(document, place.after).end
    if place.before >= 0:
        return find(document, place.before).line_start
    return body_end(document, place.section)


def _insert(document: Document, step: Insert) -> Applied:
    at = _insertion_offset(document, step.place)
    lines = step.lines
    text = document.text
    end = line_break(document, at)
    if at and at == len(text) - len(document.tail) and text[at - 1] not in "\r\n":
        lines = end + lines.removesuffix(end)
    splice = Splice(at, at, lines)
    after = spliced(document, splice)
    lead = len(lines) - len(lines.lstrip("\r\n \t"))
    subject = _first_entry(after, at, at + len(lines))
    inverse: Step
    if subject >= 0 and find(after, subject).line_start <= at + lead:
        inverse = Remove(subject)
    else:
        subject = at + lead
        if not _opens(after, subject):
            raise Refused("the lines would be read neither as an item nor as a section")
        inverse = RemoveSection(subject)
    numbered, splices, subject = renumbered(after, subject) if isinstance(inverse, Remove) else (after, (), subject)
    return Applied(numbered, (splice, *splices), (inverse,), subject)


def _first_entry(document: Document, start: int, end: int) -> int:
    """The offset of the first entry between two offsets."""
    assert document.touched is not None
    offset = document.touched.offset
    for chunk in document.touched.after:
        for entry in parts(chunk).entries:
            if start <= entry.start + offset < end:
                return entry.start + offset
        offset += len(chunk.text)
    return -1


def _opens(document: Document, line: int) -> bool:
    """Whether the line that begins at an offset opens a section."""
    chunk, base = document.chunk_at(line)
    return any(chunk.starts[opening.line] + base == line for opening in parts(chunk).openings)


def _siblings(found: Found) -> tuple[Entry | None, Entry | None]:
    """The entries before and after one, in the same entry or section."""
    openings = [opening.line for opening in parts(found.chunk).openings]
    before: Entry | None = None
    for entry in parts(found.chunk).entries:
        if entry.parent != found.entry.parent or entry.form is not found.entry.form:
            continue
        if any(min(entry.line, found.entry.line) < line < max(entry.line, found.entry.line) for line in openings):
            continue
        if entry.line < found.entry.line:
            before = entry
        elif entry.line > found.entry.line:
            return before, entry
    return before, None


def _section_offset(found: Found) -> int:
    """The offset of the line that opens the section of an entry."""
    lines = [opening.line for opening in parts(found.chunk).openings if opening.line < found.entry.line]
    return found.offset + found.chunk.starts[lines[-1]] if lines else -1


def _remove(document: Document, step: Remove) -> Applied:
    found = find(document, step.entry)
    chunk, entry = found.chunk, found.entry
    before, after_it = _siblings(found)
    place = Place(
        _section_offset(found),
        found.offset + before.start if before else -1,
        found.offset + after_it.start if after_it else -1,
    )
    start, end = entry.line, entry.end
    blank_before = start
    while blank_before > 0 and not chunk.lines[blank_before - 1].strip(" \t>"):
        blank_before -= 1
    blank_after = end
    while blank_after < len(chunk.lines) and not chunk.lines[blank_after].strip(" \t>"):
        blank_after += 1
    gap_after = before is None and after_it is not None and blank_after == after_it.line
    stretches = [(start, blank_after)] if gap_after else [(blank_before, end)] if before or start == end else []
    if not gap_after and not before:
        stretches.append((blank_before, end))
    for first, last in (*stretches, (start, end)):
        try:
            return _removed(document, found, place, first, last)
        except Refused as refusal:
            reason = refusal
    raise reason


def _removed(document: Document, found: Found, place: Place, upper: int, lower: int) -> Applied:
    """The document without some lines of a chunk, an entry among them."""
    start, end = found.offset + found.chunk.starts[upper], found.offset + found.chunk.starts[lower]
    lines = document.text[start:end]
    if end == len(document.text) and start and lines and lines[-1] not in "\r\n":
        start -= len(line_break(document, start))  # the new last line has no end either
        lines = lines + line_break(document, start)
    splice = Splice(start, end, "")
    after = spliced(document, splice)
    inverse = Insert(_moved(place, (splice,)), lines)
    follower = inverse.place.before if inverse.place.before >= 0 else inverse.place.after
    if follower < 0:
        return Applied(after, (splice,), (inverse,), -1)
    number = found.entry.marker[:-1]
    first = int(number) if number.isdigit() and inverse.place.after < 0 else None
    numbered, splices, _ = renumbered(after, follower, first)
    return Applied(numbered, (splice, *splices), (inverse,), -1)


def _moved(place: Place, splices: tuple[Splice, ...]) -> Place:
    return Place(through(place.section, splices), through(place.after, splices), through(place.before, splices))


def _remove_section(document: Document, step: RemoveSection) -> Applied:
    chunk, base = document.chunk_at(step.line)
    line = chunk.starts.index(step.line - base)
    opening = next((opening for opening in parts(chunk).openings if opening.line == line), None)
    if opening is None:
        raise Refused("the section is no longer where it was")
    end = body_end(document, step.line)
    start = step.line
    while start and document.text[:start].endswith(("\n\n", "\r\n\r\n", "\r\r")):
        start -= len(line_break(document, start))
    splice = Splice(start, end, "")
    after = spliced(document, splice)
    place = Place(previous_opening(document, step.line), -1, -1)
    return Applied(after, (splice,), (Insert(place, document.text[start:end]),), -1)


def previous_opening(document: Document, line: int) -> int:
    """The offset of the last line before another one that opens a section, or -1."""
    last = -1
    for chunk, offset, _ in document.located():
        for opening in parts(chunk).openings:
            at = offset + chunk.starts[opening.line]
            if at >= line:
                return last
            last = at
    return last


def _move(document: Document, step: Move) -> Applied:
    found = find(document, step.entry)
    place = step.place
    if step.entry in (place.after, place.before):
        raise Refused("the item is there already")
    text = document.text
    lines = text[found.line_start : found.end]
    if lines[-1:] not in ("\r", "\n"):
        lines += line_break(document, found.end)
    if found.line_start <= place.after < found.end or found.line_start < place.before < found.end:
        raise Refused("an item cannot be moved into itself")
    removed = apply(document, Remove(step.entry))
    target = _moved(place, removed.splices)
    styled = restyled(removed.document, target, lines, found.entry)
    inserted = apply(removed.document, Insert(target, laid_out(removed.document, target, styled)))
    home = removed.inverse[0]
    assert isinstance(home, Insert)
    back = Move(inserted.subject, _moved(home.place, inserted.splices))
    return Applied(inserted.document, removed.splices + inserted.splices, (back,), inserted.subject)
