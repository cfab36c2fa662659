"""Which column of a table holds an item's own words, and which one its state."""

from __future__ import annotations

from functools import lru_cache

from journal.document.cells import split_cells
from journal.kinds import words
from journal.kinds.titles import plain
from journal.values import NamedTuple


class Columns(NamedTuple):
    """How the columns of one table are used."""

    names: tuple[str, ...]
    main: int
    state: int
    """-1 where no column holds a state."""


@lru_cache(maxsize=512)
def columns(header: str) -> Columns:
    """The use of each column, from a table's header line."""
    names = tuple([name.strip(" \t*_`") for name in cells(header)])
    spelled = [plain(name) for name in names]
    state = next((at for at, name in enumerate(spelled) if not words.STATE_KEYS.isdisjoint(name.split())), -1)
    side = words.SIDE_COLUMNS | words.KEY_COLUMNS if state >= 0 else words.SIDE_COLUMNS
    telling = [at for at, name in enumerate(spelled) if at != state and name and name not in side]
    named = [at for at in telling if spelled[at] in words.MAIN_COLUMNS]
    return Columns(names, (named or telling or [0])[0], state)


def cells(row: str) -> list[str]:
    return [cell.strip() for cell in split_cells(row.lstrip("> \t"))]
