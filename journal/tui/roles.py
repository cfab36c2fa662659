"""Which panes a page has: those that the user always wants, and one for each other role that it has items for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal.document.page import OTHER, ROLES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from journal.document.page import Page

_ORDER = ("doing", "blockers", "next", "files", "done", "decisions", "lessons", "tests", "todo")
"""What a reader looks for after those."""
_TITLES = {"todo": "To do", OTHER: "Other"}


def panes_of(page: Page, always: Sequence[str], also: Sequence[str]) -> list[tuple[str, str, bool]]:
    """Role and title of each pane, in their order, and whether it is one of those that are always there."""
    there = {item.role or OTHER for item in page.items} | set(also)
    known = dict.fromkeys((*_ORDER, *ROLES, *sorted(there - {OTHER}), OTHER))
    roles = [*always, *(role for role in known if role in there and role not in always)]
    return [(role, _TITLES.get(role, role.capitalize()), role in always) for role in roles]
