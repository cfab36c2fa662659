"""Which field of a page says where things stand."""

from __future__ import annotations

import pytest

from journal.document.chunks import read
from journal.kinds.recognise import read_page
from journal.kinds.status import status_of


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("**Current Status:** on", ("Current Status", "on")),
        ("**Phase:** 2\n**Status:** on", ("Status", "on")),
        ("**Текущий статус:** идёт", ("Текущий статус", "идёт")),
        ("**当前状态：** 进行中", ("当前状态", "进行中")),
        ("**現状:** 進行中", ("現状", "進行中")),
        ("**Owner:** me", ("", "")),
    ],
)
def test_it_is_known_in_the_languages_that_people_use(line: str, found: tuple[str, str]) -> None:
    assert status_of(read_page(read(f"# Queue\n\n{line}\n"))) == found
