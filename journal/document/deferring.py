"""Leaving something for later: out of where it stands, into the deferred ideas with when and why."""

from __future__ import annotations

from journal.document.adding import add
from journal.document.changing import remove
from journal.document.verify import Refused
from journal.values import TYPE_CHECKING

if TYPE_CHECKING:
    from journal.document.edit import Defer
    from journal.document.page import Item
    from journal.document.work import Work

DEFERRED = "deferred"
"""The role of what is left for later."""


def defer(work: Work, edit: Defer) -> None:
    """An item to the deferred ideas; what it said of itself goes along."""
    item = work.item(edit.item)
    if item.role == DEFERRED:
        raise Refused(f"{item.id} is deferred already; set its fields instead")
    if item.unset:
        raise Refused(f"{item.id} is a placeholder that nobody has filled in; there is nothing to defer")
    text, reason = _told(work, item, edit.reason)
    fields = tuple((key, value) for key, value in (("Defer to", edit.phase), ("Reason", reason)) if value)
    remove(work, item)
    add(work, DEFERRED, text, fields, create=DEFERRED not in work.page.purposes)


def _told(work: Work, item: Item, reason: str) -> tuple[str, str]:
    """The words of a deferred idea: the item's own with what was chosen, and the reason with the one that it had."""
    said = [value for value in item.fields.values() if value.strip() and not work.meaning.is_unset(value)]
    text = ": ".join([item.text, *said[:1]])
    return text, "; ".join(part for part in (reason, *said[1:]) if part)
