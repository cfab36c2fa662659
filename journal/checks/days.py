"""Days in texts, and spans of time in words."""

from __future__ import annotations

import re

from journal.checks.world import DAY
from journal.values import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAMES = "|".join(_MONTHS)
_FORMS = (
    (r"(?P<y>\d{4})-(?P<m>\d{2})-(?P<d>\d{2})"),
    (r"(?P<y>\d{4})/(?P<m>\d{2})/(?P<d>\d{2})"),
    (r"(?P<y>\d{4})年(?P<m>\d{1,2})月(?P<d>\d{1,2})日"),
    (rf"(?P<m>{_NAMES})[a-z]* (?P<d>\d{{1,2}}), (?P<y>\d{{4}})"),
    (rf"(?P<d>\d{{1,2}}) (?P<m>{_NAMES})[a-z]* (?P<y>\d{{4}})"),
    (r"(?P<d>\d{2})\.(?P<m>\d{2})\.(?P<y>\d{4})"),
)
"""How days are written where only one reading is possible."""


def day_in(text: str) -> date | None:
    """The first day that a text names."""
    from datetime import date

    folded = text.casefold()
    for form in _FORMS:
        found = re.search(form, folded)
        if found:
            month = found["m"]
            number = int(month) if month.isdigit() else _MONTHS.index(month[:3]) + 1
            try:
                return date(int(found["y"]), number, int(found["d"]))
            except ValueError:
                return None
    return None


def ago(seconds: float) -> str:
    """A span of days in words."""
    days = int(seconds / DAY)
    return f"{days} days" if days != 1 else "a day"
