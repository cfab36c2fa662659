"""Each edit of the vocabulary on the pages of each kind, as they begin and as people write them."""

from __future__ import annotations

import pytest

from journal.document.edit import (
    Add,
    Block,
    Decide,
    Drop,
    Edit,
    File,
    Mark,
    MoveTo,
    Promote,
    Resolve,
    Reword,
    Set,
    SetPage,
    described,
)
from journal.document.marks import State
from journal.document.perform import perform
from journal.document.verify import Refused
from journal.document.wanted import wanted
from journal.kinds.templates import filled, templates
from journal.kinds.which import KINDS as EVERY_KIND
from tests.document.editing import KINDS, edited, page_of, refusal

TEMPLATES = {
    f"{kind.name}/{name}": filled(text, "Queue", "2026-11-20 10:00")
    for kind in EVERY_KIND.values()
    for name, text in templates(kind).items()
}

EDITS = (
    *(Add(role, "Retry policy", create=True) for role in ("doing", "done", "todo", "next", "lessons", "questions")),
    Add("blockers", "Redis drops sockets", (("Impact", "no jobs"),), create=True),
    Add("files", "`src/new.py` - adds it", create=True),
    Decide("Use Redis", (("Why", "fast"),), "2026-11-21"),
    File("src/queue.py", "4-9", "adds jitter", "retries collide"),
)


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: f"{type(edit).__name__} {edit[0]}")
@pytest.mark.parametrize("name", TEMPLATES)
def test_what_is_added_to_a_template_is_on_its_page_and_nothing_is_lost(name: str, edit: Add | Decide | File) -> None:
    text = TEMPLATES[name]
    before = page_of(text)
    if isinstance(edit, Decide | File) and ("files" if isinstance(edit, File) else "decisions") not in before.purposes:
        assert "no section" in refusal(text, edit)
        return
    after = page_of(edited(text, edit))
    words = {item.text for item in after.items} | {item.text.partition(": ")[2] for item in after.items}
    told = edit.path if isinstance(edit, File) else edit[1] if isinstance(edit, Add) else edit.title
    assert any(told in word for word in words)
    assert [item for item in before.items if "[" not in item.text and item.text not in words] == []
    assert after.kind == before.kind


@pytest.mark.parametrize("name", TEMPLATES)
def test_every_item_of_a_template_can_be_marked_reworded_moved_and_removed_or_says_why_not(name: str) -> None:
    text = TEMPLATES[name]
    for item in page_of(text).items:
        for edit in (Mark(item.id, State.DONE), Reword(item.id, "other"), MoveTo(item.id, "last"), Drop(item.id)):
            said = _outcome(text, edit)
            assert said != text
            assert not said.endswith(".")


def _outcome(text: str, edit: Edit) -> str:
    """The text after an edit, or why it is refused."""
    try:
        return edited(text, edit)
    except Refused as refused:
        return str(refused)


def test_the_first_decision_takes_the_place_of_the_placeholder_and_the_second_stands_below_it() -> None:
    before = "## Decisions\n\n### Decision 1: [What was decided]\n\n**Date:** [YYYY-MM-DD]\n**Why:** [The reason]\n"
    first = "## Decisions\n\n### Decision 1: Use Redis\n\n**Date:** 2026-11-21\n**Why:** fast\n"
    assert edited(before, Decide("Use Redis", (("Why", "fast"),), "2026-11-21")) == first
    second = f"{first}\n### Decision 2: Drop Kafka\n\n**Why:** heavy\n"
    assert edited(first, Decide("Drop Kafka", (("Why", "heavy"),))) == second


def test_a_decision_takes_the_names_and_the_date_form_of_the_one_before() -> None:
    before = "## Decisions\n\n### Use Redis\n**Decided:** Nov 3, 2026\n**Rationale:** fast\n"
    after = f"{before}\n### Drop Kafka\n**Decided:** Nov 21, 2026\n**Rationale:** heavy\n"
    assert edited(before, Decide("Drop Kafka", (("Why", "heavy"),), "2026-11-21")) == after


def test_a_date_is_not_written_where_decisions_have_none() -> None:
    before = "## Decisions\n\n- Use Redis\n"
    assert edited(before, Decide("Drop Kafka", (), "2026-11-21")) == "## Decisions\n\n- Use Redis\n- Drop Kafka\n"


