"""How far an item is: by its box, sign, strike-through or state word."""

from __future__ import annotations

from functools import lru_cache
from itertools import chain

from journal.document.marks import SIGNS, VARIATION, State, is_struck_out, mark_at
from journal.kinds import words
from journal.kinds.titles import is_counted, plain, without_parentheses, without_signs
from journal.values import REMEMBERED, TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from journal.document.pieces import Entry

SECTION_STATES = {
    "done": State.DONE,
    "resolved": State.DONE,
    "doing": State.DOING,
    "next": State.TODO,
    "todo": State.TODO,
}
"""What an item without a mark of its own is, by the role that its section serves."""


def _table(spellings: dict[State, str]) -> dict[str, State]:
    states: dict[str, State] = {}
    for state, line in spellings.items():
        states.update(dict.fromkeys(" ".join(line.split()).split("; "), state))
    return states


def _telling(spellings: Iterable[str]) -> set[str]:
    """A word of each spelling, without which no text has it: the longest, which few other texts have."""
    return {max(spelling.split(), key=lambda word: (len(word), word not in words.CUTS)) for spelling in spellings}


_WORDS = _table(words.STATES)
_CELL_WORDS = _table(words.CELL_STATES)
_LONGEST_WORD = 24
_LONGEST_CELL = 80
_LONGEST_NOTHING = 40
_TELLING = frozenset(
    word.encode()
    for word in (
        *_telling((*_WORDS, *words.EMPTY, *words.PLACEHOLDERS)),
        *plain(" ".join(words.PLACEHOLDER_PARTS)).split(),
    )
)
_BRACKET = b"\0"
_APART = b"".join(
    _BRACKET if char in b"([{<~" else char.lower() if char.isalnum() else b" " for char in map(int.to_bytes, range(256))
)
"""Parts a text into its words; what is in brackets or struck out has rules of its own."""
_PLACEHOLDER_ENDS = {"[": "]", "<": ">", "{": "}"}
_BRACKETS = {")": "(", "]": "[", "）": "（", "】": "【"}


def is_ordinary(text: str) -> bool:
    """Whether a text has none of the words that may say a state, that there is nothing, or what is to be filled in.

    Nearly all texts are, which is told in less time than remembering them would take.
    """
    if not text.isascii():
        return False
    letters = text.encode()
    parted = letters.translate(_APART)
    found = parted.split()
    if not found or _BRACKET in parted or not _TELLING.isdisjoint(found):
        return False
    joined = letters.translate(_APART, b"'`*")  # signs that part nothing within a word: `do*ne*`
    return len(joined) == len(parted) or joined.split() == found


@lru_cache(maxsize=REMEMBERED)
def state_of_cell(text: str, own: bool) -> State | None:
    """The state that a cell says, where it says nothing else: `WIP`, `✅ Complete`, `In progress (60%)`.

    In a column of its `own`, a state may be said by words that elsewhere say something else: `yes`, `open`.
    """
    if len(text) > _LONGEST_CELL:
        return None
    sign = mark_at(text.lstrip("*_~ "), 0)
    word = plain(without_signs(text).partition("(")[0])
    said = _WORDS.get(word) or (_CELL_WORDS.get(word) if own else None)
    return said or (sign.state if sign else None) or _token(text)


def own_state(entry: Entry, worded: bool) -> State | None:
    """The state that a list item or a line shows by itself: by its marks, and if `worded` by its words."""
    text = entry.text
    if entry.marks:
        box = entry.marks[0]
        signs = [mark.state for mark in entry.marks if mark.state and not mark.box]
        if box.box and box.glyph != " ":
            return box.state
        tail = _tail_sign(text)
        if tail is State.DONE and (box.box or not signs):
            return tail
        if signs:
            return signs[0]
        if box.box:
            return State.DONE if is_struck_out(text) else box.state
    if is_struck_out(text):
        return State.DONE
    return _tail_sign(text) or (_word(text) if worded else None)


@lru_cache(maxsize=REMEMBERED)
def _word(text: str) -> State | None:
    """The state of a word set off from the rest of a text, or that is all the text says."""
    span = state_word(text)
    return _state_at(text, span) if span else _whole(text) or _token(text)


def state_word(text: str) -> tuple[int, int] | None:
    """Where a word for a state stands that is set off at the head or tail of a text."""
    return next((span for span in chain(_heads(text), _tails(text)) if _state_at(text, span)), None)


def _state_at(text: str, span: tuple[int, int]) -> State | None:
    return _WORDS.get(plain(text[slice(*span)]))


def _tail_sign(text: str) -> State | None:
    """The state of a sign that ends a text."""
    if not text or text[-1] < "\x80":
        return None
    last = text.rstrip(VARIATION + " ")[-1:]
    return SIGNS.get(last)


