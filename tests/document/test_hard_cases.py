"""The hard cases of editing in place, each with its right answer: the text before, the edit, the text after."""

from __future__ import annotations

import pytest

from journal.document.edit import (
    Add,
    Cell,
    Drop,
    Mark,
    MoveTo,
    Promote,
    Resolve,
    Reword,
    Set,
    SetPage,
)
from journal.document.marks import State, misread
from journal.document.words import unescaped
from tests.document.editing import edited, page_of, refusal

# Habits: the nearest evidence wins


@pytest.mark.parametrize("item", ["- one", "* one", "+ one", "*   one", "-\tone", "  - one", " * one", "1) one"])
def test_a_new_item_has_the_bullet_the_indent_and_the_padding_of_its_neighbour(item: str) -> None:
    following = item.replace("1)", "2)").replace("one", "two")
    assert edited(f"## Next\n\n{item}\n", Add("next", "two")) == f"## Next\n\n{item}\n{following}\n"


def test_of_two_bullets_the_nearest_wins() -> None:
    before = "## Next\n\n- one\n\n* two\n"
    after = "## Next\n\n- one\n\n* two\n\n* three\n"
    assert edited(before, Add("next", "three")) == after


def test_a_detail_is_indented_as_its_siblings_are() -> None:
    before = "## Next\n\n- one\n    - **File:** `a.py`\n"
    after = "## Next\n\n- one\n    - **File:** `a.py`\n    - **Why:** slow\n"
    assert edited(before, Set("next.1", (("Why", "slow"),))) == after


def test_a_first_detail_is_indented_as_far_as_the_words_of_its_item() -> None:
    before = "## Next\n\n10. one\n"
    after = "## Next\n\n10. one\n    - **Why:** slow\n"
    assert edited(before, Set("next.1", (("Why", "slow"),))) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("- one\n- two\n", "- one\n- two\n- three\n"),
        ("- one\n\n- two\n", "- one\n\n- two\n\n- three\n"),
        ("- one\n- two\n\n- three\n", "- one\n- two\n\n- three\n\n- three\n"),
        ("- one\n\n- two\n- three\n", "- one\n\n- two\n- three\n- three\n"),
        ("- one\n\n\n- two\n", "- one\n\n\n- two\n\n\n- three\n"),
    ],
)
def test_the_gap_before_a_new_item_is_that_of_the_two_nearest(before: str, after: str) -> None:
    assert edited(f"## Next\n{before}", Add("next", "three")) == f"## Next\n{after}"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("1. a\n2. b\n", "1. a\n2. b\n3. new\n"),
        ("1. a\n1. b\n", "1. a\n1. b\n1. new\n"),
        ("3. a\n4. b\n", "3. a\n4. b\n5. new\n"),
        ("1. a\n5. b\n9. c\n", "1. a\n5. b\n9. c\n10. new\n"),
        ("0. a\n", "0. a\n1. new\n"),
    ],
)
def test_a_numbered_list_goes_on_as_it_counts(before: str, after: str) -> None:
    assert edited(f"## Next\n{before}", Add("next", "new")) == f"## Next\n{after}"


def test_the_numbers_behind_a_removed_item_move_on_and_no_others() -> None:
    before = "## Next\n1. a\n2. b\n3. c\n\nText.\n\n7. other\n"
    after = "## Next\n1. b\n2. c\n\nText.\n\n7. other\n"
    assert edited(before, Drop("next.1")) == after


def test_numbers_that_never_ran_in_sequence_stay() -> None:
    before = "## Next\n1. a\n5. b\n9. c\n"
    assert edited(before, Drop("next.2")) == "## Next\n1. a\n9. c\n"
    assert edited("## Next\n1. a\n1. b\n1. c\n", Drop("next.2")) == "## Next\n1. a\n1. c\n"


def test_a_tick_has_the_letter_that_most_boxes_have() -> None:
    before = "- [X] a\n- [x] b\n- [X] c\n- [ ] d\n"
    after = "- [X] a\n- [x] b\n- [X] c\n- [X] d\n"
    assert edited(before, Mark("todo.4", State.DONE)) == after


def test_a_sign_is_the_nearest_one_of_its_state() -> None:
    before = "- ✅ a\n\n# B\n\n- ✔️ b\n- ⏳ c\n\n# C\n\n- ☑ d\n"
    after = "- ✅ a\n\n# B\n\n- ✔️ b\n- ✔️ c\n\n# C\n\n- ☑ d\n"
    assert edited(before, Mark("other.3", State.DONE)) == after


