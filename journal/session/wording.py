"""Times and counts in the words in which summaries and digests say them."""

from __future__ import annotations

import time


def clock_time(moment: float) -> str:
    """`16:38`."""
    return time.strftime("%H:%M", time.localtime(moment))


def day(moment: float) -> str:
    """`2026-11-21`."""
    return time.strftime("%Y-%m-%d", time.localtime(moment))


def day_and_time(moment: float) -> str:
    """`2026-11-21 16:38`."""
    return f"{day(moment)} {clock_time(moment)}"


def stretch(opened: float, until: float) -> str:
    """`2026-11-21 14:02 to 16:43`, with the second day where it is another."""
    end = clock_time(until) if day(until) == day(opened) else day_and_time(until)
    return f"{day_and_time(opened)} to {end}"


def count(number: int, thing: str) -> str:
    """`1 file`, `12 files`."""
    return f"{number:,} {thing}{'' if number == 1 else 's'}"
