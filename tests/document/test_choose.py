"""Which item somebody means."""

from __future__ import annotations

import pytest

from journal.document.choose import Unclear, chosen
from tests.document.editing import page_of

PAGE = page_of("## Next\n\n- Load test\n- Load test of the queue\n- Wire jitter (.*)\n")


@pytest.mark.parametrize(
    ("words", "handle"),
    [("next.2", "next.2"), ("load test", "next.1"), ("the queue", "next.2"), ("JITTER", "next.3"), ("(.*)", "next.3")],
)
def test_a_handle_a_whole_text_or_a_part_that_fits_one_item_only(words: str, handle: str) -> None:
    assert chosen(PAGE, words).id == handle


def test_words_that_fit_several_items_name_them() -> None:
    with pytest.raises(Unclear) as unclear:
        chosen(PAGE, "load")
    assert [item.id for item in unclear.value.candidates] == ["next.1", "next.2"]
    assert str(unclear.value) == "“load” fits 2 items; say which one"


@pytest.mark.parametrize("words", ["nothing", "next.9", "", " "])
def test_words_that_fit_none_are_said(words: str) -> None:
    with pytest.raises(Unclear) as unclear:
        chosen(PAGE, words)
    assert unclear.value.candidates == []