def test_a_box_for_work_in_progress_is_the_one_that_the_document_has() -> None:
    before = "- [/] a\n- [ ] b\n"
    assert edited(before, Mark("todo.2", State.DOING)) == "- [/] a\n- [/] b\n"
    assert edited("- [ ] b\n", Mark("todo.1", State.DOING)) == "- [~] b\n"


def test_a_sign_is_garbled_as_the_others_are() -> None:
    done, todo = misread("✅", "cp1252"), misread("⏳", "cp1252")
    assert edited(f"- {done} a\n- {todo} b\n", Mark("other.2", State.DONE)) == f"- {done} a\n- {done} b\n"
    assert edited(f"- {todo} b\n", Mark("other.1", State.DONE)) == f"- {done} b\n"


@pytest.mark.parametrize("parting", [" - ", " — ", " – ", ": "])
def test_a_bold_name_is_parted_from_its_text_as_the_others_are(parting: str) -> None:
    before = f"## Lessons\n\n- **One**{parting}first\n- **Two**{parting}second\n"
    after = f"{before}- **Three**{parting}third\n"
    assert edited(before, Add("lessons", f"Three{parting}third")) == after


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_the_first_item_stands_below_its_heading_as_others_do(gap: str) -> None:
    before = f"## Done{gap}- one\n\n## Next\n"
    after = f"## Done{gap}- one\n\n## Next{gap}- two\n"
    assert edited(before, Add("next", "two")) == after


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_new_line_ends_as_its_neighbour_does(end: str) -> None:
    before = f"## Next{end}{end}- one{end}- two{end}"
    assert edited(before, Add("next", "three")) == f"{before}- three{end}"
    assert edited(before, Set("next.1", (("Why", "slow"),))) == (
        f"## Next{end}{end}- one{end}  - **Why:** slow{end}- two{end}"
    )


def test_in_a_text_of_mixed_ends_the_line_copies_the_one_above() -> None:
    before = "# T\n\n## Next\r\n- one\r\n\n## Done\n- two\n"
    after = "# T\n\n## Next\r\n- one\r\n- new\r\n\n## Done\n- two\n"
    assert edited(before, Add("next", "new")) == after


def test_a_text_without_a_final_newline_keeps_having_none() -> None:
    assert edited("## Next\n- one", Add("next", "two")) == "## Next\n- one\n- two"
    assert edited("## Next\n- one\n- two", Drop("next.2")) == "## Next\n- one"
    assert edited("## Next\n- one\n- two", MoveTo("next.2", "up")) == "## Next\n- two\n- one"
    assert edited("## Next\n- one\n- two", MoveTo("next.1", "down")) == "## Next\n- two\n- one"
    assert edited("## Next\n- one", Set("next.1", (("Why", "slow"),))) == "## Next\n- one\n  - **Why:** slow"


# Typed text that looks like Markdown


@pytest.mark.parametrize(
    "text",
    [
        *("- a", "# a", "> a", "1. a", "1) a", "```", "~~~", "---", "***", "* a", "+ a", "<!-- a", "<div>", "<? a"),
        *("[x] a", "[ ] a", "| a | b |", "===", "=", "$1 \\1 \\g<0>", "``` `", "<goal>", "# ", "-", "1.", "a\\"),
        *("**Key:** v", "`a` - b", "~~a~~", "[a](b)", "{{a}}", "%s {0}", "a\u2028b", "a\x85b"),
    ],
)
@pytest.mark.parametrize("before", ["## Next\n- one\n- two\n- three\n", "## Next\n\n1. one\n\n2. two\n\n3. three"])
def test_what_looks_like_markdown_is_kept_as_text(text: str, before: str) -> None:
    reworded = page_of(edited(before, Reword("next.2", text)))
    assert [unescaped(item.text) for item in reworded.items] == ["one", text.strip(), "three"]
    added = page_of(edited(before, Add("next", text)))
    assert [unescaped(item.text) for item in added.items] == ["one", "two", "three", text.strip()]


def test_only_what_would_be_structure_is_escaped() -> None:
    before = "## Next\n- one\n"
    assert edited(before, Reword("next.1", "- a")) == "## Next\n- \\- a\n"
    assert edited(before, Reword("next.1", "12. a")) == "## Next\n- 12\\. a\n"
    assert edited(before, Reword("next.1", "*a* `b` $1 \\1")) == "## Next\n- *a* `b` $1 \\1\n"


