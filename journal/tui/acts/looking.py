"""Looking elsewhere: other screens, the user's editor, back in time."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from journal.project.roots import inside, project_of

if TYPE_CHECKING:
    from journal.tui.view import View


def document(view: View) -> None:
    view.open("document")


def outline(view: View) -> None:
    view.open("outline")


def folder(view: View) -> None:
    view.open("folder")


def history(view: View) -> None:
    view.open("history")


def asides(view: View) -> None:
    view.open("asides")


def summary(view: View) -> None:
    view.open("summary")


def settings(view: View) -> None:
    view.open("settings")


def role(view: View) -> None:
    item = view.selected
    if item is not None and item.section < 0:
        view.say("that item stands in no section", "warning")
    elif item is not None:
        view.open("role")


def fields(view: View) -> None:
    if view.selected is not None:
        view.open("fields")


def page_fields(view: View) -> None:
    view.open("page fields")


def more_panes(view: View) -> None:
    view.open("more panes")


def checks(view: View) -> None:
    view.checks.changed(view.keeper.page, fresh=True)
    view.open("checks")


def help_screen(view: View) -> None:
    view.open("help")


def palette(view: View) -> None:
    view.open("palette")


def undo(view: View) -> None:
    """Undo the last edit; or a rejection, where that came last."""
    if view.work is not None and (path := view.work.take_back()):
        view.say(f"proposed again: {path}")
    else:
        view.turn(undoing=True)


def redo(view: View) -> None:
    view.turn(undoing=False)


def open_editor(view: View) -> None:
    """The file that the item names, at its line; else the item's own line in the document."""
    page = view.keeper.desk.path
    if view.work is not None and (offer := view.board.used.listing.offer) is not None and offer.is_file:
        path = os.path.join(view.work.root, offer.name)
        if os.path.isfile(path) and inside(view.work.root, path):
            view.edit_file(path, offer.line)
        else:
            view.say("there is no such file in the project now", "warning")
        return
    item = view.selected
    if item is not None and item.anchor is not None:
        path = os.path.join(project_of(page), os.path.expanduser(item.anchor.path))
        if os.path.isfile(path):
            if not inside(project_of(page), path):
                view.say("that file is outside of the project; journal does not open it", "warning")
                return
            view.edit_file(path, item.anchor.lines[0][0] if item.anchor.lines else 1)
            return
    view.edit_file(page, item.line + 1 if item is not None else 1)


def leave(view: View) -> None:
    view.leave()