def test_a_decision_in_a_table_puts_title_why_and_date_into_their_columns() -> None:
    before = "## Decisions\n\n| Date | Decision | Rationale |\n|---|---|---|\n| 2026-11-01 | Use Redis | fast |\n"
    after = f"{before}| 2026-11-21 | Drop Kafka | heavy |\n"
    assert edited(before, Decide("Drop Kafka", (("Why", "heavy"),), "2026-11-21")) == after
    assert "no column Impact" in refusal(before, Decide("Drop Kafka", (("Impact", "none"),)))


@pytest.mark.parametrize(
    ("entries", "after"),
    [
        ("- 2026-11-03: b\n- 2026-11-01: a\n", "- new\n- 2026-11-03: b\n- 2026-11-01: a\n"),
        ("- 2026-11-01: a\n- 2026-11-03: b\n", "- 2026-11-01: a\n- 2026-11-03: b\n- new\n"),
        ("- 2026-11-03: b\n- 2026-11-03: a\n", "- 2026-11-03: b\n- 2026-11-03: a\n- new\n"),
        ("- 2026-11-03: b\n- a\n", "- 2026-11-03: b\n- a\n- new\n"),
        ("1. b (3 Nov 2026)\n2. a (1 Nov 2026)\n", "1. new\n2. b (3 Nov 2026)\n3. a (1 Nov 2026)\n"),
        (
            "| Day | Lesson |\n|---|---|\n| 2026-11-03 | b |\n| 2026-11-01 | a |\n",
            "| Day | Lesson |\n|---|---|\n|  | new |\n| 2026-11-03 | b |\n| 2026-11-01 | a |\n",
        ),
    ],
)
def test_a_log_that_has_the_newest_first_gets_the_next_one_there(entries: str, after: str) -> None:
    assert edited(f"## Lessons\n\n{entries}", Add("lessons", "new")) == f"## Lessons\n\n{after}"


def test_a_choice_stands_under_what_was_chosen_and_not_under_what_was_rejected() -> None:
    rejected = "- **Rejected:** [An approach]\n  - **Reason:** [Why not]\n"
    plan = f"# Queue - Implementation Plan\n\n## Context & Understanding\n\n### Complex Reasoning\n\n{rejected}"
    before = f"{plan}- **Chosen:** [The approach]\n  - **Reason:** [Why]\n"
    after = f"{plan}- **Chosen:** Use Redis\n  - **Reason:** fast\n"
    assert edited(before, Decide("Use Redis", (("Why", "fast"),))) == after


def test_a_file_fills_the_placeholder_with_its_details() -> None:
    before = (
        "## Files Modified\n\n- `[path/to/file]`\n  - [What changed in it]\n  - **Why:** [What made it necessary]\n"
    )
    after = "## Files Modified\n\n- `src/a.py:4-9`\n  - adds jitter\n  - **Why:** retries collide\n"
    assert edited(before, File("src/a.py", "4-9", "adds jitter", "retries collide")) == after


def test_a_new_file_has_lines_only_where_its_neighbours_have_some() -> None:
    before = "## Files Modified\n\n- `[path/to/file]` - [What changed]\n"
    assert edited(before, File("a.py", "1-9", "adds it", new=True)) == "## Files Modified\n\n- `a.py` - adds it\n"


def test_a_file_that_is_listed_is_updated_and_never_listed_twice() -> None:
    before = "## Files Modified\n\n- `src/a.py:4-9` - adds jitter\n- `src/b.py`\n"
    after = "## Files Modified\n\n- `src/a.py:4-20` - adds jitter; caps it\n- `src/b.py`\n"
    assert edited(before, File("./src/a.py", "4-20", "caps it")) == after


