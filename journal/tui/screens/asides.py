"""Edits of ours that another writer's text has no place for: theirs, mine, and what to do with each."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from journal.document.difflines import unified
from journal.document.record import unpacked
from journal.document.source import decode
from journal.document.verify import Refused
from journal.store.errors import StoreError
from journal.tui.keys import key_of
from journal.tui.question import Question
from journal.tui.screens.answering import Answering
from journal.tui.sheet import Sheet

if TYPE_CHECKING:
    from collections.abc import Callable

    from journal.tui.paint import Part
    from journal.tui.view import View


class AsidesScreen(Answering):
    """One after the other, with both texts."""

    def __init__(self, view: View) -> None:
        super().__init__("Aside", Sheet(cursor=True))
        self._view = view
        self.keys = [("p", "place mine"), ("b", "both"), ("e", "edit mine"), ("d", "drop mine")]
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
        if key not in ("p", "b", "e", "d") or not self._numbers:
            return False
        number = self._numbers[min(self.sheet.at, len(self._numbers) - 1)]
        keeper = self._view.keeper
        match key:
            case "p":
                self._settle(partial(keeper.place, number))
            case "b":
                self._settle(partial(keeper.place_both, number))
            case "d":
                self._settle(partial(keeper.drop, number), "dropped")
            case _:
                self._edit(number)
        return True

    def _edit(self, number: int) -> None:
        """Place mine in other words."""
        desk = self._view.keeper.desk
        ours = next((decode(one.ours) for one in desk.asides() if one.number == number), None)
        if ours is None:
            self.hints.say(f"aside {number} was settled elsewhere", "warning")
            self.fill()
            return
        place = self._view.keeper.place
        self.ask(Question("mine", ours, lambda text: self._settle(partial(place, number, text))))

    def _settle(self, settle: Callable[[], None], said: str = "") -> None:
        try:
            settle()
        except (Refused, StoreError) as problem:
            self.hints.say(str(problem), "warning")
            return
        self.hints.say(said or f"placed; {key_of('undo')} takes it back")
        self._view.filter(self._view.board.words)
        self.fill()
