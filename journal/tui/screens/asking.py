"""A screen beside the main one that asks for words, where they are to stand or at its foot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.geometry import Region

from journal.tui.painted import PaintedScreen
from journal.tui.question import Question, Where

if TYPE_CHECKING:
    from textual import events

    from journal.tui.hints import Hints
    from journal.tui.prompt import Editor, Prompt


class AskingScreen(PaintedScreen[None]):
    """One question at a time; its editor has every key until it is answered or left."""

    hints: Hints

    def __init__(self) -> None:
        super().__init__()
        self._prompt: Prompt | None = None

    @property
    def place(self) -> Region:
        """Where words stand that are asked for in their place."""
        raise NotImplementedError

    def asked(self) -> None:
        """The question is gone, answered or not."""
        raise NotImplementedError

    def take_key(self, event: events.Key) -> None:
        """A key that was typed while nothing is asked."""
        raise NotImplementedError

    def ask(self, question: Question) -> None:
        from journal.tui.prompt import Prompt

        prompt = self._prompt = Prompt(question, question.text)
        self.mount(prompt)
        self._put()
        self.call_after_refresh(self._put)
        self.hints.offer([("enter", "done"), ("^j", "new line"), ("esc", "back")])

    async def on_key(self, event: events.Key) -> None:
        prompt = self._prompt
        if prompt is None:
            self.take_key(event)
        elif event.key in ("enter", "escape"):
            event.stop()
            event.prevent_default()
            self._end_question()
            text = prompt.editor.text.strip()
            if event.key == "enter" and (text or prompt.question.may_be_empty):
                prompt.question.then(text)
        else:
            await prompt.editor.take_key(event)

    async def on_paste(self, event: events.Paste) -> None:
        event.stop()
        if self._prompt is not None:
            await self._prompt.editor.take_paste(event)

    def on_text_area_changed(self, event: Editor.Changed) -> None:
        event.stop()
        self._put()

    def _put(self) -> None:
        prompt = self._prompt
        if prompt is None:
            return
        lines = min(prompt.lines if prompt.is_mounted else 1, max(1, self.size.height // 2))
        foot = self.size.height - 1 - lines
        if prompt.question.where is Where.FOOT:
            prompt.put(Region(0, foot, self.size.width, lines))
        else:
            prompt.put(Region(self.place.x, min(self.place.y, foot), self.place.width, lines))

    def _end_question(self) -> None:
        prompt, self._prompt = self._prompt, None
        if prompt is not None:
            prompt.remove()
            self.asked()
