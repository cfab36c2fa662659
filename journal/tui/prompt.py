"""Asking for a line or more of text, in place of an item or at the foot of the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import TextArea

from journal.tui.paint import width_of
from journal.tui.painted import Painted
from journal.tui.question import Question, Where

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual import events
    from textual.geometry import Region

    from journal.tui.paint import Part

_NEW_LINE = frozenset(("ctrl+j", "shift+enter", "alt+enter"))


class Editor(TextArea):
    """A text that grows and wraps; its keys come from the screen, in the order in which they were typed."""

    def __init__(self, text: str) -> None:
        super().__init__(text, soft_wrap=True, compact=True, tab_behavior="focus", highlight_cursor_line=False)
        self.cursor_blink = False
        self.move_cursor(self.document.end)

    def render_lines(self, crop: Region) -> list[Strip]:
        if self.rich_style.bgcolor is None:  # its style comes a moment later, and its fallback knows no terminal's own
            return [Strip.blank(crop.width)] * crop.height
        return super().render_lines(crop)

    async def take_key(self, event: events.Key) -> None:
        """A key for the text; each has done its work before the next one is looked at."""
        if event.key in _NEW_LINE:
            self.insert("\n")
        elif bindings := self._bindings.key_to_bindings.get(event.key):
            await self.run_action(bindings[0].action)
        elif event.key != "tab":
            await self._on_key(event)
            return
        event.stop()
        event.prevent_default()

    async def take_paste(self, event: events.Paste) -> None:
        await self._on_paste(event)


class Label(Painted):
    """What is asked."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text

    def parts_of(self, row: int) -> tuple[Sequence[Part], str]:
        return ([(" ", ""), (self._text, "key"), (" ", "")], "") if not row else ((), "")


class Prompt(Widget):
    """An open question: label and editor."""

    def __init__(self, question: Question, text: str, changed: Callable[[str], None]) -> None:
        super().__init__()
        self.question = question
        self._changed = changed
        """Called with the text whenever it is another one."""
        self.label = Label(question.label)
        self.editor = Editor(text)

    def on_mount(self) -> None:
        width = width_of(self.question.label) + 2 if self.question.where is Where.FOOT else 0
        self.label.styles.width = width
        self.label.display = bool(width)
        self.mount(self.label, self.editor)
        self.editor.focus()

    def on_text_area_changed(self, event: Editor.Changed) -> None:
        event.stop()
        self._changed(event.text_area.text)

    @property
    def lines(self) -> int:
        """How many lines the text takes."""
        return max(1, self.editor.wrapped_document.height)

    def put(self, region: Region) -> None:
        """Stand at a place of the screen."""
        self.styles.offset = region.offset
        self.styles.width, self.styles.height = region.width, region.height
