"""How long items have been there, from the versions of the document that are kept."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from journal.elapsed import span
from journal.reading import kept_text
from journal.session import freshness
from journal.session.freshness import folded
from journal.store.ledger import Ledger
from journal.store.versions import Versions

if TYPE_CHECKING:
    from collections.abc import Callable

    from journal.desk import Desk
    from journal.document.page import Page

LARGEST = 500_000
"""Characters of a document beyond which its versions are not searched: no key shall wait while one is read."""
_WORTH_SAYING = 3_600
"""Seconds from which on an age is shown."""


class Ages:
    """When the items of a role came: a thread asks the versions for those of the first page; later ones come now."""

    def __init__(self, desk: Desk, role: str, clock: Callable[[], float]) -> None:
        self.role = role
        self._desk = desk
        self._clock = clock
        self._came: dict[str, float] = {}
        """When each text was first there; 0 where that is not known."""
        self._page: Page | None = None
        """The page whose texts are known, or looked for."""
        self._search: _Search | None = None

    def learn(self, page: Page) -> bool:
        """Take in the texts of a page; whether there is something else to show since the last time."""
        if self._search is not None:
            if self._search.is_alive():
                return False
            self._came |= self._search.found
            self._search = None
            return True
        if page is not self._page and len(page.document.text) <= LARGEST:
            before, self._page = self._page, page
            unknown = {item.text for item in page.of(self.role)} - self._came.keys()
            if unknown and before is not None:
                there = folded(before.document.text)
                self._came |= {text: self._clock() for text in unknown if folded(text) not in there}
                unknown -= self._came.keys()
            if unknown:
                self._search = _Search(self._desk, unknown, self._clock())
                self._search.start()
        return False

    def of(self, text: str) -> str:
        """How long a text has been there, roughly; empty where that is not known or not worth a word."""
        came = self._came.get(text, 0)
        age = self._clock() - came
        return span(age) if came and age >= _WORTH_SAYING else ""

    def stop(self) -> None:
        if self._search is not None:
            self._search.stop()


class _Search(threading.Thread):
    """Looks for the versions with which texts came, at a ledger of its own."""

    def __init__(self, desk: Desk, texts: set[str], now: float) -> None:
        super().__init__(name="journal-ages", daemon=True)
        self._path, self._state, self._text = desk.path, desk.state, desk.document.text
        self._texts = texts
        self._now = now
        self._stopping = False
        self.found: dict[str, float] = {}
        """Complete once the thread has ended."""

    def run(self) -> None:
        ledger = Ledger(self._state)
        try:
            versions = Versions(ledger)

            def text_of(number: int) -> str:
                return "" if self._stopping else kept_text(versions, self._path, number)

            ages = freshness.Ages(versions.all(self._path), text_of, self._text, self._now, ())
            self.found = {text: age.written if age.is_exact else 0 for text, age in ages.of_each(self._texts).items()}
        finally:
            ledger.close()

    def stop(self) -> None:
        """Read nothing more; what is found then is of no use."""
        self._stopping = True
        self.join()
