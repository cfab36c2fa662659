"""Another text for a page or for part of it, as one edit like any other: an earlier version, a new text, a line."""

from __future__ import annotations

from journal.document.between import steps_between
from journal.document.record import replayed
from journal.document.restoring import restored
from journal.document.source import decode
from journal.document.steps import SetLines
from journal.document.verify import Refused
from journal.values import TYPE_CHECKING

if TYPE_CHECKING:
    from journal.desk import Desk


def restore(desk: Desk, number: int, section: str = "") -> None:
    """Bring back the text of an earlier version, or one section of it."""
    if section:
        performed = restored(desk.page, desk.page_of(number), section, desk.meaning)
        desk.take(f"restore {section} of version {number}", performed)
        return
    step = SetLines(0, desk.document.text, decode(desk.version(number)))
    desk.take(f"restore version {number}", replayed(desk.document, [step]))


def rewrite(desk: Desk, says: str, text: str, beside: str = "") -> None:
    """Give the page another text, touching only the lines which differ.

    `beside` is the path of a page that was rewritten for the same reason, in the same words: it is undone with it.
    """
    desk.take(says, replayed(desk.document, steps_between(desk.document.text, text)), beside)


def line_of(desk: Desk, number: int) -> str:
    """A line of the page, counted from 0, without its end."""
    return _line(desk, number)[1]


def amend(desk: Desk, number: int, was: str, words: str, says: str) -> None:
    """Give one line other words, or further lines beside it, as long as it still says what it said."""
    start, line, ending = _line(desk, number)
    words = words.replace("\n", ending or "\n")
    if line != was:
        raise Refused(f"line {number + 1} says something else by now")
    desk.take(says, replayed(desk.document, [SetLines(start, line + ending, words + ending)]))


def _line(desk: Desk, number: int) -> tuple[int, str, str]:
    """Where a line begins, what it says, and its end."""
    for chunk, offset, first in desk.document.located():
        if first <= number < first + len(chunk.lines):
            line, start = chunk.lines[number - first], chunk.starts[number - first]
            return offset + start, line, chunk.text[start + len(line) : chunk.starts[number - first + 1]]
    raise Refused(f"the page has no line {number + 1}")