@pytest.mark.parametrize(
    ("entries", "after"),
    [
        ("- `a.py` - adds it.\n", "- `a.py` - adds it. Caps it.\n"),
        ("- `a.py` (new)\n- `b.py`: old\n", "- `a.py` (new): caps it\n- `b.py`: old\n"),
        ("- `a.py`\n- `b.py`\n  - old\n", "- `a.py`\n  - caps it\n- `b.py`\n  - old\n"),
        ("- `a.py`\n  - adds it\n  - **Why:** a\n", "- `a.py`\n  - adds it\n  - caps it\n  - **Why:** a\n"),
        ("- `a.py`\n  - **Why:** a\n", "- `a.py`\n  - caps it\n  - **Why:** a\n"),
        (
            "- `a.py`\n  - **Why:** a\n- `b.py`\n  - **Why:** b\n  - old\n",
            "- `a.py`\n  - **Why:** a\n  - caps it\n- `b.py`\n  - **Why:** b\n  - old\n",
        ),
        (
            "| File | Change |\n|---|---|\n| `a.py` | adds it |\n",
            "| File | Change |\n|---|---|\n| `a.py` | adds it; caps it |\n",
        ),
    ],
)
def test_what_else_is_said_of_a_file_stands_where_the_author_says_such(entries: str, after: str) -> None:
    assert edited(f"## Files Modified\n\n{entries}", File("a.py", "", "caps it")) == f"## Files Modified\n\n{after}"


@pytest.mark.parametrize(
    ("entry", "after"),
    [
        ("- `a.py`, `b.py`: wrote both", "- `a.py`, `b.py`: wrote both; `b.py`: caps it"),
        ("- `a.py` and `b.py`", "- `a.py` and `b.py` - `b.py`: caps it"),
        ("- lib/b.py:3, b.py:4-9 — wrote both", "- lib/b.py:3, b.py:7 — wrote both; `b.py`: caps it"),
        ("- `a.py` (new), `b.py` (old): both", "- `a.py` (new), `b.py` (old): both; `b.py`: caps it"),
        ("- [a.py](a.py), [b.py](b.py): both", "- [a.py](a.py), [b.py](b.py): both; `b.py`: caps it"),
        ("- `a.py`、`b.py`：都改了", "- `a.py`、`b.py`：都改了; `b.py`: caps it"),
        ("- `a.py` & `b.py`\n  - both", "- `a.py` & `b.py`\n  - both\n  - `b.py`: caps it"),
        ("- `a.py` - takes the place of `b.py`", "- `a.py` - takes the place of `b.py`\n- `b.py` - caps it"),
        ("- `a.py:1` - like `b.py`, `c.py`", "- `a.py:1` - like `b.py`, `c.py`\n- `b.py:7` - caps it"),
    ],
)
def test_a_file_is_listed_by_an_entry_that_is_about_several(entry: str, after: str) -> None:
    before, lines = f"## Files Modified\n\n{entry}\n", "7" if ":" in entry else ""
    assert edited(before, File("b.py", lines, "caps it")) == f"## Files Modified\n\n{after}\n"


@pytest.mark.parametrize(
    ("there", "after"),
    [
        ("**Why:** lost jobs", "**Why:** lost jobs; retries collide"),
        ("**Why:** retries collide often", "**Why:** retries collide often"),
        ("**Why:** [What made it necessary]", "**Why:** retries collide"),
        ("**Reason:** lost jobs.", "**Reason:** lost jobs. Retries collide."),
    ],
)
def test_the_reason_that_an_entry_gives_stays(there: str, after: str) -> None:
    before = f"## Files Modified\n\n- `a.py`\n  - {there}\n"
    assert edited(before, File("a.py", why="retries collide")) == before.replace(there, after)


@pytest.mark.parametrize(
    ("entry", "new"),
    [
        ("- src/a.py — old", "- src/b.py — new"),
        ("* `src/a.py`: old", "* `src/b.py`: new"),
        ("- [x] `src/a.py` - old", "- [ ] `src/b.py` - new"),
        ("- `src/a.py:1-2` - old", "- `src/b.py:4-9` - new"),
    ],
)
def test_a_file_is_written_as_its_neighbours_are(entry: str, new: str) -> None:
    before = f"## Files Modified\n\n{entry}\n"
    assert edited(before, File("src/b.py", "4-9", "new")) == f"{before}{new}\n"


