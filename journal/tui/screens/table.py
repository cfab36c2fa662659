"""A table of the page, cell by cell: the columns of each row stand below one another, which fits any width."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding

from journal.document.choose import found_again, section_name
from journal.document.edit import Add, Cell, Drop, MoveTo
from journal.document.page import OTHER
from journal.document.words import unescaped
from journal.kinds.choices import Table, offered, table_of, template_of
from journal.kinds.states import is_unset
from journal.tui.inline import inline
from journal.tui.keys import keys_of
from journal.tui.question import Question
from journal.tui.screens.answering import Answering
from journal.tui.screens.choices import ChoicesScreen
from journal.tui.sheet import Sheet

if TYPE_CHECKING:
    from textual.binding import BindingType

    from journal.document.edit import Edit
    from journal.document.page import Item
    from journal.tui.paint import Part
    from journal.tui.view import View


class TableScreen(Answering):
    """Tab goes from cell to cell, enter writes one, further keys add, move and remove rows."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "go(1)", show=False, priority=True),
        Binding("shift+tab", "go(-1)", show=False, priority=True),
    ]

    def __init__(self, view: View, item: str) -> None:
        super().__init__("Table", Sheet(cursor=True))
        self._view = view
        self._row = view.keeper.page.item(item)
        """The row that the cursor is in, as it was when the table was drawn; handles change with every writer."""
        self._column = 0
        self._table: Table | None = None
        self.keys = [("enter", "write"), ("tab", "cell"), ("a", "row"), ("J K", "move"), ("D", "remove")]

    def fill(self) -> None:
        page = self._view.keeper.page
        self._row = item = found_again(page, self._row) if self._row is not None else None
        self._table = table = table_of(page, item) if item is not None else None
        if item is None or table is None:
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
        self.sheet.show(lines, _place(table, item) * len(table.columns) + self._column)

    def action_go(self, by: int) -> None:
        """To another cell; the words of one that is being written are taken first."""
        if self._asking.give():
            by -= 1  # the answer has gone on to the next cell
        if self._table is not None:
            self._stand((self.sheet.at + by) % (len(self._table.rows) * len(self._table.columns)))

    def _stand(self, at: int) -> tuple[Table, Item] | None:
        """Put the cursor in a cell that is shown; the table and its row as they are now, if the row still is there."""
        if self._table is not None:
            row, self._column = divmod(at, len(self._table.columns))
            self._row = self._table.rows[row]
            self.fill()
        return (self._table, self._row) if self._table is not None and self._row is not None else None

    def on_sheet_chosen(self, event: Sheet.Chosen) -> None:
        event.stop()
        stands = self._stand(event.index)
        if stands is None:
            return
        table, item = stands
        page = self._view.keeper.page
        if given := offered(page, table, _place(table, item), self._column, template_of(page)):
            self.app.push_screen(ChoicesScreen(table.columns[self._column], given, self._chosen))
        else:
            self._ask()

    def _chosen(self, choice: str) -> None:
        if not choice:
            self._ask()
            return
        now = found_again(self._view.keeper.page, self._row) if self._row is not None else None
        if now is not None and self._do(Cell(now.id, self._column, choice)):
            self._row = self._view.keeper.page.item(now.id)
            self.fill()
            self.action_go(1)

    def _ask(self) -> None:
        """Ask for the words of the cell; the cursor goes on to the cell after it."""
        assert self._table is not None
        assert self._row is not None
        column, item = self._column, self._row
        before = self._table.cells[_place(self._table, item)][column]

        def then(words: str) -> None:
            now = found_again(self._view.keeper.page, item)
            if now is None:
                self.hints.say(f"that row is gone; not written: {words}", "warning")
            elif words == before or self._do(Cell(now.id, column, words)):
                self._row = self._view.keeper.page.item(now.id)
                self.fill()
                self.action_go(1)

        text = "" if is_unset(before) else unescaped(before)
        self.ask(Question(self._table.columns[column], text, then, may_be_empty=True))

    def act(self, key: str) -> bool:
        if key in keys_of("undo"):
            self._view.turn(undoing=True)
            self.hints.say(self._view.said)
            self.fill()
            return True
        stands = self._stand(self.sheet.at) if key in ("a", "D", "J", "K") else None
        if stands is None:
            return False
        table, item = stands
        at = _place(table, item)
        to = at + {"J": 1, "K": -1}.get(key, 0)
        if key == "a":
            self._add(item)
        elif key == "D":
            if self._do(Drop(item.id)):
                rest = [one for one in table.rows if one is not item]
                self._row = rest[min(at, len(rest) - 1)] if rest else None
                self.fill()
        elif 0 <= to < len(table.rows) and self._do(MoveTo(item.id, "down" if key == "J" else "up")):
            self.fill()
        return True

    def _add(self, item: Item) -> None:
        page = self._view.keeper.page
        group = section_name(page, item.section) if item.section >= 0 else ""

        def then(words: str) -> None:
            if self._do(Add(item.role or OTHER, words, group=group)):
                now = self._view.keeper.page
                beside = found_again(now, item)
                table = table_of(now, beside) if beside is not None else None
                self._row = table.rows[-1] if table is not None else None
                self._column = 1
                self.fill()

        self.ask(Question("new row", "", then))

    def _do(self, edit: Edit) -> bool:
        done = self._view.do(edit)
        self.hints.say(self._view.said, "" if done else "warning")
        return done


def _place(table: Table, item: Item) -> int:
    """Which row of a table an item is."""
    return [one.id for one in table.rows].index(item.id)
