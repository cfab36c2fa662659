"""Telling keys that are commands from text that was meant for another window."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

QUICK = 0.2
"""Seconds between two keys of somebody who types; commands of a list come slower, or are one key held down."""
ENOUGH = 5
"""Keys in a row, all quick, after which they are typing if most differ."""
DIFFERENT = 4
CALM = 1.0
"""Seconds without a key after which keys are commands again."""


class Guard:
    """Watches the times and variety of keys."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._last = float("-inf")
        self._run: list[str] = []
        self.is_typing = False
        self.refused = 0
        """Keys of this burst that were not taken as commands."""

    def lets_pass(self, character: str) -> bool:
        """Whether a printable key is a command."""
        now = self._clock()
        gap, self._last = now - self._last, now
        if self.is_typing:
            if gap < CALM:
                self.refused += 1
                return False
            self.is_typing = False
        if gap > QUICK:
            self._run.clear()
            self.refused = 0
        self._run.append(character)
        recent = self._run[-ENOUGH:]
        if len(recent) == ENOUGH and len(set(recent)) >= DIFFERENT:
            self.is_typing = True
            self.refused = 1
            return False
        return True

    def forget(self) -> None:
        """A key that no text has came: what was pressed before it was no text."""
        self._run.clear()
        self.is_typing = False

    @property
    def begins(self) -> bool:
        """Whether the key that came last may begin a burst: none came shortly before it."""
        return len(self._run) <= 1
