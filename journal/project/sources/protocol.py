"""What every source of events gives: hints that something may have happened at a path."""

from __future__ import annotations

from enum import Enum, auto

from journal.values import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable


class Sign(Enum):
    """What an event hints at; the truth is always read from the disk afterwards."""

    TOUCHED = auto()
    """Something was written, came or went at this path."""
    FOLDER = auto()
    """A folder may have come, with things already in it."""
    LOST = auto()
    """Events were lost: only a complete look will do."""


class Event(NamedTuple):
    """One hint; the path is absolute."""

    sign: Sign
    path: str


class Source(Protocol):
    """Watches single folders, never what is below them. Used by one thread, except for wake."""

    look_seconds: float
    """After so long a complete look makes up for what this source may have missed."""
    calm_seconds: float
    """The same after so long without an event, where events may be lost among others; else never."""

    def add(self, folders: Iterable[str]) -> None:
        """Watch these too, noticing what happens from its return on; WatchesExhaustedError says that none are left."""

    def drop(self, folders: Iterable[str]) -> None:
        """Watch these no longer."""

    def watched(self) -> set[str]:
        """The folders that are watched now; those that went away are not."""

    def read(self, seconds: float | None) -> list[Event]:
        """Wait for events, so long at most; an empty list when the time is over, or on wake."""

    def wake(self) -> None:
        """End a read that waits in another thread."""

    def close(self) -> None:
        """Give everything back."""
