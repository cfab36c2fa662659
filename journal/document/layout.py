"""Where new lines go, and the blank lines, bullets and indents that they take from their neighbours."""

from __future__ import annotations

from bisect import bisect_right

from journal.document.blocks import Kind
from journal.document.find import entry_at
from journal.document.parts import parts
from journal.document.pieces import Form
from journal.document.source import line_end, lines_kept, split_lines
from journal.document.verify import Refused
from journal.values import TYPE_CHECKING

if TYPE_CHECKING:
    from journal.document.chunks import Chunk, Document
    from journal.document.pieces import Entry, Opening
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
    last = min(last, _footer(document, chunk, first), _container_end(chunk, section - offset))
    while last > first and (not chunk.lines[last - 1].strip(" \t>") or _closes(chunk, first, last - 1)):
        last -= 1
    return offset + chunk.starts[last]


def _container_end(chunk: Chunk, start: int) -> int:
    """Where the quote, tag or list item ends in which the section stands that opens at an offset of a chunk."""
    return min([opening.end for opening in _heads(chunk, start)], default=len(chunk.lines))


def _heads(chunk: Chunk, start: int) -> list[Opening | Entry]:
    """What opens a section in the line that begins at an offset of a chunk: an opening, or a label in a list."""
    heads: list[Opening | Entry] = [*parts(chunk).openings, *(entry for entry in parts(chunk).entries if entry.label)]
    return [head for head in heads if chunk.starts[head.line] == start]


def line_head(document: Document, section: int) -> str:
    """What stands before the words of every line of a section: quote markers, the indent of a list item."""
    if section < 0:
        return ""
    chunk, offset = document.chunk_at(section)
    start = min([head.span[0] for head in _heads(chunk, section - offset)], default=section - offset)
    head = document.text[section : offset + start].partition("<")[0]
    sign = next((at for at, char in enumerate(head) if char >= "\x80"), len(head))
    head = head[:sign].rstrip("#*_ \t")
    return "".join(char if char in " \t>" else " " for char in head) + " " if head else ""


def _footer(document: Document, chunk: Chunk, first: int) -> int:
    """The line from which on, below a rule, nothing but words stand up to the end of the page; a footer."""
    if chunk is not document.runs[-1].chunks[-1]:
        return len(chunk.lines)
    rules = [block.start for block in chunk.blocks if block.kind is Kind.RULE and block.start >= first]
    words = [block for block in chunk.blocks if rules and block.start > rules[-1]]
    entries = parts(chunk).entries
    if (
        not words
        or any(block.kind is not Kind.PARAGRAPH for block in words)
        or (entries and entries[-1].line > rules[-1])
    ):
        return len(chunk.lines)
    return rules[-1]


def _closes(chunk: Chunk, first: int, line: int) -> bool:
    """Whether a line ends a section without saying anything: a rule, a closing tag, a comment that says END."""
    text = chunk.lines[line].lstrip(" \t>").rstrip()
    if text.startswith("</"):
        return not _holds_words(chunk.lines[first:line], text[2:].split(">")[0].strip())
    if text.startswith("<!--") and text.endswith("-->"):
        return "end" in text.lower()
    return any(block.kind is Kind.RULE and block.start == line for block in chunk.blocks)


def _holds_words(lines: list[str], tag: str) -> bool:
    """Whether a tag is opened in some lines, and further lines stand in it than a summary."""
    said = 0
    for line in reversed(lines):
        text = line.strip(" \t>")
        if text.startswith(f"<{tag}"):
            return said > 0
        said += bool(text) and not text.startswith("<summary")
    return False


def _gap(chunk: Chunk, upper: Entry, lower: Entry) -> str:
    """The blank lines between two entries; none where something else stands there too."""
    if any(line.strip(" \t>") for line in chunk.lines[upper.end : lower.line]):
        return ""
    return chunk.text[chunk.starts[upper.end] : chunk.starts[lower.line]]


