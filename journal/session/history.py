"""The versions of a document by the sessions in which they were made, the latest first."""

from __future__ import annotations

from journal.values import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from journal.store.records import Session
    from journal.store.versions import Version


class Chapter(NamedTuple):
    """What was saved in one session, or outside of any."""

    session: Session | None
    before: Version | None
    """The version that it began with."""
    versions: list[Version]
    """The latest first; never empty."""


def chapters(versions: list[Version], sessions: list[Session]) -> list[Chapter]:
    """All versions, given the oldest first, in the sessions that they belong to."""
    found: list[Chapter] = []
    before: Version | None = None
    for version in versions:
        session = _session_of(version, sessions)
        if found and found[-1].session == session:
            found[-1].versions.insert(0, version)
        else:
            found.append(Chapter(session, before, [version]))
        before = version
    return found[::-1]


def _session_of(version: Version, sessions: list[Session]) -> Session | None:
    """The session during which it was saved; versions know whole seconds only."""
    begun = [session for session in sessions if int(session.opened) <= version.made]
    if not begun or (begun[-1].closed is not None and begun[-1].closed < version.made):
        return None
    return begun[-1]
