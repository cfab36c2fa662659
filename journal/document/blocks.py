"""The blocks of a text, each with its exact span."""

from __future__ import annotations

from journal.values import Enum


class Kind(Enum):
    """What a block is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST = "list"
    ITEM = "item"
    QUOTE = "quote"
    TABLE = "table"
    FENCE = "fence"
    CODE = "code"
    HTML = "html"
    RULE = "rule"
    FRONT_MATTER = "front matter"


class Block:
    """A block: lines start..end, the last of them never blank; columns count with tabs expanded to stops of four."""

    __slots__ = ("children", "column", "content", "end", "kind", "level", "mark", "start")

    def __init__(self, kind: Kind, start: int, end: int, column: int, content: int, mark: str, level: int) -> None:
        self.kind = kind
        self.start = start
        self.end = end
        self.column = column
        """Where the block begins in its first line."""
        self.content = content
        """Where its own text begins in its first line, after a marker."""
        self.mark = mark
        """Heading `#` or `=`, list and item marker, opening fence; what ends an HTML block."""
        self.level = level
        """Heading level; for an item how far later lines are indented; for a fence 1 once it is closed."""
        self.children: list[Block] = []

    def __repr__(self) -> str:
        inner = f" {self.children}" if self.children else ""
        return f"<{self.kind.value} {self.start}..{self.end} {self.mark!r}{inner}>"
