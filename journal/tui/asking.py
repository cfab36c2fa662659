"""The one open question of the main screen: where its editor stands, what it hears, and what becomes of the answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.geometry import Region

from journal.tui.question import Where

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual import events
    from textual.screen import Screen

    from journal.tui.board import Board
    from journal.tui.prompt import Prompt
    from journal.tui.question import Question


class Asking:
    """At most one question at a time, and the drafts of those that were left half-way."""

    def __init__(self, screen: Screen[None], board: Board, say: Callable[[str, str], None]) -> None:
        self._screen = screen
        self._board = board
        self._say = say
        self._prompt: Prompt | None = None
        self._drafts: dict[tuple[str, str, Where], str] = {}

    @property
    def is_open(self) -> bool:
        return self._prompt is not None

    def ask(self, question: Question) -> None:
        """Open a question; one that is open is left."""
        self._close()
        from journal.tui.prompt import Prompt

        self._prompt = Prompt(question, self._drafts.pop(question.draft, question.text))
        self._screen.mount(self._prompt)
        self.put()
        self._screen.call_after_refresh(self.put)

    async def take_key(self, event: events.Key) -> None:
        """A key for the open question: enter gives the answer, escape leaves it, the others are the editor's."""
        if self._prompt is None:
            return
        if event.key in ("enter", "escape"):
            event.stop()
            event.prevent_default()
            if event.key == "enter":
                self.give()
            else:
                self.leave()
        else:
            await self._prompt.editor.take_key(event)

    async def take_paste(self, event: events.Paste) -> None:
        if self._prompt is not None:
            await self._prompt.editor.take_paste(event)

    def put(self) -> None:
        """Stand where the eye is; as high as the text needs."""
        prompt = self._prompt
        if prompt is None:
            return
        width, height = self._screen.size
        lines = min(prompt.lines if prompt.is_mounted else 1, max(1, height // 2))
        if prompt.question.where is Where.FOOT:
            prompt.put(Region(0, height - 1 - lines, width, lines))
            return
        pane = self._board.used
        before = pane.wanted
        adds = prompt.question.where is Where.BELOW
        region = pane.reserve(lines, adds)
        if pane.wanted != before:
            self._board.lay()
            self._screen.call_after_refresh(
                lambda: prompt.put(pane.reserve(lines, adds)) if self._prompt is prompt else None
            )
        prompt.put(region)

    def changed(self, text: str) -> None:
        """The text is another one now."""
        if self._prompt is not None:
            self.put()
            if self._prompt.question.changed is not None:
                self._prompt.question.changed(text)

    def focus(self) -> None:
        if self._prompt is not None:
            self._prompt.editor.focus()

    def give(self) -> bool:
        """Take the text as the answer; whether there was a question, and there may be another one."""
        prompt = self._close()
        if prompt is None:
            return False
        text = prompt.editor.text.strip()
        if text or prompt.question.may_be_empty:
            prompt.question.then(text)
        return True

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

    def _close(self) -> Prompt | None:
        prompt, self._prompt = self._prompt, None
        if prompt is not None:
            prompt.remove()
            pane = self._board.used
            pane.reserve(0, False)
            self._board.lay()
            pane.focus(scroll_visible=False)
        return prompt
