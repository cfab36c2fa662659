"""The marks of entries: where they stand, and how this author marks a state, garbled where the nearest are."""

from __future__ import annotations

from collections import Counter

from journal.document.marks import CODECS, FLAGS, SIGNS, USUAL_SIGNS, State, misread
from journal.document.parts import parts
from journal.values import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from journal.document.chunks import Document
    from journal.document.find import Found
    from journal.document.marks import Mark
    from journal.document.pieces import Entry

DEFAULT_BOXES = {State.TODO: "[ ]", State.DOING: "[~]", State.DONE: "[x]", State.FAILED: "[-]"}


def marks_span(text: str, entry: Entry) -> tuple[int, int]:
    """Where the marks of an entry stand; without any, where its words begin."""
    words = entry.span[0]
    if not entry.marks:
        return words, words
    after = entry.start + len(entry.marker)
    written = text[after:words].lstrip(" \t")
    return words - len(written), words - len(written) + len(written.rstrip(" \t"))


def written_marks(text: str, entry: Entry) -> str:
    """The marks of an entry as they stand in the text."""
    return text[slice(*marks_span(text, entry))]


def marks_for(document: Document, near: Found, state: State) -> str:
    """The box and sign that show a state, in place of those that an entry has, or where it has none."""
    marks = near.entry.marks
    if not any(mark.box or mark.state is not None for mark in marks):
        return " ".join((_new_mark(document, near, state), *(mark.text for mark in marks)))
    return " ".join(
        like(document, near, mark, state) if mark.box or mark.state is not None else mark.text for mark in marks
    )


def new_marks(document: Document, near: Found, state: State | None) -> str:
    """The marks of a new entry beside another, for the state of their section; without one, something yet to do.

    Where work in progress is marked in several ways, a new entry is as the last that is not done.
    """
    siblings = near.siblings()
    marked = [entry for entry in siblings if entry.marks]
    boxed = any(mark.box for mark in near.entry.marks)
    if not near.entry.marks or (not boxed and 2 * len(marked) <= len(siblings)):
        return ""  # a sign that few have is their own
    unfinished = [entry for entry in marked if entry.marks[0].state is not State.DONE]
    if state is State.DOING and unfinished:
        near = near._replace(entry=unfinished[-1])
        state = near.entry.marks[0].state
    elif state is None and boxed:
        state = State.TODO
    alike = len({written_marks(near.chunk.text, entry) for entry in marked}) == 1
    return " ".join(
        like(document, near, mark, state) if state and (mark.box or mark.state) else mark.text
        for mark in near.entry.marks
        if alike or mark.box or mark.state is not None  # a sign of another kind is its entry's own
    )


def _new_mark(document: Document, near: Found, state: State) -> str:
    """The mark of an entry that has none: as its siblings', else a box where the document has any, else a sign."""
    for entry in near.siblings():
        if entry.marks:
            return like(document, near, entry.marks[0], state)
    shown = [mark for marks in _written(document, near) for mark in marks if mark.box or mark.state is not None]
    for mark in [mark for mark in shown if mark.box] or shown:
        return like(document, near, mark, state)
    return DEFAULT_BOXES[state]


def like(document: Document, near: Found, mark: Mark, state: State) -> str:
    """A mark of the same sort for another state: the nearest such sign, the box that most have there."""
    if mark.state is state and mark.glyph not in FLAGS:
        return mark.text
    for marks in _written(document, near):
        same = [
            found.text for found in marks if found.state is state and found.box is mark.box and found.glyph not in FLAGS
        ]
        if same:
            votes = Counter(same)
            return max(votes, key=votes.__getitem__) if mark.box else same[0]
    return DEFAULT_BOXES[state] if mark.box else _garbled_like(mark.text, USUAL_SIGNS[state])


def _written(document: Document, near: Found) -> Iterator[list[Mark]]:
    """The marks of each chunk: first those of an entry's own, the nearest first."""
    line = near.entry.line
    marked = [entry for entry in parts(near.chunk).entries if entry.marks]
    yield _marks(sorted(marked, key=lambda entry: abs(entry.line - line)))
    for chunk, _, _ in document.located():
        if chunk is not near.chunk:
            yield _marks(parts(chunk).entries)


def _marks(entries: Iterable[Entry]) -> list[Mark]:
    return [mark for entry in entries for mark in entry.marks]


def _garbled_like(present: str, sign: str) -> str:
    """A sign garbled as another one is, so that both are mended by the same means, if ever."""
    if present[:1] in SIGNS:
        return sign
    for codec in CODECS:
        for hole in ("", "C1"):
            if any(present.startswith(misread(known, codec, hole)) for known in SIGNS):
                return misread(sign, codec, hole)
    return sign
