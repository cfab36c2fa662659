"""Edits of ours that another writer's text has no place for: theirs, mine, and what to do with each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal.document.difflines import unified
from journal.document.record import unpacked
from journal.document.source import decode
from journal.document.verify import Refused
from journal.store.errors import StoreError
from journal.tui.keys import key_of
from journal.tui.screens.reading import Reading
from journal.tui.sheet import Sheet

if TYPE_CHECKING:
    from journal.tui.paint import Part
    from journal.tui.view import View


class AsidesScreen(Reading):
    """One after the other, with both texts."""

    def __init__(self, view: View) -> None:
        super().__init__("Aside", Sheet(cursor=True))
        self._view = view
        self.keys = [("p", "place mine"), ("d", "drop mine")]
        self._numbers: list[int] = []
        """The aside that each line is about."""

    def fill(self) -> None:
        kept = self._view.keeper.desk.asides()
        self.bar.note = str(len(kept))
        lines: list[list[Part]] = []
        self._numbers = []
        for one in kept:
            lines.append([(" ", ""), (unpacked(one.payload).says, "strong")])
            difference = unified(decode(one.theirs), decode(one.ours), "theirs", "mine")
            for line in difference:
                if line[0] in "+-" and not line.startswith(("+++", "---")):
                    mine = line[0] == "+"
                    lines.append(
                        [("   mine   " if mine else "   theirs ", "added" if mine else "removed"), (line[1:], "")]
                    )
            lines.append([])
            self._numbers += [one.number] * (len(lines) - len(self._numbers))
        self.sheet.show(lines or [[(" nothing is aside: every edit of yours is in the file", "unset")]], 0)

    def act(self, key: str) -> bool:
        if key not in ("p", "d") or not self._numbers:
            return False
        number = self._numbers[min(self.sheet.at, len(self._numbers) - 1)]
        try:
            if key == "p":
                self._view.keeper.place(number)
            else:
                self._view.keeper.drop(number)
        except (Refused, StoreError) as problem:
            self.hints.say(str(problem), "warning")
            return True
        self.hints.say(f"placed; {key_of('undo')} takes it back" if key == "p" else "dropped")
        self._view.filter(self._view.board.words)
        self.fill()
        return True