def test_an_empty_value_takes_a_field_away() -> None:
    before = "## Blockers\n\n- one\n  - **Impact:** a\n  - **Workaround:** b\n"
    assert edited(before, Set("blockers.1", (("Impact", ""),))) == "## Blockers\n\n- one\n  - **Workaround:** b\n"
    assert refusal(before, Set("blockers.1", (("Why", ""),))) == "blockers.1 has no field Why to take away"


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_new_section_is_parted_as_the_others_are_and_a_footer_stays_last(end: str) -> None:
    above = "# T\n\n## Status\n\nOn.\n\n\n## Doing\n\n- one\n"
    footer = "\n---\n\n*Made by hand*\n"
    new = "\n\n## Lessons Learned\n\n- two\n"
    after = edited((above + footer).replace("\n", end), Add("lessons", "two", create=True))
    assert after == (above + new + footer).replace("\n", end)


@pytest.mark.parametrize(
    ("head", "page"),
    [
        ("# T\n\nWhat this is.\n\n**Status:** on\n", "\n## Blockers\n\n- one\n\n## Next\n\n- two\n"),
        ("---\nkey: value\n---\n", "\n## Blockers\n\n- one\n"),
        ("# T\n", "\n# Blockers\n\n- one\n"),
        ("", "## Next\n\n- one\n"),
        ("# T\n\n## Odds and Ends\n\n- some\n", "\n## Blockers\n\n- one\n"),
    ],
)
def test_a_section_that_comes_first_stands_below_title_intro_and_fields(head: str, page: str) -> None:
    level = page.strip().split()[0]
    new = f"{level} Goal\n\n- two\n"
    after = f"{head}\n{new}{page}" if head else f"{new}\n{page}"
    assert edited(head + page, Add("goal", "two", create=True)) == after


def test_a_section_that_the_kind_does_not_have_stands_where_other_pages_have_it() -> None:
    before = "# Queue - Context & Decisions\n\n## Files Modified\n\n- `a.py`\n\n## Next Immediate Steps\n\n1. one\n"
    after = before.replace("## Files", "## Goal\n\n- two\n\n## Files")
    assert edited(before, Add("goal", "two", create=True)) == after


def test_sections_parted_by_rules_get_another_one() -> None:
    before = "# T\n\n## Status\n\nOn.\n\n---\n\n## Doing\n\n- one\n"
    assert edited(before, Add("lessons", "two", create=True)) == f"{before}\n---\n\n## Lessons Learned\n\n- two\n"


def test_a_mark_where_a_list_has_none_is_as_elsewhere_in_the_document() -> None:
    assert edited("- a\n", Mark("other.1", State.DONE)) == "- [x] a\n"
    assert edited("- a\n\n# B\n\n- ⏳ b\n", Mark("other.1", State.DONE)).startswith("- ✅ a\n")
    assert edited("- a\n\n# B\n\n- ⏳ b\n\n# C\n\n- [ ] c\n", Mark("other.1", State.DONE)).startswith("- [x] a\n")


def test_an_item_is_added_to_those_above_all_headings() -> None:
    assert edited("- [x] a\n\n## Notes\n", Add("todo", "b")) == "- [x] a\n- [ ] b\n\n## Notes\n"
    assert edited("[Friday]\n- a\n", Add("other", "b")) == "[Friday]\n- a\n- b\n"


def test_a_sign_that_few_items_have_is_not_given_to_a_new_one() -> None:
    text = "## In progress\n\n- a\n- ⏸️ b\n"
    assert edited(text, Add("doing", "c")) == text + "- c\n"


def test_a_new_row_says_its_state_as_the_others_do_and_is_padded_as_they_are() -> None:
    board = "| Key | Summary | Status | Owner |\n| --- | --- | --- | --- |\n| P-1 | Retry | To Do | amy |\n"
    assert edited(board, Add("other", "Jitter")) == board + "|  | Jitter | To Do |  |\n"
    held = "## Tasks\n\n| Task | Status |\n| --- | --- |\n| Mail | 🔴 Blocked |\n| Push | Planned |\n"
    assert edited(held, Add("todo", "Jitter")) == held + "| Jitter | Planned |\n"
    aligned = "## Tasks\n\n| Task  | Status |\n|-------|--------|\n| Retry | ✅     |\n| Load  | ⏳     |\n"
    assert edited(aligned, Add("todo", "Mail")) == aligned + "| Mail  | ⏳     |\n"


