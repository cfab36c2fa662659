"""The tables of words can be met: each spelling is written as titles are compared, and stands for one thing."""

from __future__ import annotations

from journal.document.page import ROLES
from journal.kinds import words
from journal.kinds.titles import plain


def spellings(table: dict[str, str], separator: str) -> list[str]:
    return [spelling for line in table.values() for spelling in " ".join(line.split()).split(separator)]


def test_every_spelling_is_written_as_titles_are_compared() -> None:
    written = [
        *spellings(words.TITLES, "; "),
        *spellings(words.PHRASES, "; "),
        *spellings(words.FRAGMENTS, "; "),
        *spellings(words.FIRST, " "),
        *spellings(words.LAST, " "),
        *spellings({state.value: line for state, line in words.STATES.items()}, "; "),
        *words.NO_ROLE,
        *words.EMPTY,
    ]
    assert [spelling for spelling in written if plain(spelling) != spelling] == []


def test_every_table_speaks_of_roles_that_there_are() -> None:
    for table in (words.TITLES, words.FIRST, words.LAST, words.PHRASES, words.FRAGMENTS):
        assert set(table) <= set(ROLES)


def test_no_spelling_stands_for_two_roles() -> None:
    written = spellings(words.TITLES, "; ")
    assert sorted({spelling for spelling in written if written.count(spelling) > 1}) == []
