"""What the items and the sections of a role say, in words for a terminal."""

from __future__ import annotations

from itertools import groupby

from journal.cli.printing import printable
from journal.document.parts import Form
from journal.document.source import split_lines
from journal.document.words import unescaped
from journal.values import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from journal.document.page import Item, Page


def groups(page: Page, items: list[Item]) -> Iterator[tuple[str, list[Item]]]:
    """Items of a role by the section that they stand in, with its title where they stand in several."""
    several = len({item.section for item in items if item.entry >= 0}) > 1
    for section, group in groupby(items, lambda item: item.section if item.entry >= 0 else -1):
        yield page.outline.sections[section].title if several and section >= 0 else "", list(group)


def texts(page: Page, role: str) -> Iterator[str]:
    """The sections of a role that say something in other ways than by items, as they stand."""
    from journal.document.writing import own_text

    filled = {item.section for item in page.items}
    lines = split_lines(page.document.text)
    for index, section in enumerate(page.outline.sections):
        if page.roles[index] == role and index not in filled and (text := own_text(page, index)).strip():
            yield f"{lines[section.line]}\n{text.rstrip()}"


def words(page: Page, item: Item) -> str:
    """What an item says; of a table row all cells."""
    cells = item.fields.values() if _is_row(page, item) else ()
    return "  ".join([unescaped(item.text), *filter(None, cells)])


def fields_of(page: Page, item: Item) -> list[str]:
    """The fields that stand below the words of an item, or below its heading."""
    fields = {} if _is_row(page, item) else item.fields
    return [printable(f"{key}: {value}") for key, value in fields.items() if value and value not in item.text]


def _is_row(page: Page, item: Item) -> bool:
    return item.entry >= 0 and page.outline.entries[item.entry].form is Form.ROW
