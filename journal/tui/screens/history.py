"""Earlier versions: the list, what changed since each, and going back to one."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from journal.document.difflines import unified
from journal.document.source import decode
from journal.document.verify import Refused
from journal.store.errors import StoreError
from journal.tui.keys import key_of
from journal.tui.screens.reading import Reading
from journal.tui.sheet import Sheet

if TYPE_CHECKING:
    from journal.store.versions import Version
    from journal.tui.paint import Part
    from journal.tui.view import View

_DIFF_STYLES = {"+": "added", "-": "removed", "@": "heading"}


class HistoryScreen(Reading):
    """Every state of the file that is known, the latest first."""

    def __init__(self, view: View) -> None:
        super().__init__("History", Sheet(cursor=True, wrap=False))
        self._view = view
        self.keys = [("enter", "what changed since"), ("R", "restore")]
        self._versions: list[Version] = []

    def fill(self) -> None:
        self._view.keeper.save()
        self._versions = list(reversed(self._view.keeper.desk.versions()))
        self.bar.note = str(len(self._versions))
        lines = [
            [(" ", ""), (f"{datetime.fromtimestamp(one.made):%Y-%m-%d %H:%M:%S}", ""), (f"  {one.number}", "dim")]
            for one in self._versions
        ]
        self.sheet.show(lines or [[(" no version is kept yet; the first edit keeps one", "unset")]])

    def on_sheet_chosen(self, event: Sheet.Chosen) -> None:
        event.stop()
        if self._versions:
            self.app.push_screen(DiffScreen(self._view, self._versions[event.index]))

    def act(self, key: str) -> bool:
        if key != "R" or not self._versions:
            return False
        if restore(self._view, self._versions[self.sheet.at].number):
            self.dismiss()
        return True


class DiffScreen(Reading):
    """What changed from a version to now."""

    def __init__(self, view: View, version: Version) -> None:
        super().__init__(f"Since {datetime.fromtimestamp(version.made):%Y-%m-%d %H:%M:%S}", Sheet())
        self._view = view
        self._version = version
        self.keys = [("R", "restore")]

    def fill(self) -> None:
        desk = self._view.keeper.desk
        lines: list[list[Part]] = []
        for line in unified(decode(desk.version(self._version.number)), desk.document.text, "then", "now"):
            if not line.startswith(("---", "+++")) or lines:
                lines.append([(" ", ""), (line, _DIFF_STYLES.get(line[:1], "dim"))])
        self.sheet.show(lines[1:] or [[(" nothing changed since", "unset")]])

    def act(self, key: str) -> bool:
        if key != "R":
            return False
        if restore(self._view, self._version.number):
            self.dismiss()
        return True


def restore(view: View, number: int) -> bool:
    """Go back to a version, as an edit like any other."""
    try:
        view.keeper.restore(number)
    except (Refused, StoreError) as problem:
        view.say(str(problem), "warning")
        return True
    view.filter(view.board.words)
    view.say(f"restored version {number}; {key_of('undo')} takes it back")
    return True
