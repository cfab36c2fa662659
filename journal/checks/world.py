"""What rules need of the world: files, git, the clock; a value, so that rules are pure."""

from __future__ import annotations

from types import MappingProxyType

from journal.values import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from journal.document.anchors import Anchor

DAY = 86_400.0

Range = tuple[int, int]


class Seen(NamedTuple):
    """A file or folder that stands where a page names it."""

    path: str
    """From the project's root."""
    changed: float
    """Seconds since the epoch."""
    lines: int = -1
    """How many it has; -1 where nobody counted."""


class World(NamedTuple):
    """The project around a page at one moment."""

    now: float
    files: Mapping[str, Seen | None] = MappingProxyType({})
    """What stands at each path, as pages write them; None for nothing. A path that is not here was not looked at."""
    branch: str = ""
    """What is checked out; empty where git has no branch to tell."""
    uncommitted: frozenset[str] | None = None
    """Paths from the root that differ from the last commit; None without git."""
    own: str = ""
    """The path of the page itself."""
    page_changed: float = 0.0
    """When the page was last changed: its last commit, or its time where it differs from that; 0 where unknown."""
    moved: Mapping[tuple[str, Range], Range | None] = MappingProxyType({})
    """Where lines that a page names went since it was committed, None where they are gone; not here if they stay."""
    renamed: Mapping[str, str] = MappingProxyType({})
    """Where files that are gone went since the page was committed, both as the page writes paths; only for certain."""

    def gone(self, path: str) -> bool:
        """Whether a path was looked at, and nothing stands there."""
        return path in self.files and self.files[path] is None

    def seen(self, anchor: Anchor) -> Seen | None:
        return self.files.get(anchor.path)


NOWHERE = World(0.0)
"""A world of which nothing is known."""
