"""A document with what it means: roles of sections, items with their states, fields."""

from __future__ import annotations

from journal.document.anchors import first_anchor
from journal.document.pieces import Form
from journal.values import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from journal.document.anchors import Anchor
    from journal.document.chunks import Document
    from journal.document.marks import State
    from journal.document.outline import Outline
    from journal.document.pieces import Entry
    from journal.document.shapes import Shape

ROLES = (
    "status",
    "goal",
    "doing",
    "done",
    "todo",
    "blockers",
    "resolved",
    "next",
    "files",
    "decisions",
    "lessons",
    "tests",
    "handoff",
    "commands",
    "commits",
    "questions",
    "constraints",
    "links",
)
"""What a section may be for; a kind may have roles of its own beside these."""


OTHER = "other"
"""What items without a role are listed under, and what their handles begin with."""


class Item(NamedTuple):
    """One entry of a section, as people and commands speak of it."""

    id: str
    """Its handle: the role and a number, `doing.1`, and a further number for what stands in another item."""
    role: str | None
    state: State | None
    text: str
    fields: dict[str, str]
    line: int
    """From 0."""
    section: int
    """Index of the section it stands in, or -1."""
    entry: int
    """Index of its entry in the outline, or -1 where a heading with fields under it is the item."""
    unset: bool
    """Whether it is a template's placeholder that nobody has filled in."""

    @property
    def is_top(self) -> bool:
        """Whether it stands in no other item."""
        return self.id.count(".") == 1

    @property
    def anchor(self) -> Anchor | None:
        """The file that it names first; a heading may name it in a field."""
        return first_anchor(self.text) or (first_anchor(self.fields.get("File", "")) if self.entry < 0 else None)


class Page(NamedTuple):
    """A document and its meaning; computed anew from the document after each change."""

    document: Document
    outline: Outline
    kind: str
    title: str
    roles: list[str | None]
    """The role of each section of the outline, where it has one of its own."""
    purposes: list[str | None]
    """The role that each section serves: its own, or else that of the section it stands in."""
    items: list[Item]
    fields: dict[str, str]
    """The document's own fields, as they are spelled."""
    done: int
    """How many of the page's tasks are done, and `total` how many there are."""
    total: int

    def of(self, role: str) -> list[Item]:
        """The items of a role, from all of its sections; of `other`, those without one."""
        wanted = None if role == OTHER else role
        return [item for item in self.items if item.role == wanted]

    def item(self, handle: str) -> Item | None:
        return next((item for item in self.items if item.id == handle), None)

    def is_row(self, item: Item) -> bool:
        """Whether an item is a row of a table."""
        return item.entry >= 0 and self.outline.entries[item.entry].form is Form.ROW


class NewSection(NamedTuple):
    """A section that a page lacks, and where it belongs."""

    heading: str
    """The line that opens it."""
    after: int
    """Index of the section that it follows, with all that stands in that; -1 for none."""
    before: int
    """Where it follows none: index of the section that it precedes; -1 for the end of the page."""


class Meaning(Protocol):
    """How documents are read as pages, and what neighbours do not show; the kinds know it, this package does not."""

    def page(self, document: Document) -> Page: ...

    def word_state(self, text: str) -> State | None:
        """The state that a table cell says."""

    def is_held(self, text: str) -> bool:
        """Whether a table cell says more than a state: what holds the work up."""

    def state_word(self, text: str) -> tuple[int, int] | None:
        """Where a word for a state stands that is set off at the head or tail of a text: `DONE: …`, `… (done)`."""

    def entry_state(self, entry: Entry, role: str | None) -> State | None:
        """The state that an entry among items of a role shows by itself: by its marks or its words."""

    def row_state(self, header: str, row: str, role: str | None) -> State | None:
        """The state that a table row says, in a column for it or anywhere."""

    def is_nothing(self, text: str) -> bool:
        """Whether a text says that there is nothing: `None yet`."""

    def is_unset(self, text: str) -> bool:
        """Whether a text is a template's placeholder: `[What changed in it]`."""

    def is_named(self, page: Page, section: int) -> bool:
        """Whether a section is for its role by its name, and is no part of the work: `Phase 1 (done)`."""

    def is_for_new(self, title: str) -> bool:
        """Whether a section with this title holds new files, and none that were there before: `Files Created`."""

    def is_updated(self, key: str) -> bool:
        """Whether a field of the document says when it was last changed: `Last updated`."""

    def panes(self, page: Page) -> tuple[str, ...]:
        """The roles that pages of its kind are about: those whose panes are always there."""

    def shape(self, page: Page, role: str) -> Shape:
        """How the first item of a section is written."""

    def sign(self, page: Page, state: State) -> str:
        """The sign by which items of the page's kind show a state."""

    def new_section(self, page: Page, role: str) -> NewSection:
        """The section for a role that the page lacks."""

    def expects(self, page: Page, role: str) -> bool:
        """Whether pages of its kind have a section for a role."""
