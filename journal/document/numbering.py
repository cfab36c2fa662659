"""Numbered lists after an insertion or a removal: the numbers that follow move on, and nothing else."""

from __future__ import annotations

from bisect import bisect_right
from itertools import pairwise

from journal.document.blocks import Kind
from journal.document.scan import scan
from journal.document.source import Splice, raw_column, through
from journal.document.verify import spliced
from journal.values import TYPE_CHECKING

if TYPE_CHECKING:
    from journal.document.blocks import Block
    from journal.document.chunks import Chunk, Document

_INDENT = " \t>"
"""What stands before the text of a line that is not a lazy one."""


def numbers_around(document: Document, entry: int) -> tuple[list[int], int]:
    """The numbers of the list in which an entry begins, and which of them it has; none where the list has bullets."""
    chunk, offset = document.chunk_at(entry)
    line = _line_at(chunk, entry - offset)
    items = _items_around(chunk, chunk.blocks, line)
    if not items or not items[0].mark[0].isdigit():
        return [], 0
    return [int(item.mark[:-1]) for item in items], [item.start for item in items].index(line)


def in_sequence(numbers: list[int]) -> bool:
    """Whether numbers run on one by one; lists whose items are all `1.` do not, nor do those that skip some."""
    return bool(numbers) and all(later == earlier + 1 for earlier, later in pairwise(numbers))


def renumbered(document: Document, entry: int, first: int) -> tuple[Document, tuple[Splice, ...], int]:
    """The document with the list of an entry numbered from `first` on, and where the entry begins then."""
    chunk, offset = document.chunk_at(entry)
    splices: list[Splice] = []
    for number, item in enumerate(_items_around(chunk, chunk.blocks, _line_at(chunk, entry - offset)), first):
        if item.mark[:-1] != str(number) and item.mark[0].isdigit():
            splices = _renumber(chunk, offset, item, number) + splices
    for splice in splices:
        document = spliced(document, splice)
    return document, tuple(splices), through(entry, [splice for splice in splices if splice.end <= entry])


def moved_up(document: Document, entry: int) -> tuple[Splice, ...]:
    """What numbers the items behind the first one of a list as if that were gone, last first; nothing elsewhere."""
    chunk, offset = document.chunk_at(entry)
    line = _line_at(chunk, entry - offset)
    items = _items_around(chunk, chunk.blocks, line)
    if not items or items[0].start != line or not items[0].mark[0].isdigit():
        return ()
    splices: list[Splice] = []
    for number, item in enumerate(items[1:], int(items[0].mark[:-1])):
        splices = _renumber(chunk, offset, item, number) + splices
    return tuple(splices)


def _line_at(chunk: Chunk, offset: int) -> int:
    return bisect_right(chunk.starts, offset) - 1


def _items_around(chunk: Chunk, blocks: list[Block], line: int) -> list[Block]:
    """The items of the innermost list that has one beginning at a line."""
    for block in blocks:
        if block.start <= line < block.end:
            children = _blocks_in_tag(chunk, block) if block.kind is Kind.HTML else block.children
            inner = _items_around(chunk, children, line)
            if inner:
                return inner
            if block.kind is Kind.LIST and any(item.start == line for item in block.children):
                return block.children
    return []


def _blocks_in_tag(chunk: Chunk, tag: Block) -> list[Block]:
    """What stands in a tag, read as text."""
    first = tag.start + 1
    lines = chunk.lines[first : tag.end]
    found: list[Block] = []
    at = 0
    while at < len(lines):
        blocks, at = scan(lines, at, -first)
        found += blocks
    return found


def _renumber(chunk: Chunk, offset: int, item: Block, number: int) -> list[Splice]:
    """The splices, last first, that give an item a number; a longer one takes its details along."""
    line = chunk.lines[item.start]
    start = raw_column(line, item.column)
    stop = start + len(item.mark)
    mark = f"{number}{item.mark[-1]}"
    at = offset + chunk.starts[item.start]
    grown = len(mark) - len(item.mark)
    if grown > 0 and line[stop : stop + 1 + grown] == " " * (1 + grown):
        return [Splice(at + start, at + stop + grown, mark)]
    splices = [Splice(at + start, at + stop, mark)]
    below = [
        number
        for number in range(item.start + 1, item.end)
        if chunk.lines[number][start:].strip() and not chunk.lines[number][:start].strip(_INDENT)
    ]
    indents = {number: len(chunk.lines[number]) - len(chunk.lines[number][start:].lstrip()) for number in below}
    if grown > 0 and any(start < indent < start + len(mark) + 1 for indent in indents.values()):
        for number in below:
            if indents[number] > start:
                where = offset + chunk.starts[number] + start
                splices.insert(0, Splice(where, where, " " * grown))
    return splices
