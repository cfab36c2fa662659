"""How items are marked on boards, in parts of the work, in boxes that say more, in folds and in callouts."""

from __future__ import annotations

import pytest

from journal.document.edit import Add, Mark, Promote
from journal.document.marks import State
from tests.document.editing import edited

BOARD = "## To do\n\n- [ ] a\n- [ ] b\n\n## Doing\n\n- [ ] c\n\n## Done\n\n- [x] d\n"


@pytest.mark.parametrize(
    ("edit", "after"),
    [
        (Mark("todo.1", State.DONE), "## To do\n\n- [ ] b\n\n## Doing\n\n- [ ] c\n\n## Done\n\n- [x] d\n- [x] a\n"),
        (Promote("todo.2"), "## To do\n\n- [ ] a\n\n## Doing\n\n- [ ] c\n- [ ] b\n\n## Done\n\n- [x] d\n"),
        (Mark("done.1", State.TODO), "## To do\n\n- [ ] a\n- [ ] b\n- [ ] d\n\n## Doing\n\n- [ ] c\n\n## Done\n"),
    ],
)
def test_an_item_of_a_board_goes_to_the_column_of_its_state(edit: Mark | Promote, after: str) -> None:
    assert edited(BOARD, edit) == after


@pytest.mark.parametrize(
    "other",
    [
        "- [x] ticked where it stands\n",
        "## Recent changes\n\n- without a box\n",
        "## Backend\n\n- [x] a part of the work\n",
    ],
)
def test_a_box_is_ticked_where_it_stands_if_boxes_do_not_tell_the_columns_of_a_board(other: str) -> None:
    text = f"## Next\n\n- [ ] a\n{other}"
    assert edited(text, Mark("next.1", State.DONE)) == text.replace("[ ]", "[x]")


def test_an_item_stays_in_its_part_of_the_work_however_far_that_is() -> None:
    text = "## Phase 1 (DONE)\n1. choose\n\n## Phase 2 (IN PROGRESS)\n1. rules\n\n## Phase 3 (TODO)\n1. rows\n"
    assert edited(text, Mark("doing.1", State.DONE)) == text.replace("1. rules", "1. [x] rules")
    assert edited(text, Promote("todo.1")) == text.replace("1. rows", "1. [~] rows")


def test_what_a_box_says_beside_its_state_is_not_said_of_other_items() -> None:
    text = "## To do\n\n- [✓] a\n- [] b\n- [!] c\n"
    assert edited(text, Add("todo", "d")) == text + "- [] d\n"
    assert edited(text, Mark("todo.3", State.DONE)) == text.replace("[!]", "[✓]")


def test_a_fold_is_a_section_up_to_its_end() -> None:
    done = "<details>\n<summary><b>✅ Done</b> (1)</summary>\n\n- [x] a\n\n</details>\n"
    text = f"## In Progress\n\n- [ ] b\n\n{done}\n- [ ] c\n"
    assert edited(text, Add("done", "d")) == text.replace("- [x] a\n", "- [x] a\n- [x] d\n")
    assert edited(text, Add("doing", "d")) == text + "- [ ] d\n"


def test_a_first_item_goes_into_its_fold_or_above_one() -> None:
    fold = "<details>\n<summary>Done</summary>\n\n</details>\n"
    inside = "<details>\n<summary>Done</summary>\n\n- a\n\n</details>\n"
    assert edited(f"## Next\n\n{fold}", Add("done", "a")) == f"## Next\n\n{inside}"
    assert edited(f"## Next\n\n{fold}", Add("next", "a")) == f"## Next\n1. a\n\n{fold}"


def test_a_callout_is_a_section_up_to_the_end_of_its_quote() -> None:
    text = "# Friday\n\n> [!todo] Today\n> - [ ] a\n\n> [!warning]+ Blockers\n> - b\n"
    assert edited(text, Add("doing", "c")) == text.replace("[ ] a\n", "[ ] a\n> - [ ] c\n")
    assert edited(text, Add("blockers", "c")) == text + "> - c\n"
