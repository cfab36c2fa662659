"""What a document means: roles, items, states, handles, fields and progress."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal.document.chunks import read
from journal.document.marks import State
from journal.kinds.recognise import read_page

if TYPE_CHECKING:
    from journal.document.page import Page


def page(text: str) -> Page:
    return read_page(read(text))


def roles(text: str) -> dict[str, str | None]:
    found = page(text)
    return {section.title: role for section, role in zip(found.outline.sections, found.roles, strict=True)}


def items(text: str) -> dict[str, tuple[str, State | None]]:
    return {item.id: (item.text, item.state) for item in page(text).items}


def test_items_take_their_handle_from_the_role_and_their_state_from_the_section() -> None:
    assert items("## In Progress\n- retry policy\n\n## Next steps\n1. load test\n") == {
        "doing.1": ("retry policy", State.DOING),
        "next.1": ("load test", State.TODO),
    }


def test_an_items_own_mark_outweighs_its_section() -> None:
    text = "## Next steps\n- [x] ticked\n- ⏳ waiting\n- ~~struck~~\n- DONE: said\n- retried (failed)\n"
    assert [item.state for item in page(text).items] == [
        State.DONE,
        State.TODO,
        State.DONE,
        State.DONE,
        State.FAILED,
    ]


def test_a_role_that_stands_under_two_headings_is_numbered_through() -> None:
    assert list(items("## Done\n- one\n\n## Notes\n\n## Shipped this week\n- two\n")) == ["done.1", "done.2"]


def test_an_entry_within_an_item_is_an_item_only_where_it_has_a_mark() -> None:
    assert items("## Todo\n- [ ] queue\n  - [x] types\n  - a detail\n") == {
        "todo.1": ("queue", State.TODO),
        "todo.1.1": ("types", State.DONE),
    }


def test_labels_in_a_list_head_the_items_under_them() -> None:
    assert items("- State:\n  - Done:\n    - types\n  - Now:\n    - retry\n") == {
        "done.1": ("types", State.DONE),
        "doing.1": ("retry", State.DOING),
    }


def test_an_item_that_ends_in_a_colon_is_still_an_item() -> None:
    assert items("## Next steps\n1. Fix these:\n   - one\n   - two\n2. Rest\n") == {
        "next.1": ("Fix these:", State.TODO),
        "next.2": ("Rest", State.TODO),
    }


def test_what_says_that_there_is_nothing_is_no_item() -> None:
    assert items("## Blockers\n- None\n\n## Todo\n*None yet.*\n\n## Risks\n- 无\n\n## Next\n- n/a\n") == {}


def test_a_row_is_its_telling_cell_with_the_others_as_fields() -> None:
    text = "## Tasks\n| # | Task | Status | Owner |\n|---|---|---|---|\n| 1 | Wire jitter | ✅ Done | Ann |\n"
    [item] = page(text).items
    assert (item.id, item.text, item.state) == ("todo.1", "Wire jitter", State.DONE)
    assert item.fields == {"#": "1", "Status": "✅ Done", "Owner": "Ann"}


def test_the_fields_of_an_item_are_those_that_stand_under_it() -> None:
    text = "## Blockers\n1. **Blocker:** Redis drops sockets\n   - **Impact:** retries\n   - **Workaround:** ping\n"
    [item] = page(text).items
    assert item.text == "**Blocker:** Redis drops sockets"
    assert item.fields == {"Impact": "retries", "Workaround": "ping"}
    assert item.state is None


def test_progress_counts_tasks_and_those_next_steps_that_have_marks() -> None:
    found = page("## Done\n- one\n\n## In progress\n- two\n\n## Next\n- three\n- [ ] four\n\n## Files\n- [x] `a.py`\n")
    assert (found.done, found.total) == (1, 3)


def test_a_users_correction_of_a_role_wins() -> None:
    document = read("# Page\n\n## Ponderings\n- one\n")
    assert read_page(document, corrections={"page/ponderings": "questions"}).items[0].id == "questions.1"


def test_a_user_may_say_that_a_section_has_no_role() -> None:
    document = read("## Next steps\n- one\n\n## Rollout\n- [ ] two\n")
    found = read_page(document, corrections={"next steps": None, "rollout": None})
    assert found.purposes == [None, None]


def test_an_item_below_a_title_of_tasks_is_read_where_corrections_part_the_sections_below_it() -> None:
    document = read("# TODO\n\n- plain\n\n## Misc\n\n### Sub\n\n- [ ] a\n\n## End\n\nwords\n")
    found = read_page(document, corrections={"todo/misc": None, "todo/end": None})
    assert [(item.id, item.state) for item in found.items] == [("todo.1", State.TODO), ("todo.2", State.TODO)]


def test_boxes_under_a_title_that_tells_nothing_are_tasks() -> None:
    text = (
        "# Plan\n\n## Phase 1: Hooks ✅ COMPLETE\n- [x] one\n\n## Phase 2: Testing\n### Unit\n- [ ] two\n- [x] three\n"
    )
    assert roles(text) == {"Plan": None, "Phase 1: Hooks ✅ COMPLETE": "done", "Phase 2: Testing": None, "Unit": "todo"}


def test_a_heading_that_says_how_far_a_part_of_the_work_is_says_it_of_what_stands_there() -> None:
    text = (
        "## Phase 1 (DONE)\n1. a\n\n## Phase 2: Sync 🚧 IN PROGRESS\n- b\n\n## Mail (not started)\n- c\n\n## Zoo\n- d\n"
    )
    assert items(text) == {
        "done.1": ("a", State.DONE),
        "doing.1": ("b", State.DOING),
        "todo.1": ("c", State.TODO),
        "other.1": ("d", None),
    }


def test_boxes_above_all_headings_or_under_the_title_alone_are_tasks() -> None:
    tasks = {"todo.1": ("a", State.DONE), "todo.2": ("b", State.TODO)}
    assert items("- [x] a\n- [ ] b\n\n## Notes\n- c\n") == tasks | {"other.1": ("c", None)}
    assert items("# Friday\n- [x] a\n- [ ] b\n\n## Notes\n- c\n") == tasks | {"other.1": ("c", None)}


def test_a_row_whose_cells_say_different_states_is_under_way() -> None:
    text = "| Part | Code | Tests |\n|---|---|---|\n| a | ✅ | ✅ |\n| b | ✅ | ❌ |\n| c | | |\n"
    assert [item.state for item in page(text).items] == [State.DONE, State.DOING, None]


def test_a_line_in_capitals_heads_the_list_below_it() -> None:
    text = "DONE\n* a\n\nTODO\n* b\n\nNOTE\nwell\n* c\n"
    assert items(text) == {"done.1": ("a", State.DONE), "todo.1": ("b", State.TODO), "todo.2": ("c", State.TODO)}


def test_a_heading_in_a_list_heads_what_stands_under_it() -> None:
    text = "- ## Next\n\t- TODO a\n\t\t- b\n- ## Notes\n\t- it is paged :tada:\n\t- c\n"
    assert items(text) == {
        "next.1": ("TODO a", State.TODO),
        "other.1": ("it is paged :tada:", None),
        "other.2": ("c", None),
    }


def test_tags_are_sections_up_to_their_closing_tag_whatever_headings_stand_in_them() -> None:
    text = "<remaining_work>\n\n## Before the merge\n- one\n</remaining_work>\n\n## Notes\n- two\n"
    assert [(item.id, item.text) for item in page(text).items] == [("next.1", "one"), ("other.1", "two")]


def test_a_heading_with_fields_under_decisions_is_one_decision() -> None:
    text = "## Decisions\n\n### Use SQLite\n**Why:** one file\n- a detail\n\n### Storage\n- as bytes\n"
    found = page(text).items
    assert [(item.id, item.text, item.fields, item.entry) for item in found] == [
        ("decisions.1", "Use SQLite", {"Why": "one file"}, -1),
        ("decisions.2", "as bytes", {}, 1),
    ]


def test_the_title_of_a_page_of_one_role_gives_it_to_what_stands_under_it() -> None:
    assert items("# Learnings\n\n## Builds\n- pin versions\n") == {"lessons.1": ("pin versions", None)}


def test_a_documents_fields_are_not_those_of_its_items() -> None:
    text = "# Page\n\n**Status:** going\n\n## Decisions\n### One\n**Date:** May\n\n---\n\n**Last updated:** today\n"
    assert page(text).fields == {"Status": "going", "Last updated": "today"}


def test_a_label_line_may_begin_with_a_sign() -> None:
    assert items("✅ Done:\n- types\n\n🔄 Now:\n- retry\n") == {
        "done.1": ("types", State.DONE),
        "doing.1": ("retry", State.DOING),
    }


def test_a_closing_tag_is_no_part_of_the_item_before_it() -> None:
    [item] = page("<completed_work>\n\n- types\n</completed_work>\n").items
    assert item.text == "types"


def test_a_page_is_called_as_its_title_or_as_the_heading_that_all_others_stand_in() -> None:
    assert page("# Queue\n\n## Next\n").title == "Queue"
    assert page("## Plan: the queue\n\n### Objective\n\n#### Now\n").title == "Plan: the queue"
    assert page("## Done\n\n- one\n\n## Next\n\n- two\n").title == ""
    assert page("## Next\n\n- two\n").title == ""
