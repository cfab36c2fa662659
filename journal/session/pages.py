"""A summary as a dated page of its own, in a folder of the user's choice; never over a file that is there."""

from __future__ import annotations

import os

from journal.session.wording import day
from journal.store.file import File
from journal.store.outcome import Found
from journal.values import TYPE_CHECKING

if TYPE_CHECKING:
    from journal.session.summary import Summary


def write_page(folder: str, summary: Summary, text: str, state: str) -> tuple[str, bool]:
    """The path of the page, named for the day on which the session began, and whether it is new."""
    os.makedirs(folder, exist_ok=True)
    data = text.encode("utf-8", "surrogateescape")
    number = 1
    while True:
        suffix = f"-{number}" if number > 1 else ""
        path = os.path.join(folder, f"{day(summary.opened)}{suffix}.md")
        file = File(path, state)
        try:
            there = file.save(data, None)
        finally:
            file.close()
        if not isinstance(there, Found):
            return path, True
        if there.text == data:
            return path, False
        number += 1
