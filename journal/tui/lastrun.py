"""The last run of the project as one line of the head: what came of it, and how many files changed since."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from journal.session.verdict import verdict
from journal.tui.paint import beside

if TYPE_CHECKING:
    from collections.abc import Sequence

    from journal.desk import Desk
    from journal.runs import Last
    from journal.tui.paint import Part

EVERY = 10.0
"""Seconds between two counts of what changed; git is asked for it."""


class LastRun:
    """Knows the last run; counts what changed since only where somebody is there to read it."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._ledger: tuple[int, int] | None = None
        self.last: Last | None = None
        self.since: int | None = None
        """How many files changed; None while nobody knows."""
        self._counted = float("-inf")
        self._is_stale = False
        """Whether something may have changed since the last count."""

    def stir(self) -> None:
        """The user is here, and may have changed something."""
        self._is_stale = True

    def look(self, now: float) -> bool:
        """See whether there was another run; whether what changed since is to be counted now."""
        ledger = self._desk.ledger.foreign()
        if ledger != self._ledger:
            self._ledger = ledger
            from journal.runs import last  # what it needs of git is not wanted for the first frame

            found = last(self._desk)
            if found is not None and (self.last is None or found.number != self.last.number):
                self.last, self.since = found, None
                self._is_stale, self._counted = True, float("-inf")
        if self.last is None or self.last.stand is None or not self._is_stale or now - self._counted < EVERY:
            return False
        self._is_stale, self._counted = False, now
        return True

    def line(self, width: int, now: float) -> Sequence[Part]:
        """The line, quiet unless the run failed; nothing where there was no run."""
        if self.last is None:
            return ()
        run = self.last.run
        ended = datetime.fromtimestamp(run.started + run.seconds)
        is_today = ended.date() == datetime.fromtimestamp(now).date()
        when = f"{ended:%H:%M}" if is_today else f"{ended:%Y-%m-%d}"
        since = "" if self.since is None else f" · {f'{self.since} changed' if self.since else 'unchanged'}"
        sign: Part = ("✓", "dim" if self.since else "good") if run.is_good else ("✗", "bad")
        told: Part = (f"  {verdict(run)}", "dim" if run.is_good else "bad")
        return beside([(" ", ""), sign, (f" {run.command}", "dim")], [told, (f" {when}{since} ", "dim")], width)
