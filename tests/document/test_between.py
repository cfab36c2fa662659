"""The steps from one text to another come out as that other, touch nothing that is alike, and can be turned round."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal.document.between import steps_between
from journal.document.chunks import read
from journal.document.record import replayed

if TYPE_CHECKING:
    from random import Random


def test_only_lines_that_differ_are_touched() -> None:
    steps = steps_between("a\nb\nc\nd\n", "a\nB\nc\nd\ne\n")
    assert [(step.was, step.lines) for step in steps] == [("", "e\n"), ("b\n", "B\n")]
    assert steps_between("a\r\nb", "a\r\nb") == []


def test_random_texts_come_out_as_they_should_and_back(rng: Random) -> None:
    for _ in range(300):
        old, new = ("".join(rng.choice(("a\n", "b\n", "# c\n", "- d\r\n", "\n")) for _ in range(12)) for _ in "ab")
        there = replayed(read(old), steps_between(old, new))
        assert there.document.text == new
        assert replayed(there.document, there.inverse).document.text == old
