"""A screen with something to read: a title, lines, and the keys that work."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal.project.errors import ProjectError
from journal.store.errors import StoreError
from journal.tui.hints import Hints
from journal.tui.paint import beside, wrapped
from journal.tui.painted import Painted, PaintedScreen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events
    from textual.app import ComposeResult
    from textual.widget import Widget

    from journal.tui.paint import Part
    from journal.tui.sheet import Sheet

_BACK = frozenset(("escape", "q"))


class Bar(Painted):
    """The title line of a screen."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self._title = title
        self.note = ""

    def parts_of(self, row: int) -> tuple[Sequence[Part], str]:
        if row:
            return (), ""
        left: list[Part] = [("━ ", "rule-focused"), (f"{self._title} ", "title-focused")]
        right: list[Part] = [(f" {self.note}", "dim"), (" ━", "rule-focused")] if self.note else []
        return beside(left, right, self.size.width, ("━", "rule-focused")), ""


class Reading(PaintedScreen[None]):
    """The base of the screens beside the main one; esc and q go back."""

    def __init__(self, title: str, sheet: Sheet) -> None:
        super().__init__()
        self.bar = Bar(title)
        self.sheet = sheet
        self.hints = Hints()
        self.keys: list[tuple[str, str]] = []
        self.typed_in: Widget = self.sheet
        """Where the caret is."""

    def compose(self) -> ComposeResult:
        yield self.bar
        yield self.sheet
        yield self.hints

    def on_mount(self) -> None:
        self.typed_in.focus()
        self.hints.offer([*self.keys, ("esc", "back")])
        try:
            self.fill()
        except (StoreError, ProjectError, OSError) as problem:  # a version thinned out, a file gone: the pane goes on
            self.sheet.show(wrapped([(str(problem), "warning")], self.app.size.width - 1))

    def fill(self) -> None:
        """Give the sheet its lines."""
        raise NotImplementedError

    def fill_again(self) -> None:
        """The checks say something else; a screen that does not show them stays as it is."""

    async def on_key(self, event: events.Key) -> None:
        await self.take_key(event)

    async def take_key(self, event: events.Key) -> None:
        """A key that was typed on this screen."""
        if event.key in _BACK:
            event.stop()
            self.dismiss()
        elif event.is_printable and event.character and self.act(event.character):
            event.stop()
        else:
            self.sheet.take_key(event)

    def act(self, key: str) -> bool:  # noqa: ARG002
        """What a key of this screen does; whether it is one."""
        return False
