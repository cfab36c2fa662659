"""All sections of the document, with what each is taken for; one can be read, written and added to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal.document.pieces import Opens
from journal.kinds.filling import unfilled
from journal.meaning import all_kinds
from journal.tui.acts import sections
from journal.tui.meant import role_screen
from journal.tui.screens.document import DocumentScreen
from journal.tui.screens.reading import Reading
from journal.tui.sheet import Sheet

if TYPE_CHECKING:
    from journal.tui.paint import Part
    from journal.tui.view import View


class OutlineScreen(Reading):
    """Every section can be reached here, whatever its role."""

    def __init__(self, view: View) -> None:
        super().__init__("Outline", Sheet(cursor=True, wrap=False))
        self._view = view
        self._page = view.keeper.page
        """The one whose sections are shown; another writer may have saved another since."""
        self.keys = [("enter", "read"), ("e", "write"), ("a", "add"), ("t", "what it is for")]

    def fill(self) -> None:
        page = self._page = self._view.keeper.page
        found = page.outline.sections
        counts = [0] * (len(found) + 1)
        for item in page.items:
            counts[item.section] += item.is_top
        kind = all_kinds()[page.kind]
        empty = {one.section: one.optional for one in unfilled(page, kind)} if kind.tells else {}
        lines: list[list[Part]] = []
        for index, (section, role) in enumerate(zip(found, page.roles, strict=True)):
            depth = 0
            parent = section.parent
            while parent >= 0:
                depth, parent = depth + 1, found[parent].parent
            style = "strong" if section.opens is Opens.HEADING and section.level <= 2 else ""
            line: list[Part] = [(" " + "  " * min(depth, 6), ""), (section.title or "–", style)]
            if role:
                line.append((f"  {role}", "key"))
            if counts[index]:
                line.append((f"  {counts[index]}", "dim"))
            if index in empty:
                line.append(("  may be skipped" if empty[index] else "  not filled in", "unset"))
            lines.append(line)
        self.sheet.show(lines or [[(" the document has no sections", "unset")]])
        self.bar.note = str(len(found))

    def act(self, key: str) -> bool:
        wanted = {"e": sections.write, "a": sections.add}.get(key)
        if key not in ("e", "a", "t") or self._moved_on() or not self._page.outline.sections:
            return False
        if key == "t":
            self.app.push_screen(role_screen(self._view, self.sheet.at))
            return True
        if wanted is None:
            return False
        self.dismiss()
        self.app.call_later(wanted, self._view, self.sheet.at)
        return True

    def on_screen_resume(self) -> None:
        self.fill()

    def on_sheet_chosen(self, event: Sheet.Chosen) -> None:
        event.stop()
        found = self._page.outline.sections
        if found and not self._moved_on():
            self.app.push_screen(DocumentScreen(self._view, found[event.index].line))

    def _moved_on(self) -> bool:
        """Whether another text was there than is shown; it is shown now, so that the key can be pressed for it."""
        if self._page is self._view.keeper.page:
            return False
        self.fill()
        self.bar.note = "the document has changed"
        self.bar.refresh()
        return True
