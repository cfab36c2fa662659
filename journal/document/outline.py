"""The sections of a whole document, nested, with the entries and fields that stand in each."""

from __future__ import annotations

from bisect import bisect_right

from journal.document.parts import parts
from journal.document.pieces import BELOW_HEADINGS, UNBOUNDED, Entry, Field, Form, Opening, Opens
from journal.values import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from journal.document.chunks import Chunk, Document


class Section(NamedTuple):
    """A heading, bold line, label or tag, and what stands under it."""

    opens: Opens
    line: int
    end: int
    level: int
    title: str
    span: tuple[int, int]
    parent: int
    """Index of the section that it stands in, or -1."""
    entry: int
    """Index of the entry that is its label, or -1."""


class Outline(NamedTuple):
    """A document's sections, entries and fields in the order of their lines, which count from 0 in the whole text."""

    sections: list[Section]
    entries: list[Entry]
    fields: list[Field]
    entry_sections: list[int]
    """The innermost section that each entry stands in, or -1."""
    field_sections: list[int]
    """The same for each field."""
    origins: list[Entry]
    """Each entry as its chunk counts it: the very same as long as no edit touches that chunk, wherever it moves."""


class _Open:
    """A section that is still open while the document is swept from top to bottom."""

    __slots__ = ("closes", "end", "index", "level")

    def __init__(self, index: int, level: int, end: int, closes: bool) -> None:
        self.index = index
        self.level = level
        self.end = end
        self.closes = closes
        """Whether a heading of its level or above ends it; a tag lasts up to its closing tag."""


class _Place(NamedTuple):
    """Where a chunk stands in the whole text."""

    offset: int
    line: int
    first: int
    """How many entries stand before it."""


class _Placed(NamedTuple):
    """What a chunk holds, counted in the whole text."""

    place: _Place
    openings: list[Opening]
    entries: list[Entry]
    fields: list[Field]


def outline(document: Document) -> Outline:
    """The outline of a document, from the parts of its chunks."""
    openings: list[Opening] = []
    entries: list[Entry] = []
    fields: list[Field] = []
    origins: list[Entry] = []
    for chunk, offset, line in document.located():
        placed = _placed(chunk, _Place(offset, line, len(entries)))
        openings += placed.openings
        entries += placed.entries
        fields += placed.fields
        origins += parts(chunk).entries
        last = line + len(chunk.lines)
    if any(opening.opens is Opens.TAG and opening.end == UNBOUNDED for opening in openings):
        _close_tags(document, openings)
    return _sweep(openings, entries, fields, origins, last)


def _placed(chunk: Chunk, place: _Place) -> _Placed:
    """The parts of a chunk at its place; those of chunks that an edit does not move are the very same as before it."""
    known = chunk.placed
    if isinstance(known, _Placed) and known.place == place:
        return known
    offset, line, first = place
    found = parts(chunk)
    openings = [_shift_opening(opening, offset, line) for opening in found.openings]
    entries = [_shift_entry(entry, offset, line, first) for entry in found.entries]
    fields = [_shift_field(field, offset, line, first) for field in found.fields]
    chunk.placed = placed = _Placed(place, openings, entries, fields)
    return placed


def _close_tags(document: Document, openings: list[Opening]) -> None:
    """Give the tags that headings stand in their ends, which are in other chunks."""
    closings: dict[str, list[int]] = {}
    for chunk, _, line in document.located():
        if "</" in chunk.text:
            from journal.document.tags import closing_tags  # few documents have any

            for name, lines in closing_tags(chunk.lines, line).items():
                closings.setdefault(name, []).extend(lines)
    for index, opening in enumerate(openings):
        if opening.opens is Opens.TAG and opening.end == UNBOUNDED:
            lines = closings.get(opening.title, [])
            after = bisect_right(lines, opening.line)
            if after < len(lines):
                openings[index] = opening._replace(end=lines[after])


_new = tuple.__new__
"""Makes a named tuple at half the cost of calling its class; an edit of a large page moves thousands."""


def _shift_opening(opening: Opening, offset: int, line: int) -> Opening:
    opens, number, end, level, title, (start, stop) = opening
    last = UNBOUNDED if end == UNBOUNDED else end + line
    return _new(Opening, (opens, number + line, last, level, title, (start + offset, stop + offset)))


