"""How many tokens a text may be for a language model: a bound from above, without a tokenizer."""

from __future__ import annotations

import re
from operator import add

from journal.session.vocabulary import APART, ONE_TOKEN, TWO_TOKENS

_LETTERS = re.compile("[A-Za-z]+")
_PARTS = re.compile("[A-Z]?[a-z]+|[A-Z]")
_JOINED = re.compile(" (?=[!-/:-~])")
"""A blank that comes together with the letter or sign behind it."""


def bound(text: str) -> int:
    """Never less than what a tokenizer makes of a text that works on bytes, as those of today do.

    Such a tokenizer makes no more tokens than there are bytes. What this takes off rests on what four vocabularies have
    in common: a blank comes together with the letter or sign behind it; small letters do with their neighbours, but for
    the pairs that stay `APART`, so that three are two tokens at most; and common words are one or two.
    """
    if not text.isascii():
        text = "".join([sign if sign.isascii() else _spread(sign) for sign in text])
    found = len(text) - len(_JOINED.findall(text))
    for match in _LETTERS.finditer(text):
        word = match.group()
        found -= len(word) - _most(word, text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1])
    return found


def _most(word: str, before: str, after: str) -> int:
    """The most tokens of letters, the blank before them among them."""
    is_alone = before.isascii() and after.isascii() and before != "'"  # behind an apostrophe some cut a letter off
    if is_alone and word in ONE_TOKEN:
        return 1
    if is_alone and word in TWO_TOKENS:
        return 2
    return sum(map(_most_of_part, _PARTS.findall(word)))


def _most_of_part(part: str) -> int:
    apart = part[0].isupper() + sum(map(APART.__contains__, map(add, part, part[1:])))
    return min(len(part), (2 * len(part) + apart + 3) // 3)


def _spread(sign: str) -> str:
    """A sign as often as it has bytes, also where a tokenizer first takes it apart into plainer ones."""
    from unicodedata import normalize

    return sign * max(len(form.encode("utf-8", "surrogatepass")) for form in (sign, normalize("NFKC", sign)))
