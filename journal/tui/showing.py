"""The panes of the board as the page, the checks, the work and other writers have them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal.tui.pane import Pane
from journal.tui.roles import panes_of
from journal.tui.told import FILES, Told

if TYPE_CHECKING:
    from collections.abc import Sequence

    from journal.document.marks import State
    from journal.document.page import Item, Page
    from journal.tui.ages import Ages
    from journal.tui.board import Board

Known = tuple["str | None", str, "State | None"]
"""What an item said at some time: role, text and state."""


def known_as(item: Item) -> Known:
    return item.role, item.text, item.state


class Showing:
    """Keeps the panes true; what is selected in them is the user's."""

    def __init__(self, board: Board, ages: Ages) -> None:
        self._board = board
        self._ages = ages
        self.page: Page | None = None
        """What the panes show."""
        self._flagged: frozenset[str] = frozenset()
        """Texts of the items about which the checks say something."""
        self._also: list[str] = []
        """Roles whose panes were asked for, though the page has nothing for them."""
        self._told = Told()

    def also(self, role: str) -> None:
        """Give a role a pane, whatever the page has for it."""
        self._also.append(role)

    def show(self, page: Page, chosen: Sequence[str], subject: int = -1) -> None:
        """Show a page; the selection goes to the item of a line, where the pane in use has it."""
        self.page = page
        self._match(page, chosen)
        for pane in self._board.panes:
            pane.flagged = self._flagged
            pane.show(page, self._board.words, subject if pane.in_use else -1)
        self._board.lay()

    def _match(self, page: Page, chosen: Sequence[str]) -> None:
        """A pane for each role that the page has something for, and those that are always there."""
        there = {pane.role: pane for pane in self._board.panes}
        wanted = panes_of(page, chosen, self._also)
        for role, pane in there.items():
            pane.core = any(core for other, _, core in wanted if other == role)
        self._board.put([there.get(role) or self._pane(role, title, core) for role, title, core in wanted])
        for number, pane in enumerate(self._board.panes, 1):
            pane.number = str(number) if number < 10 else ""
            pane.listing.told = self._told.of(pane.role)

    def _pane(self, role: str, title: str, core: bool) -> Pane:
        return Pane(role, title, core, self._ages.of if role == self._ages.role else None)

    def flag(self, texts: frozenset[str]) -> None:
        """Mark the items about which the checks say something."""
        self._flagged = texts
        for pane in self._board.panes:
            if pane.flagged != texts:
                pane.flagged = texts
                pane.refresh()

    def tell(self, told: Told) -> None:
        """Show what the work proposes now."""
        assert self.page is not None
        self._told = told
        height_changed = False
        for pane in self._board.panes:
            known, pane.listing.told = pane.listing.told, told.of(pane.role)
            if known == pane.listing.told:
                continue  # painting all panes takes as long as the rest together, several times a second
            wanted = pane.wanted
            if pane.role == FILES:
                pane.show(self.page, self._board.words)
            pane.refresh()
            height_changed |= pane.wanted != wanted
        if height_changed:
            self._board.lay()

    def learn_ages(self) -> None:
        """How long the items have been there that say so."""
        assert self.page is not None
        if self._ages.learn(self.page):
            for pane in self._board.panes:
                if pane.role == self._ages.role:
                    pane.refresh()

    def mark_fresh(self, known: set[Known]) -> None:
        """Mark the items that were not known before."""
        for pane in self._board.panes:
            pane.fresh |= {item.text for item in pane.listing.items if known_as(item) not in known}
            pane.refresh()
