"""How the panes share the rows of the screen."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from journal.tui.places import Need, columns, heights

CORE = [Need(3, True), Need(2, True), Need(4, True), Need(6, True)]

wanted = st.integers(1, 60)
needs = st.tuples(
    st.lists(st.builds(Need, wanted, st.just(True)), min_size=1, max_size=4),
    st.lists(st.builds(Need, wanted, st.just(False)), max_size=10),
).map(lambda both: both[0] + both[1])


def test_everything_gets_what_it_needs_where_there_is_room() -> None:
    assert heights(CORE, 0, 30) == [3, 2, 4, 6]


def test_the_pane_in_use_is_seen_first() -> None:
    assert heights(CORE, 3, 8) == [2, 1, 1, 4]


def test_others_are_title_lines_until_there_is_room() -> None:
    others = [Need(9, False), Need(9, False)]
    assert heights(CORE + others, 0, 17) == [3, 2, 4, 6, 1, 1]
    assert heights(CORE + others, 4, 22) == [3, 2, 4, 4, 9, 0]


@given(needs, st.integers(0, 13), st.integers(1, 70))
def test_no_row_is_given_twice_and_none_to_what_wants_none(needs: list[Need], focused: int, rows: int) -> None:
    given = heights(needs, min(focused, len(needs) - 1), rows)
    assert sum(given) <= rows
    assert all(got <= need.rows for got, need in zip(given, needs, strict=True))


@given(needs, st.integers(0, 13), st.integers(8, 70))
def test_the_pane_in_use_always_has_a_place(needs: list[Need], focused: int, rows: int) -> None:
    focused = min(focused, len(needs) - 1)
    assert heights(needs, focused, rows)[focused] >= min(needs[focused].rows, 4, rows)


def test_there_are_two_columns_from_eighty_cells_on() -> None:
    assert columns(7, 4, 79) == [[0, 1, 2, 3, 4, 5, 6]]
    assert columns(7, 4, 80) == [[0, 1, 2, 4, 6], [3, 5]]
