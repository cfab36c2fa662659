"""The primitive changes that every edit is made of, each aimed at a place in one exact text."""

from __future__ import annotations

from journal.values import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from journal.document.chunks import Document
    from journal.document.source import Splice


class Place(NamedTuple):
    """Where lines are to stand: in a section, after one entry and its details, or before another."""

    section: int
    """Offset of the line that opens the section; -1 for what stands before any section."""
    after: int
    """Offset at which the entry before begins (`Entry.start`), or -1 where there is none."""
    before: int
    """The same for the entry after."""


class SetMark(NamedTuple):
    """Another box or sign in front of an entry's words."""

    entry: int
    marks: str
    """All of them, as they are to stand in the text, without the blank after them; empty for none."""


class SetText(NamedTuple):
    """Other words for an entry; its marks, its details and the lines that keep their words stay."""

    entry: int
    text: str


class SetField(NamedTuple):
    """Another value for a `**Key:** value` that stands in a paragraph or in front matter."""

    line: int
    """Offset at which the line of the field begins."""
    key: str
    value: str


class SetCell(NamedTuple):
    """Another text in one cell of a table row."""

    entry: int
    column: int
    text: str


class Insert(NamedTuple):
    """New lines at a place: an entry with its details, a section with its heading, or what a `Remove` took."""

    place: Place
    lines: str
    """The lines, with their ends, blank lines around them included."""


class Remove(NamedTuple):
    """An entry and its details away."""

    entry: int
    gap: str | None = None
    """The blank lines that stood there before it came; None where what parts its neighbours shall tell."""


class RemoveSection(NamedTuple):
    """A section away: its opening line and its own body, up to the next opening."""

    line: int
    """Offset of the line that opens it."""


class SetLines(NamedTuple):
    """Other lines in place of some that no other step speaks of: prose, headings, rules, whole sections."""

    line: int
    """Offset at which the first of them begins, or at which new ones are to."""
    was: str
    """The lines as they stand, with their ends; empty where lines are only added."""
    lines: str


class Move(NamedTuple):
    """An entry and its details to another place."""

    entry: int
    place: Place
    home: str = ""
    """Its lines as they stood there before, with the blank lines around them; taken if they still say the same."""
    gap: str | None = None
    """As of a removal, for the place that it leaves."""


Step = SetMark | SetText | SetField | SetCell | Insert | Remove | RemoveSection | SetLines | Move


class Applied(NamedTuple):
    """What a step did."""

    document: Document
    splices: tuple[Splice, ...]
    """In the order in which they were applied, each to the text that the one before left."""
    inverse: tuple[Step, ...]
    """The steps that undo it, aimed at the text after it."""
    subject: int
    """Offset, in the text after it, at which the entry that it was about begins; -1 where that is gone."""
