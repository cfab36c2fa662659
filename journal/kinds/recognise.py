"""Reading a document as a page: its kind, the roles of its sections, its items and their states."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal.document.marks import State
from journal.document.outline import outline
from journal.document.page import Page
from journal.kinds.items import items_of
from journal.kinds.roles import roles_of, title_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from journal.document.chunks import Document
    from journal.document.outline import Outline
    from journal.document.page import Item

_NO_CORRECTIONS: Mapping[str, str | None] = {}
_TASKS = frozenset(("doing", "done", "todo"))


def read_page(document: Document, corrections: Mapping[str, str | None] = _NO_CORRECTIONS) -> Page:
    """A document with what it means; `corrections` are the roles that a user gave to sections, by title path."""
    found = outline(document)
    own, purposes = roles_of(found, {}, corrections)
    items = items_of(document, found, own, purposes)
    tasks = [item for item in items if _is_task(item, found)]
    title = title_of(found.sections)
    return Page(
        document,
        found,
        "plain",
        found.sections[title].title if title >= 0 else "",
        own,
        purposes,
        items,
        _fields(found, purposes),
        sum(item.state is State.DONE for item in tasks),
        len(tasks),
    )


def _is_task(item: Item, found: Outline) -> bool:
    """Whether an item counts in the page's progress."""
    if item.state is None or item.unset:
        return False
    return item.role in _TASKS or (
        item.role in ("next", None) and item.entry >= 0 and bool(found.entries[item.entry].marks)
    )


def _fields(found: Outline, purposes: list[str | None]) -> dict[str, str]:
    """The document's own fields: those that belong to no item, and those listed under its status."""
    fields: dict[str, str] = {}
    for field, section in zip(found.fields, found.field_sections, strict=True):
        if field.entry < 0 or (section >= 0 and purposes[section] == "status"):
            fields.setdefault(field.key, field.value)
    return fields
