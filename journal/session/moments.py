"""Moments as people type them: `14:30`, `2026-11-20`, `2026-11-20T14:30`, `3h`, `2d`."""

from __future__ import annotations

import time

_UNITS = {"m": 60.0, "h": 3600.0, "d": 86400.0}
_FORMS = ("%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M", "%Y-%m-%d")


def moment_of(text: str, now: float) -> float | None:
    """The moment that a text means; None where it means none. A time of day is the last one that was."""
    text = text.strip()
    if text[:-1].isdigit() and text[-1:] in _UNITS:
        return now - int(text[:-1]) * _UNITS[text[-1]]
    for form in _FORMS:
        try:
            return time.mktime(time.strptime(text, form))
        except ValueError:
            continue
    try:
        clock = time.strptime(text, "%H:%M")
    except ValueError:
        return None
    today = time.localtime(now)
    moment = time.mktime((*today[:3], clock.tm_hour, clock.tm_min, 0, 0, 0, -1))
    return moment if moment <= now else moment - _UNITS["d"]
