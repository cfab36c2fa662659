"""Reading a document as a page: its kind, the roles of its sections, its items and their states."""

from __future__ import annotations

from journal.document.marks import State
from journal.document.outline import outline
from journal.document.page import Page
from journal.kinds.items import is_told, items_of
from journal.kinds.roles import name_of, roles_of, title_of
from journal.kinds.titles import plain
from journal.kinds.which import KINDS, kind_of
from journal.kinds.words import DOCUMENT_FIELDS, UPDATED_FIELDS
from journal.values import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from journal.document.chunks import Document
    from journal.document.outline import Outline
    from journal.document.page import Item
    from journal.kinds.kind import Kind

_TASKS = frozenset(("doing", "done", "todo"))
_DONE = State.DONE


def read_page(
    document: Document,
    corrections: Mapping[str, str | None] | None = None,
    kinds: Mapping[str, Kind] = KINDS,
    before: Page | None = None,
) -> Page:
    """A document with what it means.

    `corrections` are the roles that a user gave to sections, by title path (`roles.title_path`); `kinds` are those
    that the document may be of, the user's own among them. `before` is the page that an edit has made this one of,
    read in the same way: what the edit left alone is taken from there.
    """
    found = outline(document)
    kind = kind_of(found.sections, kinds.values())
    roles = roles_of(found, kind.headings, corrections or {})
    own, purposes = roles.own, roles.purposes
    items = items_of(document, found, roles, before)
    tasks = [item for item in items if item.state is not None and _is_task(item, found)]
    title = title_of(found.sections)
    return Page(
        document,
        found,
        kind.name,
        name_of(found.sections),
        own,
        purposes,
        items,
        _fields(found, own, purposes, title),
        sum([item.state is _DONE for item in tasks]),
        len(tasks),
    )


def _is_task(item: Item, found: Outline) -> bool:
    """Whether an item that shows a state counts in the page's progress."""
    return not item.unset and (
        item.role in _TASKS
        or (item.role in ("next", None) and item.entry >= 0 and bool(found.entries[item.entry].marks))
    )


def _fields(found: Outline, own: list[str | None], purposes: list[str | None], title: int) -> dict[str, str]:
    """The document's own fields: at its head, under its status, and everywhere those that only a document has."""
    fields: dict[str, str] = {}
    for field, section in zip(found.fields, found.field_sections, strict=True):
        if section >= 0 and section != title and purposes[section] != "status":
            told = is_told(found.sections[section], own[section], purposes[section])
            if field.entry >= 0 or plain(field.key) not in (UPDATED_FIELDS if told else DOCUMENT_FIELDS):
                continue
        elif field.entry >= 0 and section == title:
            continue
        fields.setdefault(field.key, field.value)
    return fields
