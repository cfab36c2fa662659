"""Dates in the form in which a document has them."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from journal.document.dates import dated_as, dated_like, day_in

NOW = datetime(2026, 3, 5, 14, 7, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    ("present", "now"),
    [
        ("2025-11-21", "2026-03-05"),
        ("2025-11-21 09:30", "2026-03-05 14:07"),
        ("2025-11-21T09:30:00Z", "2026-03-05T14:07:09Z"),
        ("2025-11-21 (evening)", "2026-03-05 (evening)"),
        ("YYYY-MM-DD", "2026-03-05"),
        ("[YYYY-MM-DD HH:MM]", "2026-03-05 14:07"),
        ("November 21, 2025", "March 5, 2026"),
        ("Nov 21, 2025", "Mar 5, 2026"),
        ("21 November 2025", "5 March 2026"),
        ("21 november 2025", "5 march 2026"),
        ("NOV 3, 2025", "MAR 5, 2026"),
        ("21.11.2025", "05.03.2026"),
        ("2025/11/21", "2026/03/05"),
        ("2025年11月21日", "2026年3月5日"),
    ],
)
def test_the_form_stays(present: str, now: str) -> None:
    assert dated_like(present, NOW) == now


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2025-11-21 09:30", "2025-11-21"),
        ("Session end (Nov 3, 2025)", "2025-11-03"),
        ("3 november 2025", "2025-11-03"),
        ("Sept. 5, 2025", "2025-09-05"),
        ("更新 2025年1月2日", "2025-01-02"),
        ("02.01.2025", "2025-01-02"),
        ("2025/11/21", "2025-11-21"),
        ("YYYY-MM-DD", "None"),
        ("2025-02-30", "None"),
        ("11/12/2025", "None"),
    ],
)
def test_a_day_is_read_where_only_one_reading_is_possible(text: str, day: str) -> None:
    assert str(day_in(text)) == day


@pytest.mark.parametrize("present", ["yesterday", "Sept 5, 2025", "11/12/2025", "", "Session 34"])
def test_what_could_be_read_two_ways_or_is_no_date_is_left_alone(present: str) -> None:
    assert dated_like(present, NOW) is None


def test_a_given_day_takes_the_form_of_the_present_one_or_stands_as_given() -> None:
    assert dated_as("Nov 3, 2025", "2026-11-21") == "Nov 21, 2026"
    assert dated_as("", "2026-11-21") == "2026-11-21"
    assert dated_as("Nov 3, 2025", "last week") == "last week"
