"""Dates as documents write them: read, and written in the same form."""

from __future__ import annotations

import re

from journal.document.apply import apply
from journal.document.edit import Performed
from journal.document.parts import parts
from journal.document.source import through
from journal.document.steps import SetField
from journal.values import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date, datetime

    from journal.document.page import Meaning

_MONTHS: tuple[str, ...] = ("January", "February", "March", "April", "May", "June", "July")
_MONTHS += ("August", "September", "October", "November", "December")
_SHORT_MONTHS = tuple(name[:3].casefold() for name in _MONTHS)


def dated_like(present: str, now: datetime) -> str | None:
    """The moment in the form of a present value, whose other words stay; None where the form is not known."""
    if present.startswith("[") and present.endswith("]") and "YYYY" in present:
        present = present[1:-1]  # a template's placeholder is replaced whole
    for pattern, written in _FORMS:
        found = re.search(pattern, present, re.IGNORECASE)
        if found:
            value = written(found, now)
            return None if value is None else present[: found.start()] + value + present[found.end() :]
    return None


def day_in(text: str) -> date | None:
    """The first day that a text names; None where it names none, or one that no calendar has."""
    from datetime import date

    for pattern, _ in _FORMS:
        found = re.search(pattern, text, re.IGNORECASE)
        if found and found["year"]:
            month = found["month"]
            number = int(month) if month.isdigit() else _SHORT_MONTHS.index(month[:3].casefold()) + 1
            try:
                return date(int(found["year"]), number, int(found["day"]))
            except ValueError:
                return None
    return None


def dated_as(present: str, day: str) -> str:
    """A day, given as `2026-11-21`, in the form of a present value where that form is known."""
    from datetime import datetime

    try:
        return dated_like(present, datetime.fromisoformat(day)) or day
    except ValueError:
        return day


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


def _month(written: str, now: datetime) -> str | None:
    """The month as long, and in such letters, as another one is written; None for an abbreviation of one's own."""
    name = _MONTHS[now.month - 1]
    if written.casefold() in _SHORT_MONTHS:
        name = name[:3]
    elif written.capitalize() not in _MONTHS:
        return None
    return name.lower() if written.islower() else name.upper() if written.isupper() else name


def _long(found: re.Match[str], now: datetime) -> str | None:
    month = _month(found["month"], now)
    return month and f"{month} {now.day}, {now.year}"


def _day_first(found: re.Match[str], now: datetime) -> str | None:
    month = _month(found["month"], now)
    return month and f"{now.day} {month} {now.year}"


_ISO = (
    r"(?:(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})|YYYY-MM-DD)"
    r"(?:(?P<between>[ T])(?P<clock>\d{2}:\d{2}(?::\d{2})?|HH:MM(?::SS)?)(?:\.\d+)?(?P<zone>Z|[+-]\d{2}:?\d{2})?)?"
)
_NAMED = rf"(?P<month>(?:{'|'.join(_SHORT_MONTHS)})[a-z]*)\.?"
_FORMS = (
    (_ISO, _iso),
    (r"(?P<year>\d{4})/(?P<month>\d{2})/(?P<day>\d{2})", lambda _, now: f"{now:%Y/%m/%d}"),
    (
        r"(?P<year>\d{4})年(?P<month>\d{1,2})月(?P<day>\d{1,2})日",
        lambda _, now: f"{now.year}年{now.month}月{now.day}日",
    ),
    (_NAMED + r" (?P<day>\d{1,2}), (?P<year>\d{4})", _long),
    (r"(?P<day>\d{1,2}) " + _NAMED + r" (?P<year>\d{4})", _day_first),
    (r"(?P<day>\d{2})\.(?P<month>\d{2})\.(?P<year>\d{4})", lambda _, now: f"{now:%d.%m.%Y}"),
)
"""How dates are written, each with what writes the moment so; what could be read two ways is left alone."""


def dated(performed: Performed, meaning: Meaning, now: Callable[[], float]) -> Performed:
    """The same edit with the day in the field that says when the page was last changed, if it has one."""
    for chunk, offset, _ in performed.document.located():
        for field in parts(chunk).fields:
            if field.entry < 0 and meaning.is_updated(field.key):
                from datetime import datetime

                value = dated_like(field.value, datetime.fromtimestamp(now()))
                if value is None or value == field.value:
                    return performed
                step = SetField(offset + chunk.starts[field.line], field.key, value)
                applied = apply(performed.document, step)
                return Performed(
                    applied.document,
                    (*performed.steps, step),
                    performed.splices + applied.splices,
                    applied.inverse + performed.inverse,
                    through(performed.subject, applied.splices),
                )
    return performed
