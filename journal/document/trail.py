"""Where entries and lines come from and go to while steps are applied to a document."""

from __future__ import annotations

from bisect import bisect_right

from journal.document.find import find
from journal.document.parts import parts
from journal.document.source import split_lines
from journal.document.steps import (
    Applied,
    Move,
    Remove,
    RemoveSection,
    SetCell,
    SetLines,
    SetMark,
    SetText,
    Step,
)
from journal.document.verify import Refused
from journal.values import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from journal.document.chunks import Document

GONE = -1


class Origin(NamedTuple):
    """What an entry or line was in the first text of a trail, or which step made it."""

    step: int
    """Index of the step that made it, or -1 for what the first text holds."""
    at: int
    """Its offset in the first text; of what a step made, how many lines below the step's subject it begins."""
    nth: int
    """Which entry of its line it is, from 0; -1 for the line itself."""


class Trail:
    """A document, the steps applied to it one after another, and the texts between them."""

    def __init__(self, document: Document) -> None:
        self.documents = [document]
        self.steps: list[Step] = []
        self.applied: list[Applied] = []

    @property
    def document(self) -> Document:
        return self.documents[-1]

    def add(self, step: Step, applied: Applied) -> None:
        self.documents.append(applied.document)
        self.steps.append(step)
        self.applied.append(applied)

    def entry_origin(self, offset: int, at: int) -> Origin:
        """What an entry was that begins at an offset of the text after so many steps."""
        return self._origin(offset, at, entry=True)

    def line_origin(self, offset: int, at: int) -> Origin:
        return self._origin(offset, at, entry=False)

    def forward(self, offset: int, at: int, entry: bool) -> int:
        """Where an entry or line of the text after so many steps begins in the last text, or GONE."""
        for index in range(at, len(self.steps)):
            if offset == GONE:
                break
            offset = self._forward(index, offset, entry)
        return offset

    def _origin(self, offset: int, at: int, *, entry: bool) -> Origin:
        for index in range(at - 1, -1, -1):
            step, applied = self.steps[index], self.applied[index]
            before, after = self.documents[index], self.documents[index + 1]
            if isinstance(step, SetMark | SetText | SetCell) and offset == applied.subject:
                offset = step.entry
            elif isinstance(step, Move) and _is_in(after, applied.subject, offset):
                offset = _carried(after, applied.subject, offset, before, step.entry, entry)
            else:
                came_from = _back(applied, offset)
                if came_from == GONE:
                    subject = step.line if isinstance(step, SetLines) else applied.subject
                    line, nth = _place_in(after, subject, offset, entry)
                    return Origin(index, line, nth)
                offset = came_from
        return Origin(-1, offset, 0 if entry else -1)

    def _forward(self, index: int, offset: int, entry: bool) -> int:
        step, applied = self.steps[index], self.applied[index]
        before = self.documents[index]
        if isinstance(step, SetMark | SetText | SetCell) and offset == step.entry:
            return applied.subject
        if isinstance(step, Move | Remove) and _is_in(before, step.entry, offset):
            if isinstance(step, Remove):
                return GONE
            return _carried(before, step.entry, offset, applied.document, applied.subject, entry)
        for start, end, text in applied.splices:
            if offset >= end:
                offset += len(text) - (end - start)
            elif offset > start or (offset == start and not text and isinstance(step, _TAKES_LINES)):
                return GONE
        return offset


_TAKES_LINES = (SetLines, Remove, RemoveSection, Move)


def made(document: Document, subject: int, origin: Origin) -> int:
    """Where something that a step made begins in the text right after that step, or GONE."""
    line = line_after(document, line_start(document, subject), origin.at)
    if line == GONE or origin.nth < 0:
        return line
    chunk, base = document.chunk_at(line)
    number = bisect_right(chunk.starts, line - base) - 1
    found = [entry.start + base for entry in parts(chunk).entries if entry.line == number]
    return found[origin.nth] if origin.nth < len(found) else GONE


def line_start(document: Document, offset: int) -> int:
    """Where the line begins that an offset stands in."""
    chunk, base = document.chunk_at(offset)
    at = offset - base
    starts = chunk.starts
    return base + starts[max(0, min(bisect_right(starts, at), len(starts) - 1) - 1)]


def line_after(document: Document, line: int, count: int) -> int:
    """Where the line begins that stands some lines below another, or GONE past the end."""
    end = len(document.text) - len(document.tail)
    while line < end:
        chunk, base = document.chunk_at(line)
        number = bisect_right(chunk.starts, line - base) - 1 + count
        if number < len(chunk.lines):
            return base + chunk.starts[number] if number >= 0 else GONE
        count = number - len(chunk.lines)
        line = base + len(chunk.text)
    return GONE


def _back(applied: Applied, offset: int) -> int:
    """Where an offset was before the splices of a step; GONE where one of them made it."""
    for start, end, text in reversed(applied.splices):
        if offset >= start + len(text):
            offset += end - start - len(text)
        elif offset > start or (offset == start and start == end):
            return GONE
    return offset


def _is_in(document: Document, entry: int, offset: int) -> bool:
    """Whether an offset stands in an entry or its details."""
    try:
        found = find(document, entry)
    except Refused:
        return False
    return found.line_start <= offset < found.end


def _place_in(document: Document, subject: int, offset: int, entry: bool) -> tuple[int, int]:
    """How many lines below a subject an entry or line begins, and which entry of its line it is."""
    line = line_start(document, offset)
    first = line_start(document, subject)
    count = len(split_lines(document.text[min(first, line) : max(first, line)]))
    if not entry:
        return count if line >= first else -count, -1
    chunk, base = document.chunk_at(line)
    on_line = [found.start + base for found in parts(chunk).entries if chunk.starts[found.line] == line - base]
    return count if line >= first else -count, on_line.index(offset) if offset in on_line else 0


def _carried(document: Document, entry: int, offset: int, other: Document, to: int, is_entry: bool) -> int:
    """Where something in an entry is once that entry stands in another text or place."""
    line, nth = _place_in(document, entry, offset, is_entry)
    return made(other, to, Origin(0, line, nth))
