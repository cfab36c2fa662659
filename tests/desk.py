"""A desk on a small page, for the tests of faces and of the desk itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal.desk import Desk

if TYPE_CHECKING:
    from pathlib import Path

PAGE = """# Queue

**Status:** retries wired

## In Progress

- 🔄 Retry policy
- 🔄 Admin page

## Completed

- ✅ Worker loop

## Blockers

- Redis drops idle sockets

## Next Steps

1. Wire jitter
2. Load test
"""


class Bench:
    """A folder with a page and a ledger."""

    def __init__(self, folder: Path, text: str = PAGE) -> None:
        self.folder = folder
        self.file = folder / "CONTINUITY.md"
        self.state = str(folder / "state")
        self.now = 1_700_000_000.0
        self.write(text)

    def write(self, text: str) -> None:
        """Another writer saves the page."""
        self.file.write_bytes(text.encode("utf-8", "surrogateescape"))

    @property
    def text(self) -> str:
        return self.file.read_bytes().decode("utf-8", "surrogateescape")

    def open(self) -> Desk:
        return Desk(str(self.file), state=self.state, clock=lambda: self.now)
