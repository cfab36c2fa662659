"""The same edit of several items as one: all of it or nothing, and each item found again after those before it."""

from __future__ import annotations

from journal.document.perform import carry_out
from journal.document.verify import Refused
from journal.document.work import Work
from journal.values import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from journal.document.edit import Edit, Performed
    from journal.document.page import Item, Meaning, Page
    from journal.document.source import Splice

_GONE = -1


def perform_each(page: Page, items: Iterable[Item], edit: Callable[[str], Edit], meaning: Meaning) -> Performed:
    """What an edit, made for the handle of an item, makes of a page once all of some items have had it."""
    work = Work(page, meaning)
    inner_first = sorted(items, key=lambda item: -item.id.count("."))  # an item takes along what stands in it
    starts = [(_start(work, item), item.text) for item in inner_first]
    for start, text in starts:
        carry_out(work, edit(_handle(work, _moved(start, work.performed().splices), text)))
    return work.performed()


def _handle(work: Work, start: int, text: str) -> str:
    """The handle that the item at an offset has by now: handles count, and so they change with every edit."""
    for item in work.page.items:
        if _start(work, item) == start:
            return item.id
    raise Refused(f"“{text}” cannot be found again after the edits before it; edit it by itself")


def _start(work: Work, item: Item) -> int:
    return work.line_offset(work.section_of(item).line) if item.entry < 0 else work.start(item)


def _moved(offset: int, splices: Iterable[Splice]) -> int:
    """Where what begins at an offset begins after some splices; `_GONE` where one of them took it."""
    for start, end, text in splices:
        if offset >= end:
            offset += len(text) - (end - start)
        elif offset > start or (offset == start and not text):
            return _GONE
    return offset
