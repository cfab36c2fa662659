"""What an edit does not touch stays what it was: the cases in which its neighbours would have changed."""

from __future__ import annotations

import pytest

from journal.document.edit import Add, Decide, Drop, Edit, Mark, MoveTo, Promote, Set, Write
from journal.document.marks import State
from journal.document.source import Splice
from journal.document.untouched import Hunk, hunks
from tests.document.editing import edited, page_of, refusal


def items(text: str) -> list[tuple[str, str]]:
    return [(item.id, item.text) for item in page_of(text).items]


@pytest.mark.parametrize("edit", [Drop("done.1"), MoveTo("done.1", "next"), Mark("done.1", State.TODO)])
def test_a_label_with_a_sign_is_no_item_once_what_it_heads_is_gone(edit: Edit) -> None:
    before = "# Page\n\n## Next\n\n- b\n\n## Work\n\n✅ Done:\n\n- a\n"
    assert [text for _, text in items(edited(before, edit))] in (["b"], ["b", "a"])


def test_a_label_in_a_list_heads_what_is_put_there_once_it_was_empty() -> None:
    before = "## State\n\n- Done:\n- a\n- Now:\n- b\n- Next:\n- c\n"
    emptied = edited(before, Drop("doing.1"))
    assert items(emptied) == [("done.1", "a"), ("next.1", "c")]
    assert edited(emptied, Promote("next.1")) == "## State\n\n- Done:\n- a\n- Now:\n  - c\n- Next:\n"


def test_the_first_item_below_a_label_with_a_sign_is_not_indented() -> None:
    before = "✅ Done:\n\n⏳ Next:\n- b\n"
    assert edited(before, Add("done", "a")) == "✅ Done:\n- a\n\n⏳ Next:\n- b\n"


def test_a_placeholder_that_moves_takes_no_item_away() -> None:
    before = "## Blockers\n\n- real\n- [What blocks it]\n"
    assert edited(before, MoveTo("blockers.2", "blockers")) == before


def test_a_list_of_fields_below_a_heading_tells_of_it() -> None:
    before = "## Decisions\n\n### Use a queue\n\n- **Rationale:** it is slow\n- **Impact:** two days\n"
    (item,) = page_of(before).items
    assert (item.text, item.fields) == ("Use a queue", {"Rationale": "it is slow", "Impact": "two days"})
    assert edited(before, Set("decisions.1", (("Why", "new"),))) == before.replace("it is slow", "new")
    assert edited(before, Set("decisions.1", (("Date", "today"),))) == before + "- **Date:** today\n"
    assert edited(before, Set("decisions.1", (("Impact", ""),))) == before.replace("- **Impact:** two days\n", "")
    after = f"{before}\n### Keep it\n\n- **Rationale:** so\n- **Options:** none\n"
    assert edited(before, Decide("Keep it", (("Why", "so"), ("Options", "none")))) == after


def test_a_heading_keeps_the_one_field_by_which_it_is_an_item() -> None:
    for field in ("- **Why:** it is slow\n", "**Why:** it is slow\n"):
        before = f"## Decisions\n\n### Use a queue\n\n{field}"
        assert "without Why" in refusal(before, Set("decisions.1", (("Why", ""),)))


def test_decisions_that_are_listed_by_area_are_items_each() -> None:
    before = "## Decisions\n\n### Storage\n\n- **D-01:** one file\n- **D-02:** no server\n"
    assert [text for _, text in items(before)] == ["**D-01:** one file", "**D-02:** no server"]


def test_a_heading_goes_with_the_labels_below_it_and_what_they_head() -> None:
    last = "### Drop it\n\n**Why:** cost\n"
    before = f"## Decisions\n\n### Use a queue\n\n**Why:** it is slow\n\n**Options:**\n\n- a\n- b\n\n{last}"
    assert edited(before, Drop("decisions.1")) == f"## Decisions\n\n{last}"


def test_a_new_section_is_no_second_title() -> None:
    before = "## Status\n\nok\n\n# Page\n\n## Notes\n\n- a\n"
    after = edited(before, Add("blockers", "no keys", create=True))
    assert "\n## Blockers\n" in after
    assert page_of(after).title == "Page"


