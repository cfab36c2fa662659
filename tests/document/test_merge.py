"""Our steps applied again to what another writer left; each hard case with its right answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from journal.document.apply import apply
from journal.document.chunks import read
from journal.document.difference import difference
from journal.document.join import joined
from journal.document.merge import merge
from journal.document.merging import Fate, Merged
from journal.document.source import decode
from journal.document.steps import (
    Insert,
    Move,
    Place,
    Remove,
    SetCell,
    SetField,
    SetLines,
    SetMark,
    SetText,
    Step,
)
from tests.corpus import files, needs_corpus

if TYPE_CHECKING:
    import random

BASE = "# Plan\n\n**Status:** going\n\n## Next\n\n- [ ] one\n- [ ] two\n- [ ] three\n\n## Done\n\n- [x] zero\n"


def at(line: str, text: str = BASE) -> int:
    """Where a line begins in a text, or the entry on it."""
    return text.index(line)


def merged(theirs: str, *steps: Step, base: str = BASE) -> Merged:
    return merge(read(base), steps, read(theirs))


def after_one(entry: str, text: str = BASE) -> Place:
    return Place(at("## Next", text), at(entry, text), -1)


def test_without_steps_their_text_stays() -> None:
    theirs = "anything\r\nat all"
    assert merged(theirs).document.text == theirs


def test_on_the_base_itself_the_steps_do_what_they_did() -> None:
    steps = (SetMark(at("- [ ] one"), "[x]"), Remove(at("- [ ] two")))
    document = read(BASE)
    for step in steps:
        document = apply(document, step).document
    assert merged(BASE, *steps).document.text == document.text


def test_each_item_is_found_by_what_it_says() -> None:
    theirs = BASE.replace("- [ ] one\n", "- [ ] zeroth\n\n- [ ] one\n").replace("## Next", "## Next steps (4)")
    found = merged(theirs, SetMark(at("- [ ] two"), "[x]"))
    assert found.document.text == theirs.replace("[ ] two", "[x] two")
    assert found.asides == ()


def test_a_mark_and_words_of_one_item_do_not_touch() -> None:
    theirs = BASE.replace("two", "two or more")
    assert "- [x] two or more\n" in merged(theirs, SetMark(at("- [ ] two"), "[x]")).document.text


def test_one_mark_set_by_both_stays_theirs_and_ours_goes_aside() -> None:
    theirs = BASE.replace("[ ] two", "[-] two")
    found = merged(theirs, SetMark(at("- [ ] two"), "[x]"))
    assert found.document.text == theirs
    (aside,) = found.asides
    assert (aside.base, aside.theirs, aside.ours) == ("[ ]", "[-]", "[x]")
    assert aside.remedy is not None
    assert "- [x] two\n" in apply(found.document, aside.remedy).document.text


def test_several_marks_on_one_item_count_by_what_they_come_to() -> None:
    steps = (SetMark(at("- [ ] two"), "[~]"), SetMark(at("- [ ] two"), "[x]"))
    found = merged(BASE.replace("[ ] two", "[x] two"), *steps)
    assert found.asides == ()
    assert found.fates == (Fate.PRESENT, Fate.PRESENT)
    assert len(merged(BASE.replace("[ ] two", "[-] two"), *steps).asides) == 1


def test_words_of_both_are_joined_where_they_do_not_touch() -> None:
    base = BASE.replace("two", "retry the queue twice")
    theirs = base.replace("retry the", "Retry every")
    found = merged(theirs, SetText(at("- [ ] retry", base), "retry the queue five times"), base=base)
    assert "- [ ] Retry every queue five times\n" in found.document.text


def test_words_of_both_that_touch_go_aside() -> None:
    base = BASE.replace("two", "retry the queue")
    found = merged(base.replace("queue", "worker"), SetText(at("- [ ] retry", base), "retry the lock"), base=base)
    assert [aside.reason for aside in found.asides] == ["both changed it"]
    assert "retry the worker" in found.document.text


def test_of_two_times_the_later_stands() -> None:
    base = "**Last Updated:** 2026-01-02\n\n- a\n"
    step = SetField(0, "Last Updated", "2026-01-05")
    later, earlier = base.replace("02\n", "09\n"), base.replace("02\n", "03\n")
    assert merged(later, step, base=base).document.text == later
    assert merged(earlier, step, base=base).document.text == base.replace("02\n", "05\n")


def test_a_value_is_not_joined_from_two() -> None:
    base = "**Phase:** 1 of 9 with a plan\n\n- a\n"
    theirs = base.replace("plan", "map")
    found = merged(theirs, SetField(0, "Phase", "2 of 9 with a plan"), base=base)
    assert found.document.text == theirs
    assert len(found.asides) == 1


def test_an_edit_of_what_they_removed_goes_aside_and_can_be_brought_back() -> None:
    theirs = BASE.replace("- [ ] two\n", "")
    found = merged(theirs, SetMark(at("- [ ] two"), "[x]"), SetText(at("- [ ] two"), "two and a half"))
    assert found.document.text == theirs
    (aside,) = found.asides
    assert (aside.base, aside.ours) == ("- [ ] two\n", "- [x] two and a half\n")
    assert aside.remedy is not None
    back = apply(found.document, aside.remedy).document.text
    assert "- [ ] one\n- [x] two and a half\n- [ ] three\n" in back


def test_words_for_an_item_that_they_replaced_by_another_go_aside_beside_it() -> None:
    theirs = BASE.replace("two", "something else altogether")
    found = merged(theirs, SetText(at("- [ ] two"), "two and a half"))
    assert found.document.text == theirs
    (aside,) = found.asides
    assert (aside.base, aside.theirs, aside.ours) == ("two", "something else altogether", "two and a half")
    assert aside.remedy is not None
    assert apply(found.document, aside.remedy).document.text == BASE.replace("two", "two and a half")


def test_what_we_removed_and_they_changed_stays() -> None:
    theirs = BASE.replace("two", "two, urgently")
    found = merged(theirs, Remove(at("- [ ] two")))
    assert found.document.text == theirs
    assert [aside.theirs for aside in found.asides] == ["- [ ] two, urgently\n"]


def test_what_both_removed_is_gone() -> None:
    found = merged(BASE.replace("- [ ] two\n", ""), SetText(at("- [ ] two"), "too"), Remove(at("- [ ] two")))
    assert found.asides == ()
    assert "two" not in found.document.text


def test_a_new_item_comes_after_its_nearest_sibling() -> None:
    theirs = BASE.replace("- [ ] two\n", "").replace("- [ ] one\n", "- [ ] half\n- [ ] one\n")
    found = merged(theirs, Insert(after_one("- [ ] two"), "- [ ] two and a half\n"))
    assert "- [ ] one\n- [ ] two and a half\n- [ ] three\n" in found.document.text


def test_a_new_item_that_they_added_too_is_there_already() -> None:
    theirs = BASE.replace("- [ ] three\n", "- [ ] three\n- [ ] four\n")
    found = merged(theirs, Insert(after_one("- [ ] three"), "- [ ] four\n"))
    assert found.document.text == theirs
    assert found.fates == (Fate.PRESENT,)


def test_a_new_item_takes_the_bullets_of_its_new_neighbours() -> None:
    theirs = BASE.replace("- [", "* [")
    found = merged(theirs, Insert(after_one("- [ ] three"), "- [ ] four\n"))
    assert "* [ ] three\n* [ ] four\n" in found.document.text


def test_a_new_item_whose_section_is_gone_goes_aside() -> None:
    theirs = BASE[: BASE.index("## Next")] + BASE[BASE.index("## Done") :]
    found = merged(theirs, Insert(after_one("- [ ] three"), "- [ ] four\n"))
    assert found.document.text == theirs
    assert [aside.ours for aside in found.asides] == ["- [ ] four\n"]


def test_what_we_did_to_a_new_item_that_went_aside_goes_with_it() -> None:
    theirs = BASE[: BASE.index("## Next")] + BASE[BASE.index("## Done") :]
    ours = BASE.replace("- [ ] three\n", "- [ ] three\n- [ ] four\n")
    steps = (Insert(after_one("- [ ] three"), "- [ ] four\n"), SetMark(at("- [ ] four", ours), "[x]"))
    assert [aside.ours for aside in merged(theirs, *steps).asides] == ["- [x] four\n"]
    assert merged(theirs, *steps, Remove(at("- [x] four", ours.replace("[ ] four", "[x] four")))).asides == ()


def test_an_item_is_moved_unless_they_moved_it() -> None:
    move = Move(at("- [ ] two"), Place(at("## Done"), at("- [x] zero"), -1))
    theirs = BASE.replace("- [ ] three\n", "- [ ] three\n- [ ] four\n")
    assert merged(theirs, move).document.text.endswith("- [x] zero\n- [ ] two\n")
    base = BASE + "\n## Ideas\n\n- [ ] idea\n"
    elsewhere = base.replace("- [ ] two\n", "") + "- [ ] two\n"
    found = merged(elsewhere, move, base=base)
    assert found.document.text == elsewhere
    assert [aside.reason for aside in found.asides] == ["they moved it elsewhere"]


def test_an_item_that_both_moved_to_one_place_is_there() -> None:
    move = Move(at("- [ ] two"), Place(at("## Done"), at("- [x] zero"), -1))
    theirs = BASE.replace("- [ ] two\n", "") + "- [ ] two\n"
    found = merged(theirs, move)
    assert (found.document.text, found.asides) == (theirs, ())


def test_an_item_that_cannot_be_told_from_its_double_is_left_alone() -> None:
    base = "## A\n\n- [ ] Tests pass\n- [ ] one\n\n## B\n\n- [ ] two\n\n## C\n\n- [ ] Tests pass\n"
    theirs = "## A\n\n- [ ] one\n\n## B\n\n- [ ] two\n- [ ] Tests pass\n\n## C\n\n- [ ] Tests pass\n"
    found = merged(theirs, SetMark(at("- [ ] Tests", base), "[x]"), base=base)
    assert found.document.text == theirs
    assert [aside.reason for aside in found.asides] == ["it cannot be told from others like it"]


def test_of_equal_items_each_writer_may_remove_one() -> None:
    base = "## A\n\n- one\n- Tests pass\n- Tests pass\n- two\n"
    theirs = "## A\n\n- one\n- Tests pass\n- two\n"
    assert merged(theirs, Remove(base.rindex("- Tests")), base=base).document.text == theirs


def test_a_removal_that_we_took_back_comes_to_nothing() -> None:
    removed = BASE.replace("- [ ] two\n", "")
    steps = (Remove(at("- [ ] two")), Insert(Place(at("## Next"), at("- [ ] one", removed), -1), "- [ ] two\n"))
    theirs = BASE.replace("two", "two, urgently")
    found = merged(theirs, *steps)
    assert (found.document.text, found.asides) == (theirs, ())


def test_cells_of_one_row_are_set_by_each_side() -> None:
    base = "| what | state | why |\n| --- | --- | --- |\n| queue | open | none |\n"
    theirs = base.replace("none", "slow")
    found = merged(theirs, SetCell(base.index("| queue"), 1, "done"), base=base)
    assert "| queue | done | slow |" in found.document.text


def test_prose_is_changed_line_by_line() -> None:
    base = "# T\n\nfirst line of prose\nsecond line of prose\n"
    theirs = base.replace("first line", "very first line")
    step = SetLines(base.index("second"), "second line of prose\n", "last line of prose\n")
    assert merged(theirs, step, base=base).document.text == theirs.replace("second", "last")


def test_sections_that_both_added_in_one_place_are_both_kept() -> None:
    base = "# T\n\n## One\n\ntext\n\n## Two\n\ntext\n"
    place = base.index("## Two")
    theirs = base.replace("## Two", "## Theirs\n\nwords\n\n## Two")
    found = merged(theirs, SetLines(place, "", "## Ours\n\nother words\n\n"), base=base)
    assert found.document.text == theirs.replace("## Theirs", "## Ours\n\nother words\n\n## Theirs")


def test_a_section_that_both_added_is_kept_once() -> None:
    base = "# T\n\n## One\n\ntext\n"
    theirs = base + "\n## New\n\nwords\n"
    assert merged(theirs, SetLines(len(base), "", "\n## New\n\nwords\n"), base=base).document.text == theirs


def test_undo_after_outside_edits_leaves_theirs_alone() -> None:
    applied = apply(read(BASE), SetMark(at("- [ ] two"), "[x]"))
    theirs = applied.document.text.replace("- [ ] three\n", "- [ ] three\n- [ ] four\n").replace("going", "stuck")
    found = merge(applied.document, applied.inverse, read(theirs))
    assert found.document.text == theirs.replace("[x] two", "[ ] two")


def test_their_conflict_markers_are_text_and_ours_never_appear() -> None:
    theirs = BASE.replace("- [ ] one\n", "<<<<<<< HEAD\n- [ ] one\n=======\n- [ ] uno\n>>>>>>> other\n")
    found = merged(theirs, SetMark(at("- [ ] three"), "[x]"))
    assert found.document.text == theirs.replace("[ ] three", "[x] three")


def test_line_ends_marks_and_a_missing_last_newline_of_theirs_stay() -> None:
    theirs = "\ufeff" + BASE.replace("\n", "\r\n").removesuffix("\r\n")
    found = merged(theirs, SetMark(at("- [ ] two"), "[x]"))
    assert found.document.text == theirs.replace("[ ] two", "[x] two")


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "both"),
    [
        ("fix the login page", "fix the login form", "repair the login page", "repair the login form"),
        ("one", "one two", "one three", None),
        ("a b c", "a x c", "a y c", None),
        ("same", "same", "other", "other"),
        ("**Phase:** 1 of 9", "**Phase:** 2 of 9", "**Phase:** 1 of 10", None),
        ("seen 2026-01-02", "seen 2026-01-05", "seen 2026-01-04", "seen 2026-01-05"),
    ],
)
def test_two_changes_of_one_text(base: str, ours: str, theirs: str, both: str | None) -> None:
    assert joined(base, ours, theirs) == both


@needs_corpus
def test_a_difference_of_real_documents_leads_exactly_from_one_to_the_other(rng: random.Random) -> None:
    for path in rng.sample(files(), 12):
        text = decode(path.read_bytes()[:60_000])
        lines = text.splitlines(keepends=True)
        for _ in range(rng.randrange(1, 6)):
            if lines:
                place = rng.randrange(len(lines))
                lines[place : place + rng.randrange(3)] = rng.sample(lines, min(len(lines), rng.randrange(3)))
        document, other = read(text), read("".join(lines))
        for step in difference(document, other):
            document = apply(document, step).document
        assert document.text == other.text, path
