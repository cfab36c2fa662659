"""Which item somebody means: by its handle, its whole text, or any part of its text that fits one item only."""

from __future__ import annotations

from journal.document.verify import Refused
from journal.values import TYPE_CHECKING

if TYPE_CHECKING:
    from journal.document.page import Item, Page


class Unclear(Refused):
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
