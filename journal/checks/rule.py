"""A rule, what it is given to look at, and what it finds."""

from __future__ import annotations

from journal.checks.world import NOWHERE
from journal.values import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from journal.checks.world import World
    from journal.document.anchors import Anchor
    from journal.document.chunks import Chunk
    from journal.document.page import Item, Page


class Fix(NamedTuple):
    """What mends a finding for certain: other words in place of some in its line."""

    start: int
    end: int
    text: str
    says: str
    """What it does, in a few words."""


class Finding(NamedTuple):
    """One thing that is not as it should be, and where."""

    code: str
    line: int
    """From 0."""
    column: int
    """From 0, in characters."""
    length: int
    """How many characters of the line it is about."""
    message: str
    """What is wrong and what to do, in one sentence."""
    fix: Fix | None = None
    secret: bool = False
    """Whether those characters are better not shown."""


class Subject(NamedTuple):
    """An item, and where it stands."""

    item: Item
    titles: tuple[str, ...]
    """The titles of the sections it stands in, the outermost first, as `spelled` leaves them."""
    details: tuple[str, ...]
    """The lines below its own first one that belong to it."""

    @property
    def all_said(self) -> str:
        """Its words, its fields and its details."""
        return " ".join((self.item.text, *self.item.fields.values(), *self.details))


class Part(NamedTuple):
    """What stands between two headings: all that a rule about lines or single items may look at."""

    kind: str
    """Of the page."""
    chunk: Chunk
    first: int
    """The line of the page at which it begins."""
    verbatim: frozenset[int]
    """Its lines that are code, counted within it."""
    subjects: list[Subject]

    @property
    def lines(self) -> list[str]:
        return self.chunk.lines


PartCheck: TypeAlias = "Callable[[Part, World], Iterator[Finding]]"
PageCheck: TypeAlias = "Callable[[Page, World], Iterator[Finding]]"


class Example(NamedTuple):
    """A page, and the world that it speaks of."""

    text: str
    world: World = NOWHERE


class Rule(NamedTuple):
    """What a page must hold."""

    code: str
    name: str
    reason: str
    """Why it matters, in one line."""
    poor: Example
    """A page with exactly one such finding."""
    good: Example
    """Nearly the same page without one."""
    part: PartCheck | None = None
    """What looks at one part of a page after the other, and never beyond."""
    page: PageCheck | None = None
    """What looks at a page as a whole."""


def at(item: Item, code: str, message: str) -> Finding:
    """A finding about an item as a whole."""
    return Finding(code, item.line, 0, 0, message)


def in_line(part: Part, number: int, span: tuple[int, int], code: str, message: str) -> Finding:
    """A finding about characters of one of a part's lines."""
    return Finding(code, part.first + number, span[0], span[1] - span[0], message)


def at_anchor(part: Part, subject: Subject, anchor: Anchor, code: str, message: str) -> Finding:
    """A finding about a file that an item names."""
    begin = subject.item.line - part.first
    for number in range(begin, begin + 1 + len(subject.details)):
        column = part.lines[number].find(anchor.path)
        if column >= 0:
            return in_line(part, number, (column, column + len(anchor.path)), code, message)
    return at(subject.item, code, message)


def named(text: str, most: int = 60) -> str:
    """A text as a sentence quotes it."""
    return f"“{text}”" if len(text) <= most else f"“{text[: most - 1].rstrip()}…”"
