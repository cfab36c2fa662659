"""Where new lines go, and the blank lines, bullets and indents that they take from their neighbours."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from journal.document.parts import Entry, Form, parts
from journal.document.scan import Kind
from journal.document.source import line_end, lines_kept, split_lines
from journal.document.verify import Refused

if TYPE_CHECKING:
    from journal.document.chunks import Chunk, Document
    from journal.document.steps import Place


def line_break(document: Document, offset: int) -> str:
    """The line end that a new line at an offset takes: that of the nearest line before it which has one."""
    text = document.text
    for size in (400, offset):
        nearby = text[max(0, offset - size) : offset]
        last = max(nearby.rfind("\n"), nearby.rfind("\r"))
        if last >= 0:
            return "\r\n" if nearby[max(0, last - 1) : last + 1] == "\r\n" else nearby[last]
    return line_end(text)


def body_end(document: Document, section: int) -> int:
    """The offset after the last line of a section's own body, before what closes it and before the next opening."""
    chunk, offset = document.chunk_at(max(section, len(document.head)))
    openings = [opening.line for opening in parts(chunk).openings]
    first = 0
    if section >= 0:
        first = bisect_right(chunk.starts, section - offset)
        heading = next((block for block in chunk.blocks if block.start == first - 1), None)
        if heading is not None and heading.kind is Kind.HEADING:
            first = heading.end
    elif chunk.blocks and chunk.blocks[0].kind is Kind.FRONT_MATTER:
        first = chunk.blocks[0].end
    last = min([line for line in openings if line >= first], default=len(chunk.lines))
    while last > first and (not chunk.lines[last - 1].strip(" \t>") or _closes(chunk, last - 1)):
        last -= 1
    return offset + chunk.starts[last]


def _closes(chunk: Chunk, line: int) -> bool:
    """Whether a line ends a section without saying anything: a rule, a closing tag, a comment that says END."""
    text = chunk.lines[line].strip()
    if text.startswith("</"):
        return True
    if text.startswith("<!--") and text.endswith("-->"):
        return "end" in text.lower()
    return any(block.kind is Kind.RULE and block.start == line for block in chunk.blocks)


def _entry_at(document: Document, offset: int) -> tuple[Chunk, Entry] | None:
    if offset < 0:
        return None
    chunk, base = document.chunk_at(offset)
    return next(((chunk, entry) for entry in parts(chunk).entries if entry.start == offset - base), None)


def _neighbour(chunk: Chunk, entry: Entry, later: bool) -> Entry | None:
    """The next entry of the same list, or the one before."""
    alike = [other for other in parts(chunk).entries if other.parent == entry.parent and other.form is entry.form]
    index = alike.index(entry) + (1 if later else -1)
    return alike[index] if 0 <= index < len(alike) else None


def _gap(chunk: Chunk, upper: Entry, lower: Entry) -> str | None:
    """The blank lines between two entries; None where something else stands there too."""
    lines = chunk.lines[upper.end : lower.line]
    if any(line.strip(" \t>") for line in lines):
        return None
    return chunk.text[chunk.starts[upper.end] : chunk.starts[lower.line]]


def laid_out(document: Document, place: Place, body: str) -> str:
    """The lines of an entry with the blank lines that the place asks for."""
    after, before = _entry_at(document, place.after), _entry_at(document, place.before)
    if after is not None:
        chunk, upper = after
        higher = _neighbour(chunk, upper, later=False)
        gap = _gap(chunk, higher, upper) if higher else None
        if gap is None and before is not None and before[0] is chunk:
            gap = _gap(chunk, upper, before[1])
        return (gap or "") + body
    if before is not None:
        chunk, lower = before
        further = _neighbour(chunk, lower, later=True)
        gap = _gap(chunk, lower, further) if further else None
        return body + (gap or "")
    return _first_in_section(document, place, body)


def _first_in_section(document: Document, place: Place, body: str) -> str:
    """The first entry of a section, parted from its heading as others are, and from text above and below it."""
    text = document.text
    at = body_end(document, place.section)
    ending = line_break(document, at)
    opening = max(place.section, len(document.head))
    bare = len(split_lines(text[opening:at])) <= (1 if place.section >= 0 else 0)
    lead = ending if not bare or (place.section >= 0 and _blank_after_headings(document)) else ""
    trail = ending if text[at : at + 1] not in ("", "\r", "\n") else ""
    return lead + body + trail


def _blank_after_headings(document: Document) -> bool:
    """Whether this author leaves a blank line below headings, in most places."""
    blank = full = 0
    for chunk, _, _ in document.located():
        for block in chunk.blocks:
            if block.kind is Kind.HEADING and block.end < len(chunk.lines):
                if chunk.lines[block.end].strip():
                    full += 1
                else:
                    blank += 1
    return blank >= full


def sibling(document: Document, place: Place) -> tuple[Chunk, Entry] | None:
    """The entry whose form a new one at a place takes: the one before, else the one after."""
    return _entry_at(document, place.after) or _entry_at(document, place.before)


def restyled(document: Document, place: Place, lines: str, moved: Entry) -> str:
    """The lines of an entry with the bullet and the indent of its new neighbours."""
    near = sibling(document, place)
    if moved.form is not Form.ENTRY or (near is not None and near[1].form is not Form.ENTRY):
        if near is None or near[1].form is not moved.form:
            raise Refused("a table row, or a line without a bullet, can only be moved among its like")
        return lines
    first, *rest = lines_kept(lines)
    body = first.lstrip(" \t>")
    old_prefix = first[: len(first) - len(body)]
    prefix = ""
    marker = f"1{moved.marker[-1]}" if moved.marker[0].isdigit() else moved.marker
    if near is not None:
        chunk, entry = near
        line = chunk.lines[entry.line]
        prefix = line[: entry.start - chunk.starts[entry.line]]
        marker = entry.marker
    shift = len(prefix) + len(marker) - len(old_prefix) - len(moved.marker)
    return prefix + marker + body[len(moved.marker) :] + "".join([_indented(line, shift) for line in rest])


def _indented(line: str, shift: int) -> str:
    if not line.strip():
        return line
    if shift >= 0:
        return " " * shift + line
    blanks = len(line) - len(line.lstrip(" "))
    return line[min(-shift, blanks) :]