def test_a_text_that_begins_with_a_sign_is_a_change_of_state_and_refused() -> None:
    assert "mark the item" in refusal("## Next\n- one\n", Reword("next.1", "✅ one"))
    assert "mark the item" in refusal("## Next\n- one\n", Add("next", "⏳ two"))


def test_further_lines_of_a_text_stand_under_its_first() -> None:
    before = "## Next\n\n1. one\n2. two\n"
    after = "## Next\n\n1. first\n   second\n2. two\n"
    assert edited(before, Reword("next.1", "first\nsecond")) == after
    assert edited(before, Reword("next.1", "  first\r\n\n\t    second  ")) == after
    assert edited(before, Add("next", "first\nsecond")) == before + "3. first\n   second\n"


def test_further_lines_that_look_like_markdown_are_kept_as_text() -> None:
    after = edited("## Next\n- one\n", Reword("next.1", "a\n- b\n# c"))
    assert after == "## Next\n- a\n  \\- b\n  \\# c\n"


# Lists


def test_a_number_that_grows_takes_its_details_along() -> None:
    nine = "".join(f"{number}. item\n" for number in range(1, 9))
    before = f"## Next\n{nine}9. last\n   - detail\n"
    after = (
        f"## Next\n1. first\n{''.join(f'{number}. item{end}' for number, end in ((n, chr(10)) for n in range(2, 10)))}"
    )
    after += "10. last\n    - detail\n"
    assert edited(before, Add("next", "first"), MoveTo("next.10", "first")) == after


def test_a_number_that_grows_takes_from_its_padding_where_there_is_room() -> None:
    before = "## Next\n" + "".join(f"{number}.  item\n" for number in range(1, 10)) + "    more\n"
    moved = edited(before, Add("next", "first"), MoveTo("next.10", "first"))
    assert moved.endswith("10. item\n    more\n")


def test_two_kinds_of_bullets_never_mix_in_one_list() -> None:
    before = "## Next\n1. one\n\n## Done\n1) two\n* three\n"
    after = "## Next\n\n## Done\n1) two\n* three\n* one\n"
    assert edited(before, MoveTo("next.1", "done")) == after


def test_a_new_item_stands_behind_the_lazy_lines_of_the_one_before() -> None:
    before = "## Next\n- one\ngoes on\n\n## Done\n"
    after = "## Next\n- one\ngoes on\n- two\n\n## Done\n"
    assert edited(before, Add("next", "two")) == after


def test_a_removed_item_does_not_make_a_heading_of_the_text_above_it() -> None:
    before = "## Next\n\nText\n- one\n\n---\n"
    after = "## Next\n\nText\n\n---\n"
    assert edited(before, Drop("next.1")) == after
    assert edited("## Next\n\nText\n- one\n---\n", Drop("next.1")) == after


def test_of_the_blank_lines_around_a_removed_last_item_one_run_goes() -> None:
    before = "## Next\n\n- one\n\n- two\n\n## Done\n"
    assert edited(before, Drop("next.2")) == "## Next\n\n- one\n\n## Done\n"
    assert edited(before, Drop("next.1")) == "## Next\n\n- two\n\n## Done\n"
    assert edited("## Next\n\n- one\n\n## Done\n", Drop("next.1")) == "## Next\n\n## Done\n"


def test_what_stood_between_two_lists_keeps_its_gap_when_it_goes() -> None:
    before = "## Next\n- one\n\n* two\n\n- three\n"
    assert edited(before, Drop("next.2")) == "## Next\n- one\n\n- three\n"


def test_trailing_blanks_that_break_the_line_stay() -> None:
    assert edited("## Next\n- one  \n- two\n", Reword("next.1", "first")) == "## Next\n- first  \n- two\n"
    assert edited("- one  \n  more\n", Mark("other.1", State.DONE)) == "- [x] one  \n  more\n"


def test_words_over_several_lines_keep_the_lines_whose_words_stay() -> None:
    before = "## Next\n- one two\n  three four\n  five six\n"
    after = "## Next\n- one two\n  three 4\n  five six\n"
    assert edited(before, Reword("next.1", "one two three 4 five six")) == after


