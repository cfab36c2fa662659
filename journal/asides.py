"""What becomes of the edits that another writer's text had no place for: placed after all, or dropped."""

from __future__ import annotations

from journal.document.edit import Add
from journal.document.record import unpacked
from journal.document.setting import valued
from journal.document.source import decode
from journal.document.steps import SetCell, SetField, SetText
from journal.document.verify import NotThere, Refused
from journal.values import TYPE_CHECKING

if TYPE_CHECKING:
    from journal.desk import Desk
    from journal.store.records import Aside


def place(desk: Desk, number: int, text: str | None = None) -> None:
    """Put ours into the text after all, perhaps in other words."""
    record = unpacked(_aside(desk, number).payload)
    if not record.steps:
        raise Refused(f"aside {number} can only be placed by hand: {record.says}")
    if text is not None:
        step = record.steps[-1]
        if len(record.steps) > 1 or not isinstance(step, SetText | SetCell | SetField):
            raise Refused(f"aside {number} has no words to edit; place it and edit it there: {record.says}")
        record = record._replace(steps=(valued(step, text),), splices=())
    desk.take(f"place aside: {record.says}", desk.past().again(record, desk.document))
    desk.set_aside.drop(number)


def place_both(desk: Desk, number: int) -> None:
    """Leave their words of an item, and make an item of its own of ours."""
    aside = _aside(desk, number)
    theirs, ours = decode(aside.theirs), decode(aside.ours)
    item = next((item for item in desk.page.items if item.text.split() == theirs.split()), None)
    if item is None or item.role is None or not ours.strip():
        raise Refused(f"aside {number} cannot stand beside theirs; place or edit it: {unpacked(aside.payload).says}")
    desk.do(Add(item.role, ours))
    desk.set_aside.drop(number)


def drop(desk: Desk, number: int) -> None:
    """Nobody wants it."""
    desk.set_aside.drop(_aside(desk, number).number)


def _aside(desk: Desk, number: int) -> Aside:
    for aside in desk.asides():
        if aside.number == number:
            return aside
    raise NotThere(f"there is no aside {number}; journal aside lists them")
