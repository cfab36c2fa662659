"""Boxes and signs at the head of an item."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.document.marks import CODECS, SIGNS, State, is_struck_out, mark_at, marks_at, misread
from tests.document.soup import texts


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("[ ] a", State.TODO),
        ("[x] a", State.DONE),
        ("[X]", State.DONE),
        ("[~] a", State.DOING),
        ("[/]\ta", State.DOING),
        ("[-] a", State.FAILED),
    ],
)
def test_a_box_is_three_characters_with_a_state(text: str, state: State) -> None:
    mark = mark_at(text, 0)
    assert mark is not None
    assert (mark.text, mark.box, mark.state) == (text[:3], True, state)


@pytest.mark.parametrize(
    ("box", "state"),
    [("[]", State.TODO), ("[>]", State.TODO), ("[!]", State.TODO), ("[✓]", State.DONE), ("[✔️]", State.DONE)],
)
def test_boxes_are_written_in_more_ways_than_one(box: str, state: State) -> None:
    for text in (box, f"{box} a"):
        mark = mark_at(text, 0)
        assert mark is not None
        assert (mark.text, mark.box, mark.state) == (box, True, state)


@pytest.mark.parametrize(
    "text",
    ["[1] a", "[x]a", "[!NOTE] a", "[](link) a", "[x](link)", "[ a", "[", "", "x", "é", "**[ ]**", "👩‍💻 a"],
)
def test_what_is_no_mark_is_none(text: str) -> None:
    assert mark_at(text, 0) is None


@pytest.mark.parametrize("sign", ["✅", "⚠", "⏸", "❌", "🔄", "⬜"])
def test_a_sign_takes_its_variation_selector_with_it(sign: str) -> None:
    for cluster in (sign, f"{sign}\ufe0f", f"{sign}\ufe0e"):
        mark = mark_at(f"- {cluster} a", 2)
        assert mark is not None
        assert (mark.text, mark.glyph, mark.state) == (cluster, sign, SIGNS[sign])


def test_every_garbled_sign_that_kept_its_bytes_is_known_again() -> None:
    for sign, state in SIGNS.items():
        for codec in CODECS:
            for form in (sign, f"{sign}\ufe0f"):
                garbled = misread(form, codec, "C1")
                mark = mark_at(f"{garbled} a", 0)
                assert mark is not None, (sign, codec, garbled)
                assert mark.state == state, (sign, codec, garbled)
                assert mark.text == garbled, (sign, codec, garbled)


@given(texts | st.text(), st.integers(0, 50))
def test_a_mark_stands_where_it_was_looked_for(text: str, at: int) -> None:
    mark = mark_at(text, at)
    assert mark is None or (mark.text and text.startswith(mark.text, at))


@given(st.lists(st.sampled_from((*SIGNS, "[x]", "[ ]", "⚠\ufe0f", " ", "  ", "\t", "a", "[", "é", "\n"))).map("".join))
def test_marks_are_read_one_after_another_until_the_words_begin(text: str) -> None:
    marks, at = marks_at(text, 0)
    expected, after = [], 0
    while mark := mark_at(text, after):
        expected.append(mark)
        after += len(mark.text)
        after += len(text[after:]) - len(text[after:].lstrip(" \t"))
    assert (list(marks), at) == (expected, after)


def test_words_behind_a_strike_replace_what_is_struck() -> None:
    assert is_struck_out("~~old plan~~")
    assert is_struck_out("~~old plan~~ (in v2)")
    assert not is_struck_out("~~old plan~~ new plan")
