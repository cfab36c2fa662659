"""Matchers made from lists of words, as people write them."""

from __future__ import annotations

import re

from journal.values import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


def says(words: str, parts: str = "") -> Callable[[str], bool]:
    """Whether a text has one of some words, or one of some parts of words, whatever their case.

    Both are patterns between semicolons. Words stand for themselves; parts count wherever they stand, for scripts
    without blanks and for signs.
    """
    forms = [rf"\b(?:{'|'.join(_forms(words))})\b"] if words else []
    compiled = re.compile("|".join(forms + _forms(parts)), re.IGNORECASE)
    return lambda text: compiled.search(text) is not None


def _forms(text: str) -> list[str]:
    return [form for form in (" ".join(form.split()) for form in text.split(";")) if form]
