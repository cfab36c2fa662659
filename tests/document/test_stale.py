"""Whole-file writes from an old reading: recognised, and what they erased put back."""

from __future__ import annotations

from journal.document.apply import apply
from journal.document.chunks import read
from journal.document.difference import difference
from journal.document.stale import Verdict, Version, inferred_base, judge

FIRST = "# Plan\n\n**Status:** going\n\n## Next\n\n- [ ] one\n- [ ] two\n- [ ] three\n"
SECOND = FIRST.replace("[ ] two", "[x] two").replace("- [ ] three\n", "- [ ] three\n- [ ] four\n")


def versions(*texts: str) -> list[Version]:
    return [Version(number, read(text), float(number)) for number, text in enumerate(texts)]


def test_a_write_from_the_last_text_is_fresh() -> None:
    judged = judge(versions(FIRST, SECOND), read(SECOND.replace("one", "one more")), now=100.0)
    assert judged.verdict is Verdict.FRESH
    assert judged.rescued is None


def test_what_a_stale_write_erased_is_applied_again() -> None:
    written = FIRST.replace("[ ] one", "[x] one").replace("going", "nearly there")
    judged = judge(versions(FIRST, SECOND), read(written), now=100.0)
    assert judged.verdict is Verdict.STALE
    assert judged.base == 0
    assert judged.rescued is not None
    expected = SECOND.replace("[ ] one", "[x] one").replace("going", "nearly there")
    assert judged.rescued.document.text == expected


def test_a_write_that_takes_one_change_back_long_after_it_may_be_meant() -> None:
    second = FIRST.replace("[ ] two", "[x] two")
    assert judge(versions(FIRST, second), read(FIRST), now=1.0 + 3600).verdict is Verdict.REVERT
    assert judge(versions(FIRST, second), read(FIRST), now=1.0 + 2).verdict is Verdict.STALE


def test_two_changes_do_not_vanish_by_intent() -> None:
    assert judge(versions(FIRST, SECOND), read(FIRST), now=3600.0).verdict is Verdict.STALE


def test_of_equally_near_versions_the_latest_is_taken() -> None:
    assert inferred_base(versions(FIRST, SECOND, FIRST), read(FIRST + "- [ ] five\n")).id == 2


def test_a_difference_leads_from_one_text_to_the_other() -> None:
    steps = difference(read(FIRST), read(SECOND))
    document = read(FIRST)
    for step in steps:
        document = apply(document, step).document
    assert document.text == SECOND
    assert [type(step).__name__ for step in steps] == ["SetMark", "Insert"]