def laid_out(document: Document, place: Place, body: str) -> str:
    """The lines of an entry with the blank lines that its two nearest neighbours have between them."""
    after, before = entry_at(document, place.after), entry_at(document, place.before)
    near = after or before
    if near is None:
        return _first_in_section(document, place, body)
    siblings = near.siblings()
    index = siblings.index(near.entry)
    if after is None:
        upper = min(index, len(siblings) - 2)
        return body + (_gap(near.chunk, siblings[upper], siblings[upper + 1]) if upper >= 0 else "")
    if index:
        return _gap(near.chunk, siblings[index - 1], siblings[index]) + body
    if len(siblings) > 1:
        return _gap(near.chunk, siblings[0], siblings[1]) + body
    return body


def _first_in_section(document: Document, place: Place, body: str) -> str:
    """The first entry of a section, parted from its opening as others are, and from text above and below it."""
    text = document.text
    at = body_end(document, place.section)
    head = line_head(document, place.section)
    blank = head.rstrip() + line_break(document, at)
    opening = max(place.section, len(document.head))
    bare = len(split_lines(text[opening:at])) <= (1 if place.section >= 0 else 0)
    listed = bool(head) and not head.strip(" \t")
    lead = blank if not bare or (place.section >= 0 and not listed and blank_below(document, place.section)) else ""
    below = "".join(split_lines(text[at:])[:1])
    return lead + body + (blank if below.strip(" \t>") and not listed else "")


def blank_below(document: Document, section: int) -> bool:
    """Whether this author leaves a blank line below what opens a section: below most like it, else below most."""
    levels: list[tuple[int, bool]] = []
    own = -1
    for chunk, offset, _ in document.located():
        openings = parts(chunk).openings
        heads = [opening.line for opening in openings]
        for opening in openings:
            if offset + chunk.starts[opening.line] == section:
                own = opening.level
            below = opening.line + 1
            while below < len(chunk.lines) and not chunk.lines[below].strip(" \t>"):
                below += 1
            if below < len(chunk.lines) and below not in heads:
                levels.append((opening.level, below > opening.line + 1))
    votes = [blank for level, blank in levels if level == own] or [blank for _, blank in levels]
    return 2 * sum(votes) >= len(votes)


def sibling(document: Document, place: Place) -> tuple[Chunk, Entry] | None:
    """The entry whose form a new one at a place takes: the one before, else the one after."""
    found = entry_at(document, place.after) or entry_at(document, place.before)
    return (found.chunk, found.entry) if found else None


def restyled(document: Document, place: Place, lines: str, moved: Entry) -> str:
    """The lines of an entry with the bullet and the indent of its new neighbours."""
    near = sibling(document, place)
    if moved.form is not Form.ENTRY or (near is not None and near[1].form is not Form.ENTRY):
        if near is None or near[1].form is not moved.form:
            raise Refused(
                "a table row, or a line without a bullet, can only be moved among its like; move it beside one"
            )
        return lines
    first, *rest = lines_kept(lines)
    body = first.lstrip(" \t>")
    old_prefix = first[: len(first) - len(body)]
    prefix = line_head(document, place.section)
    marker = f"1{moved.marker[-1]}" if moved.marker[0].isdigit() else moved.marker
    if near is not None:
        chunk, entry = near
        line = chunk.lines[entry.line]
        prefix = line[: entry.start - chunk.starts[entry.line]]
        marker = entry.marker
    old_quote, quote = _quote(old_prefix), _quote(prefix)
    shift = len(prefix) - len(quote) + len(marker) - len(old_prefix) + len(old_quote) - len(moved.marker)
    below = [_indented(_unquoted(line, old_quote.count(">")), shift) for line in rest]
    return prefix + marker + body[len(moved.marker) :] + "".join([_quoted(line, quote) for line in below])


def _quote(prefix: str) -> str:
    """The part of what stands before a bullet that makes it a part of a quote."""
    size = prefix.rfind(">") + 1
    return prefix[: size + (prefix[size : size + 1] == " ")] if size else ""


def _unquoted(line: str, depth: int) -> str:
    for _ in range(depth):
        before, marker, rest = line.partition(">")
        if not marker or before.strip():
            break  # a lazy line
        line = rest.removeprefix(" ")
    return line


def _quoted(line: str, quote: str) -> str:
    return quote + line if line.strip() else quote.rstrip() + line


def _indented(line: str, shift: int) -> str:
    if not line.strip():
        return line
    if shift >= 0:
        return " " * shift + line
    blanks = len(line) - len(line.lstrip(" "))
    return line[min(-shift, blanks) :]
