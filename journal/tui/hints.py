"""The last line: what a few keys do here, or what just happened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal.tui.paint import width_of
from journal.tui.painted import Painted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from journal.tui.paint import Part


class Hints(Painted):
    """One line that costs nothing to change; what was said stays until the next key that says nothing."""

    def __init__(self) -> None:
        super().__init__()
        self._keys: Sequence[tuple[str, str]] = ()
        self.said = ""
        self._style = ""

    def offer(self, keys: Sequence[tuple[str, str]]) -> None:
        """Keys with what each does, the most wanted first."""
        self._keys = keys
        self.refresh()

    def say(self, text: str, style: str = "") -> None:
        self.said, self._style = text, style
        self.refresh()

    def parts_of(self, row: int) -> tuple[Sequence[Part], str]:
        if row:
            return (), ""
        if self.said:
            return [(" ", ""), (self.said, self._style)], ""
        found: list[Part] = []
        left = self.size.width - 1
        last = self._keys[-1:]
        reserved = sum(width_of(key) + width_of(label) + 3 for key, label in last)
        for key, label in self._keys:
            size = width_of(key) + width_of(label) + 3
            if size > left - (0 if (key, label) in last else reserved):
                continue
            found += [(" ", ""), (key, "key"), (f" {label} ", "dim")]
            left -= size
        return found, ""
