"""Items that tell their state in words or by a last sign."""

from __future__ import annotations

import pytest

from journal.document.edit import Mark, Promote
from journal.document.marks import State
from tests.document.editing import edited


@pytest.mark.parametrize(
    ("before", "state", "after"),
    [
        ("TODO: a", State.DONE, "DONE: a"),
        ("TODO list", State.DONE, "[x] TODO list"),
        ("**WIP** - a", State.DONE, "**DONE** - a"),
        ("**Done**: a", State.TODO, "**Todo**: a"),
        ("**Status:** done", State.DOING, "**Status:** doing"),
        ("[Done] a", State.TODO, "[Todo] a"),
        ("a (done)", State.TODO, "a (todo)"),
        ("a — DONE", State.FAILED, "a — FAILED"),
        ("a ✅", State.TODO, "a"),
        ("a ✅", State.FAILED, "a ❌"),
        ("[x] a ✅", State.TODO, "[ ] a"),
    ],
)
def test_what_tells_the_state_tells_the_new_one_in_the_same_way(before: str, state: State, after: str) -> None:
    assert edited(f"## Next\n\n- {before}\n", Mark("next.1", state)) == f"## Next\n\n- {after}\n"


def test_a_word_for_a_state_is_the_one_that_others_have_in_the_same_capitals() -> None:
    text = "## Next\n\n- a (offen)\n- ERLEDIGT: b\n- c (erledigt)\n- d (blockiert)\n"
    assert edited(text, Mark("next.1", State.DONE)) == text.replace("a (offen)", "a (erledigt)")
    assert edited(text, Mark("next.3", State.TODO)) == text.replace("c (erledigt)", "c (offen)")


def test_a_word_that_says_no_state_where_it_stands_stays() -> None:
    text = "## Decisions\n\n- **Rejected:** a\n"
    assert edited(text, Mark("decisions.1", State.DONE)) == text.replace("- **", "- [x] **")


def test_a_last_sign_that_speaks_against_a_box_goes_with_a_move() -> None:
    text = "## To do\n\n- [ ] a\n\n## Done\n\n- [x] b ✅\n- [x] c ✅\n"
    after = "## To do\n\n- [ ] a\n- [ ] b\n\n## Done\n\n- [x] c ✅\n"
    assert edited(text, Mark("done.1", State.TODO)) == after


def test_a_word_in_capitals_is_one_for_a_state_where_others_have_such_too() -> None:
    text = "## Next\n\n- TODO a\n- DONE b\n"
    assert edited(text, Mark("next.2", State.DOING)) == text.replace("DONE", "DOING")


def test_an_item_among_such_with_last_signs_gets_one() -> None:
    text = "## Next\n\n1. a ✔️\n2. b\n"
    assert edited(text, Mark("next.2", State.DONE)) == text.replace("b\n", "b ✔️\n")
    assert edited(text, Promote("next.2")) == text.replace("b\n", "b 🔄\n")


def test_an_item_that_moves_to_the_section_of_its_state_says_nothing_against_it() -> None:
    text = "## Next\n\n- TODO: a\n- TODO: b\n\n## Done\n\n- c\n"
    assert edited(text, Mark("next.1", State.DONE)) == "## Next\n\n- TODO: b\n\n## Done\n\n- c\n- DONE: a\n"


def test_an_item_that_is_nothing_but_a_word_for_a_state_keeps_it() -> None:
    text = "## Next\n\n- **Completed**\n"
    assert edited(text, Mark("next.1", State.DOING)) == text.replace("- ", "- [~] ")


def test_an_item_without_a_last_sign_that_is_undone_again_is_so_by_its_mark() -> None:
    text = "## Done\n\n- a ✅\n- b\n"
    assert edited(text, Mark("done.2", State.TODO)) == text.replace("- b", "- [ ] b")
