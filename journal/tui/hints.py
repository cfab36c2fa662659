"""The foot: what a few keys do here, or what just happened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal.tui.paint import width_of, wrapped
from journal.tui.painted import Painted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from journal.tui.paint import Part

_MOST = 4
"""Lines that what is said may have."""


class Hints(Painted):
    """A line that costs nothing to change; what was said stays until the next key that says nothing.

    Words that are longer than the line have as many as they need, or what to do about a refusal would not be read.
    """

    def __init__(self) -> None:
        super().__init__()
        self._keys: Sequence[tuple[str, str]] = ()
        self.said = ""
        self._style = ""
        self._lines: list[list[Part]] = [[]]
        """What was said, as wide as the widget is."""

    def offer(self, keys: Sequence[tuple[str, str]]) -> None:
        """Keys with what each does, the most wanted first."""
        self._keys = keys
        self.refresh()

    def say(self, text: str, style: str = "") -> None:
        self.said, self._style = text, style
        self._break()
        self.refresh()

    def on_resize(self) -> None:
        self._break()

    def _break(self) -> None:
        """Give what is said the lines that it needs; the layout is touched only where their number changes."""
        said: list[Part] = [(" ", ""), (self.said, self._style)] if self.said else []
        before, self._lines = self._lines, wrapped(said, self.size.width or 80, _MOST, hang=1)
        if len(self._lines) != len(before):
            self.styles.height = len(self._lines)

    def parts_of(self, row: int) -> tuple[Sequence[Part], str]:
        if self.said:
            return (self._lines[row] if row < len(self._lines) else ()), ""
        if row:
            return (), ""
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
