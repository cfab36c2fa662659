"""Every version comes back byte for byte, in little room, for as long as its age deserves."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as some

from journal.store.delta import decode, encode
from journal.store.ledger import Ledger
from journal.store.versions import VersionDamagedError, VersionMissingError, Versions

if TYPE_CHECKING:
    from pathlib import Path

DOCUMENT = "/project/CONTEXT.md"
DAY = 86400

lines = some.lists(some.sampled_from([b"- [ ] one\n", b"- [x] one\r\n", b"## Next\n", b"\n", b"\xff\x00", b"a" * 90]))
texts = some.one_of(some.binary(max_size=300), lines.map(b"".join))


@given(texts, texts)
def test_any_text_comes_back_from_its_difference_to_any_other(text: bytes, before: bytes) -> None:
    assert decode(encode(text, before), before) == text
    assert decode(encode(text, None), b"") == text


def test_moved_lines_cost_little() -> None:
    parts = [b"- item %d, some words that say what it is\n" % number for number in range(200)]
    before, after = b"".join(parts), b"".join(parts[100:] + parts[:100])
    assert len(encode(after, before)) < 20


@pytest.fixture
def clock() -> list[float]:
    return [1_000_000_000.0]


@pytest.fixture
def versions(tmp_path: Path, clock: list[float]) -> Versions:
    return Versions(Ledger(str(tmp_path / "state"), clock=lambda: clock[0]))


def text_of(number: int) -> bytes:
    return b"".join(b"- item %d %s\n" % (item, b"x" if item < number else b"-") for item in range(300))


def test_every_version_comes_back(tmp_path: Path, versions: Versions) -> None:
    for number in range(1, 151):
        assert versions.store(DOCUMENT, text_of(number)) == number
    again = Versions(Ledger(str(tmp_path / "state")))
    assert [again.text(DOCUMENT, number) for number in range(1, 151)] == [text_of(number) for number in range(1, 151)]
    assert [version.number for version in again.all(DOCUMENT)] == list(range(1, 151))
    assert again.size(DOCUMENT) < 20_000
    assert again.store(DOCUMENT, text_of(151)) == 151


def test_the_same_text_twice_is_one_version_and_an_earlier_one_costs_nothing(versions: Versions) -> None:
    assert versions.store(DOCUMENT, b"one" * 100) == 1
    assert versions.store(DOCUMENT, b"one" * 100) == 1
    assert versions.store(DOCUMENT, os.urandom(5000)) == 2
    size = versions.size(DOCUMENT)
    assert versions.store(DOCUMENT, b"one" * 100) == 3
    assert versions.size(DOCUMENT) - size < 5
    assert versions.text(DOCUMENT, 3) == b"one" * 100


def test_documents_do_not_know_each_other(versions: Versions) -> None:
    versions.store(DOCUMENT, b"one")
    assert versions.store("/project/OTHER.md", b"other") == 1
    assert versions.text(DOCUMENT, 1) == b"one"


def test_a_version_that_there_is_not_is_said(versions: Versions) -> None:
    with pytest.raises(VersionMissingError, match="no version 7"):
        versions.text(DOCUMENT, 7)


def test_of_old_versions_the_last_of_each_hour_stays_and_of_older_ones_the_last_of_each_day(
    versions: Versions, clock: list[float]
) -> None:
    begin = clock[0] = 1_000_000_000.0 // DAY * DAY
    for number in range(1, 289):  # a day, one each five minutes, and back to an earlier text now and then
        clock[0] = begin + number * 300 - 1
        versions.store(DOCUMENT, text_of(number if number % 10 else number - 5))
    clock[0] = begin + 2 * DAY
    assert versions.thin(DOCUMENT) == 0
    clock[0] = begin + 4 * DAY
    assert versions.thin(DOCUMENT) == 288 - 24
    kept = versions.all(DOCUMENT)
    assert [version.number for version in kept] == list(range(12, 289, 12))
    assert [versions.text(DOCUMENT, version.number) for version in kept] == [
        text_of(version.number if version.number % 10 else version.number - 5) for version in kept
    ]
    clock[0] = begin + 60 * DAY
    versions.thin(DOCUMENT)
    assert [version.number for version in versions.all(DOCUMENT)] == [288]
    assert versions.store(DOCUMENT, text_of(1)) == 289


def test_beyond_its_room_a_history_loses_its_oldest_versions_but_never_the_last(versions: Versions) -> None:
    contents = [os.urandom(1000) for _ in range(10)]
    for content in contents:
        versions.store(DOCUMENT, content)
    versions.thin(DOCUMENT, largest=3500)
    assert [version.number for version in versions.all(DOCUMENT)] == [8, 9, 10]
    assert [versions.text(DOCUMENT, number) for number in (8, 9, 10)] == contents[7:]
    versions.thin(DOCUMENT, largest=0)
    assert versions.text(DOCUMENT, 10) == contents[9]


def test_a_damaged_version_is_said_and_the_history_goes_on(tmp_path: Path) -> None:
    ledger = Ledger(str(tmp_path / "state"))
    versions = Versions(ledger)
    for number in range(1, 4):
        versions.store(DOCUMENT, text_of(number))
    ledger.change(lambda connection: connection.execute("UPDATE versions SET data = x'01ffff' WHERE number = 2"))
    versions = Versions(ledger)
    assert versions.text(DOCUMENT, 1) == text_of(1)
    with pytest.raises(VersionDamagedError, match="try another"):
        versions.text(DOCUMENT, 3)
    assert versions.store(DOCUMENT, text_of(4)) == 4
    assert versions.text(DOCUMENT, 4) == text_of(4)


def test_what_another_process_stored_between_is_noticed(tmp_path: Path) -> None:
    ours, theirs = (Versions(Ledger(str(tmp_path))) for _ in range(2))
    assert [ours.store(DOCUMENT, b"one"), ours.store(DOCUMENT, b"one"), theirs.store(DOCUMENT, b"two")] == [1, 1, 2]
    assert ours.store(DOCUMENT, b"one") == 3
    assert [ours.text(DOCUMENT, number) for number in (1, 2, 3)] == [b"one", b"two", b"one"]
