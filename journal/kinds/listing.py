"""What the documents of a folder are for, from its index page or from themselves."""

from __future__ import annotations

from journal.document.chunks import read
from journal.document.outline import outline
from journal.document.parts import Opens
from journal.document.scan import Kind as Block
from journal.values import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from journal.document.page import Page


class Listed(NamedTuple):
    """A file of a folder, as whoever may touch the disk found it."""

    name: str
    size: int
    modified: float
    """Seconds since the epoch."""
    opening: str
    """The first lines of its text."""


class Member(NamedTuple):
    """A document of a folder, and what it is for."""

    name: str
    size: int
    age: float
    """Seconds since it was last changed."""
    purpose: str
    listed: bool
    """Whether the index page names it."""


def members(listing: Iterable[Listed], index: Page | None, now: float) -> list[Member]:
    """The documents of a folder, with what the index page or else their own first paragraph says they are for."""
    named = _purposes(index) if index else {}
    return [
        Member(
            file.name,
            file.size,
            now - file.modified,
            named.get(file.name) or first_paragraph(file.opening),
            file.name in named,
        )
        for file in sorted(listing)
    ]


def _purposes(index: Page) -> dict[str, str]:
    """What an index page says of each document that it names, and of those that it only names, nothing."""
    found: dict[str, str] = {}
    for item in index.items:
        if item.anchor is not None:
            name = item.anchor.path.rpartition("/")[2]
            said = item.fields.get("Purpose") or _after(item.text, item.anchor.span[1])
            found[name] = found.get(name) or said
    return found


def _after(text: str, at: int) -> str:
    """What an entry says after the name of its file."""
    return text[at:].strip("`*) ").lstrip(":-–— ").strip()


def first_paragraph(text: str) -> str:
    """The first paragraph of a document, on one line; its title where it has none."""
    document = read(text)
    for chunk, _, _ in document.located():
        for block in chunk.blocks:
            if block.kind is Block.PARAGRAPH:
                return " ".join(line.strip() for line in chunk.lines[block.start : block.end])
    return next((section.title for section in outline(document).sections if section.opens is Opens.HEADING), "")
