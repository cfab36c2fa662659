"""The SQLite file that holds what must not be lost: opened, kept healthy, and replaced where it cannot be used."""

from __future__ import annotations

import os
import time

from journal.store.owner import owner_tag
from journal.store.schema import RESTORE_EDIT, SALVAGE_EDITS, TABLES, VERSION
from journal.values import TYPE_CHECKING, TypeVar, suppress

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable
else:
    try:  # what is around it turns dates into columns, which nobody here wants and every start would pay for
        import _sqlite3 as sqlite3
    except ImportError:
        import sqlite3

_Answer = TypeVar("_Answer")

_NAME = "ledger.db"
_BESIDE = ("", "-wal", "-shm")
_WAIT = 3.0
"""Seconds to wait for another process's commit, which takes well under a millisecond."""
_LONG = 512 * 1024
"""Bytes of SQLite's log whose reading at a start costs as much as the flushes that leaving it there spares."""
_LEFT: list[sqlite3.Connection] = []
"""Kept until the process ends: a connection that nobody has is closed."""
_PROBLEMS = (sqlite3.DatabaseError, UnicodeDecodeError)
"""The second comes when a message quotes damaged names."""
_UNUSABLE = {
    sqlite3.SQLITE_PERM: "it may not be written",
    sqlite3.SQLITE_READONLY: "it may not be written",
    sqlite3.SQLITE_AUTH: "it may not be written",
    sqlite3.SQLITE_CANTOPEN: "it cannot be opened",
    sqlite3.SQLITE_FULL: "the disk is full",
    sqlite3.SQLITE_IOERR: "the disk refused",
    sqlite3.SQLITE_BUSY: "another process holds it",
    sqlite3.SQLITE_LOCKED: "another process holds it",
    sqlite3.SQLITE_PROTOCOL: "another process holds it",
    sqlite3.SQLITE_NOLFS: "it cannot be opened",
}