def _heads(text: str) -> Iterator[tuple[int, int]]:
    """Where a word is set off at the head: `DONE: …`, `[WIP] …`, `**Done** - …`, `DONE …`."""
    bare = text.lstrip("*_`")
    start = len(text) - len(bare)
    if bare[:1] in ("[", "(", "【"):
        closing = min((at for at in (bare.find(char) for char in ")]】") if at > 0), default=0)
        if 1 < closing <= _LONGEST_WORD:
            yield start + 1, start + closing
    for separator in (":", "：", "**", " - ", " — ", " – ", "`"):
        at = bare.find(separator, 0, _LONGEST_WORD)
        if at > 0:
            yield start, start + len(bare[:at].rstrip("*_`"))
    first, _, _ = bare.partition(" ")
    if len(first) > 2 and first.isupper():
        yield start, start + len(first)


def _tails(text: str) -> Iterator[tuple[int, int]]:
    """Where a word is set off at the tail: `… (done)`, `… — DONE`, `… [WIP]`."""
    bare = text.rstrip(" .*_`。")
    end = len(bare)
    opening = _BRACKETS.get(bare[-1:])
    if opening:
        at = bare.rfind(opening, max(end - _LONGEST_WORD - 2, 0))
        if at > 0:
            yield at + 1, end - 1
        return
    for separator in (" — ", " - ", " – ", ": ", ":** ", " → "):
        at = bare.rfind(separator, max(end - _LONGEST_WORD, 0))
        if at > 0:
            yield at + len(separator), end
    last = bare.rpartition(" ")[2]
    if len(last) > 2 and last.isupper():
        yield end - len(last), end


def _whole(text: str) -> State | None:
    """The state that is all a text says."""
    said = plain(text) if len(text) <= 2 * _LONGEST_WORD else ""
    return _WORDS.get(" ".join([word for word in said.split() if word not in words.ALL_OF_IT]))


def _token(text: str) -> State | None:
    """The state of a word mark in backticks, as some tools write them: `cc:WIP`."""
    at = text.find("`cc:")
    return _WORDS.get(plain(text[at + 4 : text.find("`", at + 4)])) if at >= 0 else None


def section_state(role: str | None, title: str) -> State | None:
    """What an item without a mark of its own is in a section that serves a role."""
    if state := SECTION_STATES.get(role or ""):
        return state
    said = plain(title).split() if role == "tests" else []
    if not words.TODO_TITLES.isdisjoint(said):
        return State.TODO
    return None if words.DONE_TITLES.isdisjoint(said) else State.DONE


@lru_cache(maxsize=REMEMBERED)
def state_of_title(title: str) -> State | None:
    """The state that a title ends with: `Phase 3: Hooks 🟡 IN PROGRESS`, `Phase 1 (done)`, `Setup ✅`."""
    found = plain(title).split()
    for length in (2, 1):
        if len(found) > length and (state := _WORDS.get(" ".join(found[-length:]))):
            return state
    return next((state for char in reversed(title) if (state := SIGNS.get(char))), None)


def state_told(title: str) -> State | None:
    """The state that a title tells of all that stands under it: it counts a part of the work, or sets the state off."""
    if is_counted(title):
        return state_of_title(title)
    return _tail_sign(title) or next((state for span in _tails(title) if (state := _state_at(title, span))), None)


def is_empty(text: str) -> bool:
    """Whether a text only says that there is nothing: `None yet`, `*None*`, `无`."""
    return len(text) <= _LONGEST_NOTHING and not is_ordinary(text) and _says_nothing(text)


@lru_cache(maxsize=REMEMBERED)
def _says_nothing(text: str) -> bool:
    return plain(without_parentheses(text)) in words.EMPTY or not text.strip(" .-–—*_")


def is_unset(text: str) -> bool:
    """Whether a text is a template's placeholder that nobody has filled in."""
    return not is_ordinary(text) and _waits_for_words(text)


@lru_cache(maxsize=REMEMBERED)
def _waits_for_words(text: str) -> bool:
    folded = text.casefold()
    for part in words.PLACEHOLDER_PARTS:  # any() takes thrice as long
        if part in folded:
            return True
    bare = text.strip(" *_`.")
    key, colon, value = bare.partition(":")
    if colon and "[" not in key:
        bare = value.strip(" *_`")
    if not bare:
        return False
    if bare.casefold() in words.PLACEHOLDERS:
        return True
    while bare and (closing := _PLACEHOLDER_ENDS.get(bare[0])):
        inner, end, rest = bare[1:].partition(closing)
        if not end or len(inner) < 3 or rest[:1] in ("(", "["):
            return False
        bare = rest.strip(" *_`:-–—")
        if not bare:
            return True
    return False
