"""Numbers of lists: which run in sequence, and what moving them on takes along."""

from __future__ import annotations

import pytest

from journal.document.apply import apply
from journal.document.chunks import read
from journal.document.edit import Drop, MoveTo
from journal.document.numbering import in_sequence, numbers_around, renumbered
from journal.document.record import replayed
from journal.document.steps import Remove
from tests.document.editing import edited


@pytest.mark.parametrize(
    ("numbers", "run"),
    [([1, 2, 3], True), ([7, 8], True), ([4], True), ([1, 1, 1], False), ([1, 3], False), ([], False)],
)
def test_numbers_run_in_sequence_when_each_is_one_more(numbers: list[int], run: bool) -> None:
    assert in_sequence(numbers) is run


def test_the_numbers_around_an_entry_are_those_of_its_own_list() -> None:
    text = "1. a\n   1. deep\n   2. deeper\n2. b\n\n- c\n"
    assert numbers_around(read(text), text.index("2. b")) == ([1, 2], 1)
    assert numbers_around(read(text), text.index("1. deep")) == ([1, 2], 0)
    assert numbers_around(read(text), text.index("- c")) == ([], 0)


def test_details_that_stand_deep_enough_for_the_longer_number_stay() -> None:
    text = "9. a\n    - deep enough\n"
    assert renumbered(read(text), 0, 10)[0].text == "10. a\n    - deep enough\n"


def test_a_lazy_line_in_a_quote_is_no_detail_and_stays_as_it_is() -> None:
    text = "> 9. a\n\t- more\n> 10. b\n"
    assert renumbered(read(text), 2, 10)[0].text.startswith("> 10. a\n\t- more\n")


def test_details_that_do_not_are_indented_by_as_much_as_the_number_grew() -> None:
    text = "9. a\n   - not\n   more\n"
    assert renumbered(read(text), 0, 10)[0].text == "10. a\n    - not\n    more\n"


def test_the_entry_is_told_where_it_is_afterwards() -> None:
    text = "8. a\n9. b\n10. c\n"
    document, _, entry = renumbered(read(text), text.index("10. c"), 9)
    assert document.text == "9. a\n10. b\n11. c\n"
    assert document.text[entry:] == "11. c\n"


def test_the_first_item_of_a_list_that_goes_on_with_a_line_leaves_a_list() -> None:
    before = "# Next\n\n**Then:**\n1. one\n   - more\n2. two\n3. three\n"
    after = "# Next\n\n**Then:**\n1. two\n2. three\n"
    assert edited(before, Drop("next.1")) == after
    removed = apply(read(before), Remove(before.index("1. one")))
    assert replayed(removed.document, removed.inverse).document.text == before
    moved = "# Next\n\n**Then:**\n1. two\n2. three\n3. one\n   - more\n"
    assert edited(before, MoveTo("next.1", "last")) == moved


def test_numbers_in_a_tag_move_on_too() -> None:
    before = "<steps>\n1. one\n2. two\n3. three\n</steps>\n"
    removed = apply(read(before), Remove(before.index("2. two")))
    assert removed.document.text == "<steps>\n1. one\n2. three\n</steps>\n"
