"""A screen that can ask for a line of text at its foot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.geometry import Region

from journal.tui.prompt import Editor, Prompt
from journal.tui.screens.reading import Reading

if TYPE_CHECKING:
    from textual import events

    from journal.tui.question import Question
    from journal.tui.sheet import Sheet


class Answering(Reading):
    """Keys go to the open question, where there is one."""

    def __init__(self, title: str, sheet: Sheet) -> None:
        super().__init__(title, sheet)
        self._prompt: Prompt | None = None

    def ask(self, question: Question) -> None:
        self._prompt = Prompt(question, question.text)
        self.mount(self._prompt)
        self.hints.say("")
        self._put()
        self.call_after_refresh(self._put)

    def _put(self) -> None:
        prompt = self._prompt
        if prompt is not None:
            width, height = self.size
            lines = min(prompt.lines if prompt.is_mounted else 1, max(1, height // 2))
            prompt.put(Region(0, height - 1 - lines, width, lines))
            self.hints.offer([("enter", "done"), ("esc", "back")])

    def _close(self) -> None:
        if self._prompt is not None:
            self._prompt.remove()
            self._prompt = None
            self.hints.offer([*self.keys, ("esc", "back")])

    async def take_key(self, event: events.Key) -> None:
        prompt = self._prompt
        if prompt is None:
            await super().take_key(event)
        elif event.key == "enter":
            event.stop()
            event.prevent_default()
            text = prompt.editor.text.strip()
            self._close()
            if text or prompt.question.may_be_empty:
                prompt.question.then(text)
        elif event.key == "escape":
            event.stop()
            self._close()
        else:
            await prompt.editor.take_key(event)

    async def on_paste(self, event: events.Paste) -> None:
        event.stop()
        if self._prompt is not None:
            await self._prompt.editor.take_paste(event)

    def on_text_area_changed(self, event: Editor.Changed) -> None:
        event.stop()
        self._put()
