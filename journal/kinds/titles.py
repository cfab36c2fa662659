"""Which role the title of a section names, whatever its decoration and language."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from journal.document.marks import GARBLED_LEADS, mark_at
from journal.kinds import words
from journal.values import REMEMBERED, TYPE_CHECKING, Enum

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_FOLD = str.maketrans(
    "áàâãäåąçćčéèêëęěğíìîïıłñńóòôõöøőśšşúùûüűůýÿžźżё",
    "aaaaaaaccceeeeeegiiiiilnnooooooosssuuuuuuyyzzzе",
    "\u0300\u0301\u0302\u0303\u0307\u0308\u0327\u0640\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u200d\ufe0f’'ʼ`*",
)
_VOWELS = frozenset(map(chr, range(0x0900, 0x0E00))) - {"।", "॥"}
"""Where the scripts of India have their vowel signs, which are no letters and yet part a word as little."""
_ASCII = {
    code: None if char in "'`*" else char.lower() if char.isalnum() else " "
    for code, char in ((code, chr(code)) for code in range(128))
}
"""The same for texts that need no more, by the hundred thousand in a large page."""
_OPEN = {"(": ")", "（": "）", "[": "]", "【": "】"}
_DASHES = (" - ", " – ", " — ", "—", " | ", " · ", ": ", "：", " → ", "; ", ", ")
_NAMED_SIGN = r":[a-z][a-z0-9_+-]*:"
"""`:tada:`"""
_JOINING = str.maketrans("/&+,、・|&＆／", ";;;;;;;;;;")


def plain(text: str) -> str:
    """A text without case, accents, emphasis and signs: letters and digits, with single blanks between words."""
    if text.isascii():
        return " ".join(text.translate(_ASCII).split())
    folded = text.casefold().translate(_FOLD)
    if folded.isalnum():
        return folded
    return " ".join("".join([char if char.isalnum() or char in _VOWELS else " " for char in folded]).split())


@lru_cache(maxsize=REMEMBERED)
def spelled(title: str) -> str:
    """A title as it is compared with others: `plain`, without leading signs, garbled ones too, and parentheses."""
    return plain(without_parentheses(without_signs(title)))


def without_signs(title: str) -> str:
    """A title without the signs that it begins with, garbled ones and names of signs too."""
    if title.count(":") > 1:
        title = re.sub(_NAMED_SIGN, "", title).strip()
    while mark := mark_at(title, 0):
        title = title[len(mark.text) :].lstrip()
    if title[:1] in GARBLED_LEADS:
        first, _, rest = title.partition(" ")
        return rest if rest and len(first) < 8 else title
    return title


def without_parentheses(title: str) -> str:
    """A title without what stands in brackets; if all of it does, what is in them."""
    bare = title if _OPEN.keys().isdisjoint(title) else _outside_brackets(title)
    bare = bare.strip()
    return bare or title.strip("".join((*_OPEN, *_OPEN.values())) + " ")


def _outside_brackets(title: str) -> str:
    kept: list[str] = []
    closing = ""
    for char in title:
        if closing:
            if char == closing:
                closing = ""
        elif char in _OPEN:
            closing = _OPEN[char]
        else:
            kept.append(char)
    return "".join(kept)


def _table(spellings: Iterable[tuple[str, Iterable[str]]]) -> dict[str, str]:
    """The role of each spelling."""
    roles: dict[str, str] = {}
    for role, spelled_as in spellings:
        roles.update(dict.fromkeys(spelled_as, role))
    return roles


def _parted(lines: dict[str, str]) -> Iterator[tuple[str, Iterable[str]]]:
    """The spellings of each role, which a semicolon parts."""
    return ((role, map(str.strip, line.split(";"))) for role, line in lines.items())


def _words(lines: dict[str, str]) -> Iterator[tuple[str, Iterable[str]]]:
    """The words of each role."""
    return ((role, line.split()) for role, line in lines.items())


TITLES: dict[str, str | None] = {**_table(_parted(words.TITLES)), **dict.fromkeys(words.NO_ROLE)}
"""The role of each whole spelling; None for those that only look as if they named one."""

_FIRST = _table(_words(words.FIRST))
_LAST = _table(_words(words.LAST))
_PHRASES = _table(_parted(words.PHRASES))


@cache
def _fragments() -> list[tuple[str, str]]:
    """The fragments and their roles, longest first; made when the first title needs them."""
    return sorted(_table(_parted(words.FRAGMENTS)).items(), key=lambda pair: len(pair[0]), reverse=True)


class Reading(Enum):
    """How freely a title is read."""

    FREE = "a word of a short title is enough"
    PARTS = "a spelling must be the whole title, or a whole part of it"
    WHOLE = "a spelling must be the whole title"


@lru_cache(maxsize=REMEMBERED)
def role_of_title(title: str, reading: Reading = Reading.FREE) -> str | None:
    """The role that a title names."""
    bare = without_parentheses(without_signs(title))
    counted = is_counted(bare)
    role = _role(bare, reading)
    return role if not counted or role in words.ROLES_OF_PHASES else None


def _role(bare: str, reading: Reading) -> str | None:
    whole = _own_words(plain(bare))
    if whole in TITLES:
        return TITLES[whole]
    head, tail = _split(bare)
    first = _own_words(plain(head))
    if first in TITLES:
        return TITLES[first]
    if reading is not Reading.WHOLE:
        for part in (*_joined(bare), tail):
            if role := TITLES.get(_own_words(plain(part))):
                return role
    if not first.isascii():
        return _fragment(first, reading)
    return _by_words(first.split()) if reading is Reading.FREE else None


def is_counted(title: str) -> bool:
    """Whether a title counts a part of the work: `Phase 2: …`, `Task #1 — …`."""
    found = plain(title[:24]).split()
    return len(found) > 1 and found[0] in words.PHASES and found[1][:1].isdecimal()


def _split(title: str) -> tuple[str, str]:
    """A title at its first dash or colon."""
    at = len(title)
    width = 0
    for dash in _DASHES:
        found = title.find(dash, 1)
        if 0 < found < at:
            at, width = found, len(dash)
    return title[:at], title[at + width :]


def _joined(title: str) -> list[str]:
    """The parts of a title that joins several things; none where its last words may belong to all of them."""
    parts = title.replace(" /", " ").translate(_JOINING)
    if ";" not in parts and words.JOINS.isdisjoint(parts.casefold().split()):
        return []
    joined = [word if word.casefold() not in words.JOINS else ";" for word in parts.split()]
    found = " ".join(joined).split(";")
    last = plain(found[-1])
    return found if " " not in last or last in TITLES else []


def _own_words(spelling: str) -> str:
    """A spelling without what leads it and what counts it: `phase 2 next steps`, `our recent completed work 3`."""
    found = spelling.split()
    last = len(found)
    while last > 1 and any(map(str.isdigit, found[last - 1])):
        last -= 1
    if last == 1 and found[0] in words.NUMBERED:
        return spelling
    first = 0
    while first < last - 1 and (
        found[first].isdecimal()
        or (len(found[first]) == 2 and found[first][1].isdecimal())
        or (found[first] in words.NUMBERED and found[first + 1].isdecimal())
    ):
        first += 1
    whole = " ".join(found[first:last])
    while first < last - 1 and whole not in TITLES and found[first] in words.LEADS:
        first += 1
        whole = " ".join(found[first:last])
    return whole


def _by_words(found: list[str]) -> str | None:
    """The role that the words of a short title name: a run of them, the first one or the last one."""
    end = next((at for at, word in enumerate(found) if word in words.CUTS and word != "to"), len(found))
    if not found or end > words.SHORT:
        return None
    told = found if len(found) <= words.SHORT + 2 else found[:end]
    for length in (4, 3, 2):
        for start in range(len(told) - length + 1):
            if role := _PHRASES.get(" ".join(told[start : start + length])):
                return role
    kept = found[: next((at for at, word in enumerate(found) if word in words.CUTS), len(found))]
    if not kept:
        return None
    whole = " ".join(kept)
    if len(kept) > 1 and whole in TITLES:
        return TITLES[whole]
    first = _FIRST.get(kept[0]) if len(kept) <= 4 else None
    last = _LAST.get(kept[-1]) or next((_LAST[word] for word in kept if word in words.TELLING), None)
    return first if first in words.STRONG_FIRST and last in words.WEAK_LAST else last or first


def _fragment(spelling: str, reading: Reading) -> str | None:
    """The role that part of a title names, in languages where words are not parted or change their ends."""
    if len(spelling) > 40:
        return None
    least = 1 if reading is Reading.FREE else len(spelling) * 2 // 3
    return next((role for fragment, role in _fragments() if len(fragment) >= least and fragment in spelling), None)
