"""What happened to the items of a page between two states of it: completed, begun, blocked, decided and so on."""

from __future__ import annotations

from journal.document.align import GONE, Alignment
from journal.document.find import find
from journal.document.habit import lead_of
from journal.document.marks import State
from journal.document.similar import normalised
from journal.document.words import unescaped
from journal.values import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from journal.document.page import Item, Page

_NO_TASKS = frozenset(
    ("blockers", "resolved", "files", "decisions", "lessons", "commits", "links", "commands", "handoff", "constraints")
)
"""Roles whose items are nothing that one completes."""
_TOLD_AS = {
    **dict.fromkeys(("decisions", "excluded", "deferred", "discretion"), "decided"),
    **dict.fromkeys(("lessons", "integrations", "understanding", "performance", "review"), "learned"),
}
"""The part of a summary that tells of new items of a role."""


class Told(NamedTuple):
    """An item of the page as a summary tells it."""

    text: str
    role: str | None
    handle: str
    is_untouched: bool = False
    """Whether nothing about it changed."""


class Changes(NamedTuple):
    """The items that differ, each kind in the order of the page."""

    completed: tuple[Told, ...]
    begun: tuple[Told, ...]
    blocked: tuple[Told, ...]
    resolved: tuple[Told, ...]
    decided: tuple[Told, ...]
    learned: tuple[Told, ...]
    still_open: tuple[Told, ...]
    """What was in progress or blocked before and is so now."""


def changes(before: Page, after: Page) -> Changes:
    """What became of the items of one state of a page in a later one."""
    found: dict[str, list[Told]] = {name: [] for name in Changes._fields}
    origins = _Origins(before, after)
    for item in after.items:
        if item.unset or not item.text.strip():
            continue
        was = origins.of(item)
        part = _part(item, was)
        if part:
            words = item.text[len(lead_of(item.text)) :] or item.text
            told = Told(unescaped(words), item.role, item.id, part == "still_open" and origins.is_same(item, was))
            found[part].append(told)
    return Changes(*map(tuple, found.values()))


def _part(item: Item, was: Item | None) -> str:
    """The part of a summary that tells of an item, given what it was before."""
    is_new = was is None or was.unset
    state = was.state if was is not None and not was.unset else None
    match item.role:
        case role if role in _TOLD_AS:
            return _TOLD_AS[role] if is_new and item.is_top else ""
        case "blockers" | "resolved":
            if not item.is_top:
                return ""
            was_open = was is not None and not is_new and _is_open_blocker(was)
            if not _is_open_blocker(item):
                return "resolved" if is_new or was_open else ""
            return "still_open" if was_open else "blocked"
        case role if role in _NO_TASKS:
            return ""
    if item.state is State.DONE:
        return "completed" if state is not State.DONE else ""
    if item.state is State.DOING:
        return "still_open" if state is State.DOING else "begun"
    return ""


def _is_open_blocker(item: Item) -> bool:
    return item.role == "blockers" and item.state is not State.DONE


class _Origins:
    """Which item each item of the later page was."""

    def __init__(self, before: Page, after: Page) -> None:
        self._before, self._after = before, after
        self._align = Alignment(before.document, after.document)
        self._at = {before.outline.entries[item.entry].start: item for item in before.items if item.entry >= 0}
        self._said: dict[str, list[Item]] = {}
        for item in before.items:
            self._said.setdefault(normalised(item.text), []).append(item)

    def of(self, item: Item) -> Item | None:
        """The item of the earlier page; None for a new one."""
        if item.entry >= 0:
            start = self._align.origin(self._after.outline.entries[item.entry].start)
            if start != GONE:
                return self._at.get(start)
        same = self._said.get(normalised(item.text), ())
        return next((was for was in same if was.role == item.role), next(iter(same), None))

    def is_same(self, item: Item, was: Item | None) -> bool:
        """Whether an item stands there as it stood, details and all."""
        if was is None or item.entry < 0 or was.entry < 0:
            return was is not None and (was.text, was.fields) == (item.text, item.fields)
        return _lines(self._before, was) == _lines(self._after, item)


def _lines(page: Page, item: Item) -> list[str]:
    found = find(page.document, page.outline.entries[item.entry].start)
    return page.document.text[found.line_start : found.end].split()
