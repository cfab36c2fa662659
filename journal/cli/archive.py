"""`journal archive`: what is done and old into a dated page beside the document."""

from __future__ import annotations

from journal.archive import USUAL, days, old_items
from journal.archive import archive as moved_out
from journal.cli.opening import keep_beginning, opened
from journal.cli.printing import answer
from journal.settings import setting
from journal.values import TYPE_CHECKING

if TYPE_CHECKING:
    from journal.cli.arguments import Given


def archive(given: Given) -> int:
    """Move it, or only say what would be moved."""
    desk = opened(given)
    try:
        rule = setting("archive", desk.folder)[1]
        age = given.value("--older-than") or rule or USUAL
        items = old_items(desk, days(age), "--logs" in given.options)
        if not items:
            answer(given, nothing=f"nothing on the page has been done for longer than {age}")
            return 0
        if "--dry-run" in given.options:
            answer(given, *(f"{item.id}  {item.text}" for item in items))
            return 0
        archived = moved_out(desk, items)
        keep_beginning(desk)
    finally:
        desk.close()
    moved = (f"archived: {text}" for text in archived.items)
    answer(given, *moved, f"to {archived.path}; journal undo takes it back")
    return 0
