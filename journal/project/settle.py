"""When a burst of events has settled: a little quiet, not too late, and never while git is at work."""

from __future__ import annotations

from journal.values import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

QUIET_SECONDS = 0.020
LATEST_SECONDS = 0.250
GIT_QUIET_SECONDS = 0.100
"""After a checkout git writes the index, lets go of its lock, and only then moves HEAD."""
GIT_LATEST_SECONDS = 5.0


class Batch(NamedTuple):
    """Paths at which something happened, settled; a whole one asks for the complete look."""

    paths: frozenset[str] = frozenset()
    whole: bool = False
    git: bool = False
    """Git did something: HEAD may have moved."""
    rules: bool = False
    """The ignore rules may have changed."""

    def joined(self, later: Batch) -> Batch:
        """Both as one."""
        return Batch(
            self.paths | later.paths, self.whole or later.whole, self.git or later.git, self.rules or later.rules
        )


class Settler:
    """Gathers what happens; the clock's readings are passed in."""

    def __init__(self, is_locked: Callable[[], bool]) -> None:
        self._is_locked = is_locked
        self._paths: set[str] = set()
        self._whole = self._git = self._rules = False
        self._first: float | None = None
        self._last = 0.0

    def note(self, now: float, *paths: str, whole: bool = False, git: bool = False, rules: bool = False) -> None:
        """Something happened."""
        self._paths.update(paths)
        self._whole |= whole
        self._git |= git
        self._rules |= rules
        self._first = now if self._first is None else self._first
        self._last = now

    def wait(self, now: float) -> float | None:
        """Seconds until it may have settled; 0 when it has, None when nothing happened."""
        if self._first is None:
            return None
        quiet, latest = (GIT_QUIET_SECONDS, GIT_LATEST_SECONDS) if self._git else (QUIET_SECONDS, LATEST_SECONDS)
        left = min(self._last + quiet, self._first + latest) - now
        if left <= 0 and self._is_locked() and now < self._last + GIT_LATEST_SECONDS:
            return QUIET_SECONDS
        return max(left, 0)

    def take(self) -> Batch:
        """What was gathered; from here on anew."""
        batch = Batch(frozenset(self._paths), self._whole, self._git, self._rules)
        self._paths.clear()
        self._whole = self._git = self._rules = False
        self._first = None
        return batch
