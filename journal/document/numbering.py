"""Numbered lists after an insertion or a removal: the numbers that follow move on, and nothing else."""

from __future__ import annotations

from bisect import bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING

from journal.document.parts import raw_column
from journal.document.scan import Kind
from journal.document.source import Splice, through
from journal.document.verify import spliced

if TYPE_CHECKING:
    from journal.document.chunks import Chunk, Document
    from journal.document.scan import Block


def list_around(blocks: list[Block], line: int) -> Block | None:
    """The innermost list that has an item beginning at a line."""
    for block in blocks:
        if block.start <= line < block.end:
            inner = list_around(block.children, line)
            if inner is not None:
                return inner
            if block.kind is Kind.LIST and any(item.start == line for item in block.children):
                return block
    return None


def renumbered(document: Document, entry: int, first: int | None = None) -> tuple[Document, tuple[Splice, ...], int]:
    """The document with the list of an entry numbered in sequence again, and where the entry begins then.

    `first` is the number that the list began with, where the item that had it is gone.
    """
    chunk, offset = document.chunk_at(entry)
    line = bisect_right(chunk.starts, entry - offset) - 1
    found = list_around(chunk.blocks, line)
    if found is None or not found.children[0].mark[0].isdigit():
        return document, (), entry
    numbers = [int(item.mark[:-1]) for item in found.children]
    if not _was_sequential(numbers if first is None else [first, *numbers]):
        return document, (), entry
    splices: list[Splice] = []
    start = numbers[0] if first is None else min(first, numbers[0])
    for index in range(len(numbers) - 1, -1, -1):
        if numbers[index] != start + index:
            splices += _renumber(chunk, offset, found.children[index], start + index)
    for splice in splices:
        document = spliced(document, splice)
    return document, tuple(splices), through(entry, [splice for splice in splices if splice.end <= entry])


def _was_sequential(numbers: list[int]) -> bool:
    """Whether numbers ran in sequence before one of them was put in or taken away."""
    steps = [later - earlier for earlier, later in pairwise(numbers)]
    odd = sum(step != 1 for step in steps)
    return bool(steps) and set(steps) <= {0, 1, 2} and odd <= 2 and (odd < len(steps) or len(steps) == 1)


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
    if grown > 0:
        for below in range(item.start + 1, item.end):
            text = chunk.lines[below]
            column = raw_column(text, item.column)
            if text.strip() and not text[column : column + 1].strip():
                where = offset + chunk.starts[below] + column
                splices.insert(0, Splice(where, where, " " * grown))
    return splices
