"""Bytes to text and back, lines and their ends, and splices."""

from __future__ import annotations

import re
from itertools import accumulate, pairwise

from journal.values import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

BOM = "\ufeff"

_LINE_END = re.compile("\r\n|\r|\n")


class Splice(NamedTuple):
    """One replacement of text; the only way a document changes."""

    start: int
    end: int
    text: str

    def inverse(self, source: str) -> Splice:
        """The splice that undoes this one, given the text that it was applied to."""
        return Splice(self.start, self.start + len(self.text), source[self.start : self.end])

    def apply(self, source: str) -> str:
        return source[: self.start] + self.text + source[self.end :]


def through(offset: int, splices: Iterable[Splice]) -> int:
    """Where an offset of a text is after some splices; what stands where text is inserted moves behind it."""
    for start, end, text in splices:
        if offset >= end:
            offset += len(text) - (end - start)
        elif offset > start:
            offset = start
    return offset


def decode(data: bytes) -> str:
    """The text of a file; what is not UTF-8 travels as surrogates, so that `encode` gives the same bytes back."""
    return data.decode("utf-8", "surrogateescape")


def encode(text: str) -> bytes:
    return text.encode("utf-8", "surrogateescape")


def split_lines(text: str) -> list[str]:
    r"""The lines without their ends, which are \n, \r\n or \r and nothing else.

    `str.splitlines` also splits at form feeds, NEL and others, and those occur inside the lines of real documents.
    """
    lines = _LINE_END.split(text) if "\r" in text else text.split("\n")
    if not lines[-1]:
        lines.pop()
    return lines


def lines_kept(text: str) -> list[str]:
    """The lines with their ends."""
    starts = line_starts(text, split_lines(text))
    return [text[start:stop] for start, stop in pairwise(starts)]


def line_starts(text: str, lines: list[str]) -> list[int]:
    """The offset at which each line begins, and after them the length of the text."""
    if "\r" in text:
        starts = [0, *(end.end() for end in _LINE_END.finditer(text))]
        if starts[-1] != len(text):
            starts.append(len(text))
    else:
        starts = list(accumulate([len(line) + 1 for line in lines], initial=0))
        starts[-1] = len(text)
    return starts


def line_end(text: str) -> str:
    """The line end that a new line takes: that of the first line, which is also what most others have."""
    found = _LINE_END.search(text)
    return found.group() if found else "\n"


def raw_column(line: str, column: int) -> int:
    """The index of the character at a column that was counted with tabs expanded."""
    at = 0
    for index, char in enumerate(line):
        if at >= column:
            return index
        at += 4 - at % 4 if char == "\t" else 1
    return len(line)
