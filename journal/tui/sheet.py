"""Lines to read and to scroll through, with a cursor where one of them is to be chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from textual.message import Message

from journal.tui.paint import shown, width_of, wrapped
from journal.tui.painted import Painted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events

    from journal.tui.paint import Part

_STEPS = {"down": 1, "j": 1, "up": -1, "k": -1}
_FAR = 1 << 60
"""More lines than anything has."""

_Place = tuple[int, int]
"""A line, and how many of its rows come before."""


class Lines(Protocol):
    """What a sheet shows; it looks at the lines that come into view."""

    def __len__(self) -> int: ...

    def __getitem__(self, at: int, /) -> Sequence[Part]: ...


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
        self._lines: Lines = ()
        self._wrap = wrap
        self._cursor = cursor
        self.at = 0
        """The line that the cursor is on."""
        self._top: _Place = (0, 0)
        """What the first row shows."""
        self._rows: list[tuple[int, Sequence[Part]]] = []
        """What each row shows, with the index of the line that it is of."""
        self._parted: dict[int, Sequence[Sequence[Part]]] = {}
        """Lines over the rows that they take, as far as they were looked at: of a large page few are."""
        self.marked = -1
        """A line that is shown as the one that something else is about."""

    def show(self, lines: Lines, at: int = -1) -> None:
        """Other lines; the place in them stays, or is that of a line."""
        self._lines = lines
        self._parted.clear()
        if at >= 0:
            self.at = at
            self._top = (at, 0)
        self._put()

    def mark(self, line: int) -> None:
        """Show a line as the one that something else is about, and bring it into view."""
        if line == self.marked:
            return
        self.marked = line
        is_seen = self._top <= (line, 0) and any(index == line for index, _ in self._rows[:-1])
        if not is_seen and 0 <= line < len(self._lines):
            self._top = self._above((line, 0), self.size.height // 3)
        self._put()

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
        return next((row for row, (index, _) in enumerate(self._rows) if index == line), 0)

    def parts_of(self, row: int) -> tuple[Sequence[Part], str]:
        if row >= len(self._rows):
            return (), ""
        index, parts = self._rows[row]
        chosen = (self._cursor and index == self.at) or index == self.marked
        if chosen:
            return [(text, "") for text, _ in parts], "marked"
        return parts, ""

    def on_resize(self) -> None:
        """Laid anew, with the same line at the top."""
        self._parted.clear()
        self._top = (self._top[0], 0)
        self._put()

    def _rows_of(self, line: int) -> Sequence[Sequence[Part]]:
        if line not in self._parted:
            parts = self._lines[line]
            hang = width_of(shown(parts[0][0])) if parts else 0
            width = max(8, self.size.width - 1)
            self._parted[line] = wrapped(parts, width, hang=hang) if self._wrap else [parts]
        return self._parted[line]

    def _above(self, place: _Place, rows: int) -> _Place:
        """The place so many rows above another one."""
        line, into = place
        while rows > into and line:
            rows -= into
            line -= 1
            into = len(self._rows_of(line))
        return line, max(0, into - rows)

    def _below(self, place: _Place, rows: int) -> _Place:
        """The place so many rows below another one, in the last line at most."""
        line, into = place
        while (count := len(self._rows_of(line))) <= into + rows and line + 1 < len(self._lines):
            rows -= count - into
            line, into = line + 1, 0
        return line, into + rows

    def _put(self) -> None:
        """Show what stands from the top on, which is no further down than fills the widget."""
        height = self.size.height
        self._top = min(self._top, self._above((len(self._lines), 0), height))
        self._rows = []
        line, into = self._top
        while len(self._rows) < height and line < len(self._lines):
            self._rows += [(line, parts) for parts in self._rows_of(line)[into:]]
            line, into = line + 1, 0
        del self._rows[height:]
        self.refresh()

    def take_key(self, event: events.Key) -> None:
        """A key by which somebody moves about or chooses; the screen hands it on."""
        page = max(1, self.size.height - 1)
        by = _STEPS.get(event.key) or {"pagedown": page, "space": page, "pageup": -page}.get(event.key, 0)
        by = by or {"g": -_FAR, "home": -_FAR, "G": _FAR, "upper_g": _FAR, "end": _FAR}.get(event.key, 0)
        if by:
            event.stop()
            self._move(by)
        elif event.key == "enter" and self._cursor and self._lines:
            event.stop()
            self.post_message(self.Chosen(self.at))

    def _move(self, by: int) -> None:
        if not self._cursor:
            self._scroll(by)
            return
        self.at = max(0, min(self.at + by, len(self._lines) - 1))
        if self._lines:
            first = (self.at, 0)
            self._top = min(max(self._top, self._above((self.at + 1, 0), self.size.height)), first)
        self._put()
        self.post_message(self.Moved(self.at))

    def _scroll(self, by: int) -> None:
        if abs(by) == _FAR or not self._lines:
            self._top = (max(0, by), 0)
        else:
            self._top = self._above(self._top, -by) if by < 0 else self._below(self._top, by)
        self._put()

    def on_click(self, event: events.Click) -> None:
        if self._cursor and event.y < len(self._rows):
            self._move(self._rows[event.y][0] - self.at)
            if event.chain == 2:
                self.post_message(self.Chosen(self.at))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        event.stop()
        self._scroll(3)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        event.stop()
        self._scroll(-3)