@pytest.mark.parametrize("days", [("2026-11-20", "2026-11-19"), ("18.11.2026", "20.11.2026")])
def test_what_is_added_to_a_log_stands_under_its_last_day(days: tuple[str, str]) -> None:
    text = "".join(f"## {day}\n\n### Blockers\n- {day} none\n\n" for day in days)
    last = max(days)
    assert edited(text, Add("blockers", "no key")) == text.replace(f"- {last} none\n", f"- {last} none\n- no key\n")


def test_a_blocker_is_resolved_into_its_section_and_the_lesson_is_learnt() -> None:
    before = "## Blockers\n\n- No keys\n  - **Impact:** all\n\n## Resolved Blockers\n\n- Old\n\n## Lessons\n\n- One\n"
    after = (
        "## Blockers\n\n## Resolved Blockers\n\n- Old\n- No keys\n  - **Impact:** all\n  - **Resolution:** asked\n"
        "  - **Lesson:** ask early\n\n## Lessons\n\n- One\n- ask early\n"
    )
    assert edited(before, Resolve("blockers.1", "asked", "ask early")) == after


def test_a_blocker_names_the_item_that_it_blocks() -> None:
    before = "## Doing\n\n- Retries\n\n## Blockers\n\nNone yet.\n"
    assert edited(before, Block("doing.1", "no keys")) == "## Doing\n\n- Retries\n\n## Blockers\n\n- Retries: no keys\n"


def test_what_the_page_lacks_is_refused_by_name() -> None:
    assert refusal("# T\n", Add("doing", "one")) == "the page has no section for doing"
    assert refusal("# T\n", SetPage((("Phase", "2"),))) == "the page has no field Phase; it has none"
    assert refusal("# T\n", Drop("doing.1")) == "there is no item doing.1; `journal show` lists them"
    assert refusal("## Next\n\n- a\n", Resolve("next.1")) == "next.1 is not a blocker; mark it instead"
    assert refusal("## Next\n\n- a\n", MoveTo("next.1", "blockers")) == "the page has no section for blockers"
    assert "there is no place there" in refusal("## Next\n\n- a\n", MoveTo("next.1", "there"))
    assert refusal("## Next\n\n- a\n", Add("next", " \n")) == "an item needs words"
    assert "says that there is nothing" in refusal("## Next\n\n- a\n", Add("next", "None"))


def test_the_subject_of_an_edit_is_the_item_that_it_was_about() -> None:
    text = "## Next\n\n1. one\n2. two\n\n## In Progress\n\n- three\n"
    performed = perform(page_of(text), Promote("next.1"), KINDS)
    assert performed.document.text[performed.subject :] == "- one\n"
    assert described(Promote("next.1"), page_of(text)) == "promote: one"


def test_a_decision_whose_fields_stand_apart_gets_its_own_apart() -> None:
    before = "## Decisions\n\n### Use Redis\n\n**Why:** fast\n\n**Impact:** one more service\n"
    after = f"{before}\n### Drop Kafka\n\n**Why:** heavy\n\n**Impact:** none\n"
    assert edited(before, Decide("Drop Kafka", (("Impact", "none"), ("Why", "heavy")))) == after


def test_a_decision_without_a_reason_leaves_a_place_for_it() -> None:
    before = "## Decisions\n\n### Use Redis\n**Why:** fast\n"
    assert edited(before, Decide("Drop Kafka")) == f"{before}\n### Drop Kafka\n**Why:**\n"


def test_the_first_decision_of_an_empty_section_has_the_form_of_the_kind() -> None:
    before = "# Queue - Context & Decisions\n\n## Key Architectural Decisions\n\n## Next Immediate Steps\n\n1. one\n"
    after = before.replace("Decisions\n\n## N", "Decisions\n\n### Decision 1: Use Redis\n\n**Why:** fast\n\n## N")
    assert edited(before, Decide("Use Redis", (("Why", "fast"),))) == after


