"""Carrying out an edit on a page."""

from __future__ import annotations

from journal.document import adding, changing, composing, fileentries, progress
from journal.document import fields as written
from journal.document.edit import (
    Add,
    Block,
    Cell,
    Decide,
    Drop,
    Edit,
    File,
    Mark,
    MoveTo,
    Performed,
    Promote,
    Resolve,
    Result,
    Reword,
    Set,
    SetPage,
)
from journal.document.steps import SetCell
from journal.document.work import Work
from journal.values import TYPE_CHECKING, assert_never

if TYPE_CHECKING:
    from journal.document.page import Meaning, Page


def perform(page: Page, edit: Edit, meaning: Meaning) -> Performed:
    """What an edit makes of a page; refused, with nothing changed, if it cannot be done without changing more."""
    work = Work(page, meaning)
    carry_out(work, edit)
    return work.performed()


def carry_out(work: Work, edit: Edit) -> None:
    """One edit among several on a page, whose handles are those that it has by now."""
    match edit:
        case Add(role, text, fields, create):
            adding.add(work, role, text, fields, create)
        case Mark(item, state):
            progress.mark(work, work.item(item), state)
        case Reword(item, text):
            changing.reword(work, work.item(item), text)
        case Set(item, fields):
            for key, value in fields:
                written.set_field(work, work.item(item), key, value)
        case MoveTo(item, place):
            changing.move(work, work.item(item), place)
        case Drop(item):
            changing.remove(work, work.item(item))
        case Resolve(item, resolution, lesson):
            composing.resolve(work, work.item(item), resolution, lesson)
        case Promote(item):
            composing.promote(work, work.item(item))
        case Block(item, reason):
            adding.add(work, "blockers", f"{work.item(item).text}: {reason}", (), create=False)
        case Decide():
            composing.decide(work, edit)
        case File():
            fileentries.record_file(work, edit)
        case SetPage(fields):
            for key, value in fields:
                written.set_page_field(work, key, value)
        case Cell(item, column, text):
            work.do(SetCell(work.start(work.item(item)), column, text))
        case Result():
            from journal.document.results import record_result  # most edits are none of these

            record_result(work, edit)
        case _:
            assert_never(edit)
