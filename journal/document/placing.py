"""Steps that put lines in, take lines out, and move them."""

from __future__ import annotations

from bisect import bisect_left
from functools import partial

from journal.document.family import family
from journal.document.find import entry_at, find
from journal.document.layout import body_end, laid_out, line_break, restyled
from journal.document.numbering import in_sequence, moved_up, numbers_around, renumbered
from journal.document.parts import parts
from journal.document.pieces import Form
from journal.document.rewriting import first_entry
from journal.document.source import Splice, lines_kept, split_lines, through
from journal.document.steps import Applied, Insert, Move, Place, Remove, RemoveSection, SetLines
from journal.document.table import heads
from journal.document.verify import TAKEN_IN, Refused, is_open, spliced
from journal.values import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from journal.document.chunks import Document
    from journal.document.find import Found
    from journal.document.pieces import Entry
    from journal.document.steps import Step

_INDENT = " \t>"
"""What a line that says nothing may have."""


def insert(document: Document, step: Insert) -> Applied:
    at = _offset(document, step.place)
    lines = step.lines
    text = document.text
    end = line_break(document, at)
    if at and at == len(text) - len(document.tail) and text[at - 1] not in "\r\n":
        lines = end + lines.removesuffix(end)
    splice = Splice(at, at, lines)
    gap = _gap(document, at)
    after = spliced(document, splice)
    first = next((line for line, words in _lines(at, lines) if words.strip("\r\n \t>")), at)
    subject = first_entry(after, at, at + len(lines))
    if subject >= 0 and find(after, subject).line_start <= first:
        return _counted_in(after, splice, subject, gap)
    if _opens(after, first):
        return Applied(after, (splice,), (RemoveSection(first),), first)
    heading = next((line for line, _ in _lines(at, lines) if _opens(after, line)), -1)
    if heading < 0:
        raise Refused(is_open(document, at) or "the lines would be read neither as an item nor as a section")
    return Applied(after, (splice,), (SetLines(at, lines, ""),), heading)


def _lines(at: int, lines: str) -> Iterator[tuple[int, str]]:
    """The lines of what is put in at an offset, each with its own."""
    for line in lines_kept(lines):
        yield at, line
        at += len(line)


def _offset(document: Document, place: Place) -> int:
    if place.after >= 0:
        return find(document, place.after).end
    if place.before >= 0:
        return find(document, place.before).line_start
    return body_end(document, place.section)


def _gap(document: Document, at: int) -> str:
    """The blank lines around an offset."""
    chunk, offset = document.chunk_at(max(at - 1, len(document.head)))
    above = below = bisect_left(chunk.starts, at - offset)
    while above > 0 and not chunk.lines[above - 1].strip(_INDENT):
        above -= 1
    while below < len(chunk.lines) and not chunk.lines[below].strip(_INDENT):
        below += 1
    return chunk.text[chunk.starts[above] : chunk.starts[below]]


def _counted_in(document: Document, splice: Splice, subject: int, gap: str) -> Applied:
    """A new entry, and the numbers behind it moved on where the list was in sequence without it."""
    end = splice.start + len(splice.text)
    entry_end = find(document, subject).end
    if entry_end > end:
        raise Refused(TAKEN_IN)
    if document.text[entry_end:end].strip():
        return Applied(document, (splice,), (SetLines(splice.start, splice.text, ""),), subject)
    numbers, index = numbers_around(document, subject)
    others = numbers[:index] + numbers[index + 1 :]
    if not in_sequence(others):
        return Applied(document, (splice,), (Remove(subject, gap),), subject)
    first = others[0] if index else numbers[0]
    numbered, splices, moved = renumbered(document, subject, first)
    return Applied(numbered, (splice, *splices), (Remove(moved, gap),), moved)


def _opens(document: Document, line: int) -> bool:
    """Whether the line that begins at an offset opens a section."""
    chunk, base = document.chunk_at(line)
    return any(chunk.starts[opening.line] + base == line for opening in parts(chunk).openings)


def remove(document: Document, step: Remove) -> Applied:
    """An entry away, with the blank lines that parted it from its neighbours; as few of them as can be."""
    found = find(document, step.entry)
    siblings = found.siblings()
    index = siblings.index(found.entry)
    lines = found.chunk.lines
    start, end = found.entry.line, found.entry.end
    above, below = start, end
    while above > 0 and not lines[above - 1].strip(_INDENT):
        above -= 1
    while below < len(lines) and not lines[below].strip(_INDENT):
        below += 1
    leads = index == 0 and len(siblings) > 1 and below == siblings[1].line
    place = Place(
        found.section,
        found.offset + siblings[index - 1].start if index else _parent(found),
        found.offset + siblings[index + 1].start if index + 1 < len(siblings) else -1,
    )
    ways: list[Callable[[], Applied]] = [
        partial(_without, document, found, place, *((start, below) if leads else (above, end)), ""),
        partial(_without_first, document, found, place, below if leads else end),
        partial(_without, document, found, place, start, end, ""),
        partial(_blanked, document, found),
    ]
    if step.gap is not None:
        ways.insert(0, partial(_without, document, found, place, above, below, step.gap))
    for way in ways[:-1]:
        try:
            return way()
        except Refused:
            continue
    return ways[-1]()


def _parent(found: Found) -> int:
    """Where the entry begins that an entry stands in as the only one, or -1."""
    alone = found.entry.parent >= 0 and len(found.siblings()) == 1
    return found.offset + parts(found.chunk).entries[found.entry.parent].start if alone else -1