def test_the_first_row_of_a_role_that_is_a_table_comes_with_its_head() -> None:
    before = "# Phase Context: Queue\n\n## Phase Boundary\n\n- one\n\n## Deferred Ideas\n"
    after = f"{before}\n| Idea | Defer to | Reason |\n| --- | --- | --- |\n| two | later |  |\n"
    assert edited(before, Add("deferred", "two", (("Defer to", "later"),))) == after


@pytest.mark.parametrize("first", [None, *EDITS, Decide("Drop Kafka")], ids=lambda edit: edit and edit[0])
@pytest.mark.parametrize("name", TEMPLATES)
def test_a_field_of_a_template_takes_a_value_in_place_of_its_placeholder(name: str, first: Edit | None) -> None:
    text = TEMPLATES[name]
    if first is not None:
        try:
            text = edited(text, first)
        except Refused:
            return  # a page without such a section
    for item in page_of(text).items:
        for key, value in item.fields.items():
            if KINDS.is_unset(value):
                after = edited(text, Set(item.id, ((key, "lost jobs"),)))
                lines = zip(text.splitlines(), after.splitlines(), strict=True)
                ((line, changed),) = [pair for pair in lines if len({*pair}) > 1]
                assert changed.split() == line.replace(value, "lost jobs").split()


def test_a_decision_of_a_template_keeps_the_place_of_its_reason() -> None:
    before = "## Decisions\n\n### Decision 1: [What was decided]\n\n**Why:** [The reason]\n**Impact:** [What changes]\n"
    after = before.replace("[What was decided]", "Use Redis").replace("[The reason]", "fast")
    assert edited(before, Decide("Use Redis"), Set("decisions.1", (("Why", "fast"),))) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("## Handoff\n\n- **Goal:** [What was done]\n", "## Handoff\n\n- **Goal:** jitter\n"),
        ("## Handoff\n\n- **Goal:** retries\n", "## Handoff\n\n- **Goal:** jitter\n"),
    ],
)
def test_an_item_that_is_a_field_takes_a_value_under_its_own_key(before: str, after: str) -> None:
    assert edited(before, Set("handoff.1", (("Goal", "jitter"),))) == after


def test_other_words_keep_the_label_that_says_what_the_items_are() -> None:
    blockers = "## Blockers\n\n1. **Blocker:** [What stops the work]\n"
    assert edited(blockers, Reword("blockers.1", "no keys")) == blockers.replace("[What stops the work]", "no keys")
    rules = "## Odds and Ends\n\n- **Rule:** one\n- **Rule:** two\n"
    assert edited(rules, Reword("other.2", "three")) == rules.replace("two", "three")
    names = "## Odds and Ends\n\n- **Retries:** one\n- **Limits:** two\n"
    assert edited(names, Reword("other.2", "three")) == names.replace("**Limits:** two", "three")


def test_a_key_means_the_field_that_the_author_has_another_word_for() -> None:
    before = "## Decisions\n\n### Use Redis\n**Rationale:** fast\n"
    assert edited(before, Set("decisions.1", (("Why", "light"),))) == before.replace("fast", "light")


SIGNED = "## In Progress\n\n🔄 **Flights**\n- slow\n\n🔄 **Rates**\n- limits\n\n## What Works\n\n✅ **Basics**\n- all\n"


def test_a_new_item_among_lines_with_signs_is_one_of_them_and_no_detail_of_the_last() -> None:
    after = SIGNED.replace("- limits\n", "- limits\n\n🔄 **Wire jitter**\n- **Why:** lost jobs\n")
    assert edited(SIGNED, Add("doing", "Wire jitter", (("Why", "lost jobs"),))) == after


def test_a_line_with_a_sign_does_not_leave_what_stands_below_it() -> None:
    assert edited(SIGNED, Mark("doing.1", State.DONE)) == SIGNED.replace("🔄 **Flights**", "✅ **Flights**")
    assert "would stay behind" in refusal(SIGNED, Drop("doing.1"))
    assert edited("## Next\n\n⬜ a\n⬜ b\n", Drop("next.2")) == "## Next\n\n⬜ a\n"


def test_an_item_among_bold_titles_is_bold() -> None:
    before = "## Next\n\n- **Jitter**\n  - wire it\n- **Load test**\n  - run it\n"
    assert edited(before, Add("next", "Ship")) == f"{before}- **Ship**\n"


