"""The open question of the main screen: in the place of an item if that is meant; its draft is kept if it is left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal.tui.asking import Asking
from journal.tui.question import Where

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.geometry import Region
    from textual.screen import Screen

    from journal.tui.board import Board
    from journal.tui.question import Question


class AskingInPlace(Asking):
    """The pane in use makes room for the editor."""

    def __init__(self, screen: Screen[None], board: Board, say: Callable[[str, str], None]) -> None:
        super().__init__(screen, self._give_back, self._room)
        self._board = board
        self._say = say
        self._drafts: dict[tuple[str, str, Where], str] = {}

    def ask(self, question: Question) -> None:
        """Open a question, with what was typed when it was left before."""
        self._open(question, self._drafts.pop(question.draft, question.text))

    def leave(self) -> None:
        """Close it without an answer; what was typed is kept as a draft."""
        prompt = self._close()
        if prompt is None:
            return
        question, text = prompt.question, prompt.editor.text
        if question.changed is not None:
            question.changed("")
        elif text.strip() and text != question.text:
            self._drafts[question.draft] = text
            self._say("kept as a draft; the same key brings it back", "dim")

    def _room(self, where: Where, lines: int) -> Region:
        pane = self._board.used
        before = pane.wanted
        region = pane.reserve(lines, where is Where.BELOW)
        if pane.wanted != before:
            self._board.lay()
            self._screen.call_after_refresh(self.put)
        return region

    def _give_back(self) -> None:
        pane = self._board.used
        pane.reserve(0, False)
        self._board.lay()
        pane.focus(scroll_visible=False)
