"""Which panes are always there, and in which order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal.document.page import ROLES
from journal.tui.screens.reading import Reading
from journal.tui.sheet import Sheet

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from journal.tui.paint import Part


class PanesScreen(Reading):
    """The chosen roles first, in their order; each change counts at once."""

    def __init__(self, chosen: Sequence[str], then: Callable[[list[str]], None]) -> None:
        super().__init__("Panes that are always there", Sheet(cursor=True, wrap=False))
        self.keys = [("x", "take or leave"), ("J K", "move")]
        self._chosen = list(chosen)
        self._then = then

    def fill(self) -> None:
        lines: list[list[Part]] = [
            [("✓ " if role in self._chosen else "  ", "key"), (role, "strong" if role in self._chosen else "dim")]
            for role in self._roles
        ]
        self.sheet.show(lines)

    @property
    def _roles(self) -> list[str]:
        return [*self._chosen, *(role for role in ROLES if role not in self._chosen)]

    def on_sheet_chosen(self, event: Sheet.Chosen) -> None:
        event.stop()
        self.act("x")

    def act(self, key: str) -> bool:
        role = self._roles[self.sheet.at]
        if key == "x":
            self._toggle(role)
        elif key in ("J", "K") and role in self._chosen:
            at = self._chosen.index(role)
            to = max(0, min(at + (1 if key == "J" else -1), len(self._chosen) - 1))
            self._chosen.insert(to, self._chosen.pop(at))
            self.sheet.at = to
        else:
            return False
        self.fill()
        self._then(self._chosen)
        return True

    def _toggle(self, role: str) -> None:
        if role not in self._chosen:
            self._chosen.append(role)
        elif len(self._chosen) > 1:
            self._chosen.remove(role)
        else:
            self.hints.say("one pane must be there", "warning")
