"""How much of the board each pane gets: the one in use first, then those that are always there, then the others."""

from __future__ import annotations

from typing import NamedTuple

TWO_COLUMNS = 80
DOCUMENT_BESIDE = 140

_LEAST = 4
"""Rows that a pane with something in it gets before another gets more."""


class Need(NamedTuple):
    """What a pane would like to have."""

    rows: int
    """With its title."""
    core: bool
    """Whether it is one of those that are always there."""


def heights(needs: list[Need], focused: int, rows: int) -> list[int]:
    """The rows of each pane of a column, from the top; 0 for a pane that has no place."""
    given = [0] * len(needs)
    core = [index for index, need in enumerate(needs) if need.core and index != focused]
    others = [index for index, need in enumerate(needs) if not need.core and index != focused]
    first = [focused] if 0 <= focused < len(needs) else []
    left = _share(given, needs, first + core, 1, rows)
    left = _share(given, needs, first, max(rows // 2, _LEAST), left)
    left = _share(given, needs, core, _LEAST, left)
    left = _share(given, needs, others, 1, left)
    left = _share(given, needs, first + core, rows, left)
    for index in others:
        if given[index] and left >= min(needs[index].rows - 1, _LEAST - 1):
            left = _share(given, needs, [index], rows, left)
    return given


def _share(given: list[int], needs: list[Need], among: list[int], most: int, left: int) -> int:
    """Give some panes a row each in turn, up to `most`; what is left."""
    growing = True
    while left and growing:
        growing = False
        for index in among:
            if left and given[index] < min(needs[index].rows, most):
                given[index] += 1
                left -= 1
                growing = True
    return left


def columns(count: int, core: int, width: int) -> list[list[int]]:
    """Which panes stand in which column: one, or from 80 cells on two, of which the left has what is under way.

    The others take turns, so that none changes its column because something else grew.
    """
    if width < TWO_COLUMNS or count < 2:
        return [list(range(count))]
    core = min(max(core, 2), count)
    split = core - 1
    return [[*range(split), *range(core, count, 2)], [split, *range(core + 1, count, 2)]]
