"""The edits of a document in the order they were made: undo, redo, and what the file does not hold yet."""

from __future__ import annotations

import os
from zlib import crc32

from journal.store.owner import is_alive
from journal.store.schema import RESTORE_EDIT
from journal.values import TYPE_CHECKING, Enum, NamedTuple

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable

    from journal.store.ledger import Ledger

_ELSEWHERE_AGE = 3600.0
"""Seconds after which an unsaved edit of a process that cannot be asked (another container's) is given out."""
KEPT_FOR = 30 * 86400.0
"""Seconds that an edit is kept for undo after its session; those of the session that is open are all kept."""
MOST = 10_000
"""Edits that a document may have, in whatever session; beyond, the oldest go first."""
_SELECT = (
    "SELECT edits.id, session, owner, made, state, held, payload, inverse, mark"
    " FROM edits JOIN documents ON documents.id = document WHERE path = ? AND "
)
_RECORD = (
    "INSERT INTO edits (document, session, owner, made, change, state, held, payload, inverse, mark)"
    " VALUES (?, ?, ?, ?, (SELECT coalesce(max(change), 0) + 1 FROM edits WHERE document = ?), 0, 0, ?, ?, ?)"
)
_UNSAVED = "(state = 0) <> held"
_OWNERS = "SELECT owner, max(made) FROM edits WHERE document = ? AND (state = 0) <> held GROUP BY owner"
_PRUNE = (
    "DELETE FROM edits WHERE document = ?1 AND (state = 0) = held AND (change <= "
    "(SELECT change FROM edits WHERE document = ?1 ORDER BY change DESC LIMIT 1 OFFSET ?2)"
    " OR (made < ?3 AND session IS NOT (SELECT max(id) FROM sessions WHERE document = ?1 AND closed IS NULL)))"
)
_TAKE_OVER = "UPDATE edits SET owner = ? WHERE document = ? AND owner = ? AND (state = 0) <> held"


class State(Enum):
    """Where an edit stands between undo and redo; the numbers are those of the ledger."""

    DONE = 0
    UNDONE = 1
    PAST = 2  # undone, and a newer edit took its place: redo does not reach it


_STATES = frozenset(state.value for state in State)


class Recorded(NamedTuple):
    """One edit as the ledger has it; what its payloads mean is the desk's business."""

    number: int
    session: int | None
    owner: str
    made: float
    state: State
    held: bool
    """Whether the file holds it: an edit is unsaved when it is done and not held, or held and no longer done."""
    payload: bytes
    inverse: bytes


