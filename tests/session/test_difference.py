"""What became of items between two states of a page."""

from __future__ import annotations

from journal.document.chunks import read
from journal.kinds.meaning import Kinds
from journal.session.difference import Changes, changes

BEFORE = """# Queue

## In Progress

- 🔄 Retry policy
- 🔄 Admin page
  - counts

## Completed

- ✅ Worker loop

## Blockers

- Redis drops idle sockets
- The broker is slow

## Next Steps

1. Wire jitter
2. Load test

## Decisions

- One queue a priority

## Lessons

- Read and then write is no claim

## Checklist

- [ ] Ship it
- [x] Name it
"""


def became(*swaps: tuple[str, str]) -> dict[str, list[str]]:
    """The parts that tell of something, after some words of the page were replaced by others."""
    text = BEFORE
    for old, new in swaps:
        assert old in text
        text = text.replace(old, new)
    kinds = Kinds()
    found = changes(kinds.page(read(BEFORE)), kinds.page(read(text)))
    return {
        name: [told.text for told in part] for name, part in found._asdict().items() if name != "still_open" and part
    }


def test_a_page_that_did_not_change_tells_only_what_is_still_open() -> None:
    page = Kinds().page(read(BEFORE))
    found = changes(page, page)
    assert found == Changes((), (), (), (), (), (), found.still_open)
    assert {told.text: told.is_untouched for told in found.still_open} == {
        "Retry policy": True,
        "Admin page": True,
        "Redis drops idle sockets": True,
        "The broker is slow": True,
    }


def test_done_is_what_is_done_now_and_was_not() -> None:
    assert became(("🔄 Retry", "✅ Retry"), ("[ ] Ship", "[x] Ship")) == {"completed": ["Retry policy", "Ship it"]}


def test_moved_to_what_is_done_it_is_done_even_with_other_words() -> None:
    done = ("- ✅ Worker loop\n", "- ✅ Worker loop\n- ✅ Retry policy, with jitter\n")
    assert became(("- 🔄 Retry policy\n", ""), done) == {"completed": ["Retry policy, with jitter"]}


def test_written_down_as_done_it_is_done_and_reworded_it_is_not_done_again() -> None:
    assert became(("✅ Worker loop", "✅ Worker loop that survives a restart")) == {}
    assert became(("- ✅ Worker loop\n", "- ✅ Worker loop\n- ✅ Dead letters\n")) == {"completed": ["Dead letters"]}


def test_a_next_step_in_progress_is_begun() -> None:
    step = ("- 🔄 Retry policy\n", "- 🔄 Retry policy\n- 🔄 Wire jitter\n")
    assert became(("1. Wire jitter\n2. Load test\n", "1. Load test\n"), step) == {"begun": ["Wire jitter"]}


def test_a_blocker_comes_and_one_is_resolved() -> None:
    resolved = ("- Redis drops idle sockets\n", "- ✅ Redis drops idle sockets\n- The disk is full\n")
    assert became(resolved) == {"blocked": ["The disk is full"], "resolved": ["Redis drops idle sockets"]}


def test_what_goes_without_a_word_is_neither_done_nor_resolved() -> None:
    assert became(("- The broker is slow\n", ""), ("- 🔄 Retry policy\n", ""), ("- [ ] Ship it\n", "")) == {}


def test_decisions_and_lessons_are_told_when_they_are_new() -> None:
    found = became(
        ("- One queue a priority\n", "- One queue a priority\n- Retries are capped\n"),
        ("- Read and then write is no claim\n", "- Read and then write is never a claim\n- Clocks are passed in\n"),
    )
    assert found == {"decided": ["Retries are capped"], "learned": ["Clocks are passed in"]}


def test_what_was_done_and_is_not_any_more_is_not_called_done() -> None:
    assert became(("✅ Worker loop", "⬜ Worker loop"), ("[x] Name", "[ ] Name")) == {}


def test_a_detail_that_changed_is_a_touch() -> None:
    kinds = Kinds()
    found = changes(kinds.page(read(BEFORE)), kinds.page(read(BEFORE.replace("- counts", "- counts and totals"))))
    assert [told.text for told in found.still_open if not told.is_untouched] == ["Admin page"]
