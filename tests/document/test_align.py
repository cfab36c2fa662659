"""Which entry of one text is which of another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal.document.align import GONE, Alignment
from journal.document.chunks import read
from journal.document.outline import outline
from journal.document.patience import in_order, matched
from journal.document.similar import similarity

if TYPE_CHECKING:
    import random


def paired(old: str, new: str) -> dict[str, str]:
    """The lines of the old entries, each with the line of the new entry that it became."""
    before, after = read(old), read(new)
    alignment = Alignment(before, after)
    found = {}
    for entry in outline(before).entries:
        there = alignment.entry(entry.start)
        found[line_at(old, entry.start)] = line_at(new, there) if there != GONE else ""
    return found


def line_at(text: str, offset: int) -> str:
    return text[text.rfind("\n", 0, offset) + 1 :].split("\n", maxsplit=1)[0].strip()


def test_an_entry_is_found_by_its_words_wherever_its_section_moved() -> None:
    old = "## Next\n\n- wire the queue\n\n## Done\n\n- write tests\n"
    new = "## Done\n\n- write tests\n- fix docs\n\n## Next\n\n- wire the queue\n- sleep\n"
    assert paired(old, new) == {"- wire the queue": "- wire the queue", "- write tests": "- write tests"}


def test_a_reworded_entry_is_found_in_its_place() -> None:
    old = "## Next\n\n- wire the queue to the worker\n- write tests\n"
    new = "## Next\n\n- wire the queue to the new worker\n- write tests\n"
    assert paired(old, new)["- wire the queue to the worker"] == "- wire the queue to the new worker"


def test_an_entry_that_moved_to_another_section_is_found_if_its_words_are_there_once() -> None:
    old = "## Next\n\n- wire the queue\n- sleep\n\n## Done\n\n- write tests\n"
    new = "## Next\n\n- sleep\n\n## Done\n\n- write tests\n- wire the queue\n"
    assert paired(old, new)["- wire the queue"] == "- wire the queue"


def test_an_entry_with_a_double_elsewhere_is_not_taken_for_the_double() -> None:
    old = "## A\n\n- Tests pass\n- one\n\n## B\n\n- two\n\n## C\n\n- Tests pass\n"
    new = "## A\n\n- one\n\n## B\n\n- two\n- Tests pass\n\n## C\n\n- Tests pass\n"
    before = read(old)
    alignment = Alignment(before, read(new))
    assert alignment.entry(old.index("- Tests")) == GONE
    assert old.index("- Tests") in alignment.ambiguous


def test_equal_entries_keep_their_order_between_their_neighbours() -> None:
    old = "- Tests pass\n- one\n- Tests pass\n- two\n"
    new = "- one\n- Tests pass\n- two\n"
    before, after = read(old), read(new)
    alignment = Alignment(before, after)
    assert alignment.entry(0) == GONE
    assert alignment.entry(old.rindex("- Tests")) == new.index("- Tests")


def test_details_follow_the_entry_that_they_stand_in() -> None:
    old = "- one\n  - Tests pass\n- two\n  - Tests pass\n"
    new = "- two\n  - Tests pass\n- one\n  - Tests pass\n"
    alignment = Alignment(read(old), read(new))
    assert alignment.entry(old.index("- Tests")) == new.rindex("- Tests")
    assert alignment.entry(old.rindex("- Tests")) == new.index("- Tests")


def test_a_section_is_known_by_its_name_without_counts_and_by_what_it_holds() -> None:
    old = "## In progress (2)\n\n- one\n- two\n\n## Later\n\n- three\n- four\n"
    new = "## In progress (3)\n\n- one\n- two\n\n## Ideas for the summer\n\n- three\n- four\n"
    alignment = Alignment(read(old), read(new))
    assert alignment.section(0) == 0
    assert alignment.section(old.index("## Later")) == new.index("## Ideas")


def test_a_field_is_known_by_its_key() -> None:
    old = "**Status:** going\n**Phase:** 1\n\ntext\n"
    new = "**Phase:** 2\n**Owner:** me\n**Status:** stuck\n\ntext\n"
    alignment = Alignment(read(old), read(new))
    assert alignment.line(0) == new.index("**Status")
    assert alignment.line(old.index("**Phase")) == 0


def test_a_text_is_aligned_with_itself_entry_by_entry() -> None:
    text = "# T\n\n- a\n  - b\n\n## S\n\n| x | y |\n| - | - |\n| 1 | 2 |\n"
    document = read(text)
    alignment = Alignment(document, read(text))
    assert all(alignment.entry(entry.start) == entry.start for entry in outline(document).entries)


def test_members_are_paired_in_order(rng: random.Random) -> None:
    for _ in range(200):
        old, new = ([rng.choice("abcdef") for _ in range(rng.randrange(12))] for _ in range(2))
        for most in (False, True):
            pairs = matched(old, new, most=most)
            assert all(old[at] == new[to] for at, to in pairs)
            assert pairs == sorted(pairs)
            assert len({at for at, _ in pairs}) == len({to for _, to in pairs}) == len(pairs)


def test_what_a_reorder_need_not_have_moved() -> None:
    assert in_order([0, 1, 3, 2, 4]) == [True, True, True, True, True]
    assert in_order([3, 0, 1, 2]) == [False, True, True, True]


def test_likeness_goes_by_words_and_by_what_names_a_text() -> None:
    assert similarity("wire the queue to the worker", "wire the queue to the new worker") > 0.8
    assert similarity("Tests pass", "Deploy to staging") < 0.4
    assert similarity("| 18. Plan | 0/8 | Planned |", "| 18. Plan | 8/8 | Complete |") > 0.6
