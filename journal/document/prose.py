"""Changes of prose, headings and whole sections, found again in another writer's text line by line."""

from __future__ import annotations

from itertools import accumulate

from journal.document.join import joined
from journal.document.similar import LIKE, similarity
from journal.document.source import lines_kept
from journal.document.steps import SetLines
from journal.document.trail import GONE, Origin, Trail, line_after, line_start
from journal.values import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from journal.document.chunks import Document


def relined(
    ours: Trail, index: int, step: SetLines, out: Document, where: Callable[[Origin], int]
) -> tuple[SetLines | None, str | None]:
    """The same change aimed at the merged text; or what stands there, if it cannot be made; or neither, if it was."""
    document = ours.documents[index]
    end = step.line + len(step.was)
    above = below = GONE
    if step.line > len(document.head):
        above = where(ours.line_origin(line_start(document, step.line - 1), index))
    if end < len(document.text) - len(document.tail):
        below = where(ours.line_origin(end, index))
    starts = list(accumulate(map(len, lines_kept(step.was)), initial=step.line))[:-1]
    places = [where(ours.line_origin(start, index)) for start in starts]
    if places and GONE not in places and out.text.startswith(step.was, places[0]):
        return SetLines(places[0], step.was, step.lines), None
    start, stop = _gap(document, out, step, above, below, places)
    if start == GONE:
        return None, ""
    there = out.text[start:stop]
    value = _both(step.was, step.lines, there)
    if value is None:
        return None, there
    if value == there:
        return None, None
    if value.endswith(there):
        return SetLines(start, "", value[: len(value) - len(there)]), None
    return SetLines(start, there, value), None


def _gap(
    document: Document, out: Document, step: SetLines, above: int, below: int, places: Sequence[int]
) -> tuple[int, int]:
    """The stretch of the merged text between the lines around a change; GONE where that cannot be told."""
    start, stop = below, below
    if step.line <= len(document.head):
        start = len(out.head)
    elif above != GONE:
        start = _line_below(out, above)
    if step.line + len(step.was) >= len(document.text) - len(document.tail):
        stop = len(out.text) - len(out.tail)
    if GONE not in (start, stop) and start <= stop:
        return start, stop
    if not places:
        return (start, start) if start != GONE else (stop, stop)
    if len(places) == 1 and places[0] != GONE:
        return places[0], _line_below(out, places[0])
    return GONE, GONE


def _line_below(document: Document, line: int) -> int:
    below = line_after(document, line, 1)
    return below if below != GONE else len(document.text) - len(document.tail)


def _both(was: str, mine: str, there: str) -> str | None:
    """What stands in a gap once our change is in it too; None where that would lose something."""
    if there == was:
        return mine
    before, ours, theirs = (lines_kept(text) for text in (was, mine, there))
    removed = {line.strip() for line in before} - {line.strip() for line in ours}
    if _holds(theirs, ours) and not any(line.strip() in removed for line in theirs if line.strip()):
        return there
    if before and len(before) == len(ours) == len(theirs):
        lines = [joined(*row) for row in zip(before, ours, theirs, strict=True)]
        return None if None in lines else "".join([line or "" for line in lines])
    if was.strip():
        return "" if not mine.strip() and _holds(before, theirs) else None
    if _holds(ours, theirs):
        return mine
    if len(ours) == len(theirs) and all(map(_is_alike, ours, theirs)):
        return None
    return mine + (_ending(theirs[0]) if not _ending(mine) else "") + there


def _is_alike(line: str, other: str) -> bool:
    return similarity(line, other) >= LIKE


def _ending(line: str) -> str:
    return line[len(line.rstrip("\r\n")) :]


def _holds(lines: Sequence[str], others: Sequence[str]) -> bool:
    """Whether all lines that say something stand among others, in their order."""
    rest = iter([line.strip() for line in lines])
    return all(line.strip() in rest for line in others if line.strip())
