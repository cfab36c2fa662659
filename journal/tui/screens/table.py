"""A table of the page, cell by cell: the columns of each row stand below one another, which fits any width."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding

from journal.document.choose import section_name
from journal.document.edit import Add, Cell, Drop, MoveTo
from journal.document.page import OTHER
from journal.document.words import unescaped
from journal.kinds.choices import Table, offered, table_of, template_of
from journal.kinds.states import is_unset
from journal.tui.inline import inline
from journal.tui.question import Question
from journal.tui.screens.choices import ChoicesScreen
from journal.tui.screens.reading import Reading
from journal.tui.sheet import Sheet

if TYPE_CHECKING:
    from textual.binding import BindingType

    from journal.document.edit import Edit
    from journal.document.page import Item
    from journal.tui.paint import Part
    from journal.tui.view import View


class TableScreen(Reading):
    """Tab goes from cell to cell, enter writes one, further keys add, move and remove rows."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "go(1)", show=False, priority=True),
        Binding("shift+tab", "go(-1)", show=False, priority=True),
    ]

    def __init__(self, view: View, item: str, column: int = 0) -> None:
        super().__init__("Table", Sheet(cursor=True))
        self._view = view
        self._item = item
        """The row that the cursor is in."""
        self._column = column
        self._table: Table | None = None
        self.keys = [("enter", "write"), ("tab", "cell"), ("a", "row"), ("J K", "move"), ("D", "remove")]

    def fill(self) -> None:
        page = self._view.keeper.page
        item = page.item(self._item)
        self._table = table = table_of(page, item) if item is not None else None
        if table is None:
            self.sheet.show([[(" there is no such row any more", "unset")]], 0)
            return
        self.bar.note = page.outline.sections[table.section].title if table.section >= 0 else ""
        self.bar.refresh()
        width = max(map(len, table.columns))
        lines: list[list[Part]] = []
        for cells in table.cells:
            for at, name in enumerate(table.columns):
                style = "unset" if is_unset(cells[at]) else "" if at else "strong"
                lines.append([(f" {name.ljust(width)}  ", "dim"), *inline(unescaped(cells[at]), style)])
        row = [one.id for one in table.rows].index(self._item)
        self.sheet.show(lines, row * len(table.columns) + self._column)

    def action_go(self, by: int) -> None:
        if self._table is not None:
            self._stand((self.sheet.at + by) % (len(self._table.rows) * len(self._table.columns)))

    def _stand(self, at: int) -> None:
        """Put the cursor in a cell."""
        if self._table is not None:
            row, self._column = divmod(at, len(self._table.columns))
            self._item = self._table.rows[row].id
            self.fill()

    def on_sheet_chosen(self, event: Sheet.Chosen) -> None:
        event.stop()
        if self._table is None:
            return
        self._stand(event.index)
        page = self._view.keeper.page
        row = event.index // len(self._table.columns)
        if given := offered(page, self._table, row, self._column, template_of(page)):
            self.app.push_screen(ChoicesScreen(self._table.columns[self._column], given, self._chosen))
        else:
            self._ask()

    def _chosen(self, choice: str) -> None:
        if not choice:
            self._ask()
        elif self._do(Cell(self._item, self._column, choice)):
            self.action_go(1)

    def _ask(self) -> None:
        """Ask for the words of the cell; the table comes back at the cell after it."""
        assert self._table is not None
        columns, item, column = self._table.columns, self._item, self._column
        before = next(cells[column] for one, cells in self._rows() if one.id == item)

        def then(words: str) -> None:
            if words != before:
                self._view.do(Cell(item, column, words))
            self._again(item, min(column + 1, len(columns) - 1))

        text = "" if is_unset(before) else unescaped(before)
        self._leave_for(Question(columns[column], text, then, may_be_empty=True))

    def act(self, key: str) -> bool:
        if self._table is None or key not in ("a", "D", "J", "K"):
            return False
        self._stand(self.sheet.at)
        rows = [one.id for one in self._table.rows]
        at = rows.index(self._item)
        to = at + {"J": 1, "K": -1}.get(key, 0)
        if key == "a":
            self._add(self._table.rows[at])
        elif key == "D":
            if self._do(Drop(self._item)) and len(rows) > 1:
                self._item = rows[min(at, len(rows) - 2)]
                self.fill()
        elif 0 <= to < len(rows) and self._do(MoveTo(self._item, "down" if key == "J" else "up")):
            self._item = rows[to]
            self.fill()
        return True

    def _add(self, item: Item) -> None:
        page = self._view.keeper.page
        group = section_name(page, item.section) if item.section >= 0 else ""

        def then(words: str) -> None:
            if self._view.do(Add(item.role or OTHER, words, group=group)):
                now = self._view.keeper.page
                table = table_of(now, now.item(item.id) or item)
                self._again(table.rows[-1].id if table else item.id, 1)

        self._leave_for(Question("new row", "", then))

    def _rows(self) -> list[tuple[Item, list[str]]]:
        assert self._table is not None
        return list(zip(self._table.rows, self._table.cells, strict=True))

    def _leave_for(self, question: Question) -> None:
        """Questions are asked on the main screen."""
        self.dismiss()
        self.app.call_later(self._view.ask, question)

    def _again(self, item: str, column: int) -> None:
        """The table once more, at a cell."""
        self._view.cells(item, column)

    def _do(self, edit: Edit) -> bool:
        done = self._view.do(edit)
        if not done:
            self.hints.say("that cannot be done here; the main screen says why", "warning")
        self.fill()
        return done
