"""What a chunk is read into: openings of sections, entries and fields, each with its exact place."""

from __future__ import annotations

from journal.values import TYPE_CHECKING, Enum, NamedTuple

if TYPE_CHECKING:
    from journal.document.marks import Mark

UNBOUNDED = 1 << 60
"""Where an opening ends that stands in no list item, quote or tag."""
BELOW_HEADINGS = 7
"""The level of the first kind of opening that is not a heading."""


class Opens(Enum):
    """What opens a section."""

    HEADING = "heading"
    BOLD = "bold line"
    LABEL = "label line"
    ENTRY = "label in a list"
    TAG = "tag"


class Form(Enum):
    """What an entry is written as."""

    ENTRY = "list item"
    ROW = "table row"
    LINE = "line that begins with a sign"


class Opening(NamedTuple):
    """A line that opens a section, counted within its chunk."""

    opens: Opens
    line: int
    end: int
    """Where it ends at the latest: the end of the list item, quote or tag that it stands in."""
    level: int
    """Of a heading; 7 and more for the others, which stand below any heading."""
    title: str
    span: tuple[int, int]
    """Where the title stands."""


class Field(NamedTuple):
    """A `**Key:** value`, wherever it stands."""

    key: str
    value: str
    line: int
    span: tuple[int, int]
    """Where the value stands."""
    entry: int
    """Index of the entry that it belongs to, or -1."""


class Entry(NamedTuple):
    """One list item, table row or line with a sign, as it stands in the text, counted within its chunk."""

    form: Form
    line: int
    end: int
    """After the last line of its details."""
    depth: int
    """How many entries it stands in."""
    parent: int
    """Index of the entry it stands in, or -1."""
    start: int
    """Where its line begins to be its own: at its bullet, number, pipe or sign."""
    marker: str
    marks: tuple[Mark, ...]
    span: tuple[int, int]
    """Where its own words stand, over all their lines."""
    text: str
    """Its own words, without bullet and mark, on one line."""
    label: bool
    """Whether it may be a label that heads what follows: it ends in a colon and has no mark."""
    table: int
    """Of a row: the line of its table's header."""


class Parts(NamedTuple):
    """All of a chunk, each in the order of its lines."""

    openings: tuple[Opening, ...]
    entries: tuple[Entry, ...]
    fields: tuple[Field, ...]
