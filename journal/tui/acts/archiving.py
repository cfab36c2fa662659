"""Moving what is done and old out of the page, when the user says so or by the user's rule."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from journal.document.verify import Refused
from journal.settings import SettingError, setting
from journal.store.errors import StoreError
from journal.tui.keys import key_of
from journal.tui.question import Question

if TYPE_CHECKING:
    from journal.tui.view import View


def archive(view: View) -> None:
    """Ask how old what is to go must be."""
    from journal.archive import USUAL

    rule = setting("archive", view.keeper.desk.folder)[1]
    view.ask(Question("archive what is done for longer than", rule or USUAL, lambda age: _move(view, age)))


def _move(view: View, age: str) -> None:
    from journal.archive import archive as moved_out
    from journal.archive import days, old_items

    desk = view.keeper.desk
    try:
        items = old_items(desk, days(age))
        if not items:
            view.say(f"nothing on the page has been done for longer than {age}")
            return
        archived = moved_out(desk, items)
    except (Refused, StoreError, SettingError, OSError) as problem:
        view.say(str(problem), "warning")
        return
    view.filter(view.board.words)
    place = os.path.relpath(archived.path, desk.folder)
    view.say(f"{len(archived.items)} moved to {place}; {key_of('undo')} brings them back")


def by_rule(view: View) -> None:
    """At the start: what the user's own rule moves, where there is one."""
    if not setting("archive", view.keeper.desk.folder)[1]:
        return
    from journal.archive import archive_by_rule

    try:
        archived = archive_by_rule(view.keeper.desk)
    except (Refused, StoreError, SettingError, OSError) as problem:
        view.say(str(problem), "warning")
        return
    if archived is not None:
        view.filter(view.board.words)
        view.say(f"archived by your rule: {len(archived.items)}; {key_of('undo')} brings them back")
