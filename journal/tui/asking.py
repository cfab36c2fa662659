"""The one open question of a screen: where its editor stands, what it hears, and what becomes of the answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.geometry import Region

from journal.tui.question import Where

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual import events
    from textual.screen import Screen

    from journal.tui.prompt import Prompt
    from journal.tui.question import Question


class Asking:
    """At most one question at a time; its editor has every key until it is answered or left."""

    def __init__(
        self, screen: Screen[None], asked: Callable[[], object], place: Callable[[Where, int], Region] | None = None
    ) -> None:
        self._screen = screen
        self._asked = asked
        """Called when a question is gone, answered or not."""
        self._place = place
        """Where so many lines stand that are asked for in their place; all stand at the foot where there is none."""
        self._prompt: Prompt | None = None

    @property
    def is_open(self) -> bool:
        return self._prompt is not None

    def ask(self, question: Question) -> None:
        """Open a question; one that is open is left."""
        self._open(question, question.text)

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
        if prompt is not None:
            most = max(1, self._screen.size.height // 2)
            lines = min(prompt.lines if prompt.is_mounted else 1, most)
            prompt.put(self._region(prompt.question.where, lines))

    def _changed(self, text: str) -> None:
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
        """Close it without an answer."""
        self._close()

    def _open(self, question: Question, text: str) -> None:
        self._close()
        from journal.tui.prompt import Prompt  # few sessions of a minute ask anything

        self._prompt = Prompt(question, text, self._changed)
        self._screen.mount(self._prompt)
        self.put()
        self._screen.call_after_refresh(self.put)

    def _region(self, where: Where, lines: int) -> Region:
        if self._place is not None and where is not Where.FOOT:
            return self._place(where, lines)
        width, height = self._screen.size
        return Region(0, height - 1 - lines, width, lines)

    def _close(self) -> Prompt | None:
        prompt, self._prompt = self._prompt, None
        if prompt is not None:
            prompt.remove()
            self._asked()
        return prompt
