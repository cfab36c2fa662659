"""The edit vocabulary: what every face may ask of a page, and what comes of it."""

from __future__ import annotations

from journal.document.verify import NotThere
from journal.values import TYPE_CHECKING, NamedTuple, assert_never

if TYPE_CHECKING:
    from journal.document.chunks import Document
    from journal.document.marks import State
    from journal.document.page import Page
    from journal.document.source import Splice
    from journal.document.steps import Step

Fields = tuple[tuple[str, str], ...]


class Add(NamedTuple):
    """A new item in the section of a role, as the author would have written it."""

    role: str
    text: str
    fields: Fields = ()
    create: bool = False
    """Whether to make the section if the page has none."""
    group: str = ""
    """The title of the section that it is to stand in, or a part of it, where there are several."""


class Mark(NamedTuple):
    """Another state for an item; where the document keeps one section a state, the item moves there."""

    item: str
    state: State


class Reword(NamedTuple):
    """Other words for an item."""

    item: str
    text: str


class Set(NamedTuple):
    """Fields of an item; an empty value takes the field away."""

    item: str
    fields: Fields


class MoveTo(NamedTuple):
    """An item to another place: `up`, `down`, `first`, `last`, `before ITEM`, `after ITEM`, or a role."""

    item: str
    place: str


class Drop(NamedTuple):
    """An item away, with its details."""

    item: str


class Resolve(NamedTuple):
    """A blocker to the resolved ones, with what resolved it and what was learned."""

    item: str
    resolution: str = ""
    lesson: str = ""


class Promote(NamedTuple):
    """A next step into what is in progress."""

    item: str


class Block(NamedTuple):
    """A blocker that names an item."""

    item: str
    reason: str
    create: bool = False
    """Whether to make the section if the page has none."""


class Decide(NamedTuple):
    """A decision, in the document's own form."""

    title: str
    fields: Fields = ()
    """Why, Alternatives considered, Impact."""
    date: str = ""
    """The day, as `2026-11-21`; written where the document's decisions have one. The desk knows today."""


class File(NamedTuple):
    """A Files Modified entry, or the update of the one that is there."""

    path: str
    lines: str = ""
    what: str = ""
    why: str = ""
    group: str = ""
    """Part of the title of the section that it is to stand in, where there are several."""
    new: bool = False
    """Whether the file did not exist before: some pages have a section for such."""
    was: str = ""
    """The path under which the page lists it by now, where it was renamed."""
    create: bool = False
    """Whether to make the section if the page has none."""


class Relined(NamedTuple):
    """One file that an item names with lines, and those lines as they are now."""

    path: str
    was: tuple[tuple[int, int], ...]
    now: tuple[tuple[int, int] | None, ...]
    """None for a range of which nothing is left."""


class Reline(NamedTuple):
    """The lines that items name, as they are now."""

    items: tuple[tuple[str, tuple[Relined, ...]], ...]


class SetPage(NamedTuple):
    """Fields of the document: current status, phase."""

    fields: Fields
    create: bool = False
    """Whether to write a field that the document does not have, below the others."""


class Cell(NamedTuple):
    """Another text in a cell of a table row."""

    item: str
    column: int
    text: str


class Result(NamedTuple):
    """What a command came to: a line in the section for results, or the update of the one that is there."""

    command: str
    says: str
    """What came of it, and when."""
    state: State
    create: bool = False
    """Whether to make the section if the page has none."""


class Defer(NamedTuple):
    """An item to what is left for later."""

    item: str
    phase: str = ""
    """When, or in which phase, it is to be done."""
    reason: str = ""


class Discover(NamedTuple):
    """Something that was found out: how, and what it ruled out."""

    text: str
    how: str = ""
    rejected: str = ""
    """The approach that will not do because of it."""
    why: str = ""
    """The reason for that."""
    fields: Fields = ()
    create: bool = False
    group: str = ""
    """As of `Add`."""


class Write(NamedTuple):
    """Another text for a section; sections below it stay."""

    section: int
    """Index of the section in the page's outline."""
    text: str


Edit = (
    Add
    | Mark
    | Reword
    | Set
    | MoveTo
    | Drop
    | Resolve
    | Promote
    | Block
    | Decide
    | File
    | Reline
    | SetPage
    | Cell
    | Result
    | Defer
    | Discover
    | Write
)
"""One change in words that people use; its targets are handles of items as the page shows them."""


class NoSection(NotThere):
    """The page has no section for a role."""

    def __init__(self, role: str) -> None:
        super().__init__(f"the page has no section for {role}")
        self.role = role


class Performed(NamedTuple):
    """What an edit did."""

    document: Document
    steps: tuple[Step, ...]
    """Each aimed at the text that the steps before it left."""
    splices: tuple[Splice, ...]
    inverse: tuple[Step, ...]
    """The steps that undo it, in the order in which to apply them."""
    subject: int
    """Offset of the item that it was about, or -1 where that is gone."""


def described(edit: Edit, page: Page) -> str:
    """What an edit does, in a few words, for an undo that says what it undid."""

    def text(handle: str) -> str:
        item = page.item(handle)
        return item.text if item else handle

    match edit:
        case Add(role, words):
            return f"add to {role}: {words}"
        case Mark(item, state):
            return f"mark {state.value}: {text(item)}"
        case Reword(item):
            return f"reword: {text(item)}"
        case Set(item, fields):
            return f"set {', '.join(key for key, _ in fields)} of: {text(item)}"
        case MoveTo(item, place):
            return f"move {place}: {text(item)}"
        case Drop(item):
            return f"remove: {text(item)}"
        case Resolve(item):
            return f"resolve: {text(item)}"
        case Promote(item):
            return f"promote: {text(item)}"
        case Block(item):
            return f"block: {text(item)}"
        case Decide(title):
            return f"decide: {title}"
        case File(path):
            return f"file: {path}"
        case Reline(items):
            return (
                f"refresh lines of: {text(items[0][0])}" if len(items) == 1 else f"refresh lines of {len(items)} items"
            )
        case SetPage(fields):
            return f"set {', '.join(key for key, _ in fields)}"
        case Cell(item, column):
            return f"set cell {column + 1} of: {text(item)}"
        case Result(command):
            return f"result of: {command}"
        case Defer(item):
            return f"defer: {text(item)}"
        case Discover(words):
            return f"discovery: {words}"
        case Write(section):
            return f"write: {page.outline.sections[section].title}"
        case _:
            assert_never(edit)
