"""What happened to a document's project, when and by whom: sessions that open, go on and end, told to the ledger."""

from __future__ import annotations

from journal.values import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from journal.store.records import Session, Sessions

OPENED, FACE, OUTSIDE, NOTE, SUMMARY, COMMITTED = "opened", "face", "outside", "note", "summary", "committed"
"""Sorts of entries: the version that a session began with; who a process is that stays; a version that another writer
left; words of the user's for the summary; what a summary wrote; a commit of the document alone."""
COMMAND_LINE = "command line"
"""The face of every process that does not say which it is."""

IDLE = 6 * 3600.0
"""Seconds without anything happening after which a session is over."""
AFTER_SUMMARY = 1800.0
"""The same where the last thing that happened was its summary."""
SOON = 600.0
"""Seconds within which nobody need be asked how long is long."""


class Timeline:
    """The sessions of one document; panes, commands and agents share the one that is open."""

    def __init__(
        self,
        sessions: Sessions,
        path: str,
        clock: Callable[[], float],
        idle: Callable[[], float],
        worked: Callable[[Session], float],
    ) -> None:
        self._sessions = sessions
        self._path = path
        self._clock = clock
        self._idle = idle
        """How long is long; asked only when it matters."""
        self._worked = worked
        """When the project's files were last worked on, which the ledger does not know."""
        self.began = 0
        """The session that this process began; 0 where it found one."""

    def going_on(self) -> Session | None:
        """The session that is open and not over."""
        return self._current()[0]

    def session(self, version: Callable[[], int]) -> int:
        """The session that goes on, else a new one, which begins with a version of the document."""
        going_on, known, ended = self._current()
        if going_on is not None:
            return going_on.number
        number, is_new = self._sessions.succeed(self._path, known, ended)
        if is_new:
            self.began = number
            self._sessions.tell(number, OPENED, b"%d" % version())
        return number

    def away(self) -> float:
        """When we were last here, where that is long ago, whatever others did since; else 0."""
        sessions = self._sessions.all(self._path)
        if not sessions:
            return 0.0
        last = self._sessions.last_moment(sessions[-1], but=OUTSIDE)
        return last if self._clock() - last >= self._longest(sessions[-1]) else 0.0

    def tell_face(self, session: int, owner: str, face: str) -> None:
        """The edits of a process come from a face: the pane, an agent's server."""
        self._sessions.tell(session, FACE, f"{owner} {face}".encode())

    def tell_outside(self, version: int) -> None:
        """Another writer left a version, while a session goes on."""
        going_on = self.going_on()
        if going_on is not None:
            self._sessions.tell(going_on.number, OUTSIDE, b"%d" % version)

    def end(self) -> None:
        """The session is over, if its summary was the last thing that happened in it."""
        session = self._sessions.current(self._path)
        if session is not None and self._is_summarised(session):
            self._sessions.close(session.number)

    def _current(self) -> tuple[Session | None, int | None, float]:
        """The session that goes on; else the number of the one that is over, and when it ended."""
        session = self._sessions.current(self._path)
        if session is None:
            return None, None, 0.0
        last = self._sessions.last_moment(session)
        quiet = self._clock() - last
        if quiet < SOON or quiet < self._longest(session):
            return session, session.number, last
        worked = min(self._worked(session), self._clock())
        if worked > last and self._clock() - worked < self._idle():
            return session, session.number, worked
        return None, session.number, max(last, worked)

    def _longest(self, session: Session) -> float:
        return AFTER_SUMMARY if self._is_summarised(session) else self._idle()

    def _is_summarised(self, session: Session) -> bool:
        """Whether nothing was told after the summary, and no edit made but by it."""
        events = self._sessions.events(session.number)
        if not events or events[-1].kind != SUMMARY:
            return False
        edits = self._sessions.edits(session.number)
        return not edits or edits[-1][1] <= events[-1].made
