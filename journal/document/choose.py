"""Which item or section somebody means: by its handle or title, its whole text, or any part that fits one only."""

from __future__ import annotations

from journal.document.verify import NotThere
from journal.values import TYPE_CHECKING

if TYPE_CHECKING:
    from journal.document.page import Item, Page


class Unclear(NotThere):
    """Words that fit several items, or none."""

    def __init__(self, words: str, candidates: list[Item]) -> None:
        super().__init__(
            f"“{words}” fits {len(candidates)} items; say which one" if candidates else f"no item fits “{words}”"
        )
        self.candidates = candidates


def chosen(page: Page, words: str) -> Item:
    """The item that is meant."""
    item = page.item(words)
    if item is not None:
        return item
    wanted = words.casefold().strip()
    whole = [item for item in page.items if item.text.casefold() == wanted]
    if not whole and wanted:
        whole = [item for item in page.items if wanted in item.text.casefold()]
    if len(whole) != 1:
        raise Unclear(words, whole)
    return whole[0]


def found_again(page: Page, item: Item) -> Item | None:
    """What an item of an earlier state of a page is now: the nearest with its role and words, whoever wrote since."""
    same = [other for other in page.items if (other.role, other.text) == (item.role, item.text)]
    return min(same, key=lambda other: abs(other.line - item.line), default=None)


class NoSuchSection(NotThere):
    """Words that fit several titles, or none."""

    def __init__(self, words: str, titles: list[str]) -> None:
        self.titles = titles
        listed = ", ".join(titles[:12])
        super().__init__(f"“{words}” fits {len(titles)} sections: {listed}" if titles else f"no section fits “{words}”")


def section_named(page: Page, words: str) -> int:
    """The section that is meant, as an index: by its title, part of it, or `section_name`."""
    found = sections_named(page, words)
    if len(found) != 1:
        raise NoSuchSection(words, [section_name(page, index) for index in found])
    return found[0]


def sections_named(page: Page, words: str) -> list[int]:
    """The sections whose title is some words, else those that hold them; `Details#2` is the second of that title."""
    folded = [section.title.casefold().strip() for section in page.outline.sections]
    wanted = words.casefold().strip()
    whole = [index for index, title in enumerate(folded) if title == wanted]
    title, sign, number = wanted.rpartition("#")
    if not whole and sign and number.isdigit():
        alike = [index for index, other in enumerate(folded) if other == title]
        return alike[int(number) - 1 : int(number)] if int(number) else []
    return whole or [index for index, title in enumerate(folded) if wanted and wanted in title]


def section_name(page: Page, index: int) -> str:
    """What a section is called: by its title, with a number where several have it."""
    title = page.outline.sections[index].title
    folded = title.casefold().strip()
    alike = [at for at, other in enumerate(page.outline.sections) if other.title.casefold().strip() == folded]
    return title if len(alike) == 1 else f"{title}#{alike.index(index) + 1}"
