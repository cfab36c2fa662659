"""A summary as a dated page of its own, in a folder of the user's choice; never over a file that is there."""

from __future__ import annotations

import os

from journal.session.wording import day
from journal.values import TYPE_CHECKING

if TYPE_CHECKING:
    from journal.session.summary import Summary


def write_page(folder: str, summary: Summary, text: str) -> tuple[str, bool]:
    """The path of the page, named for the day on which the session began, and whether it is new."""
    os.makedirs(folder, exist_ok=True)
    data = text.encode("utf-8", "surrogateescape")
    number = 1
    while True:
        suffix = f"-{number}" if number > 1 else ""
        path = os.path.join(folder, f"{day(summary.opened)}{suffix}.md")
        try:
            with open(path, "xb") as file:
                file.write(data)
        except FileExistsError:
            if _is_same(path, data):
                return path, False
            number += 1
            continue
        return path, True


def _is_same(path: str, data: bytes) -> bool:
    try:
        with open(path, "rb") as file:
            return file.read(len(data) + 1) == data
    except OSError:
        return False
