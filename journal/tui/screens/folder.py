"""The documents of the folder: what each is for, how far it is and whether it is due; enter goes to work at one."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from journal.elapsed import ago
from journal.folders import folder_at, size_of
from journal.tui.screens.reading import Reading
from journal.tui.sheet import Sheet

if TYPE_CHECKING:
    from journal.folders import Folder
    from journal.kinds.listing import Member
    from journal.tui.paint import Part
    from journal.tui.view import View


class FolderScreen(Reading):
    """The index page first, then the others in the order of resuming, then by name."""

    def __init__(self, view: View) -> None:
        super().__init__("Folder", Sheet(cursor=True))
        self._view = view
        self.keys = [("enter", "work at it")]
        self._paths: list[str] = []
        """The document that each line is about."""

    def fill(self) -> None:
        here = os.path.realpath(self._view.keeper.desk.path)
        folder = folder_at(os.path.dirname(here))
        lines: list[list[Part]] = []
        self._paths = []
        if folder.page is not None:
            lines.append([("  ", ""), (os.path.basename(folder.index_path), "strong"), ("  index page", "dim")])
            self._paths.append(folder.index_path)
        for one in _ordered(folder):
            about = _about(one, folder.order)
            lines += about
            self._paths += [os.path.join(folder.path, one.name)] * len(about)
        for name in folder.gone:
            lines.append([("  ", ""), (name, "strong"), ("  gone", "unset")])
            self._paths.append("")
        at = next((at for at, path in enumerate(self._paths) if path and os.path.realpath(path) == here), 0)
        self.sheet.show(lines or [[(" no other document is here", "unset")]], at)
        self.bar.note = str(len(folder.documents))

    def on_sheet_chosen(self, event: Sheet.Chosen) -> None:
        event.stop()
        path = self._paths[event.index] if event.index < len(self._paths) else ""
        if path:
            self.dismiss()
            if os.path.realpath(path) != os.path.realpath(self._view.keeper.desk.path):
                self.app.call_later(self._view.switch, path)


def _ordered(folder: Folder) -> list[Member]:
    place = {name: number for number, name in enumerate(folder.order)}
    return sorted(folder.documents, key=lambda one: (place.get(one.name, len(place)), one.name))


def _about(one: Member, order: list[str]) -> list[list[Part]]:
    """The lines about a document."""
    number = f"{order.index(one.name) + 1} " if one.name in order else "  "
    head: list[Part] = [(number, "key"), (one.name, "strong"), (f"  {size_of(one.size)}  {ago(one.age)}", "dim")]
    if one.total:
        head.append((f"  {one.done} of {one.total}", "done" if one.done == one.total else ""))
    lines: list[list[Part]] = [head]
    if one.overdue:
        lines.append([("    ", ""), (f"due: {one.overdue}", "warning")])
    for said, style in ((one.purpose, ""), (one.use, "dim"), (one.audience and f"for {one.audience}", "dim")):
        if said:
            lines.append([("    ", ""), (said, style)])
    if not one.listed:
        lines.append([("    ", ""), ("the index page does not name it", "unset")])
    return lines