class Edits:
    """What was done to the documents, by every face and across restarts."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._mine: dict[int, tuple[str, Recorded]] = {}
        """What this process has yet to bring into the file: put back if another database takes the ledger's place."""
        ledger.restorers.append(self._restore)

    def record(self, document: str, session: int | None, payload: bytes, inverse: bytes) -> int:
        """One commit; to be called before the screen shows the edit. What was undone before can no longer be redone."""
        owner, now = self._ledger.owner, self._ledger.now()

        def work(connection: sqlite3.Connection) -> int:
            number = self._ledger.document(connection, document)
            connection.execute("UPDATE edits SET state = 2 WHERE document = ? AND state = 1", (number,))
            values = (number, session, owner, now, number, payload, inverse, _mark(payload, inverse))
            cursor = connection.execute(_RECORD, values)
            return cursor.lastrowid or 0

        number = self._ledger.change(work)
        self._mine[number] = document, Recorded(number, session, owner, now, State.DONE, False, payload, inverse)
        return number

    def last(self, document: str, state: State) -> Recorded | None:
        """What undo (DONE) or redo (UNDONE) would take."""
        return next(iter(self._rows(document, f"state = {state.value} ORDER BY change DESC LIMIT 1")), None)

    def all(self, document: str) -> list[Recorded]:
        """Those that are kept, in order."""
        return self._rows(document, "1 ORDER BY change")

    def undone(self, document: str) -> set[int]:
        """The edits that do not count any more, unless somebody does them again."""
        query = "SELECT edits.id FROM edits JOIN documents ON documents.id = document WHERE path = ? AND state <> 0"
        values = (os.fsencode(document),)
        rows = self._ledger.ask(lambda connection: connection.execute(query, values).fetchall())
        return {int(number) for (number,) in rows}

    def undo(self, number: int) -> None:
        self._turn(number, State.UNDONE, None)

    def redo(self, number: int, inverse: bytes) -> None:
        """Done again, on another text perhaps, so that its inverse may be another one."""
        self._turn(number, State.DONE, inverse)

    def payload(self, number: int) -> bytes:
        query = "SELECT payload FROM edits WHERE id = ?"
        return bytes(self._ledger.ask(lambda connection: connection.execute(query, (number,)).fetchone()[0]))

    def rewrite(self, number: int, payload: bytes, inverse: bytes) -> None:
        """The same edit on another text, which another writer left."""
        query = "UPDATE edits SET payload = ?, inverse = ?, mark = ? WHERE id = ?"
        values = (payload, inverse, _mark(payload, inverse), number)
        self._ledger.change(lambda connection: connection.execute(query, values))
        if number in self._mine:
            document, edit = self._mine[number]
            self._mine[number] = document, edit._replace(payload=payload, inverse=inverse)

    def saved(self, held: Iterable[int], gone: Iterable[int] = (), beside: Callable[[], int] = lambda: 0) -> int:
        """The file now holds the first edits, and no longer holds the others, which had been undone.

        What is done `beside` changes the ledger in the same transaction; its answer is given back.
        """
        rows = [(1, number) for number in held] + [(0, number) for number in gone]

        def work(connection: sqlite3.Connection) -> int:
            connection.executemany("UPDATE edits SET held = ? WHERE id = ?", rows)
            return beside()

        answer = self._ledger.change(work) if rows else beside()
        for _, number in rows:
            self._mine.pop(number, None)
        return answer

    def unsaved(self, document: str) -> list[Recorded]:
        """In order: what this process has yet to bring into the file, and what dead ones left, which is ours now."""
        rows = self._rows(document, f"{_UNSAVED} ORDER BY change")
        if any(row.owner != self._ledger.owner for row in rows):
            self._ledger.change(lambda connection: self._take_over(connection, document))
            rows = self._rows(document, f"{_UNSAVED} ORDER BY change")
        offered = {row.number: row for row in rows if row.owner == self._ledger.owner}
        for number, (path, edit) in self._mine.items():
            if path == document and number not in offered and self._is_unsaved(number):
                offered[number] = edit  # a damaged index misses rows without a word
        return list(offered.values())

    def prune(self, document: str) -> int:
        """How many edits went: old ones, and the oldest of very many; never what the file does not hold yet."""
        before = self._ledger.now() - KEPT_FOR

        def work(connection: sqlite3.Connection) -> int:
            number = self._ledger.document(connection, document)
            return connection.execute(_PRUNE, (number, MOST, before)).rowcount

        return self._ledger.change(work)

    def _is_unsaved(self, number: int) -> bool:
        query = f"SELECT {_UNSAVED} FROM edits WHERE id = ?"  # noqa: S608 - a condition of ours
        row = self._ledger.ask(lambda connection: connection.execute(query, (number,)).fetchone())
        return row is None or bool(row[0])

    def _take_over(self, connection: sqlite3.Connection, document: str) -> None:
        number = self._ledger.document(connection, document)
        for owner, made in connection.execute(_OWNERS, (number,)).fetchall():
            alive = is_alive(owner)
            if alive or (alive is None and self._ledger.now() - made < _ELSEWHERE_AGE):
                continue
            connection.execute(_TAKE_OVER, (self._ledger.owner, number, owner))

    def _turn(self, number: int, state: State, inverse: bytes | None) -> None:
        def work(connection: sqlite3.Connection) -> None:
            row = connection.execute("SELECT document, payload, inverse FROM edits WHERE id = ?", (number,)).fetchone()
            if row is None:
                return  # another ledger took the place of the one that had it
            document, payload, old_inverse = row
            new_inverse = old_inverse if inverse is None else inverse
            connection.execute(
                "UPDATE edits SET state = ?, owner = ?, inverse = ?, mark = ?,"
                " change = (SELECT max(change) + 1 FROM edits WHERE document = ?) WHERE id = ?",
                (state.value, self._ledger.owner, new_inverse, _mark(payload, new_inverse), document, number),
            )

        self._ledger.change(work)
        self._mine.pop(number, None)

    def _restore(self, connection: sqlite3.Connection) -> None:
        for number, (document, edit) in self._mine.items():
            _, session, owner, made, state, held, payload, inverse = edit
            key = self._ledger.document(connection, document)
            mark = _mark(payload, inverse)
            values = (number, key, session, owner, made, number, state.value, held, payload, inverse, mark)
            connection.execute(RESTORE_EDIT, values)

    def _rows(self, document: str, condition: str) -> list[Recorded]:
        """Whole ones only: an edit whose bytes changed on disk is not applied to anybody's text."""
        query, values = _SELECT + condition, (os.fsencode(document),)
        rows = self._ledger.ask(lambda connection: connection.execute(query, values).fetchall())
        return [
            Recorded(number, session, owner, made, State(state), bool(held), payload, inverse)
            for number, session, owner, made, state, held, payload, inverse, mark in rows
            if type(payload) is type(inverse) is bytes and _mark(payload, inverse) == mark and state in _STATES
        ]


def _mark(payload: bytes, inverse: bytes) -> int:
    return crc32(inverse, crc32(payload))
