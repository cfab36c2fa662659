"""What a summary writes into a page, entry by entry, each under a key by which a later summary finds it again."""

from __future__ import annotations

from journal.document.adding import add
from journal.document.changing import remove, reword
from journal.document.pieces import Opens
from journal.document.work import Work
from journal.values import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from journal.document.edit import Fields
    from journal.document.page import Item, Meaning, Page
    from journal.document.steps import Step

FILE = "file:"
"""What the keys of entries for files begin with."""
MOST = 40
"""Entries of one sort that are written one by one; a page is to be read."""


class Entries:
    """The entries that a summary has in a page, those of an earlier summary of the same session among them."""

    def __init__(self, page: Page, meaning: Meaning, wrote: Mapping[str, str]) -> None:
        self.work = Work(page, meaning)
        self.wrote = dict(wrote)
        """Key -> the words of the entry, details and all, as it was written."""

    @property
    def page(self) -> Page:
        return self.work.page

    def put(self, key: str, roles: tuple[str, ...], write: Callable[[], None], is_told: Callable[[Item], bool]) -> None:
        """An entry, where the page does not tell the same already."""
        told = (is_told(item) for role in roles for item in self.page.of(role))
        if self.mine(key, roles) is not None or any(told):
            return

        def write_and_remember() -> None:
            write()
            self.remember(key)

        self.work.attempt(write_and_remember)

    def reword(self, item: Item, text: str) -> bool:
        """Other words for an entry; whether it could be done."""
        return self.work.attempt(lambda: reword(self.work, item, text))

    def remove(self, item: Item) -> bool:
        return self.work.attempt(lambda: remove(self.work, item))

    def step(self, step: Step) -> bool:
        return self.work.attempt(lambda: self.work.do(step))

    def add(
        self, role: str, text: str, fields: Fields = (), section: str = "", create: bool = False
    ) -> Callable[[], None]:
        """What writes an entry into the section of a role; into the one of that title, if given."""

        return lambda: add(self.work, role, text, fields, create, section)

    def clear(self, start: str, keys: Iterable[str], roles: tuple[str, ...]) -> None:
        """Take away what we wrote under keys that begin so and are not true any more, where nobody changed it."""
        wanted = set(keys)
        for key in [key for key in self.wrote if key.startswith(start) and key not in wanted]:
            gone = self.mine(key, roles)
            if gone is not None:
                self.remove(gone)
            del self.wrote[key]

    def mine(self, key: str, roles: tuple[str, ...]) -> Item | None:
        """The entry that we wrote under a key, as long as nobody changed it."""
        words = self.wrote.get(key)
        if words is None:
            return None
        items = (item for role in roles for item in self.page.of(role) if item.entry >= 0)
        return next((item for item in items if self.words_of(item) == words), None)

    def words_of(self, item: Item) -> str:
        """The words of an entry and of its details."""
        entries = self.page.outline.entries
        words = [entries[item.entry].text]
        inside = {item.entry}
        for index in range(item.entry + 1, len(entries)):
            if entries[index].parent not in inside:
                break
            inside.add(index)
            words.append(entries[index].text)
        return "\n".join(words)

    def section_called(self, role: str, words: tuple[str, ...]) -> str:
        """The title of an innermost section of a role that has one of some words in it; empty where none has."""
        sections = self.page.outline.sections
        playing = [index for index, purpose in enumerate(self.page.purposes) if purpose == role]
        inner = [index for index in playing if not any(sections[other].parent == index for other in playing)]
        for index in inner:
            section = sections[index]
            if section.opens is not Opens.ENTRY and any(word in section.title.casefold() for word in words):
                return section.title
        return ""

    def remember(self, key: str) -> None:
        """Note what was written last, under a key."""
        self.wrote[key] = self.words_of(self.work.subject_item())
