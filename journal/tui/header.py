"""The head of the pane: title, status, progress, and the one place that tells the truth about saving."""

from __future__ import annotations

import os
from datetime import datetime
from typing import TYPE_CHECKING

from textual.message import Message

from journal.kinds.states import is_unset
from journal.kinds.status import status_line, status_of
from journal.tui.inline import inline
from journal.tui.keys import key_of
from journal.tui.lastrun import LastRun
from journal.tui.paint import beside, width_of
from journal.tui.painted import Painted

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual import events

    from journal.document.page import Page
    from journal.tui.keeper import Keeper, Standing
    from journal.tui.paint import Part

RECENT = 120.0
"""Seconds for which it is told that another writer's text was taken in."""
LOW = 20
"""Rows of a terminal in which the head is one line."""


class Header(Painted):
    """Says what page this is, how far it is, and whether the file holds it."""

    class Counted(Message):
        """How many files changed since the last run; None where nobody can know."""

        def __init__(self, files: int | None) -> None:
            super().__init__()
            self.files = files

    def __init__(self, keeper: Keeper, clock: Callable[[], float], see_asides: Callable[[], None]) -> None:
        super().__init__()
        self._keeper = keeper
        self._clock = clock
        self._see_asides = see_asides
        self.found = 0
        """How many findings the checks have."""
        self.words = ""
        """What the panes are filtered by."""
        self.last_run = LastRun(keeper.desk)

    @property
    def wanted(self) -> int:
        """How many lines it has something for."""
        return len(self._lines(self._keeper.page, 80, low=False))

    def look(self) -> None:
        """See whether there was another run, and have counted what changed since the last one."""
        if self.last_run.look(self._clock()):
            found, path = self.last_run.last, self._keeper.desk.path
            assert found is not None
            assert found.stand is not None
            stand = found.stand
            from journal.runs import changed  # loaded by now

            self.run_worker(lambda: self.post_message(Header.Counted(changed(path, stand))), thread=True)

    def on_header_counted(self, event: Counted) -> None:
        event.stop()
        self.last_run.since = event.files
        self.refresh()

    def parts_of(self, row: int) -> tuple[Sequence[Part], str]:
        page = self._keeper.page
        width = self.size.width
        lines = self._lines(page, width, self.size.height == 1)
        return (lines[row], "") if row < len(lines) else ((), "")

    def _lines(self, page: Page, width: int, low: bool) -> list[Sequence[Part]]:
        told = truth(self._keeper.standing, self._clock())
        if self.found:
            told = [(f"!{self.found} · ", "dim"), *told]
        title: list[Part] = [(" ", ""), *inline(page.title or os.path.basename(self._keeper.desk.path), "strong")]
        if low:
            count: list[Part] = [(f"  {page.done}/{page.total} ", "dim")] if page.total else []
            return [beside([*title, *count], [(" ", ""), *told, (" ", "")], width)]
        key, status = status_of(page)
        status = status or status_line(page)[1]
        trouble = self._keeper.standing.trouble
        if not trouble and self._keeper.standing.secret:
            trouble = f"{self._keeper.standing.secret} is written; {key_of('undo')} takes it back"
        second: list[Part] = [(" ", ""), *inline(status, "unset" if is_unset(status) else "")]
        if trouble:
            second = [(" ! ", "bad"), (trouble, "bad")]
        elif not status:
            second = [(f" {key_of('status')}", "key"), (" says where things stand", "unset")] if key else []
        found: list[Sequence[Part]] = [beside(title, [(" ", ""), *told, (" ", "")], width)]
        if second:
            found.append(second)
        third = self._progress(page, width)
        if self.words:
            third = [(" /", "key"), (self.words, "strong"), (f"  {key_of('back')} shows all again", "dim")]
        found += [third] if third else []
        ran = self.last_run.line(width, self._clock())
        return [*found, ran] if ran else found

    def _progress(self, page: Page, width: int) -> list[Part]:
        if not page.total:
            return []
        said = f"  {page.done} of {page.total}"
        cells = min(page.total, max(8, width - width_of(said) - 4), 24)
        full = cells * page.done // page.total
        return [(" ", ""), ("●" * full, "good"), ("○" * (cells - full), "dim"), (said, "dim")]

    def on_click(self, event: events.Click) -> None:
        if event.y == 0 and self._keeper.standing.asides and event.x > self.size.width // 2:
            self._see_asides()


def truth(standing: Standing, now: float) -> list[Part]:
    """What is true about the file, in a few words."""
    found: list[Part] = [("secret? · ", "bad")] if standing.secret else []
    if standing.asides:
        found.append((f"{standing.asides} aside · ", "warning"))
    if standing.trouble:
        return [*found, ("not saved" if not standing.is_saved else "cannot be read", "bad")]
    if not standing.is_saved:
        return [*found, ("saving", "warning")]
    if standing.merged and now - standing.merged < RECENT and standing.merged >= standing.saved:
        return [*found, (f"merged {_time(standing.merged)}", "fresh")]
    if standing.saved:
        return [*found, (f"saved {_time(standing.saved)}", "good")]
    return [*found, ("saved", "dim")]


def _time(seconds: float) -> str:
    return f"{datetime.fromtimestamp(seconds):%H:%M}"
