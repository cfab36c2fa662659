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


class Asking(PaintedScreen[None]):
    """One question at a time."""

    hints: Hints

    def __init__(self) -> None:
        super().__init__()
        self._prompt: Prompt | None = None

    @property
    def is_asking(self) -> bool:
        return self._prompt is not None

    @property
    def place(self) -> Region:
        """Where words stand that are asked for in their place."""
        raise NotImplementedError

    def asked(self) -> None:
        """The question is gone, answered or not."""
        raise NotImplementedError

    def ask(self, question: Question) -> None:
        from journal.tui.prompt import Prompt

        prompt = self._prompt = Prompt(question, question.text)
        self.mount(prompt)
        self._put()
        self.call_after_refresh(self._put)
        self.hints.offer([("enter", "done"), ("^j", "new line"), ("esc", "back")])

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

    def pass_on(self, event: events.Key) -> None:
        """Give the editor what was typed before it had the focus."""
        if self._prompt is not None and not self._prompt.editor.has_focus and event.key not in ("up", "down"):
            event.stop()
            self._prompt.editor.post_message(event)

    def on_text_area_changed(self, event: Editor.Changed) -> None:
        event.stop()
        self._put()

    def on_editor_given(self) -> None:
        prompt = self._end_question()
        if prompt is not None:
            text = prompt.editor.text.strip()
            if text or prompt.question.may_be_empty:
                prompt.question.then(text)

    def on_editor_left(self) -> None:
        self._end_question()

    def _end_question(self) -> Prompt | None:
        prompt, self._prompt = self._prompt, None
        if prompt is not None:
            prompt.remove()
            self.asked()
        return prompt
