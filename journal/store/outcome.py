"""What a save comes to, and nothing else."""

from __future__ import annotations

from journal.values import NamedTuple


class Saved(NamedTuple):
    """The file holds the new text."""

    written: bool = True
    """False: it held these bytes already, and was not touched."""
    flushed: bool = True
    """False: it is in place, but the disk did not confirm that it would outlast a power cut."""


class Found(NamedTuple):
    """The file held another text than expected, and has it still: merge, and save again."""

    text: bytes
