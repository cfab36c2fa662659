"""What a desk tells those who listen to it."""

from __future__ import annotations

from journal.values import NamedTuple


class Changed(NamedTuple):
    """The page shows something new."""

    says: str
    """What was done; empty where another writer did it."""


class Written(NamedTuple):
    """The file holds everything."""

    at: float
    flushed: bool


class Unwritten(NamedTuple):
    """The file could not be saved; the edits are in the ledger."""

    reason: str


class Joined(NamedTuple):
    """Another writer's text was taken in."""

    asides: int
    """Edits of ours for which it had no place."""
    rescued: int
    """Changes that it had erased without knowing of them, and that were applied again."""


Event = Changed | Written | Unwritten | Joined