def test_a_box_and_a_sign_change_together() -> None:
    before = "- [ ] ⏳ one\n- [x] ✅ two\n"
    assert edited(before, Mark("todo.1", State.DONE)) == "- [x] ✅ one\n- [x] ✅ two\n"
    assert edited("- [x] ✅ two\n", Mark("todo.1", State.DOING)) == "- [~] 🔄 two\n"


@pytest.mark.parametrize("sign", ["⏸️", "▶️", "⚙️"])
def test_a_sign_is_taken_whole(sign: str) -> None:
    assert edited(f"- {sign} one\n- ✅ two\n", Mark("other.1", State.DONE)) == "- ✅ one\n- ✅ two\n"


def test_a_sign_that_shows_no_state_stays_beside_the_one_that_does() -> None:
    assert edited("- [ ] ⚠️ one\n", Mark("todo.1", State.DONE)) == "- [x] ⚠️ one\n"
    assert edited("- ⚠️ one\n- ⚠️ two\n", Mark("other.2", State.DONE)) == "- ⚠️ one\n- ✅ ⚠️ two\n"


def test_in_an_empty_section_the_first_item_is_written_as_elsewhere() -> None:
    before = "# T\n\n## Done\n\n* one\n\n## Next\n\n## Links\n"
    after = "# T\n\n## Done\n\n* one\n\n## Next\n\n* two\n\n## Links\n"
    assert edited(before, Add("next", "two")) == after


def test_none_yet_is_replaced_by_the_first_item_and_its_bullet_stays() -> None:
    assert edited("## Blockers\n\n* None\n", Add("blockers", "No keys")) == "## Blockers\n\n* No keys\n"
    assert edited("## Blockers\n\nNone yet.\n", Add("blockers", "No keys")) == "## Blockers\n\n- No keys\n"


def test_a_section_emptied_by_a_move_takes_the_item_back() -> None:
    before = "## In Progress\n\n- one\n\n## Done\n\n- two\n"
    there = edited(before, Mark("doing.1", State.DONE))
    assert there == "## In Progress\n\n## Done\n\n- two\n- one\n"
    assert edited(there, Mark("done.2", State.DOING)) == before


# The edges of the document


@pytest.mark.parametrize("head", ["\ufeff", "---\ntitle: x\n---\n", "\ufeff---\ntitle: x\n---\n"])
def test_nothing_is_put_before_a_byte_order_mark_or_front_matter(head: str) -> None:
    assert edited(f"{head}- one\n- two\n", MoveTo("other.2", "up")) == f"{head}- two\n- one\n"
    assert edited(f"{head}- one\n", Drop("other.1")) == head
    assert edited(f"{head}text\n", Add("next", "new", create=True)).startswith(f"{head}text\n")


@pytest.mark.parametrize("opener", ["```", "~~~", "<!-- a", "<pre>"])
def test_what_is_never_closed_takes_in_nothing_new(opener: str) -> None:
    before = f"## Next\n\n{opener}\ntext\n"
    assert "close" in refusal(before, Add("next", "one"))


def test_a_new_item_beside_one_that_is_done_has_yet_to_be_done() -> None:
    assert edited("## Next\n- [x] one\n", Add("next", "two")) == "## Next\n- [x] one\n- [ ] two\n"
    assert edited("## Done\n- [ ] one\n", Add("done", "two")) == "## Done\n- [ ] one\n- [x] two\n"
    assert edited("## Lessons\n- 🔥 one\n- 🚀 two\n", Add("lessons", "three")).endswith("- 🚀 two\n- three\n")
    assert edited("## Lessons\n- 💡 one\n- 💡 two\n", Add("lessons", "three")).endswith("- 💡 two\n- 💡 three\n")


def test_an_item_before_what_is_never_closed_can_be_added_to() -> None:
    before = "## Next\n\n- one\n\n```\ntext\n"
    assert edited(before, Add("next", "two")) == "## Next\n\n- one\n- two\n\n```\ntext\n"


# Other containers


def test_what_looks_like_items_in_fences_and_comments_is_none() -> None:
    before = "## Next\n\n```\n- [ ] no\n```\n\n<!--\n- [ ] no\n-->\n\n- [ ] yes\n"
    assert [item.text for item in page_of(before).items] == ["yes"]
    assert edited(before, Mark("next.1", State.DONE)) == before.replace("[ ] yes", "[x] yes")


