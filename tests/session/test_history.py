"""Versions by the sessions in which they were made."""

from __future__ import annotations

from journal.session.history import chapters
from journal.store.records import Session
from journal.store.versions import Version


def version(number: int, made: int) -> Version:
    return Version(number, made, b"")


def session(number: int, opened: float, closed: float | None) -> Session:
    return Session(number, "me", opened, closed, b"")


def test_versions_belong_to_the_session_during_which_they_were_saved() -> None:
    versions = [version(1, 50), version(2, 100), version(3, 150), version(4, 250), version(5, 300), version(6, 301)]
    one, two = session(1, 100.7, 200.0), session(2, 300.2, None)
    found = chapters(versions, [one, two])
    assert [(told.session, [each.number for each in told.versions]) for told in found] == [
        (two, [6, 5]),
        (None, [4]),
        (one, [3, 2]),
        (None, [1]),
    ]
    assert [told.before and told.before.number for told in found] == [4, 3, 1, None]


def test_nothing_kept_is_no_chapter() -> None:
    assert chapters([], [session(1, 1.0, None)]) == []