def _without(document: Document, found: Found, place: Place, first: int, last: int, gap: str) -> Applied:
    """The document with blank lines in place of some lines of a chunk, an entry among them."""
    start, end = found.offset + found.chunk.starts[first], found.offset + found.chunk.starts[last]
    if gap and document.text[start:end].endswith(gap):
        end -= len(gap)
        gap = ""
    lines = document.text[start:end]
    if not gap and end == len(document.text) and start and lines and lines[-1] not in "\r\n":
        ending = line_break(document, start)
        start -= len(ending)  # the new last line has no end either
        lines += ending
    numbers, _ = numbers_around(document, found.offset + found.entry.start)
    splice = Splice(start, end, gap)
    after = spliced(document, splice)
    place = _moved(place, (splice,))
    inverse: Step = Insert(place, lines)
    if gap or _offset(after, place) != start:
        inverse = SetLines(start, gap, lines)
    follower = place.before if place.before >= 0 else place.after
    if follower < 0 or len(numbers) < 2 or not in_sequence(numbers):
        return Applied(after, (splice,), (inverse,), -1)
    numbered, splices, _ = renumbered(after, follower, numbers[0])
    return Applied(numbered, (splice, *splices), (inverse,), -1)


def _without_first(document: Document, found: Found, place: Place, last: int) -> Applied:
    """The document without the first item of a numbered list, its others numbered in the same breath.

    A list that begins with another number than 1 would go on with the paragraph above it.
    """
    entry = found.offset + found.entry.start
    numbers = moved_up(document, entry)
    if not numbers or not in_sequence(numbers_around(document, entry)[0]):
        raise Refused("it is not the first item of a numbered list")
    start, end = found.line_start, found.offset + found.chunk.starts[last]
    splices = (*numbers, Splice(start, end, ""))
    stop = numbers[0].end
    text = document.text[:stop]
    for splice in splices:
        text = splice.apply(text)
    after = spliced(document, Splice(start, stop, text[start:]))
    return Applied(after, splices, (Insert(_moved(place, splices), document.text[start:end]),), -1)


def _blanked(document: Document, found: Found) -> Applied:
    """The document with a blank line in place of an entry: what stands above and below may not meet."""
    lines = document.text[found.line_start : found.end]
    splice = Splice(found.line_start, found.end, line_break(document, found.line_start))
    after = spliced(document, splice)
    return Applied(after, (splice,), (SetLines(found.line_start, splice.text, lines),), -1)


def _moved(place: Place, splices: tuple[Splice, ...]) -> Place:
    return Place(through(place.section, splices), through(place.after, splices), through(place.before, splices))


def remove_section(document: Document, step: RemoveSection) -> Applied:
    if not _opens(document, step.line):
        raise Refused("the section is no longer where it was")
    end = body_end(document, step.line)
    start = step.line
    while start and document.text[:start].endswith(("\n\n", "\r\n\r\n", "\r\r")):
        start -= len(line_break(document, start))
    splice = Splice(start, end, "")
    after = spliced(document, splice)
    place = Place(_opening_before(document, step.line), -1, -1)
    return Applied(after, (splice,), (Insert(place, document.text[start:end]),), -1)


def _opening_before(document: Document, line: int) -> int:
    """The offset of the last line before another one that opens a section, or -1."""
    last = -1
    for chunk, offset, _ in document.located():
        for opening in parts(chunk).openings:
            at = offset + chunk.starts[opening.line]
            if at >= line:
                return last
            last = at
    return last


def move(document: Document, step: Move) -> Applied:
    found = find(document, step.entry)
    place = step.place
    if step.entry in (place.after, place.before):
        raise Refused("the item is there already")
    if found.line_start <= place.after < found.end or found.line_start < place.before < found.end:
        raise Refused("an item cannot be moved into itself")
    lines = document.text[found.line_start : found.end]
    if lines[-1:] not in ("\r", "\n"):
        lines += line_break(document, found.end)
    removed = remove(document, Remove(step.entry, step.gap))
    target = _moved(place, removed.splices)
    _check_columns(removed.document, target, found)
    styled = restyled(removed.document, target, lines, found.entry)
    fits = step.home and _bare(step.home, found.entry) == _bare(lines, found.entry)
    body = step.home if fits else laid_out(removed.document, target, styled)
    inserted = insert(removed.document, Insert(target, body))
    if inserted.subject < 0 or family(find(inserted.document, inserted.subject)) != family(found):
        raise Refused("the item, or what stands in it, would be read as something else there")
    return Applied(
        inserted.document,
        removed.splices + inserted.splices,
        _back(removed.inverse[0], inserted),
        inserted.subject,
    )


def _bare(lines: str, entry: Entry) -> list[str]:
    """What the lines of an entry say, whatever its bullet or number, their indent and the blank lines among them."""
    said = [line.lstrip(" \t>").rstrip() for line in split_lines(lines) if line.strip(" \t>")]
    if entry.form is Form.ENTRY and said:
        said[0] = said[0].lstrip("-*+0123456789.)")
    return said


def _check_columns(document: Document, place: Place, row: Found) -> None:
    """Refuse to move a row into a table of other columns."""
    near = entry_at(document, place.after) or entry_at(document, place.before)
    if row.entry.form is Form.ROW and near is not None and near.entry.form is Form.ROW and heads(near) != heads(row):
        raise Refused("the row would stand in a table of other columns; add it there and remove it here")


def _back(home: Step, inserted: Applied) -> tuple[Step, ...]:
    """The steps that bring a moved entry home."""
    if isinstance(home, Insert):
        back = inserted.inverse[0]
        gap = back.gap if isinstance(back, Remove) else None
        return (Move(inserted.subject, _moved(home.place, inserted.splices), home.lines, gap),)
    assert isinstance(home, SetLines)
    line = through(home.line, inserted.splices)
    restored = Splice(line, line + len(home.was), home.lines)
    return home._replace(line=line), Remove(through(inserted.subject, (restored,)))
