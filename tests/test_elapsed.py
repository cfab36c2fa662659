"""How long something has been, in words."""

from __future__ import annotations

import pytest

from journal.elapsed import ago, span

HOUR, DAY = 3_600, 86_400


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (90, "1 min"),
        (HOUR - 1, "59 min"),
        (HOUR, "1 h"),
        (2 * DAY - 1, "47 h"),
        (2 * DAY, "2 d"),
        (400 * DAY, "400 d"),
    ],
)
def test_a_time_is_told_in_the_unit_that_says_most(seconds: float, words: str) -> None:
    assert span(seconds) == words
    assert ago(seconds) == f"{words} ago"


def test_what_was_a_moment_ago_was_just_now() -> None:
    assert ago(0) == ago(89) == "just now"