def test_a_new_item_in_details_stands_before_the_blank_line_that_closes_them() -> None:
    before = "## Next\n\n<details>\n\n- one\n\n</details>\n"
    after = "## Next\n\n<details>\n\n- one\n- two\n\n</details>\n"
    assert edited(before, Add("next", "two")) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("> ## Blockers\n\nText.\n", "> ## Blockers\n>\n> - two\n>   - **Impact:** all\n\nText.\n"),
        ("> ## Blockers\n> None yet.\n\nText.\n", "> ## Blockers\n> - two\n>   - **Impact:** all\n\nText.\n"),
        (
            "> **Blockers:**\n>\n> **Next:**\n> - a\n",
            "> **Blockers:**\n> - two\n>   - **Impact:** all\n>\n> **Next:**\n> - a\n",
        ),
        (
            "> ## Blockers\r\n>\r\n> Words.\r\n\r\nText.\r\n",
            "> ## Blockers\r\n>\r\n> Words.\r\n>\r\n> - two\r\n>   - **Impact:** all\r\n\r\nText.\r\n",
        ),
        (">## Blockers", ">## Blockers\n>\n> - two\n>   - **Impact:** all"),
        (
            "- **Blockers:**\n\n  Words.\n\n- **Next:**\n  - a\n",
            "- **Blockers:**\n\n  Words.\n\n  - two\n    - **Impact:** all\n\n- **Next:**\n  - a\n",
        ),
        ("<blockers>\n</blockers>\n\n# A\n", "<blockers>\n- two\n  - **Impact:** all\n</blockers>\n\n# A\n"),
        (
            "# Blockers\n\n<details>\n\nOld.\n\n</details>\n",
            "# Blockers\n\n<details>\n\nOld.\n\n</details>\n\n- two\n  - **Impact:** all\n",
        ),
    ],
)
def test_the_first_item_of_a_quote_a_label_or_a_tag_is_a_part_of_it_and_of_a_fold_below(
    before: str, after: str
) -> None:
    assert edited(before, Add("blockers", "two", (("Impact", "all"),))) == after


def test_a_first_item_goes_under_its_heading_in_a_list_or_is_refused_with_the_reason() -> None:
    assert "write it into the page itself" in refusal("- a\n  > ## Blockers\n", Add("blockers", "two"))
    assert edited("- > ## Blockers\n", Add("blockers", "two")) == "- > ## Blockers\n  >\n  > - two\n"


def test_an_item_that_moves_into_a_quote_or_out_of_it_takes_its_details_along() -> None:
    outside = "## Blockers\n\n- one\n\n- two\n  - **Impact:** all\n\n  More.\n\n> ## Resolved\n"
    inside = "## Blockers\n\n- one\n\n> ## Resolved\n>\n> - two\n>   - **Impact:** all\n>\n>   More.\n"
    assert edited(outside, Resolve("blockers.2")) == inside
    back = "## Blockers\n\n- one\n\n- two\n  - **Impact:** all\n\n  More.\n\n> ## Resolved\n"
    assert edited(inside, MoveTo("resolved.1", "after blockers.1")) == back.replace("one\n\n-", "one\n-")


def test_a_new_line_in_a_quote_has_the_marker_of_its_sibling() -> None:
    before = "> ## Next\n> - [ ] one\n"
    assert edited(before, Add("next", "two")) == "> ## Next\n> - [ ] one\n> - [ ] two\n"
    assert edited(before, Set("next.1", (("Why", "slow"),))) == "> ## Next\n> - [ ] one\n>   - **Why:** slow\n"
    assert edited(before, Reword("next.1", "a\nb")) == "> ## Next\n> - [ ] a\n>   b\n"


TABLE = "## Next\n\n| Task | Status |  |\n| --- | --- | --- |\n| one  | Todo | a || b\n|two|Done|\n"


def test_a_cell_changes_alone_and_keeps_its_padding_where_it_fits() -> None:
    assert edited(TABLE, Cell("next.1", 0, "1")) == TABLE.replace("| one  |", "| 1    |")
    assert edited(TABLE, Cell("next.1", 0, "four")) == TABLE.replace("| one  |", "| four |")
    assert edited(TABLE, Cell("next.1", 0, "longer")) == TABLE.replace("| one  |", "| longer |")
    assert edited(TABLE, Cell("next.2", 0, "longer")) == TABLE.replace("|two|", "|longer|")


