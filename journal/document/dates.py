"""Dates in the form in which a document has them."""

from __future__ import annotations

import re

from journal.values import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

_MONTHS: tuple[str, ...] = ("January", "February", "March", "April", "May", "June", "July")
_MONTHS += ("August", "September", "October", "November", "December")


def dated_like(present: str, now: datetime) -> str | None:
    """The moment in the form of a present value, whose other words stay; None where the form is not known."""
    if present.startswith("[") and present.endswith("]") and "YYYY" in present:
        present = present[1:-1]  # a template's placeholder is replaced whole
    for pattern, written in _FORMS:
        found = re.search(pattern, present)
        if found:
            return present[: found.start()] + written(found, now) + present[found.end() :]
    return None


def dated_as(present: str, date: str) -> str:
    """A day, given as `2026-11-21`, in the form of a present value where that form is known."""
    from datetime import datetime

    try:
        return dated_like(present, datetime.fromisoformat(date)) or date
    except ValueError:
        return date


def _iso(found: re.Match[str], now: datetime) -> str:
    day = f"{now:%Y-%m-%d}"
    between, clock, zone = found.group("between"), found.group("clock"), found.group("zone")
    if not clock:
        return day
    if zone == "Z":
        from datetime import UTC

        now = now.astimezone(UTC)
        day = f"{now:%Y-%m-%d}"
    time = f"{now:%H:%M:%S}" if clock.count(":") == 2 else f"{now:%H:%M}"
    return day + between + time + (_zone(zone, now) if zone else "")


def _zone(zone: str, now: datetime) -> str:
    if zone == "Z":
        return "Z"
    offset = now.astimezone().strftime("%z")
    return f"{offset[:3]}:{offset[3:]}" if ":" in zone else offset


def _long(found: re.Match[str], now: datetime) -> str:
    month = _MONTHS[now.month - 1]
    return f"{month if len(found.group('month')) > 3 else month[:3]} {now.day}, {now.year}"


def _day_first(found: re.Match[str], now: datetime) -> str:
    month = _MONTHS[now.month - 1]
    return f"{now.day} {month if len(found.group('month')) > 3 else month[:3]} {now.year}"


_ISO = (
    r"(?:\d{4}-\d{2}-\d{2}|YYYY-MM-DD)"
    r"(?:(?P<between>[ T])(?P<clock>\d{2}:\d{2}(?::\d{2})?|HH:MM(?::SS)?)(?:\.\d+)?(?P<zone>Z|[+-]\d{2}:?\d{2})?)?"
)
_MONTH = rf"(?P<month>{'|'.join(f'{month}|{month[:3]}' for month in _MONTHS)})"
_FORMS = (
    (_ISO, _iso),
    (_MONTH + r" \d{1,2}, \d{4}", _long),
    (r"\d{1,2} " + _MONTH + r" \d{4}", _day_first),
    (r"\d{2}\.\d{2}\.\d{4}", lambda _, now: f"{now:%d.%m.%Y}"),
    (r"\d{4}/\d{2}/\d{2}", lambda _, now: f"{now:%Y/%m/%d}"),
    (r"\d{4}年\d{1,2}月\d{1,2}日", lambda _, now: f"{now.year}年{now.month}月{now.day}日"),
)
"""How dates are written, each with what writes the moment so; what could be read two ways is left alone."""
