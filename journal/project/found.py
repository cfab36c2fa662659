"""Reading files as a session found them, where the work tree has gone on."""

from __future__ import annotations

from journal.values import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from journal.project.baseline import Baseline
    from journal.project.content import Content


class Reads(Protocol):
    """Reads files, as they are now or were at some time."""

    def read(self, path: str) -> Content | None:
        """What stands at a path; None for nothing."""


class Found:
    """Reads what stood at a path when a session began."""

    def __init__(self, baseline: Baseline) -> None:
        self._baseline = baseline

    def read(self, path: str) -> Content | None:
        """What the session found there."""
        return self._baseline.before(path)
