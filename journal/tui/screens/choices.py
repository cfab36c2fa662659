"""Choosing one of a few texts; the last line is for words of one's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal.tui.screens.reading import Reading
from journal.tui.sheet import Sheet

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from journal.tui.paint import Part


class ChoicesScreen(Reading):
    """Gives what was chosen; nothing where somebody has other words."""

    def __init__(self, title: str, given: Sequence[str], then: Callable[[str], None]) -> None:
        super().__init__(title, Sheet(cursor=True))
        self._given = given
        self._then = then
        self.keys = [("enter", "take it")]

    def fill(self) -> None:
        lines: list[list[Part]] = [[("  ", ""), (choice, "strong")] for choice in self._given]
        self.sheet.show([*lines, [("  ", ""), ("something else", "unset")]], 0)

    def on_sheet_chosen(self, event: Sheet.Chosen) -> None:
        event.stop()
        self.dismiss()
        self.app.call_later(self._then, self._given[event.index] if event.index < len(self._given) else "")
