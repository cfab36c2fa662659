"""The stretches of a document that another text changed, as sections with their entries, ready to be aligned."""

from __future__ import annotations

import re
from bisect import bisect_right

from journal.document.blocks import Kind
from journal.document.parts import parts
from journal.document.similar import normalised
from journal.values import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from journal.document.chunks import Chunk
    from journal.document.pieces import Entry

_ASIDE = re.compile(r"\([^)]*\)|\[[^\]]*\]|[^\w\s]|\d+")
"""What varies in a heading that stays the same: counts, remarks, signs."""


class Node:
    """An entry of a changed chunk."""

    __slots__ = ("children", "entry", "key", "parent", "place", "section", "start", "twin")

    def __init__(self, entry: Entry, start: int, section: Strip, parent: Node | None) -> None:
        self.entry = entry
        self.start = start
        """Offset in the whole text."""
        self.section = section
        self.parent = parent
        self.children: list[Node] = []
        self.place = 0
        """Which of its siblings it is."""
        self.key = (entry.form, normalised(entry.text))
        self.twin: Node | None = None
        """The same entry in the other text, once it is found."""


class Strip:
    """A section of a changed chunk: its opening line and what stands up to the next opening."""

    __slots__ = ("chunk", "first", "last", "name", "nodes", "offset", "opens", "path", "start", "tops", "twin")

    def __init__(self, chunk: Chunk, offset: int, first: int, last: int, path: tuple[str, ...], opens: bool) -> None:
        self.chunk = chunk
        self.offset = offset
        """Where its chunk begins."""
        self.first = first
        self.last = last
        """Its lines, within its chunk."""
        self.opens = opens
        """Whether its first line opens it."""
        self.path = path
        """Its title, below those of the sections that it stands in."""
        self.name = " ".join(_ASIDE.sub(" ", path[-1]).casefold().split()) or path[-1]
        self.start = offset + chunk.starts[first]
        """Offset of its first line."""
        self.tops: list[Node] = []
        """The entries that stand in no other entry of this section."""
        self.nodes: list[Node] = []
        self.twin: Strip | None = None


def strips(located: Sequence[tuple[Chunk, int, bool]]) -> list[Strip]:
    """The sections of the chunks that are marked as changed; all chunks are given, for the headings above."""
    found: list[Strip] = []
    above: list[tuple[int, str]] = []
    for chunk, offset, changed in located:
        heading = chunk.blocks[0] if chunk.blocks and chunk.blocks[0].kind is Kind.HEADING else None
        if heading is not None:
            while above and above[-1][0] >= heading.level:
                above.pop()
            above.append((heading.level, chunk.lines[heading.start].strip("# \t")))
        if changed:
            found += _chunk_strips(chunk, offset, tuple(title for _, title in above))
    return found


def _chunk_strips(chunk: Chunk, offset: int, path: tuple[str, ...]) -> list[Strip]:
    found = parts(chunk)
    openings = found.openings
    cuts = [opening.line for opening in openings]
    made: list[Strip] = []
    if not cuts or cuts[0] > 0:
        made.append(Strip(chunk, offset, 0, cuts[0] if cuts else len(chunk.lines), (*path, ""), opens=False))
    for index, opening in enumerate(openings):
        last = cuts[index + 1] if index + 1 < len(cuts) else len(chunk.lines)
        top = index == 0 and opening.line == 0
        made.append(Strip(chunk, offset, opening.line, last, path if top and path else (*path, opening.title), True))
    firsts = [strip.first for strip in made]
    nodes: list[Node] = []
    for entry in found.entries:
        section = made[bisect_right(firsts, entry.line) - 1]
        parent = nodes[entry.parent] if entry.parent >= 0 else None
        node = Node(entry, entry.start + offset, section, parent)
        nodes.append(node)
        section.nodes.append(node)
        row = section.tops if parent is None else parent.children
        node.place = len(row)
        row.append(node)
    return made
