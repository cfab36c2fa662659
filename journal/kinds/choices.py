"""What a template offers to choose from in the cell of a table."""

from __future__ import annotations

from journal.document.chunks import read
from journal.document.source import split_lines
from journal.kinds.columns import cells
from journal.kinds.recognise import read_page
from journal.kinds.states import is_unset
from journal.kinds.templates import templates
from journal.kinds.titles import plain
from journal.kinds.which import KINDS
from journal.values import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from journal.document.page import Item, Page

_BETWEEN = " / "


class Table(NamedTuple):
    """A table of a page, as its cells stand."""

    section: int
    columns: list[str]
    rows: list[Item]
    cells: list[list[str]]


def table_of(page: Page, item: Item) -> Table | None:
    """The table that an item is a row of."""
    if not page.is_row(item):
        return None
    entries = page.outline.entries
    header = entries[item.entry].table
    rows = [one for one in page.items if page.is_row(one)]
    rows = [one for one in rows if entries[one.entry].table == header]
    lines = split_lines(page.document.text)
    columns = [name.strip("*_` ") for name in cells(lines[header])]
    blank = [""] * len(columns)
    return Table(item.section, columns, rows, [(cells(lines[one.line]) + blank)[: len(columns)] for one in rows])


def template_of(page: Page) -> Page | None:
    """The template that a page of its kind begins as; None for a kind that is not shipped."""
    kind = KINDS.get(page.kind)
    return read_page(read(next(iter(templates(kind).values())))) if kind is not None else None


def choices(cell: str) -> list[str]:
    """What a placeholder lets one choose from; nothing where it is none, or asks for words."""
    if not is_unset(cell) or _BETWEEN not in cell:
        return []
    return [part.strip() for part in cell.strip("[]{}<> ").split(_BETWEEN)]


def offered(page: Page, table: Table, row: int, column: int, template: Page | None) -> list[str]:
    """The choices of a cell: its own placeholder's, else those that the template has in its place."""
    if own := choices(table.cells[row][column]):
        return own
    if template is None:
        return []
    title = plain(page.outline.sections[table.section].title)
    for item in template.items:
        if item.section >= 0 and plain(template.outline.sections[item.section].title) == title:
            like = table_of(template, item)
            if like is not None and row < len(like.rows) and column < len(like.columns):
                return choices(like.cells[row][column])
            return []
    return []
