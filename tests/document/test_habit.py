"""How an author writes, read from the neighbours."""

from __future__ import annotations

import pytest

from journal.document.chunks import read
from journal.document.find import find
from journal.document.habit import Habit, habit_of, lead_of


def habit(text: str, at: str) -> Habit:
    document = read(text)
    return habit_of(document, find(document, text.index(at)))


def test_bullet_padding_and_marks_are_the_neighbours() -> None:
    found = habit("> *   [x] ✅ one\n", "*")
    assert (found.prefix, found.marker, found.padding, found.marks) == ("> ", "*", "   ", "[x] ✅")


@pytest.mark.parametrize(
    ("text", "marker"), [("1. a\n2. b\n", "3."), ("1. a\n1. b\n", "1."), ("4) a\n5) b\n", "6)"), ("- a\n- b\n", "-")]
)
def test_a_number_goes_on_unless_all_are_the_same(text: str, marker: str) -> None:
    assert habit(text, text[text.index("\n") + 1 :]).marker == marker


def test_a_label_that_all_have_leads_in_the_next() -> None:
    assert habit("- **Fix:** a\n- **Fix:** b\n", "- **Fix:** b").words("c") == "**Fix:** c"
    assert habit("- **Fix:** a\n- **Add:** b\n", "- **Add:** b").words("c") == "c"
    assert lead_of("**Fix:** a") == "**Fix:** "


def test_titles_are_bold_where_all_are() -> None:
    found = habit("- **A** — x\n- **B** — y\n", "- **B**")
    assert found.words("C — z") == "**C** — z"
    assert found.words("C - z") == "C - z"
    assert habit("- **A** — x\n- B — y\n", "- B").words("C — z") == "C — z"


def test_details_have_the_bullet_and_the_keys_that_others_have() -> None:
    found = habit("- a\n  * **Why**: x\n- b\n", "- b")
    assert found.lines("c", (("Why", "y"),), "\n") == "- c\n  * **Why**: y\n"
    assert habit("- a\n  - Why: x\n", "- a").field_line("Why", "y") == "Why: y"