class Ledger:
    """One user's ledger as this process sees it; used by the thread that opened it.

    A ledger that is damaged is set apart and a new one begun; one that cannot be written is replaced by one in memory.
    Either is said in `trouble`, and neither stops an edit.
    """

    def __init__(self, folder: str, clock: Callable[[], float] = time.time) -> None:
        self.now = clock
        self.owner = owner_tag()
        self.trouble = ""
        """One sentence for the user about what is wrong with the ledger; empty while nothing is."""
        self._path = os.path.join(folder, _NAME)
        self._documents: dict[str, int] = {}
        self._inode = 0
        self.generation = 0
        """Counts up when what was remembered of the database is void: another took its place, or a change failed."""
        self.restorers: list[Callable[[sqlite3.Connection], object]] = []
        """Called, in `change`, on a database that took this one's place: to put back what is known to be unsaved."""
        self._connection = self._opened()

    def change(self, work: Callable[[sqlite3.Connection], _Answer], *, durable: bool = False) -> _Answer:
        """Does the work in one transaction, alone; `durable` outlasts a power cut when it returns.

        The work may be done a second time, on another database, so it must take all that it needs from that. A change
        that is part of another's work is in the same transaction.
        """
        return self._guarded(lambda: self._committed(work, durable))

    def ask(self, work: Callable[[sqlite3.Connection], _Answer]) -> _Answer:
        """Reads, as it was at one moment."""
        return self._guarded(lambda: work(self._connection))

    def foreign(self) -> tuple[int, int]:
        """Changes whenever another process may have written here."""
        version = self.ask(lambda connection: int(connection.execute("PRAGMA data_version").fetchone()[0]))
        return self.generation, version

    def check(self) -> None:
        """Reads all of it, which takes its time; what is damaged is set apart, as anywhere else."""

        def look() -> None:
            answer = self._connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
            if answer != "ok":
                raise sqlite3.DatabaseError(answer)

        self._guarded(look)

    def document(self, connection: sqlite3.Connection, path: str) -> int:
        """The number of a document, given to it when it is first met; inside `change` only."""
        if path not in self._documents:
            name = os.fsencode(path)
            connection.execute("INSERT OR IGNORE INTO documents (path) VALUES (?)", (name,))
            number = self.known(connection, path)
            if number is None:
                raise sqlite3.DatabaseError("a document that was just put there is not found")
            self._documents[path] = number
        return self._documents[path]

    def known(self, connection: sqlite3.Connection, path: str) -> int | None:
        """The number of a document that was met before; None matches no row."""
        row = connection.execute("SELECT id FROM documents WHERE path = ?", (os.fsencode(path),)).fetchone()
        if row and not isinstance(row[0], int):
            raise sqlite3.DatabaseError(f"the number of a document is {row[0]!r}")
        return int(row[0]) if row else None

    def size(self) -> int:
        """Bytes on disk."""
        total = 0
        for beside in _BESIDE:
            with suppress(OSError):
                total += os.stat(self._path + beside).st_size
        return total

    def close(self) -> None:
        self._connection.close()

    def leave(self) -> None:
        """Instead of `close` where the process ends at once: SQLite's log stays for the next one, unless it is long.

        As after `kill -9` nothing is lost; until the log is flushed, a power cut may take what was not durable.
        """
        try:
            length = os.stat(f"{self._path}-wal").st_size
        except OSError:
            length = 0
        if 0 < length < _LONG:
            _LEFT.append(self._connection)
        else:
            self.close()

    def _guarded(self, act: Callable[[], _Answer]) -> _Answer:
        if self._connection.in_transaction:
            return act()  # whoever began that sees to what goes wrong
        for _ in range(2):
            try:
                return act()
            except _PROBLEMS as problem:
                self._replace(problem)
        return act()

    def _committed(self, work: Callable[[sqlite3.Connection], _Answer], durable: bool) -> _Answer:
        connection = self._connection
        if connection.in_transaction:
            return work(connection)
        if durable:
            connection.execute("PRAGMA synchronous = FULL")
        try:
            connection.execute("BEGIN IMMEDIATE")
            answer = work(connection)
            connection.execute("COMMIT")
        except BaseException:
            self._forget()
            with suppress(sqlite3.Error):
                connection.execute("ROLLBACK")
            raise
        finally:
            if durable:
                with suppress(sqlite3.Error):
                    connection.execute("PRAGMA synchronous = NORMAL")
        return answer

    def _replace(self, problem: Exception) -> None:
        """Puts another database in the place of one that cannot be used; what is no fault of the file is raised."""
        if isinstance(problem, sqlite3.ProgrammingError):
            raise problem
        reason = _unusable_because(problem)
        salvaged = self._salvaged()
        with suppress(sqlite3.Error):
            self._connection.close()
        if reason is None:
            self._set_apart()
            self._connection = self._opened()
        else:
            self._connection = self._in_memory(reason)
        self._put_back(salvaged)

    def _opened(self) -> sqlite3.Connection:
        for _ in range(2):
            try:
                return self._on_disk()
            except OSError as problem:
                return self._in_memory(problem.strerror or str(problem))
            except _PROBLEMS as problem:
                reason = _unusable_because(problem)
                if reason is not None:
                    return self._in_memory(reason)
                self._set_apart()
        return self._in_memory("it cannot be opened")

    def _on_disk(self) -> sqlite3.Connection:
        os.makedirs(os.path.dirname(self._path), mode=0o700, exist_ok=True)
        # SQLite gives its files the mode of the first one, which holds the user's own words.
        handle = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        self._inode = os.fstat(handle).st_ino
        os.close(handle)
        connection = _connected(self._path)
        try:
            version = connection.execute("PRAGMA user_version").fetchone()[0]
            if version == 0:
                _make_tables(connection)
            elif version != VERSION:
                raise OSError("a newer version of this program made it")
            # Survives the death of the process; a power cut may take the last commits, and durable ones ask for more.
            connection.execute("PRAGMA synchronous = NORMAL")
        except BaseException:
            connection.close()
            raise
        self._forget()
        return connection

    def _forget(self) -> None:
        self.generation += 1
        self._documents.clear()

    def _in_memory(self, reason: str) -> sqlite3.Connection:
        connection = _connected(":memory:")
        connection.executescript(TABLES)
        self._forget()
        self.trouble = (
            f"The ledger {self._path} cannot be used ({reason}): edits and undo are kept in memory only, until you "
            "leave. Saving works as always."
        )
        return connection

    def _set_apart(self) -> None:
        """Renames the damaged file, unless another process has done so already."""
        date = time.strftime("%Y-%m-%d-%H%M%S", time.localtime(self.now()))
        apart = f"{self._path}.damaged-{date}"
        with suppress(OSError):
            if os.stat(self._path).st_ino != self._inode:
                return
            for beside in reversed(_BESIDE):
                with suppress(FileNotFoundError):
                    os.rename(self._path + beside, apart + beside)
        self.trouble = (
            f"The ledger was damaged; it is set apart as {apart}, and a new one was begun. Undo and history start anew."
        )

    def _salvaged(self) -> dict[int, tuple[object, ...]]:
        """The unsaved edits that can still be read: from either end, up to the damage."""
        rows: dict[int, tuple[object, ...]] = {}
        for direction in ("ASC", "DESC"):
            with suppress(*_PROBLEMS):
                for row in self._connection.execute(SALVAGE_EDITS + direction):
                    rows[row[0]] = row
        return rows

    def _put_back(self, salvaged: dict[int, tuple[object, ...]]) -> None:
        def work(connection: sqlite3.Connection) -> None:
            for restore in self.restorers:  # first: what is still in memory is more than what damage left
                restore(connection)
            for number, path, *columns in salvaged.values():
                if isinstance(path, bytes):
                    document = self.document(connection, os.fsdecode(path))
                    with suppress(sqlite3.IntegrityError, OverflowError):  # damage may have made anything of a row
                        connection.execute(RESTORE_EDIT, (number, document, *columns))

        with suppress(*_PROBLEMS):
            self._committed(work, False)


def _unusable_because(problem: Exception) -> str | None:
    """Why the ledger cannot be used as it is; None where it is damaged, which any other complaint is a sign of."""
    code = getattr(problem, "sqlite_errorcode", sqlite3.SQLITE_NOTADB)
    if code == sqlite3.SQLITE_IOERR_SHORT_READ:
        return None  # the file ends too early
    return _UNUSABLE.get(code & 0xFF)


def _connected(path: str) -> sqlite3.Connection:
    return sqlite3.connect(path, timeout=_WAIT, isolation_level=None)


def _make_tables(connection: sqlite3.Connection) -> None:
    # Two first starts at once: changing the journal mode does not wait for the other one by itself.
    deadline = time.monotonic() + _WAIT
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            break
        except sqlite3.OperationalError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.01)
    connection.execute("BEGIN IMMEDIATE")
    if connection.execute("PRAGMA user_version").fetchone()[0] == 0:
        for statement in TABLES.split(";\n"):
            connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {VERSION}")
    connection.execute("COMMIT")
