"""How long items have been there, from the versions of the document that are kept."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from journal.document.source import encode
from journal.store.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Callable

    from journal.desk import Desk

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
        """Look up the first of some texts that is not known yet; whether there was one."""
        unknown = next((text for text in texts if text not in self._seen), None)
        if unknown is None or not self._desk.is_saved or len(self._desk.document.text) > LARGEST:
            return False
        self._seen[unknown] = self._first(encode(unknown))
        return True

    def of(self, text: str) -> str:
        """How long a text has been there, roughly; empty where that is not known or not worth a word."""
        seen = self._seen.get(text, 0)
        age = self._clock() - seen
        if not seen or age < _HOUR:
            return ""
        return f"{age / _DAY:.0f} d" if age >= _DAY else f"{age / _HOUR:.0f} h"

    def _first(self, wanted: bytes) -> int:
        """When a text came, found by halving: what is there once mostly stays; 0 where the first version has it."""
        versions = self._desk.versions()

        @lru_cache
        def has(index: int) -> bool:
            try:
                return wanted in self._desk.version(versions[index].number)
            except StoreError:  # a damaged version says nothing
                return False

        if not versions or has(0) or not has(len(versions) - 1):
            return 0
        without, there = 0, len(versions) - 1
        while there - without > 1:
            middle = (without + there) // 2
            without, there = (without, middle) if has(middle) else (middle, there)
        return versions[there].made
