"""Whether a splice changed the structure of a document where it was meant to, and nowhere else."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from operator import itemgetter

from journal.document.blocks import Kind
from journal.document.parts import parts
from journal.document.pieces import Entry
from journal.document.source import Splice, line_starts, split_lines
from journal.values import TYPE_CHECKING

if TYPE_CHECKING:
    from journal.document.blocks import Block
    from journal.document.chunks import Chunk, Document

Shape = tuple[int, Kind, str, str, int]
"""A block's first line, kind, the containers that it stands in, its marker and heading level.

Lists and quotes are told by what stands in them: they begin where their first child does, which an edit may remove.
"""


OTHERS = "the change would alter how other lines of the page are read"
TAKEN_IN = "lines further down would be read as details of the new item; put it behind them"
_LINE = itemgetter(Entry._fields.index("line"))
_WHAT = itemgetter(*map(Entry._fields.index, ("line", "depth", "parent", "marks", "text", "label")))
"""What an entry says and where, but for offsets."""
_TOUCHED = -2
"""What stands for the line of an entry within those that a splice touches."""


class Refused(Exception):  # noqa: N818 - the word of the design: an edit is refused
    """An edit that cannot be made without changing more than it says."""


class NotThere(Refused):
    """What an edit is to change does not exist, or is not said clearly enough to be found."""


def spliced(document: Document, splice: Splice) -> Document:
    """The document after a splice; refused if it changes how any line reads that it does not touch."""
    after = document.splice(splice)
    touched = after.touched
    assert touched is not None
    if len(after.head) != len(document.head) or after.tail != document.tail:
        raise Refused("the change would alter how the whole page is read")
    start = splice.start - touched.offset
    are_same = [chunk.blocks for chunk in touched.before] == [chunk.blocks for chunk in touched.after]
    if are_same and _says_the_same(touched.before[0], touched.after[0], start):
        return after  # the very same blocks: only words of one line changed
    text = "".join([chunk.text for chunk in touched.before])
    first, removed, added = _lines_touched(text, start, splice.end - touched.offset, splice.text)
    old = _shapes(touched.before, first, removed, added - removed)
    new = _shapes(touched.after, first, added, 0)
    if old != new:
        raise Refused(_reason(touched.before, touched.after))
    is_line = removed == added == 1 and len(touched.before) == len(touched.after) == 1
    if is_line and _says_the_same(touched.before[0], touched.after[0], start):
        return after
    said, says = _said(touched.before, first, removed, added - removed), _said(touched.after, first, added, 0)
    if said != says:
        taken = [new[3] for old, new in zip(said, says, strict=False) if new[3] != old[3]]
        raise Refused(TAKEN_IN if _TOUCHED in taken else OTHERS)
    return after


def _says_the_same(old: Chunk, new: Chunk, at: int) -> bool:
    """Whether the entries of a chunk say the same in which only the line at an offset has other words."""
    before, after = parts(old).entries, parts(new).entries
    line = bisect_right(old.starts, at, hi=len(old.lines)) - 1
    upper, lower = bisect_left(before, line, key=_LINE), bisect_right(before, line, key=_LINE)
    return (
        len(before) == len(after)
        and before[:upper] == after[:upper]
        and list(map(_WHAT, before[lower:])) == list(map(_WHAT, after[lower:]))
    )


def _lines_touched(text: str, start: int, end: int, replacement: str) -> tuple[int, int, int]:
    """The first line that a splice touches, how many it replaces, and by how many."""
    starts = line_starts(text, split_lines(text))
    open_end = len(starts) - 2 if text and text[-1] not in "\r\n" else len(starts) - 1
    first = min(bisect_right(starts, start) - 1, open_end)
    last = min(bisect_right(starts, end) - 1, open_end)
    line = starts[first]
    ends_line = replacement[-1] in "\r\n" if replacement else start == line
    stop = end if starts[last] == end and ends_line else starts[min(last + 1, len(starts) - 1)]
    removed = split_lines(text[line:stop])
    added = split_lines(text[line:start] + replacement + text[end:stop])
    return first, len(removed), len(added)


def _shapes(chunks: list[Chunk], first: int, count: int, shift: int) -> list[tuple[Shape, int | None]]:
    """The blocks outside some lines, with those after them moved by a shift, and where those end that do not span them.

    A block that begins within the lines is theirs to change; one that only ends there keeps its beginning.
    """
    found: list[tuple[Shape, int | None]] = []

    def collect(blocks: list[Block], line: int, within: str) -> None:
        for block in blocks:
            kind = block.kind
            start, end = line + block.start, line + block.end
            if kind is Kind.LIST or kind is Kind.QUOTE:
                collect(block.children, line, within + kind.value[0])
                continue
            level = block.level if kind is Kind.HEADING else 0
            mark = block.mark[-1:] if kind is Kind.ITEM else block.mark
            if start < first:
                found.append(((start, kind, within, mark, level), end if end < first else None))
            elif start >= first + count:
                found.append(((start + shift, kind, within, mark, level), end + shift))
            if block.children and not (start >= first and end <= first + count):
                collect(block.children, line, within + "i")

    line = 0
    for chunk in chunks:
        collect(chunk.blocks, line, "")
        line += len(chunk.lines)
    return found


def _said(chunks: list[Chunk], first: int, count: int, shift: int) -> list[tuple[object, ...]]:
    """What the entries and fields outside some lines say, with those after them moved by a shift.

    Of an entry whose own words go on into the lines only where it stands is told. Openings are not: what a label heads
    may go, and a label may come to head what is put below it.
    """
    found: list[tuple[object, ...]] = []
    last = first + count
    base = 0
    for chunk in chunks:
        entries = parts(chunk).entries
        starts = chunk.starts
        lines = [base + entry.line for entry in entries]
        for entry, line in zip(entries, lines, strict=True):
            if first <= line < last:
                continue
            parent = lines[entry.parent] if entry.parent >= 0 else -1
            above = parent if parent < first else parent + shift if parent >= last else _TOUCHED
            at = line if line < first else line + shift
            if line < first and base + bisect_right(starts, entry.span[1]) - 1 >= first:
                found.append((at, entry.form, entry.depth, above, entry.marks))
            else:
                found.append((at, entry.form, entry.depth, above, entry.marks, entry.text, entry.label))
        base += len(chunk.lines)
    return found


def _reason(before: list[Chunk], after: list[Chunk]) -> str:
    """What to tell the user about a change of structure."""
    if after and _unclosed(after[-1]) and not (before and _unclosed(before[-1])):
        return f"the text would open {_unclosed(after[-1])} that swallows what follows; put a word before it"
    return OTHERS


def is_open(document: Document, at: int) -> str:
    """Why nothing can be put where a fence or a comment goes on to the end of the page; empty where none does."""
    chunk, offset = document.chunk_at(at)
    what = _unclosed(chunk)
    if not what or at <= offset + chunk.starts[chunk.blocks[-1].start]:
        return ""
    return f"what is written here would fall into {what} that is never closed; close it first"


def _unclosed(chunk: Chunk) -> str:
    """What a chunk ends in the middle of; empty where all is closed."""
    last = chunk.blocks[-1] if chunk.blocks else None
    if last is not None and last.kind is Kind.FENCE and not last.level:
        return "a code fence"
    if last is not None and last.kind is Kind.HTML and last.mark and last.mark not in chunk.lines[last.end - 1]:
        return "a comment" if last.mark == "-->" else "a block of HTML"
    return ""
