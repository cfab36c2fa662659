"""One edit of several items: handles count, so those behind an item change with it, and what was meant may not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from journal.document.chunks import read
from journal.document.edit import Drop, Mark
from journal.document.marks import State
from journal.document.together import perform_each
from journal.document.verify import Refused
from journal.kinds.meaning import Kinds

if TYPE_CHECKING:
    import random
    from collections.abc import Callable

    from journal.document.edit import Edit

PAGE = "## Next Steps\n\n1. one\n2. two\n3. three\n   - [ ] inner\n4. four\n"


def together(text: str, handles: tuple[str, ...], edit: Callable[[str], Edit]) -> str:
    """A text after an edit of the items that have these handles in it."""
    page = Kinds().page(read(text))
    items = [item for handle in handles if (item := page.item(handle)) is not None]
    assert len(items) == len(handles)
    return perform_each(page, items, edit, Kinds()).document.text


def test_what_is_removed_is_what_had_the_handles_before() -> None:
    assert together(PAGE, ("next.1", "next.2"), Drop) == "## Next Steps\n\n1. three\n   - [ ] inner\n2. four\n"


def test_what_stands_in_an_item_is_removed_with_it_in_whatever_order_they_are_named() -> None:
    for handles in (("next.3", "next.3.1"), ("next.3.1", "next.3")):
        assert together(PAGE, handles, Drop) == "## Next Steps\n\n1. one\n2. two\n3. four\n"


def test_items_that_move_when_they_are_marked_are_those_that_were_named() -> None:
    before = "## In Progress\n\n- 🔄 one\n- 🔄 two\n- 🔄 three\n\n## Completed\n\n- ✅ zero\n"
    after = "## In Progress\n\n- 🔄 two\n\n## Completed\n\n- ✅ zero\n- ✅ one\n- ✅ three\n"
    assert together(before, ("doing.1", "doing.3"), lambda item: Mark(item, State.DONE)) == after


def test_where_one_is_refused_none_is_edited() -> None:
    text = "## In Progress\n\n- 🔄 one\n- 🔄 two\n"
    with pytest.raises(Refused, match="done already"):
        together(text, ("doing.1", "doing.1"), lambda item: Mark(item, State.DONE))


def test_any_items_of_any_list_are_removed_and_no_others(rng: random.Random) -> None:
    for _ in range(60):
        lines = [
            f"{rng.choice(('- ', '1. '))}top {number}\n"
            + "".join(f"   - [ ] in {number} {n}\n" for n in range(rng.randrange(3)))
            for number in range(rng.randrange(1, 8))
        ]
        text = "## Next Steps\n\n" + rng.choice(("", "\n")).join(lines) + "\n## Notes\n\nAs it was.\n"
        page = Kinds().page(read(text))
        gone = rng.sample(page.items, rng.randrange(1, len(page.items) + 1))
        after = Kinds().page(perform_each(page, gone, Drop, Kinds()).document)
        handles = tuple(item.id for item in gone)
        kept = [
            item
            for item in page.items
            if item.id not in handles and not item.id.startswith(tuple(f"{handle}." for handle in handles))
        ]
        assert [item.text for item in after.items] == [item.text for item in kept], (text, handles)
        assert after.document.text.endswith("## Notes\n\nAs it was.\n")
