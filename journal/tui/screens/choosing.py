"""Choosing one of several names, with what each means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal.tui.screens.reading import Reading
from journal.tui.sheet import Sheet

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from journal.tui.paint import Part


class ChoosingScreen(Reading):
    """A list of names; the cursor may show what each would be like."""

    def __init__(
        self,
        title: str,
        names: Sequence[tuple[str, str]],
        chosen: str,
        then: Callable[[str], None],
        seen: Callable[[str], None] | None = None,
    ) -> None:
        super().__init__(title, Sheet(cursor=True, wrap=False))
        self.keys = [("enter", "choose")]
        self._names = names
        self._chosen = chosen
        self._then = then
        self._seen = seen

    def fill(self) -> None:
        wide = max(len(name) for name, _ in self._names) + 2
        lines: list[list[Part]] = [
            [("✓ " if name == self._chosen else "  ", "key"), (name.ljust(wide), "strong"), (what, "dim")]
            for name, what in self._names
        ]
        at = next((at for at, (name, _) in enumerate(self._names) if name == self._chosen), 0)
        self.sheet.show(lines, at)

    def on_sheet_moved(self, event: Sheet.Moved) -> None:
        event.stop()
        if self._seen is not None:
            self._seen(self._names[event.index][0])

    def on_sheet_chosen(self, event: Sheet.Chosen) -> None:
        event.stop()
        self._then(self._names[event.index][0])
        self.dismiss()
