"""How many tokens a text may be for a language model: a bound from above, without a tokenizer."""

from __future__ import annotations

import re

_PIECES = re.compile(r"[A-Za-z]+|\s+|[^A-Za-z\s]")
_LETTERS = 3
"""Letters of a token, at least on average: common words are one token, rare ones fall into pieces of two to four."""


def bound(text: str) -> int:
    """Never less for a whole than what its words, digits, signs and lines come to; of two texts, at most the sum."""
    found = 0
    for match in _PIECES.finditer(text):
        piece = match.group()
        if piece[0].isascii() and piece[0].isalpha():
            found += -(-len(piece) // _LETTERS)
        elif piece.isspace():
            found += len(piece) - (piece[-1] == " ")  # a blank is part of the word behind it
        elif piece.isascii():
            found += 1
        else:
            found += len(piece.encode("utf-8", "surrogateescape"))  # a token is one byte at least
    return found
