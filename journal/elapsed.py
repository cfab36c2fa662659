"""How long something has been, in the words of every face."""

from __future__ import annotations

_MINUTE, _HOUR, _DAY = 60, 3_600, 86_400


def span(seconds: float) -> str:
    """`25 min`, `30 h`, `4 d`."""
    if seconds < _HOUR:
        return f"{seconds // _MINUTE:.0f} min"
    if seconds < 2 * _DAY:
        return f"{seconds // _HOUR:.0f} h"
    return f"{seconds // _DAY:.0f} d"


def ago(seconds: float) -> str:
    """The same as a time in the past, which may be `just now`."""
    return "just now" if seconds < 1.5 * _MINUTE else f"{span(seconds)} ago"
