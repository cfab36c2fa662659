"""Finding an action by its name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal.tui.actions import ACTIONS, Action
from journal.tui.keys import key_name, keys_of
from journal.tui.prompt import Editor
from journal.tui.screens.reading import Reading
from journal.tui.sheet import Sheet

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult

    from journal.tui.view import View


class PaletteScreen(Reading):
    """Every action, fewer with each letter."""

    def __init__(self, view: View) -> None:
        super().__init__("Actions", Sheet(cursor=True, wrap=False))
        self._view = view
        self._found: list[Action] = []
        self.typed_in = self.words = Editor("")
        self.keys = [("enter", "do it"), ("↓↑", "choose")]

    def compose(self) -> ComposeResult:
        yield self.bar
        yield self.words
        yield self.sheet
        yield self.hints

    def fill(self) -> None:
        words = self.words.text.casefold().split()
        self._found = [
            action
            for action in ACTIONS
            if action.name != "palette" and all(word in f"{action.name} {action.help}".casefold() for word in words)
        ]
        self._found.sort(key=lambda action: not all(word in action.name for word in words))
        lines = [
            [
                (" ", ""),
                (_key(one).ljust(7), "key"),
                (one.name, "strong"),
                (f"  {one.help}", "dim"),
            ]
            for one in self._found
        ]
        self.sheet.show(lines or [[(" nothing is called that", "unset")]], 0)

    def on_text_area_changed(self, event: Editor.Changed) -> None:
        event.stop()
        self.fill()

    async def take_key(self, event: events.Key) -> None:
        if event.key in ("down", "up"):
            self.sheet.take_key(event)
        elif event.key == "enter":
            event.stop()
            self._run(self.sheet.at)
        elif event.key == "escape":
            event.stop()
            self.dismiss()
        else:
            await self.words.take_key(event)

    async def on_paste(self, event: events.Paste) -> None:
        event.stop()
        await self.words.take_paste(event)

    def on_sheet_chosen(self, event: Sheet.Chosen) -> None:
        self._run(event.index)

    def _run(self, index: int) -> None:
        if index < len(self._found):
            action = self._found[index]
            self.dismiss()
            self.app.call_later(action.run, self._view)


def _key(action: Action) -> str:
    keys = keys_of(action.name)
    return key_name(keys[0]) if keys else ""