def test_a_pipe_in_a_cell_is_escaped() -> None:
    assert edited(TABLE, Cell("next.2", 0, "a|b")) == TABLE.replace("|two|", "|a\\|b|")
    assert edited(TABLE, Cell("next.2", 0, "a\\|b")) == TABLE.replace("|two|", "|a\\|b|")


def test_cells_beyond_the_header_stay() -> None:
    assert edited(TABLE, Mark("next.1", State.DONE)) == TABLE.replace("| Todo |", "| Done |")


def test_a_cell_that_the_row_lacks_is_refused() -> None:
    assert refusal(TABLE, Cell("next.2", 2, "x")) == "the row has no cell 3; it has 2"


# Fields


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("**Status:** old\n", "**Status:** new\n"),
        ("**Status**: old  \n**B:** c\n", "**Status**: new  \n**B:** c\n"),
        ("## Status\n- **Status:** old\n", "## Status\n- **Status:** new\n"),
        ("## Status\n- **Status**: old  \n", "## Status\n- **Status**: new  \n"),
        ("---\nstatus: old\n---\n", "---\nstatus: new\n---\n"),
        ('---\nstatus: "old"\n---\n', '---\nstatus: "new"\n---\n'),
        ("**Status:**\n", "**Status:** new\n"),
    ],
)
def test_of_a_field_the_value_alone_changes(before: str, after: str) -> None:
    assert edited(f"{before}", SetPage((("status", "new"),))) == after


def test_of_two_equal_fields_the_one_of_the_item_changes() -> None:
    before = "## Blockers\n\n- one\n  - **Impact:** a\n- two\n  - **Impact:** a\n"
    after = "## Blockers\n\n- one\n  - **Impact:** a\n- two\n  - **Impact:** b\n"
    assert edited(before, Set("blockers.2", (("Impact", "b"),))) == after


def test_of_two_equal_items_the_one_that_is_meant_changes() -> None:
    before = "## Next\n\n- one\n- one\n\n## Next\n\n- one\n"
    assert edited(before, Reword("next.2", "two")) == "## Next\n\n- one\n- two\n\n## Next\n\n- one\n"
    assert edited(before, Reword("next.3", "two")) == "## Next\n\n- one\n- one\n\n## Next\n\n- two\n"


def test_conflict_markers_are_text_that_stays() -> None:
    before = "## Next\n\n<<<<<<< ours\n- one\n=======\n- two\n>>>>>>> theirs\n"
    assert edited(before, Reword("next.2", "three")) == before.replace("two", "three")


@pytest.mark.parametrize("stray", ["\u2028", "\x85", "\x0c", "\x0b"])
def test_what_only_python_takes_for_a_line_end_stays_in_its_line(stray: str) -> None:
    before = f"## Next\n- one{stray}more\n- two\n"
    assert edited(before, Add("next", "three")) == f"{before}- three\n"
    assert edited(before, Mark("next.1", State.DONE)) == f"## Next\n- [x] one{stray}more\n- two\n"


def test_a_placeholder_is_replaced_whole() -> None:
    before = "## In Progress\n\n- 🔄 [What is being built]\n"
    assert edited(before, Add("doing", "Retries")) == "## In Progress\n\n- 🔄 Retries\n"
    assert edited("## Objective\n\n[What for]\n", Add("goal", "Retries")) == "## Objective\n\n- Retries\n"
    assert (
        edited("**Current Status:** [One line]\n", SetPage((("Current Status", "on"),))) == "**Current Status:** on\n"
    )


def test_an_item_takes_the_sign_of_the_placeholder_whose_place_it_takes_and_leaves_what_nobody_filled_in() -> None:
    before = (
        "## In Progress\n\n- 🔄 [What is being built]\n\n"
        "## Next Steps\n\n1. Wire it\n   - **File:** `[path/to/file]`\n   - **Approach:** with jitter\n"
    )
    promoted = "## In Progress\n\n- 🔄 Wire it\n  - **Approach:** with jitter\n\n## Next Steps\n"
    assert edited(before, Promote("next.1")) == promoted


def test_a_step_that_is_promoted_leaves_its_number() -> None:
    before = "## In Progress\n\n- one\n\n## Next\n\n1. two\n2. three\n"
    after = "## In Progress\n\n- one\n- two\n\n## Next\n\n1. three\n"
    assert edited(before, Promote("next.1")) == after
