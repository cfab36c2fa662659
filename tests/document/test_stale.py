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


def test_a_page_that_took_the_place_of_a_far_larger_one_is_taken_as_it_is() -> None:
    small = "# P\n\n## Next\n\n- one\n- two\n- three\n"
    large = small + "".join(f"- item {number} of many\n" for number in range(5_000))
    judged = judge(versions(small, large), read(small.replace("two", "two, again")), now=2.0)
    assert (judged.verdict, judged.rescued) == (Verdict.FRESH, None)


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


LINES = [f"wire the {thing} behind a flag" for thing in ("queue", "parser", "webhook", "lexer", "cache", "index")]
LONG = "# Plan\n\n## Next\n\n" + "".join(f"- [ ] {line}\n" for line in LINES)
ADDED = "- [ ] retry the import job on slow disks\n"


def test_a_line_that_only_the_last_version_has_proves_that_it_was_read() -> None:
    last = LONG.replace("[ ] wire the queue", "[x] wire the queue") + ADDED
    written = LONG.replace("a flag", "two flags", 2) + ADDED
    assert inferred_base(versions(LONG, last), read(written)).id == 1


def test_a_writer_who_throws_much_away_may_have_meant_the_last_line_too() -> None:
    kept = LONG.splitlines(keepends=True)
    assert inferred_base(versions(LONG, LONG + ADDED), read("".join(kept))).id == 0
    assert inferred_base(versions(LONG, LONG + ADDED), read("".join(kept[:6]))).id == 1


def test_a_reworded_line_tells_which_wording_was_read() -> None:
    last = LONG.replace("wire the lexer behind a flag", "wire the lexer behind a switch of the user")
    written = LONG.replace("the cache", "the build cache")
    knowing = written.replace("wire the lexer behind a flag", "port the lexer behind a switch of the user")
    unknowing = written.replace("wire the lexer behind a flag", "port the lexer behind a flag")
    assert inferred_base(versions(LONG, last), read(knowing)).id == 1
    assert inferred_base(versions(LONG, last), read(unknowing)).id == 0


def test_marks_cells_sections_and_order_tell_what_was_read() -> None:
    table = "| Item | State |\n| --- | --- |\n| Parser | todo |\n| Lexer | todo |\n"
    first = f"{LONG}\n## State\n\n{table}\n## Done\n\n- [x] a start\n"
    moved = first.replace(f"- [ ] {LINES[2]}\n", "").replace("## Done\n\n", f"## Done\n\n- [ ] {LINES[2]}\n")
    swapped = f"- [ ] {LINES[1]}\n- [ ] {LINES[0]}\n"
    for last in (
        first.replace(f"[ ] {LINES[0]}", f"[x] {LINES[0]}"),
        first.replace("| Lexer | todo |", "| Lexer | done |"),
        first.replace("".join(f"- [ ] {line}\n" for line in LINES[:2]), swapped),
        moved,
    ):
        for base, text in enumerate((first, last)):
            written = text.replace(f"{LINES[4]}", f"{LINES[4]} and a timeout") + "- [x] one thing more\n"
            assert inferred_base(versions(first, last), read(written)).id == base, last


def test_a_difference_leads_from_one_text_to_the_other() -> None:
    steps = difference(read(FIRST), read(SECOND))
    document = read(FIRST)
    for step in steps:
        document = apply(document, step).document
    assert document.text == SECOND
    assert [type(step).__name__ for step in steps] == ["SetMark", "Insert"]


def test_words_that_the_last_version_added_to_a_line_and_the_written_one_lacks_tell_too() -> None:
    last = LONG.replace("wire the lexer behind a flag", "wire the lexer behind a flag when the socket drops")
    written = LONG.replace("wire the lexer behind a flag", "wire the lexer behind a flag once reviewed")
    assert inferred_base(versions(LONG, last), read(written)).id == 0
