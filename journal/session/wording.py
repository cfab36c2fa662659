"""Times, spans and verdicts in the words in which summaries and digests say them."""

from __future__ import annotations

import time

from journal.values import TYPE_CHECKING

if TYPE_CHECKING:
    from journal.session.runs import Run

_MINUTE, _HOUR, _DAY = 60, 3600, 86400


def clock_time(moment: float) -> str:
    """`16:38`."""
    return time.strftime("%H:%M", time.localtime(moment))


def day(moment: float) -> str:
    """`2026-11-21`."""
    return time.strftime("%Y-%m-%d", time.localtime(moment))


def span(seconds: float) -> str:
    """`2 h 41 min`; seconds only below a minute and a half."""
    if seconds < 1.5 * _MINUTE:
        return f"{seconds:.0f} s"
    hours, minutes = divmod(round(seconds / _MINUTE), 60)
    if not hours:
        return f"{minutes} min"
    return f"{hours} h {minutes} min" if minutes else f"{hours} h"


def ago(seconds: float) -> str:
    """`just now`, `25 min ago`, `3 h ago`, `4 days ago`."""
    if seconds < 1.5 * _MINUTE:
        return "just now"
    if seconds < _HOUR:
        return f"{seconds // _MINUTE:.0f} min ago"
    if seconds < 2 * _DAY:
        return f"{seconds // _HOUR:.0f} h ago"
    return f"{seconds // _DAY:.0f} days ago"


def stretch(opened: float, until: float) -> str:
    """`2026-11-21 14:02 to 16:43`, with the second day where it is another."""
    end = clock_time(until) if day(until) == day(opened) else f"{day(until)} {clock_time(until)}"
    return f"{day(opened)} {clock_time(opened)} to {end}"


def count(number: int, thing: str) -> str:
    """`1 file`, `12 files`."""
    return f"{number:,} {thing}{'' if number == 1 else 's'}"


def verdict(run: Run) -> str:
    """What came of a run: what it counted, else its exit status."""
    counts = ((run.failed, "failed"), (run.passed, "passed"), (run.skipped, "skipped"))
    said = ", ".join(f"{number} {what}" for number, what in counts if number)
    if run.status and not run.failed:
        return f"{said}, exit status {run.status}" if said else f"exit status {run.status}"
    return said or "ended well"
