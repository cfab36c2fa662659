"""What the checks say of the page: each finding with its line, to look at, to mend or to ignore."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal.document.verify import Refused
from journal.store.errors import StoreError
from journal.tui.keys import key_of
from journal.tui.screens.document import DocumentScreen
from journal.tui.screens.reading import Reading
from journal.tui.sheet import Sheet

if TYPE_CHECKING:
    from journal.checks.rule import Finding
    from journal.tui.paint import Part
    from journal.tui.view import View


class ChecksScreen(Reading):
    """All findings, in the order of the page."""

    def __init__(self, view: View) -> None:
        super().__init__("Checks", Sheet(cursor=True))
        self._view = view
        self.keys = [("enter", "look"), ("f", "mend"), ("i", "ignore"), ("o", "editor")]

    def fill(self) -> None:
        found = self._view.checks.found
        self.bar.note = self._view.checks.trouble or str(len(found))
        self.bar.refresh()
        self.sheet.show([_line(finding) for finding in found] or [[(" nothing is found", "unset")]])

    def fill_again(self) -> None:
        self.fill()

    @property
    def _chosen(self) -> Finding | None:
        found = self._view.checks.found
        return found[min(self.sheet.at, len(found) - 1)] if found else None

    def on_sheet_chosen(self, event: Sheet.Chosen) -> None:
        event.stop()
        if (finding := self._chosen) is not None:
            self.app.push_screen(DocumentScreen(self._view, finding.line))

    def act(self, key: str) -> bool:
        page = self._view.checks.page  # first: the checks may say something newer at any moment
        finding = self._chosen
        if key not in ("f", "i", "o") or finding is None:
            return False
        if key == "o":
            self._view.edit_file(self._view.keeper.desk.path, finding.line + 1)
            return True
        if key == "f" and finding.fix is None:
            self.hints.say("this cannot be mended for certain; enter shows its line", "warning")
            return True
        if page is not self._view.keeper.page:
            self.hints.say("the page has just changed; press it again", "warning")
            return True
        try:
            if key == "f":
                self._view.keeper.mend(finding)
            else:
                self._view.keeper.ignore(finding)
        except (Refused, StoreError) as problem:
            self.hints.say(str(problem), "warning")
            return True
        self._view.filter(self._view.board.words)
        self.hints.say(
            f"{'mended' if key == 'f' else f'{finding.code} is ignored here'}; {key_of('undo')} takes it back"
        )
        return True


def _line(finding: Finding) -> list[Part]:
    parts: list[Part] = [(f" {finding.code} ", "bad" if finding.secret else "key"), (finding.message, "")]
    parts.append((f"  line {finding.line + 1}", "dim"))
    if finding.fix is not None:
        parts.append((f"  f writes {finding.fix.says}", "good"))
    return parts
