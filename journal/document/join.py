"""One value that two writers changed: joined where both changes can stand, and None where they cannot."""

from __future__ import annotations

import re

from journal.document.patience import matched
from journal.document.similar import lead
from journal.values import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_TOKENS = re.compile(r"\s+|\w+|[^\w\s]").findall
_TIME = re.compile(r"\d{4}[-/.]\d\d[-/.]\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?)?(?:Z|[+-]\d\d:?\d\d)?")
_DIGITS = re.compile(r"\d+").findall


def joined(base: str, ours: str, theirs: str, *, whole: bool = False) -> str | None:
    """Both changes of a text: the later of two times, the words of both if those that changed do not touch.

    `whole` is for values that mean something only as they are: cells and fields.
    """
    if ours.split() == theirs.split():
        return theirs
    if ours.split() == base.split():
        return theirs
    if theirs.split() == base.split():
        return ours
    later = _later(ours, theirs)
    if later is not None or whole or _is_field(base):
        return later
    return _joined_words(base, ours, theirs)


def _later(ours: str, theirs: str) -> str | None:
    """The one with the later times, where two texts differ in times alone."""
    mine, other = _TIME.findall(ours), _TIME.findall(theirs)
    if not mine or _TIME.sub("\0", ours) != _TIME.sub("\0", theirs):
        return None
    return ours if list(map(_DIGITS, mine)) > list(map(_DIGITS, other)) else theirs


def _is_field(text: str) -> bool:
    """Whether a text is a key and its value."""
    key = lead(text)
    return bool(key) and text.replace("*", "").replace("__", "").casefold().startswith((f"{key}:", f"{key}："))


def _joined_words(base: str, ours: str, theirs: str) -> str | None:
    words = _TOKENS(base)
    left, right = _changes(words, _TOKENS(ours)), _changes(words, _TOKENS(theirs))
    changes = sorted({*left, *right})
    reach = -1
    for start, end, _ in changes:
        if reach >= 0 and not _is_apart(words, reach, start):
            return None
        reach = max(reach, end)
    made: list[str] = []
    at = 0
    for start, end, text in changes:
        made += words[at:start]
        made.append(text)
        at = end
    return "".join(made + words[at:])


def _is_apart(words: Sequence[str], end: int, start: int) -> bool:
    """Whether a word that nobody changed stands between two changes."""
    return any(word[0].isalnum() for word in words[end:start])


def _changes(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int, str]]:
    """The stretches of old words that became other words."""
    found: list[tuple[int, int, str]] = []
    at = to = reached = 0
    for left, right in [*matched(old, new), (len(old), len(new))]:
        if left > at or right > to:
            if found and not _is_apart(old, found[-1][1], at):
                start, _, text = found.pop()
                found.append((start, left, text + "".join(new[to - (at - reached) : right])))
            else:
                found.append((at, left, "".join(new[to:right])))
            reached = left
        at, to = left + 1, right + 1
    return found
