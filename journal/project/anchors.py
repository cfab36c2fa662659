"""Where ranges of lines went when a file changed: a document's anchors follow their code."""

from __future__ import annotations

from journal.project.ranges import Hunk, Range, hunks
from journal.values import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_TELLING_BYTES = 20
"""A block with fewer letters than this is found again by chance."""


def follow(old: bytes, new: bytes, ranges: Iterable[Range]) -> tuple[Range | None, ...]:
    """Where each range of the old text stands in the new one; None for one of which nothing is left.

    A range whose lines were cut and stand as they were in exactly one other place has moved there; one that was
    rewritten in place is still there.
    """
    found = hunks(old, new)
    return tuple(_through(was, found) or _elsewhere(was, old, new) for was in ranges)


def _through(was: Range, found: tuple[Hunk, ...]) -> Range | None:
    start, end = was
    kept = end - start + 1
    rewritten = False
    shift = 0  # how far lines stand from where they stood, after the hunks seen so far
    start_cut = end_cut = False
    for hunk in found:
        first, last = _old_span(hunk)
        if last >= was.start and first > was.end:
            break
        if last >= was.start:
            kept -= max(0, min(last, was.end) - max(first, was.start) + 1)
            new_first = hunk.new_start + (hunk.new_count == 0)
            new_last = new_first + hunk.new_count - 1
            in_place = (first >= was.start and last <= was.end) or hunk.old_count == hunk.new_count
            rewritten |= hunk.new_count > 0 and in_place
            if first <= was.start:  # what replaces lines on both sides of the edge is dealt out from the inner end
                inside = hunk.new_count if first == was.start else min(hunk.new_count, last - was.start + 1)
                start, start_cut = new_last - inside + 1, True
            if last >= was.end:
                inside = hunk.new_count if last == was.end else min(hunk.new_count, was.end - first + 1)
                end, end_cut = new_first + inside - 1, True
        if not start_cut and last < was.start:
            start = was.start + shift + hunk.new_count - hunk.old_count
        shift += hunk.new_count - hunk.old_count
        if not end_cut:
            end = was.end + shift
    gone = kept <= 0 and not rewritten
    return None if gone or end < start else Range(start, end)


def _old_span(hunk: Hunk) -> tuple[int, int]:
    if hunk.old_count:
        return hunk.old_start, hunk.old_start + hunk.old_count - 1
    return hunk.old_start + 1, hunk.old_start  # between two lines: after old_start, before the next


def _elsewhere(was: Range, old: bytes, new: bytes) -> Range | None:
    block = [line.strip() for line in old.split(b"\n")[was.start - 1 : was.end]]
    if sum(map(len, block)) < _TELLING_BYTES:
        return None
    # Blocks are compared without indentation: code that moves into a class is the same code.
    lines = b"\n" + b"\n".join(line.strip() for line in new.split(b"\n")) + b"\n"
    wanted = b"\n" + b"\n".join(block) + b"\n"
    at = lines.find(wanted)
    if at < 0 or lines.find(wanted, at + 1) >= 0:
        return None
    start = lines.count(b"\n", 0, at) + 1
    return Range(start, start + len(block) - 1)