def _shift_entry(entry: Entry, offset: int, line: int, first: int) -> Entry:
    form, number, end, depth, parent, start, marker, marks, (begin, stop), text, label, table = entry
    parent = parent + first if parent >= 0 else -1
    table = table + line if table >= 0 else -1
    span = begin + offset, stop + offset
    own = form, number + line, end + line, depth, parent, start + offset, marker, marks, span, text, label, table
    return _new(Entry, own)


def _shift_field(field: Field, offset: int, line: int, first: int) -> Field:
    key, value, number, (start, stop), entry = field
    entry = entry + first if entry >= 0 else -1
    return _new(Field, (key, value, number + line, (start + offset, stop + offset), entry))


def _sweep(
    openings: list[Opening], entries: list[Entry], fields: list[Field], origins: list[Entry], last: int
) -> Outline:
    """Nest the openings, and put every entry and field into the innermost section that is open at its line."""
    sections: list[Section] = []
    ends: list[int] = []
    stack: list[_Open] = []
    entry_sections: list[int] = []
    waiting = iter([*openings, None])
    opening = next(waiting)

    def close(line: int, level: int, end: int = UNBOUNDED) -> None:
        """End what is over where a section of a level opens; one in a quote or an item ends none around it."""
        while stack and (
            stack[-1].end <= line or (stack[-1].level >= level and stack[-1].closes and stack[-1].end <= end)
        ):
            closed = stack.pop()
            ends[closed.index] = min(closed.end, line)

    def open_section(opening: Opening, entry: int) -> None:
        close(opening.line, opening.level, UNBOUNDED if opening.opens is Opens.TAG else opening.end)
        parent = stack[-1].index if stack else -1
        end = min(opening.end, stack[-1].end) if stack else opening.end
        stack.append(_Open(len(sections), opening.level, end, opening.opens is not Opens.TAG or end == UNBOUNDED))
        ends.append(last)
        sections.append(
            Section(opening.opens, opening.line, 0, opening.level, opening.title, opening.span, parent, entry)
        )

    for index, entry in enumerate(entries):
        while opening is not None and opening.line <= entry.line:
            open_section(opening, -1)
            opening = next(waiting)
        if stack and stack[-1].end <= entry.line:
            close(entry.line, UNBOUNDED)
        level = BELOW_HEADINGS + 2 + entry.depth
        if entry.label:
            close(entry.line, level)
        entry_sections.append(stack[-1].index if stack else -1)
        if entry.label:
            end = _label_end(entries, index)
            title = entry.text.strip("*_").rstrip(":： ").rstrip("*_")
            open_section(Opening(Opens.ENTRY, entry.line, end, level, title, entry.span), index)
    while opening is not None:
        open_section(opening, -1)
        opening = next(waiting)
    close(last, 0)

    closed = [_new(Section, (*section[:2], end, *section[3:])) for section, end in zip(sections, ends, strict=True)]
    return Outline(closed, entries, fields, entry_sections, _sections_of(fields, closed, entry_sections), origins)


def _label_end(entries: list[Entry], index: int) -> int:
    """Where the section of a label in a list ends: after its details, or else after the entries that follow it."""
    label = entries[index]
    end = label.end
    if end > label.line + 1:
        return end
    for position in range(index + 1, len(entries)):
        entry = entries[position]
        if entry.depth < label.depth or (entry.depth == label.depth and (entry.line > end or entry.label)):
            break
        if entry.form is not Form.ENTRY or entry.parent != label.parent:
            continue
        end = entry.end
    return end


def _sections_of(fields: list[Field], sections: list[Section], entry_sections: list[int]) -> list[int]:
    """The innermost section of each field: its entry's, or the last one that holds its line."""
    found: list[int] = []
    at = -1
    for field in fields:
        while at + 1 < len(sections) and sections[at + 1].line <= field.line:
            at += 1
        if field.entry >= 0:
            found.append(entry_sections[field.entry])
            continue
        inner = at
        while inner >= 0 and sections[inner].end <= field.line:
            inner = sections[inner].parent
        found.append(inner)
    return found
