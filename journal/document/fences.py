"""The code block that stands alone under the opening of a section, in place of a list."""

from __future__ import annotations

from journal.document.blocks import Kind
from journal.document.layout import body_end
from journal.values import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from journal.document.chunks import Document


class Fence(NamedTuple):
    """What is inside of a code block."""

    start: int
    """Offset of its first line inside."""
    lines: list[str]
    indent: str


def fence_under(document: Document, section: int, line: int) -> Fence | None:
    """The closed code block right under the line that opens a section, given by its offset and its number."""
    last = body_end(document, section)
    for chunk, offset, first in document.located():
        below = [block for block in chunk.blocks if first + block.start > line]
        if not first <= line < first + len(chunk.lines) or not below:
            continue
        block = below[0]
        if block.kind is not Kind.FENCE or not block.level or offset + chunk.starts[block.start] >= last:
            return None
        head = chunk.lines[block.start]
        inside = chunk.lines[block.start + 1 : block.end - 1]
        return Fence(offset + chunk.starts[block.start + 1], inside, head[: len(head) - len(head.lstrip())])
    return None
