"""The word or last sign by which an entry tells how far it is, changed to tell another state."""

from __future__ import annotations

from journal.document.marks import SIGNS, USUAL_SIGNS, VARIATION, State
from journal.document.parts import parts
from journal.document.words import raw_text
from journal.values import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from journal.document.find import Found
    from journal.document.work import Work

_WORDS = {State.TODO: "todo", State.DOING: "doing", State.DONE: "done", State.FAILED: "failed"}


def retold(work: Work, found: Found, role: str | None, state: State) -> str | None:
    """Other words by which an entry tells another state; None where neither it nor its siblings tell theirs in them."""
    text = raw_text(found.chunk.text, found.entry)
    sign = last_sign(text)
    bare = text.removesuffix(sign).rstrip() if sign else text
    span = work.meaning.state_word(text) if work.meaning.entry_state(found.entry, role) else None
    if span and not sign and _has_more(text, span) and (_is_set_off(text, span) or _is_usual(work, found)):
        start, end = span
        return text[:start] + _word(work, found, text[start:end], state) + text[end:]
    signs = [other for entry in found.siblings() if not entry.marks and (other := last_sign(entry.text))]
    if not sign and not signs:
        return None
    if state is State.TODO:
        return bare if sign else None
    return f"{bare} {next((other for other in signs if SIGNS[other[0]] is state), USUAL_SIGNS[state])}"


def _has_more(text: str, span: tuple[int, int]) -> bool:
    """Whether a text says more than a word: `**Completed**` alone is what the entry is about."""
    start, end = span
    return any(map(str.isalnum, text[:start] + text[end:]))


def _is_set_off(text: str, span: tuple[int, int]) -> bool:
    """Whether signs part a word from the rest: `DONE: a`, `a (done)`; `TODO list` may be the name of a thing."""
    before, after = text[: span[0]].rstrip(), text[span[1] :].lstrip()
    return not (before[-1:] or after[:1]).isalnum()


def _is_usual(work: Work, found: Found) -> bool:
    """Whether a sibling begins or ends with a word for a state too."""
    others = [entry.text for entry in found.siblings() if entry != found.entry and not entry.marks]
    return any(work.meaning.state_word(text) for text in others)


def last_sign(text: str) -> str:
    """The sign for a state that ends a text, if one does."""
    bare = text.rstrip(VARIATION)
    return text[len(bare) - 1 :] if bare and SIGNS.get(bare[-1]) else ""


def _word(work: Work, found: Found, was: str, state: State) -> str:
    """The word for a state: as other entries near have it, else the usual one, in capitals as the one before it."""
    for entry in parts(found.chunk).entries:
        span = work.meaning.state_word(entry.text) if not entry.marks else None
        word = entry.text[slice(*span)] if span else ""
        says_it = bool(word) and work.meaning.word_state(word) is state and not work.meaning.is_held(word)
        if says_it and _case(word) is _case(was):
            return word
    return _case(was)(_WORDS[state])


def _case(word: str) -> Callable[[str], str]:
    """What gives words the capitals that a word has."""
    if word.isupper():
        return str.upper
    return str.capitalize if word[:1].isupper() else str.lower
