"""Edits of several steps: resolve, promote and decide, each step on the page as the one before left it."""

from __future__ import annotations

from journal.document.adding import add, fill
from journal.document.dates import dated_as
from journal.document.edit import NoSection
from journal.document.fields import set_field
from journal.document.habit import lead_of
from journal.document.marks import State
from journal.document.pieces import Form
from journal.document.progress import mark, move_in_state, move_to_section
from journal.document.sections import section_for
from journal.document.table import cells, heads, meant, spelled_as
from journal.document.told import is_told, tell
from journal.document.verify import Refused
from journal.document.words import one_line
from journal.values import TYPE_CHECKING

if TYPE_CHECKING:
    from journal.document.edit import Decide
    from journal.document.page import Item
    from journal.document.work import Work


def resolve(work: Work, item: Item, resolution: str, lesson: str) -> None:
    """A blocker to the resolved ones; where the page has no such section, it is marked as done where it stands."""
    if item.role not in ("blockers", "resolved"):
        raise Refused(f"{item.id} is not a blocker; mark it instead")
    section = section_for(work, "resolved")
    if section is not None and item.role != "resolved":
        move_to_section(work, item, section)
    elif item.state is not State.DONE:
        mark(work, item, State.DONE)
    else:
        work.subject = work.start(item)
    handle = work.subject_item().id
    for key, value in (("Resolution", resolution), ("Lesson", lesson)):
        if value:
            set_field(work, work.item(handle), key, value)
    if lesson and section_for(work, "lessons") is not None:
        add(work, "lessons", lesson, (), create=False)
    work.subject = work.start(work.item(handle))


def promote(work: Work, item: Item) -> None:
    """A next step into what is in progress: to its section, or by its mark where there is none that it could go to."""
    section = section_for(work, "doing")
    if section is None or item.role == "doing":
        return mark(work, item, State.DOING)
    if not all(work.meaning.is_named(work.page, index) for index in (item.section, section) if index >= 0):
        return mark(work, item, State.DOING)
    return move_in_state(work, item, section, State.DOING)


_CHOSEN = ("chosen", "decision", "decided")
"""Labels of what was decided, beside those of what was rejected."""


def decide(work: Work, decision: Decide) -> None:
    """A decision like those that are there: a heading with fields, a table row, or an item with details."""
    if is_told(work, "decisions"):
        return tell(work, "decisions", decision.title, decision.fields, decision.date)
    section = section_for(work, "decisions")
    if section is None:
        raise NoSection("decisions")
    title, fields = one_line(decision.title), decision.fields
    items = [item for item in work.page.of("decisions") if item.section == section and item.entry >= 0 and item.is_top]
    if not items:
        return add(work, "decisions", title, fields, create=False)
    chosen = [item for item in items if lead_of(item.text).strip("*: ").casefold() in _CHOSEN]
    near = chosen[-1] if chosen else items[-1]
    found = work.found(near)
    names = heads(found) if found.entry.form is Form.ROW else list(near.fields)
    fields = spelled_as(names, fields)
    at = meant("date", names)
    if decision.date and at >= 0 and names[at] not in dict(fields):
        present = cells(found)[at] if found.entry.form is Form.ROW else near.fields[names[at]]
        fields = ((names[at], dated_as(present, decision.date)), *fields)
    if chosen and near.unset:
        return fill(work, near, title, fields)
    return add(work, "decisions", (lead_of(near.text) if chosen else "") + title, fields, create=False)
