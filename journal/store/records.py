"""What a session leaves in the ledger besides its edits: when it was, what happened in it, what was put aside."""

from __future__ import annotations

from journal.values import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import sqlite3

    from journal.store.ledger import Ledger

_SESSION = "SELECT id, owner, opened, closed, baseline FROM sessions WHERE "
_PAST = "FROM sessions WHERE document = ?1 AND closed < (SELECT min(made) FROM versions WHERE document = ?1)"
_ASIDE = "SELECT id, made, payload, base, theirs, ours FROM asides WHERE "


class Session(NamedTuple):
    """From opening a document to the end of the session."""

    number: int
    owner: str
    """The process that opened it."""
    opened: float
    closed: float | None
    baseline: bytes
    """The work tree at the beginning, in the words of whoever opened it."""


class Event(NamedTuple):
    """One thing that happened in a session."""

    number: int
    made: float
    kind: str
    payload: bytes


class Aside(NamedTuple):
    """An edit of ours that the file on disk no longer had a place for."""

    number: int
    made: float
    payload: bytes
    base: bytes
    theirs: bytes
    ours: bytes


class Sessions:
    """The sessions of documents and their timelines."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def succeed(self, path: str, known: int | None, ended: float) -> tuple[int, bool]:
        """A new session in place of the one that was known to be open, which ended; whether it is this call's own.

        Where another process has been quicker, its session is given.
        """

        def work(connection: sqlite3.Connection) -> tuple[int, bool]:
            document = self._ledger.document(connection, path)
            row = connection.execute(
                "SELECT id FROM sessions WHERE document = ? AND closed IS NULL ORDER BY id DESC LIMIT 1", (document,)
            ).fetchone()
            if row and row[0] != known:
                return int(row[0]), False
            connection.execute(
                "UPDATE sessions SET closed = ? WHERE document = ? AND closed IS NULL", (ended, document)
            )
            values = (document, self._ledger.owner, self._ledger.now(), b"")
            query = "INSERT INTO sessions (document, owner, opened, baseline) VALUES (?, ?, ?, ?)"
            return connection.execute(query, values).lastrowid or 0, True

        return self._ledger.change(work)

    def last_moment(self, session: Session, but: str = "") -> float:
        """When something last happened in a session, as far as the ledger knows; events of one kind aside."""
        query = (
            "SELECT max((SELECT coalesce(max(made), 0) FROM events WHERE session = :id AND kind <> :but),"
            " (SELECT coalesce(max(made), 0) FROM (SELECT made FROM edits INDEXED BY edits_in_order WHERE document ="
            " (SELECT document FROM sessions WHERE id = :id) ORDER BY change DESC LIMIT 1)))"
        )
        values = {"id": session.number, "but": but}
        found = self._ledger.ask(lambda connection: connection.execute(query, values).fetchone())
        return max(session.opened, float(found[0]))

    def edits(self, session: int) -> list[tuple[int, float, str]]:
        """The edits of a session: the number of each, when it was made, and by which process."""
        query = (
            "SELECT id, made, owner FROM edits WHERE document = (SELECT document FROM sessions WHERE id = :id)"
            " AND session = :id ORDER BY id"
        )
        rows = self._ledger.ask(lambda connection: connection.execute(query, {"id": session}).fetchall())
        return [(int(number), float(made), str(owner)) for number, made, owner in rows]

    def baseline(self, session: int) -> bytes:
        """The work tree at the beginning of a session; empty where nobody has looked yet."""
        query = "SELECT baseline FROM sessions WHERE id = ?"
        return bytes(self._ledger.ask(lambda connection: connection.execute(query, (session,)).fetchone()[0]))

    def keep_baseline(self, session: int, baseline: bytes) -> None:
        query = "UPDATE sessions SET baseline = ? WHERE id = ?"
        self._ledger.change(lambda connection: connection.execute(query, (baseline, session)))

    def close(self, session: int) -> None:
        values = (self._ledger.now(), session)
        self._ledger.change(
            lambda connection: connection.execute("UPDATE sessions SET closed = ? WHERE id = ?", values)
        )

    def current(self, path: str) -> Session | None:
        """The one opened last that nobody has closed."""
        return next(iter(self._sessions(path, "document = ? AND closed IS NULL ORDER BY id DESC LIMIT 1")), None)

    def all(self, path: str) -> list[Session]:
        """The oldest first."""
        return self._sessions(path, "document = ? ORDER BY id")

    def prune(self, path: str) -> None:
        """Closed sessions that are older than any version of their document go, and what happened in them."""

        def work(connection: sqlite3.Connection) -> None:
            values = (self._ledger.document(connection, path),)
            connection.execute(f"DELETE FROM events WHERE session IN (SELECT id {_PAST})", values)  # noqa: S608
            connection.execute(f"DELETE {_PAST}", values)

        self._ledger.change(work)

    def tell(self, session: int, kind: str, payload: bytes) -> int:
        """Adds to the session's timeline."""
        values = (session, self._ledger.now(), kind, payload)
        query = "INSERT INTO events (session, made, kind, payload) VALUES (?, ?, ?, ?)"
        return self._ledger.change(lambda connection: connection.execute(query, values).lastrowid or 0)

    def events(self, session: int, after: int = 0) -> list[Event]:
        """The timeline, or what came to it after that event."""
        query = "SELECT id, made, kind, payload FROM events WHERE session = ? AND id > ? ORDER BY id"
        rows = self._ledger.ask(lambda connection: connection.execute(query, (session, after)).fetchall())
        return [Event(*row) for row in rows]

    def tell_latest(self, session: int, kind: str, payload: bytes) -> None:
        """Adds to the timeline what only the last one of its kind is of use for; earlier ones of the document go."""
        document = "SELECT id FROM sessions WHERE document = (SELECT document FROM sessions WHERE id = ?)"
        dropped = f"DELETE FROM events WHERE kind = ? AND session IN ({document})"  # noqa: S608 - a query of ours
        values = (session, self._ledger.now(), kind, payload)

        def work(connection: sqlite3.Connection) -> None:
            connection.execute(dropped, (kind, session))
            connection.execute("INSERT INTO events (session, made, kind, payload) VALUES (?, ?, ?, ?)", values)

        self._ledger.change(work)

    def latest(self, path: str, kind: str) -> Event | None:
        """The last event of a kind, in whichever session of a document."""
        query = (
            "SELECT id, made, kind, payload FROM events"
            " WHERE session IN (SELECT id FROM sessions WHERE document = ?) AND kind = ? ORDER BY id DESC LIMIT 1"
        )
        row = self._ledger.ask(
            lambda connection: connection.execute(query, (self._ledger.known(connection, path), kind)).fetchone()
        )
        return Event(*row) if row else None

    def _sessions(self, path: str, condition: str) -> list[Session]:
        rows = self._ledger.ask(
            lambda connection: connection.execute(
                _SESSION + condition, (self._ledger.known(connection, path),)
            ).fetchall()
        )
        return [Session(*row) for row in rows]


class Asides:
    """Edits put aside, until somebody places or drops them."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def add(self, path: str, payload: bytes, base: bytes, theirs: bytes, ours: bytes) -> int:
        """Outlasts a power cut when it returns: only then may the file be saved without the edit."""

        def work(connection: sqlite3.Connection) -> int:
            document = self._ledger.document(connection, path)
            values = (document, self._ledger.now(), payload, base, theirs, ours)
            query = "INSERT INTO asides (document, made, payload, base, theirs, ours) VALUES (?, ?, ?, ?, ?, ?)"
            return connection.execute(query, values).lastrowid or 0

        return self._ledger.change(work, durable=True)

    def all(self, path: str) -> list[Aside]:
        """The oldest first."""
        rows = self._ledger.ask(
            lambda connection: connection.execute(
                _ASIDE + "document = ? ORDER BY id", (self._ledger.known(connection, path),)
            ).fetchall()
        )
        return [Aside(*row) for row in rows]

    def drop(self, aside: int) -> None:
        """It was placed, or nobody wants it."""
        self._ledger.change(lambda connection: connection.execute("DELETE FROM asides WHERE id = ?", (aside,)))
