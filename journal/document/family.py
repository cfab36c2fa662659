"""What an entry says together with all that stands in it."""

from __future__ import annotations

from journal.document.blocks import Kind
from journal.document.parts import parts
from journal.values import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from journal.document.blocks import Block
    from journal.document.find import Found

_CONTAINERS = frozenset((Kind.LIST, Kind.ITEM, Kind.QUOTE))


def family(found: Found) -> list[tuple[object, ...]]:
    """What an entry and those in it say, how deep each stands in it, and what else does."""
    entries = parts(found.chunk).entries
    index = last = entries.index(found.entry)
    while last + 1 < len(entries) and entries[last + 1].depth > found.entry.depth:
        last += 1
    said = [
        (entry.form, entry.depth - found.entry.depth, entry.marks, entry.text) for entry in entries[index : last + 1]
    ]
    return [*said, *_leaves(found.chunk.blocks, found.entry.line, found.entry.end)]


def _leaves(blocks: list[Block], first: int, last: int) -> Iterator[tuple[Kind, int, int, str, int]]:
    """The blocks in some lines that hold no others, counted from the first line."""
    for block in blocks:
        if block.kind in _CONTAINERS:
            if block.start < last and block.end > first:
                yield from _leaves(block.children, first, last)
        elif first <= block.start < last:
            yield block.kind, block.start - first, block.end - first, block.mark, block.level
