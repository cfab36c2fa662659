"""Matchers made from lists of words, as people write them."""

from __future__ import annotations

import re

from journal.values import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_ENDING = re.compile(r"(\w+?)(\w)\?").fullmatch
_BEGINNING = re.compile(r"(\w+)\\w[*+]").fullmatch
_TOKENS = re.compile(r"\w+").findall


def says(words: str, parts: str = "") -> Callable[[str], bool]:
    """Whether a text has one of some words, or one of some parts of words, whatever their case.

    Both are patterns between semicolons. Words stand for themselves, `cause?` with or without its last letter,
    `caus\\w*` for all that begins so; parts count wherever they stand, for scripts without blanks and for signs.
    Most words are looked up and not searched for: a page has thousands of texts.
    """
    whole: set[str] = set()
    begun: list[str] = []
    searched: list[str] = []
    for form in _forms(words):
        if form.isalnum():
            whole.add(form)
        elif found := _ENDING(form):
            whole |= {found[1], found[1] + found[2]}
        elif found := _BEGINNING(form):
            begun.append(found[1])
        else:
            searched.append(form)
    patterns = ([rf"\b(?:{'|'.join(searched)})\b"] if searched else []) + _forms(parts)
    search = re.compile("|".join(patterns) or "(?!)", re.IGNORECASE).search
    beginnings = tuple(begun)

    def matches(text: str) -> bool:
        tokens = _TOKENS(text.casefold())
        if not whole.isdisjoint(tokens) or any(token.startswith(beginnings) for token in tokens):
            return True
        return search(text) is not None

    return matches


def _forms(text: str) -> list[str]:
    return [form for form in (" ".join(form.split()) for form in text.split(";")) if form]
