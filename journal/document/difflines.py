"""The difference of two texts as people read it: a unified diff, or the lines alone that differ."""

from __future__ import annotations

from journal.document.patience import matched
from journal.document.source import lines_kept, split_lines
from journal.values import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

CONTEXT = 3
"""Lines shown around a change."""


def unified(old: str, new: str, old_name: str, new_name: str) -> Iterator[str]:
    """The lines of a unified diff; none where the texts have the same lines."""
    left, right = split_lines(old), split_lines(new)
    changes = _changes(left, right)
    if changes:
        yield f"--- {old_name}"
        yield f"+++ {new_name}"
    for hunk in _hunks(changes):
        start, end = max(0, hunk[0][0] - CONTEXT), min(len(left), hunk[-1][1] + CONTEXT)
        first = hunk[0][2] - (hunk[0][0] - start)
        last = hunk[-1][3] + (end - hunk[-1][1])
        yield f"@@ -{start + 1},{end - start} +{first + 1},{last - first} @@"
        at = start
        for begin, stop, over, under in hunk:
            yield from (f" {line}" for line in left[at:begin])
            yield from (f"-{line}" for line in left[begin:stop])
            yield from (f"+{line}" for line in right[over:under])
            at = stop
        yield from (f" {line}" for line in left[at:end])


def apart(old: str, new: str) -> tuple[str, str]:
    """The lines of each of two texts that the other does not have in their place."""
    left, right = lines_kept(old), lines_kept(new)
    changes = _changes(left, right)
    removed = [line for start, end, _, _ in changes for line in left[start:end]]
    added = [line for _, _, start, end in changes for line in right[start:end]]
    return "".join(removed), "".join(added)


def _changes(left: list[str], right: list[str]) -> list[tuple[int, int, int, int]]:
    """Stretches of the left that became stretches of the right."""
    found: list[tuple[int, int, int, int]] = []
    at = to = 0
    for one, other in [*matched(left, right), (len(left), len(right))]:
        if at < one or to < other:
            found.append((at, one, to, other))
        at, to = one + 1, other + 1
    return found


def _hunks(changes: list[tuple[int, int, int, int]]) -> list[list[tuple[int, int, int, int]]]:
    """Changes so near to one another that they share their surroundings."""
    hunks: list[list[tuple[int, int, int, int]]] = []
    for change in changes:
        if hunks and change[0] - hunks[-1][-1][1] <= 2 * CONTEXT:
            hunks[-1].append(change)
        else:
            hunks.append([change])
    return hunks
