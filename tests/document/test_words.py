"""Words as they are typed, written and read back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.document.chunks import read
from journal.document.outline import outline
from journal.document.verify import Refused
from journal.document.words import cell, escaped, one_line, replacement, typed, unescaped, ways


@pytest.mark.parametrize("text", ["- a", "# a", "> a", "1. a", "1) a", "```", "---", "+ a", "<div>", "[x] a", "| a |"])
def test_what_is_escaped_is_text_and_reads_as_it_was(text: str) -> None:
    entries = outline(read(f"- {escaped(text)}\n")).entries
    assert [unescaped(entry.text) for entry in entries] == [text]


def test_each_line_is_escaped_for_itself() -> None:
    assert escaped("a\n- b\n2. c") == "a\n\\- b\n2\\. c"


def test_typed_text_has_plain_line_breaks_and_no_blanks_at_its_ends() -> None:
    assert typed("  a\r\n\r\n\t b\rc  ") == "a\nb\nc"
    assert one_line("a\n b\tc\u2028d") == "a b c\u2028d"


def test_a_text_that_says_nothing_is_not_written() -> None:
    assert ways("- a", lambda text: text == "- a") == ["\\- a"]
    with pytest.raises(Refused):
        ways("None", lambda text: text == "None")


def test_a_pipe_is_escaped_once() -> None:
    assert cell("a | b \\| c") == "a \\| b \\| c"


@given(st.text("ab \n", max_size=12), st.text("ab ", max_size=12))
def test_the_splice_between_two_texts_makes_the_one_of_the_other(old: str, new: str) -> None:
    words = " ".join(new.split())
    if not old.split() or not words:
        return
    old = "\n".join(" ".join(line.split()) for line in old.split("\n") if line.strip())
    start, end, text = replacement(old, (0, len(old)), words, "")
    assert (old[:start] + text + old[end:]).split() == words.split()


def test_lines_whose_words_stay_are_not_touched() -> None:
    text = "one two\nthree four\nfive"
    assert replacement(text, (0, len(text)), "one two three 4 five", "") == (14, 18, "4")
