"""How alike two texts are, by the words or letters that they share, at a cost that grows with their length alone."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from itertools import pairwise

from journal.values import NamedTuple

_WORDS = re.compile(r"\w+").findall
_LEAD = re.compile(r"(\*\*|__)(.+?)\1|([^\W\d_][\w /&()'-]{0,38})[:：](?=\s)").match

FEW_WORDS = 4
"""With fewer words than these, or in a script without blanks, letters are compared in pairs."""
LIKE = 0.6
"""How alike two texts must be to be taken for one that was reworded."""
SAME_LEAD = 0.5
"""What an equal lead (a field's key, a bold beginning, the first cell of a row) is worth."""
LONGER = 0.65
"""How alike a text and a longer one are that begins or ends with it."""


class Bag(NamedTuple):
    """A text as what it is compared by."""

    words: Counter[str]
    weight: int
    """The letters of its words."""
    pairs: Counter[str]
    """Its pairs of letters, where it has few words."""
    lead: str
    folded: str
    """Its words, parted by single blanks."""


@lru_cache(maxsize=4096)
def bag(text: str) -> Bag:
    folded = text.casefold()
    words = _WORDS(folded)
    letters = " ".join(words)
    pairs = Counter(map("".join, pairwise(letters[:400])))
    return Bag(Counter(words), sum(map(len, words)), pairs, lead(text), letters)


def lead(text: str) -> str:
    """What a text begins with that names it."""
    if text.startswith("|"):
        return text[1:].partition("|")[0].strip().casefold()
    found = _LEAD(text)
    return (found.group(2) or found.group(3)).strip(" :：").casefold() if found else ""


@lru_cache(maxsize=16384)
def similarity(old: str, new: str) -> float:
    """From 0, nothing in common, to 1, the same words."""
    left, right = bag(old), bag(new)
    if not left.words or not right.words:
        return 1.0 if old == new else 0.0
    if min(len(left.words), len(right.words)) < FEW_WORDS:
        shared = 2 * (left.pairs & right.pairs).total() / max(1, left.pairs.total() + right.pairs.total())
    else:
        common = sum(len(word) * min(count, right.words[word]) for word, count in left.words.items())
        shared = 2 * common / (left.weight + right.weight)
    if shared < LONGER and _goes_on(left.folded, right.folded):
        shared = LONGER
    return SAME_LEAD + (1 - SAME_LEAD) * shared if left.lead and left.lead == right.lead else shared


def _goes_on(text: str, other: str) -> bool:
    """Whether the longer of two texts begins or ends with the words of the other."""
    short, long = (text, other) if len(text) <= len(other) else (other, text)
    return f"{long} ".startswith(f"{short} ") or f" {long}".endswith(f" {short}")


def normalised(text: str) -> str:
    """A text without what does not make it another one: case, emphasis, runs of blanks."""
    return " ".join(text.casefold().replace("*", "").replace("`", "").replace("~~", "").split())
