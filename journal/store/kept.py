"""What was taken out of the document's place, watched for a writer that still had it open, and nothing else."""

from __future__ import annotations

import os

from journal.store.reading import Writers, close_reading, give_up_lease, settled_text, wait_for_writers
from journal.store.temporary import Identity, identity_of
from journal.values import TYPE_CHECKING, Enum, NamedTuple, suppress

if TYPE_CHECKING:
    from journal.store.system import System

QUIET = 0.25
"""Seconds without a change after which nobody can be on the way into a file that no name leads to."""

_MOST = 64
"""Handles held at once; when saves come faster than writers need to finish, the oldest get their last look early."""


class Late(NamedTuple):
    """Another writer's text that missed the document: to be merged into it."""

    text: bytes
    base: bytes | None
    """The text that its writer changed; None where that is not known."""
    kept: Kept


class Look(Enum):
    """What a look at a kept file showed."""

    OPEN = "somebody still has it open for writing"
    LATE = "it holds another text than when it was taken out"
    SAME = "nothing came yet"
    DONE = "nothing came, and nothing can come any more"


class Kept:
    """One file that stood in the document's place, or that a writer may have found there."""

    def __init__(
        self,
        system: System,
        path: str,
        name: str | None,
        base: bytes | None,
        identity: Identity | None,
    ) -> None:
        self._system = system
        self._path = path
        self._handle: int | None = None
        self.name = name
        self.since = system.now()
        self._identity = identity
        self._leased = False
        self.base = base
        self.text = base

    def take_over(self, handle: int) -> None:
        """A handle on it that may hold a lease, which the first look gives up."""
        self._handle = handle
        self._leased = True

    def look(self, patience: float = 0.0) -> Look:
        """Reads it again; OSError where the disk refuses, and then it stays kept."""
        if self._handle is None:
            assert self.name is not None, "a kept file has a handle or a name"
            self._handle = self._system.open(self.name, os.O_RDONLY)
        quiet = self._system.now() - self.since >= QUIET
        if not quiet and self._untouched():
            return Look.SAME
        text, writers = settled_text(self._system, self._handle, self._path, patience)
        give_up_lease(self._system, self._handle)
        if writers is Writers.SOME:
            self.since = self._system.now()
            return Look.OPEN  # a text that is still being written would be merged half
        if text != self.base:
            self.text = text
            return Look.LATE
        return Look.DONE if quiet else Look.SAME

    def _untouched(self) -> bool:
        """Whether nobody has it open for writing and its times stand still: the last look compares the bytes."""
        assert self._handle is not None, "look opens it first"
        if self._leased:
            self._leased = False
            whole = self._system.keeps_lease(self._handle)
            give_up_lease(self._system, self._handle)
            if whole:
                return True
        writers = wait_for_writers(self._system, self._handle, 0.0)
        give_up_lease(self._system, self._handle)
        return writers is not Writers.SOME and identity_of(self._system.status(self._handle)) == self._identity

    def merged(self, text: bytes) -> None:
        """The document has this text's changes now; what comes after it is late again."""
        self.base = text
        self._identity = None
        self.since = self._system.now()

    def drop_name(self) -> None:
        """No file is left over in the folder; the handle still sees what is written."""
        if self.name is not None and self._handle is not None:
            self._system.unlink(self.name)
            self.name = None

    def close(self) -> None:
        if self._handle is not None:
            close_reading(self._system, self._handle)
            self._handle = None


class Keeper:
    """All that was taken out of one document's place and is still watched."""

    def __init__(self, system: System, path: str, patience: float) -> None:
        self._system = system
        self._path = path
        self._patience = patience
        self._kept: list[Kept] = []

    def keep(self, name: str | None, base: bytes | None, identity: Identity | None = None) -> Kept:
        kept = Kept(self._system, self._path, name, base, identity)
        self._kept.append(kept)
        return kept

    def release(self, kept: Kept) -> None:
        kept.close()
        self._kept.remove(kept)

    def tidy(self) -> None:
        """A first look, after which nothing is left in the folder that nobody is writing."""
        for kept in [kept for kept in self._kept if kept.name is not None]:
            self._look(kept, 0.0)

    def late(self, *, wait: bool) -> list[Late]:
        now = self._system.now()
        for kept in self._kept[:-_MOST]:
            kept.since -= QUIET
        due = [kept for kept in self._kept if wait or kept.name is not None or now - kept.since >= QUIET]
        looks = [self._look(kept, self._patience if wait else 0.0) for kept in due]
        return [late for late in looks if late is not None]

    def close(self) -> None:
        for kept in self._kept:
            kept.close()
        self._kept = []

    def _look(self, kept: Kept, patience: float) -> Late | None:
        with suppress(OSError):  # a disk in trouble: it stays kept
            look = kept.look(patience)
            if look is Look.LATE and kept.text is not None:
                return Late(kept.text, kept.base, kept)
            if look is not Look.OPEN:
                kept.drop_name()
            if look is Look.DONE:
                self.release(kept)
        return None
