"""Lines to read and to scroll through, with a cursor where one of them is to be chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message

from journal.tui.paint import shown, width_of, wrapped
from journal.tui.painted import Painted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events

    from journal.tui.paint import Part

_STEPS = {"down": 1, "j": 1, "up": -1, "k": -1}


class Sheet(Painted, can_focus=True):
    """Lines of parts, wrapped to the width below the end of their first part, drawn as they come into view."""

    class Chosen(Message):
        """Enter, or a second click."""

        def __init__(self, index: int) -> None:
            super().__init__()
            self.index = index

    class Moved(Message):
        """The cursor is on another line."""

        def __init__(self, index: int) -> None:
            super().__init__()
            self.index = index

    def __init__(self, *, cursor: bool = False, wrap: bool = True) -> None:
        super().__init__()
        self._lines: Sequence[Sequence[Part]] = ()
        self._wrap = wrap
        self._cursor = cursor
        self.at = 0
        """The line that the cursor is on."""
        self._top = 0
        self._rows: list[tuple[int, Sequence[Part]]] = []
        """Each line of the screen, with the index of the line that it is of."""
        self._firsts: list[int] = []
        self.marked = -1
        """A line that is shown as the one that something else is about."""

    def show(self, lines: Sequence[Sequence[Part]], at: int = -1) -> None:
        """Other lines; the place in them stays, or is that of a line."""
        self._lines = lines
        if at >= 0:
            self.at = at
        self._lay()
        if at >= 0 and self._firsts:
            self._top = self._firsts[min(at, len(self._firsts) - 1)]
        self._bound()
        self.refresh()

    def mark(self, line: int) -> None:
        """Show a line as the one that something else is about, and bring it into view."""
        if line == self.marked:
            return
        self.marked = line
        if 0 <= line < len(self._firsts):
            first = self._firsts[line]
            if not self._top <= first < self._top + self.size.height - 1:
                self._top = first - self.size.height // 3
        self._bound()
        self.refresh()

    def show_cursor(self, shown: bool) -> None:
        """Whether the line that the cursor is on is shown as that."""
        if shown is not self._cursor:
            self._cursor = shown
            self.refresh()

    def bring(self, line: int) -> None:
        """Put the cursor on a line, and that into view."""
        self._move(line - self.at)

    def row_of(self, line: int) -> int:
        """The row of the widget in which a line begins."""
        return self._firsts[line] - self._top if line < len(self._firsts) else 0

    def parts_of(self, row: int) -> tuple[Sequence[Part], str]:
        at = self._top + row
        if at >= len(self._rows):
            return (), ""
        index, parts = self._rows[at]
        chosen = (self._cursor and index == self.at) or index == self.marked
        if chosen:
            return [(text, "") for text, _ in parts], "marked"
        return parts, ""

    def on_resize(self) -> None:
        """Laid anew, with the same line at the top."""
        line = self._rows[self._top][0] if self._top < len(self._rows) else 0
        self._lay()
        self._top = self._firsts[line] if self._firsts else 0
        self._bound()
        self.refresh()

    def _lay(self) -> None:
        self._rows, self._firsts = [], []
        width = max(8, self.size.width - 1)
        for index, line in enumerate(self._lines):
            self._firsts.append(len(self._rows))
            hang = width_of(shown(line[0][0])) if line else 0
            parted = wrapped(line, width, hang=hang) if self._wrap else [line]
            self._rows += [(index, parts) for parts in parted]

    def _bound(self) -> None:
        self._top = max(0, min(self._top, len(self._rows) - self.size.height))

    def take_key(self, event: events.Key) -> None:
        """A key by which somebody moves about or chooses; the screen hands it on."""
        page = max(1, self.size.height - 1)
        by = _STEPS.get(event.key) or {"pagedown": page, "space": page, "pageup": -page}.get(event.key, 0)
        by = by or {"g": -len(self._rows), "home": -len(self._rows)}.get(event.key, 0)
        by = by or {"G": len(self._rows), "upper_g": len(self._rows), "end": len(self._rows)}.get(event.key, 0)
        if by:
            event.stop()
            self._move(by)
        elif event.key == "enter" and self._cursor and self._lines:
            event.stop()
            self.post_message(self.Chosen(self.at))

    def _move(self, by: int) -> None:
        if not self._cursor:
            self._top += by
            self._bound()
            self.refresh()
            return
        self.at = max(0, min(self.at + by, len(self._lines) - 1))
        if self._firsts:
            first = self._firsts[self.at]
            last = self._firsts[self.at + 1] if self.at + 1 < len(self._firsts) else len(self._rows)
            self._top = min(max(self._top, last - self.size.height), first)
        self._bound()
        self.refresh()
        self.post_message(self.Moved(self.at))

    def on_click(self, event: events.Click) -> None:
        at = self._top + event.y
        if self._cursor and at < len(self._rows):
            self._move(self._rows[at][0] - self.at)
            if event.chain == 2:
                self.post_message(self.Chosen(self.at))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        self._wheel(event, 3)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        self._wheel(event, -3)

    def _wheel(self, event: events.MouseEvent, by: int) -> None:
        event.stop()
        self._top += by
        self._bound()
        self.refresh()