def test_a_new_section_takes_no_items_of_another() -> None:
    before = "- a\n\n> ## Blockers and more\n\n- b\n- c\n"
    assert "other lines" in refusal(before, Add("tests", "new", create=True))


def test_a_heading_in_a_quote_ends_no_section_around_it() -> None:
    sections = page_of("# Page\n\n## Next\n\n> # Said\n\n- a\n").outline.sections
    assert [(section.title, section.parent) for section in sections] == [("Page", -1), ("Next", 0), ("Said", 1)]
    assert items("# Page\n\n## Next\n\n> # Said\n\n- a\n") == [("next.1", "a")]


def test_what_has_no_box_among_boxes_is_no_task() -> None:
    before = "# Page\n\n## Alpha\n\n- [x] a\n- [ ] b\n- note\n"
    assert [item.state for item in page_of(before).items] == [State.DONE, State.TODO, None]
    (item,) = [item for item in page_of(before).items if item.text == "b"]
    after = page_of(edited(before, Mark(item.id, State.DONE)))
    assert [item.state for item in after.items] == [State.DONE, State.DONE, None]


def test_a_mark_by_which_one_label_would_come_to_head_another_is_refused() -> None:
    before = "## Notes\n\n- Sooner:\n- Now then:\n"
    assert "other lines" in refusal(before, Mark("other.2", State.DONE))


def test_an_item_that_would_say_something_else_elsewhere_does_not_move() -> None:
    before = "> - a\n    - lazy\n\n- b\n"
    first = page_of(before).items[0].id
    assert "would be read as something else there" in refusal(before, MoveTo(first, "last"))


def test_a_field_stands_below_a_detail_that_is_a_heading() -> None:
    before = "## Next\n\n- a\n  - # Heading\n"
    assert edited(before, Set("next.1", (("Why", "so"),))) == f"{before}  - **Why:** so\n"


def test_a_section_in_a_quote_is_not_written_outside_of_it() -> None:
    assert "in a quote" in refusal("> ## Notes\n> text\n\n- a\n", Write(0, "new"))


def test_splices_one_after_the_other_replace_stretches_of_the_first_text() -> None:
    assert hunks([Splice(4, 8, ""), Splice(10, 10, "abcd")]) == [Hunk(4, 8, 4, 4), Hunk(14, 14, 10, 14)]
    assert hunks([Splice(10, 10, "abcd"), Splice(4, 8, "")]) == [Hunk(4, 8, 4, 4), Hunk(10, 10, 6, 10)]
    assert hunks([Splice(4, 6, "xyz"), Splice(5, 9, "")]) == [Hunk(4, 8, 4, 5)]


def test_an_item_with_a_lazy_line_that_opens_a_section_is_not_taken_from_what_that_heads() -> None:
    before = "⏳ Next:\n- a\n**Blockers:**\n  - b\n\n- # head\n"
    assert "other lines" in refusal(before, Drop("next.1"))


def test_a_detail_does_not_come_to_head_the_one_below_it() -> None:
    before = "- [ ] a\n\n\t❌ b\n\t- plain\n"
    handle = next(item.id for item in page_of(before).items if item.text == "b")
    assert "other lines" in refusal(before, Set(handle, (("Why", "Later:"),)))


def test_a_lazy_line_that_would_begin_an_item_behind_a_quote_marker_does_not_move_into_a_quote() -> None:
    before = ">   - a\n>\n>     para\n\t- lazy\n\n>   - b\n"
    assert "would be read as something else there" in refusal(before, MoveTo("other.1", "last"))


def test_a_label_without_a_value_does_not_come_to_head_the_fields_of_a_heading() -> None:
    before = "## Blockers\n\n### Slow\n\n**Steps:**\n"
    assert "something else" in refusal(before, Set("blockers.1", (("Impact", "x"),)))


def test_the_box_that_makes_a_list_one_of_tasks_says_nothing_of_the_items_without_one() -> None:
    before = "## ❌ Tried there\n\n- a\n- b\n- [ ] c\n"
    page = page_of(edited(before, Mark("other.1", State.DONE)))
    assert [item.state for item in page.items] == [State.DONE, None, State.TODO]
