"""Carrying out an edit on a page; what an edit needs is imported when it is carried out."""

from __future__ import annotations

from journal.document.edit import (
    Add,
    Block,
    Cell,
    Decide,
    Defer,
    Discover,
    Drop,
    Edit,
    File,
    Mark,
    MoveTo,
    Performed,
    Promote,
    Reline,
    Resolve,
    Result,
    Reword,
    Set,
    SetPage,
    Write,
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
        case Add(role, text, fields, create, group):
            from journal.document.adding import add

            add(work, role, text, fields, create, group)
        case Mark(item, state):
            from journal.document.progress import mark

            mark(work, work.item(item), state)
        case Reword(item, text):
            from journal.document.changing import reword

            reword(work, work.item(item), text)
        case Set(item, fields):
            from journal.document.fields import set_field

            for key, value in fields:
                set_field(work, work.item(item), key, value)
        case MoveTo(item, place):
            from journal.document.changing import move

            move(work, work.item(item), place)
        case Drop(item):
            from journal.document.changing import remove

            remove(work, work.item(item))
        case Resolve(item, resolution, lesson):
            from journal.document.composing import resolve

            resolve(work, work.item(item), resolution, lesson)
        case Promote(item):
            from journal.document.composing import promote

            promote(work, work.item(item))
        case Block(item, reason, create):
            from journal.document.adding import add
            from journal.document.habit import named

            add(work, "blockers", f"{named(work.item(item).text)}: {reason}", (), create)
        case Decide():
            from journal.document.composing import decide

            decide(work, edit)
        case File():
            from journal.document.fileentries import record_file

            record_file(work, edit)
        case Reline(items):
            from journal.document.relining import reline

            for item, files in items:
                reline(work, work.item(item), files)
        case SetPage(fields, create):
            from journal.document.fields import set_page_field

            for key, value in fields:
                set_page_field(work, key, value, create)
        case Cell(item, column, text):
            work.do(SetCell(work.start(work.item(item)), column, text))
        case Result():
            from journal.document.results import record_result  # most edits are none of these

            record_result(work, edit)
        case Defer():
            from journal.document.deferring import defer

            defer(work, edit)
        case Discover():
            from journal.document.discovering import discover

            discover(work, edit)
        case Write(section, text):
            from journal.document.writing import write

            write(work, section, text)
        case _:
            assert_never(edit)