def test_a_blocker_that_is_done_is_a_resolved_one() -> None:
    before = "## Blockers\n\n- No keys\n\n## Resolved Blockers\n\n- Old\n"
    after = "## Blockers\n\n## Resolved Blockers\n\n- Old\n- No keys\n"
    assert edited(before, Mark("blockers.1", State.DONE)) == after


def test_a_blocker_names_an_item_by_its_title() -> None:
    before = "## Doing\n\n- **Retries:** backoff - done, jitter left\n\n## Blockers\n\n- None\n"
    assert edited(before, Block("doing.1", "no keys")) == before.replace("- None", "- Retries: backoff: no keys")


@pytest.mark.parametrize(("new", "section"), [(True, "Created"), (False, "Modified")])
def test_a_file_stands_among_the_new_ones_or_the_changed_ones(new: bool, section: str) -> None:
    before = "## Files\n\n### Files Created\n\n- `a.py`\n\n### Files Modified\n\n- `b.py`\n"
    last = {"Created": "- `a.py`\n", "Modified": "- `b.py`\n"}[section]
    assert edited(before, File("c.py", new=new)) == before.replace(last, f"{last}- `c.py`\n")
    assert edited(before, File("c.py", group=section)) == before.replace(last, f"{last}- `c.py`\n")


def test_a_section_for_files_is_one_for_those_that_were_there() -> None:
    before = "# Queue - Continuity\n\n## Current Task\n\n- one\n"
    assert "## Files Modified" in edited(before, Add("files", "`a.py`", create=True))


def test_the_fields_of_a_footer_are_not_those_of_a_decision_above_it() -> None:
    before = "# T - Context & Decisions\n\n## Key Architectural Decisions\n\n---\n\n**Last Updated:** 2026-01-01\n"
    after = edited(before, Decide("Use Redis", (("Why", "fast"),)))
    assert after.startswith(before.partition("---")[0] + "### Decision 1: Use Redis\n\n**Why:** fast\n\n---\n")


@pytest.mark.parametrize(
    ("text", "edit"),
    [
        ("src/a.py", File("src/a.py")),
        ("`src/a.py:4-9` - adds jitter", File("src/a.py", "4-9", "adds jitter")),
        ("src/a.py#L4 adds jitter", File("src/a.py", "4", "adds jitter")),
        ("adds jitter to src/a.py", Add("files", "adds jitter to src/a.py")),
        ("Jitter", Add("files", "Jitter")),
    ],
)
def test_what_is_added_to_the_files_is_a_file_where_it_begins_with_one(text: str, edit: Edit) -> None:
    assert wanted(page_of("## Files Modified\n\n- `b.py`\n"), "files", text) == edit


def test_what_is_added_to_the_decisions_of_a_page_is_decided() -> None:
    assert wanted(page_of("## Decisions\n\n- Use Redis\n"), "decisions", "Drop Kafka") == Decide("Drop Kafka")
    new = Add("decisions", "Drop Kafka", create=True)
    assert wanted(page_of("# T\n"), "decisions", "Drop Kafka", create=True) == new


FOOTERS = ("\n---\n\n*kept by hand*\n", "\n---\n\nPhase: 01\nGathered: 2026\n", "\n***\nend\n", "\n---\n")


@pytest.mark.parametrize("footer", FOOTERS)
@pytest.mark.parametrize("key", ["**Choice:**", "**Why**:"])
def test_a_decision_without_a_reason_stands_above_a_rule_and_a_footer(key: str, footer: str) -> None:
    before = f"# T - Continuity\n\n## Decisions\n\n### Use Redis\n\n{key} fast\n"
    assert edited(before + footer, Decide("Drop Kafka")) == f"{before}\n### Drop Kafka\n\n{key}\n{footer}"


def test_words_behind_a_strike_are_marked_as_any_others() -> None:
    before = "## Next Steps\n\n- ~~old plan~~ new plan\n- ✅ two\n- ~~gone~~\n"
    assert edited(before, Mark("next.1", State.DONE)) == before.replace("- ~~old", "- ✅ ~~old")
    assert edited(before, Mark("next.3", State.TODO)) == before.replace("~~gone~~", "gone")
