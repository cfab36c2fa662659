"""A screen to read that can ask for a line of text at its foot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal.tui.asking import Asking
from journal.tui.screens.reading import Reading

if TYPE_CHECKING:
    from textual import events

    from journal.tui.question import Question
    from journal.tui.sheet import Sheet


class Answering(Reading):
    """Keys go to the open question, where there is one."""

    def __init__(self, title: str, sheet: Sheet) -> None:
        super().__init__(title, sheet)
        self._asking = Asking(self, lambda: self.hints.offer([*self.keys, ("esc", "back")]))

    def ask(self, question: Question) -> None:
        self._asking.ask(question)
        self.hints.say("")
        self.hints.offer([("enter", "done"), ("esc", "back")])

    async def take_key(self, event: events.Key) -> None:
        if self._asking.is_open:
            await self._asking.take_key(event)
        else:
            await super().take_key(event)

    async def on_paste(self, event: events.Paste) -> None:
        event.stop()
        await self._asking.take_paste(event)
