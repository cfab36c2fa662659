"""When something happened in a session: one line of bars, and its first and last moment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal.session.wording import stretch
from journal.tui.paint import beside
from journal.tui.painted import Painted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from journal.session.summary import Summary
    from journal.tui.paint import Part

_BARS = "▁▂▃▄▅▆▇█"
_MOST = 48
"""Bars at most, however wide the screen is."""


class Activity(Painted):
    """Bars of equal spans of time, each as high as there were things that happened in it."""

    def __init__(self) -> None:
        super().__init__()
        self._summary: Summary | None = None

    def show(self, summary: Summary) -> None:
        self._summary = summary
        self.refresh()

    def parts_of(self, row: int) -> tuple[Sequence[Part], str]:
        summary = self._summary
        if row or summary is None:
            return (), ""
        right = f"{stretch(summary.opened, summary.until)} "
        width = min(_MOST, self.size.width - len(right) - 2)
        left: list[Part] = [(" ", ""), (bars(summary, width), "fresh")] if width > 3 else []
        return beside(left, [(right, "dim")], self.size.width), ""


def bars(summary: Summary, width: int) -> str:
    """The activity of a session in so many bars; a flat line where nothing happened at all."""
    span = max(summary.until - summary.opened, 1.0)
    counts = [0] * width
    for moment in summary.moments:
        counts[min(width - 1, int((moment - summary.opened) / span * width))] += 1
    most = max(counts, default=0) or 1
    return "".join(_BARS[-(-count * (len(_BARS) - 1) // most)] for count in counts)
