"""No line of another writer is lost or torn while we save beside it: the short form of the laboratory."""

from __future__ import annotations

import pytest

from tests.laboratories import race


@pytest.mark.parametrize("way", race.WAYS)
def test_another_program_loses_no_line(way: str) -> None:
    tally = race.against(way, 400)
    assert (tally.lost, tally.torn, tally.ours_lost) == (0, 0, 0)


def test_two_of_ours_lose_no_line() -> None:
    tally = race.two_of_ours(400)
    assert (tally.lost, tally.torn, tally.ours_lost) == (0, 0, 0)
