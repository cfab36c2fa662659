"""How the first entry of an empty section is written, and where a missing section would stand, as values."""

from __future__ import annotations

from journal.values import NamedTuple


class Shape(NamedTuple):
    """How an entry is written where no neighbour shows it."""

    bullet: str = "-"
    """`-`; `1.` for numbers; `|` for a row of a table; `#` for a heading one level below that of its section."""
    marked: bool = False
    """Whether it begins with the kind's mark for its state."""
    boxed: bool = False
    """Whether it begins with a task box."""
    lead: str = ""
    """The bold key that its text follows: `**Blocker:** …`; `{n}` stands for the number of a heading."""
    path: bool = False
    """Whether it begins with a file's path in backticks, and ` - ` before what is said of it."""
    fields: tuple[str, ...] = ()
    """The `**Key:** value` lines under it, in their order; those without a value are left out."""
    columns: tuple[str, ...] = ()
    """Of a row: the columns of its table; its text goes into the first one."""


class Place(NamedTuple):
    """A section that documents of a kind have; the order of places is the order of sections."""

    title: str
    role: str
    level: int = 2
    within: str = ""
    """The title of the section that it stands in."""
    shape: Shape = Shape()
    optional: bool = False
    """Whether a page may do without it."""
