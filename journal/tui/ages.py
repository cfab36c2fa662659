"""How long items have been there, from the versions of the document that are kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal.document.source import decode
from journal.session import freshness
from journal.store.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Callable

    from journal.desk import Desk
    from journal.store.versions import Version

LARGEST = 500_000
"""Bytes of a document beyond which its versions are not searched: each has to be read."""
_DAY, _HOUR = 86_400, 3_600


class Ages:
    """When texts were first seen; one is looked up at a time, where nobody waits for it."""

    def __init__(self, desk: Desk, clock: Callable[[], float]) -> None:
        self._desk = desk
        self._clock = clock
        self._seen: dict[str, int] = {}
        """When each text was first there; 0 where that is not known."""

    def learn(self, texts: list[str]) -> bool:
        """Look up the first of some texts that is not known yet; whether there is something to show now."""
        unknown = next((text for text in texts if text not in self._seen), None)
        if unknown is None or not self._desk.is_saved or len(self._desk.document.text) > LARGEST:
            return False
        versions = self._desk.versions()
        if len(versions) < 2:
            self._seen.update(dict.fromkeys(texts, 0))
            return False
        self._seen[unknown] = self._first(unknown, versions)
        return bool(self.of(unknown))

    def of(self, text: str) -> str:
        """How long a text has been there, roughly; empty where that is not known or not worth a word."""
        seen = self._seen.get(text, 0)
        age = self._clock() - seen
        if not seen or age < _HOUR:
            return ""
        return f"{age / _DAY:.0f} d" if age >= _DAY else f"{age / _HOUR:.0f} h"

    def _first(self, text: str, versions: list[Version]) -> int:
        """When a text came; 0 where the first version has it."""
        fresh = freshness.Ages(versions, self._text_of, self._desk.document.text, 0.0, ()).of([text])
        return int(fresh.written) if fresh.is_exact else 0

    def _text_of(self, number: int) -> str:
        try:
            return decode(self._desk.version(number))
        except StoreError:  # a damaged version says nothing
            return ""
