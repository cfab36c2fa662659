"""The whole document, to read; enter opens it in the editor at the line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal.tui.rendered import Rendered
from journal.tui.screens.reading import Reading
from journal.tui.sheet import Sheet

if TYPE_CHECKING:
    from journal.tui.view import View


class DocumentScreen(Reading):
    """The text of the document, at the line of the selected item or at another one."""

    def __init__(self, view: View, line: int = -1) -> None:
        page = view.keeper.page
        super().__init__(page.title or page.kind, Sheet(cursor=True))
        self._view = view
        item = view.board.used.listing.item
        self._line = line if line >= 0 else (item.line if item else 0)
        self.keys = [("enter", "editor")]

    def fill(self) -> None:
        self.sheet.show(Rendered(self._view.keeper.page.document.text), self._line)

    def on_sheet_chosen(self, event: Sheet.Chosen) -> None:
        event.stop()
        self._view.edit_file(self._view.keeper.desk.path, event.index + 1)
