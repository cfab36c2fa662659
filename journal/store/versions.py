"""Every saved version of a document: kept small, given back exactly, thinned out with age."""

from __future__ import annotations

import os
import zlib
from itertools import pairwise

from journal.document.hashing import sha256
from journal.store.delta import Form, decode, encode, form_of, same_as, target_of
from journal.store.errors import StoreError
from journal.values import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

    from journal.store.ledger import Ledger

_BLOCK = 64
"""Versions that lean on one another: each block of numbers begins with a whole text, and needs no other block."""
_HOUR, _DAY = 3600, 86400
_ALL_FOR = 2 * _DAY
_HOURLY_FOR = 30 * _DAY
_Row: TypeAlias = tuple[int, bytes, bytes]
"""Number, hash and data of a version."""
_Hashes: TypeAlias = dict[bytes, int]
"""Hash -> the last version of a block that has it."""
_Latest: TypeAlias = tuple[int, int, bytes | None, _Hashes]
"""Ledger generation, number and text of the version that was stored last, and the hashes of its block."""
_NOTHING: _Latest = (-1, -1, None, {})
LARGEST = 64 * 1024 * 1024
"""Bytes of versions that a document may have; beyond, the oldest go first."""


class VersionMissingError(StoreError):
    sentence = "{path} has no version {reason}; its history lists those that there are."


class VersionDamagedError(StoreError):
    sentence = "Version {reason} of {path} is damaged in the ledger and cannot be given back; try another one."


class Version(NamedTuple):
    """One saved state of a document."""

    number: int
    made: int
    """Seconds since 1970."""
    hash: bytes
    """SHA-256 of its text."""


class Versions:
    """The history of documents."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._latest: dict[str, _Latest] = {}
        """By path, what was stored last, which spares reading it back."""

    def store(self, path: str, text: bytes) -> int:
        """The number of the version; that of the last one where the text is the same."""
        generation, latest, known, _ = self._latest.get(path, _NOTHING)
        if generation == self._ledger.generation and text == known and self._is_last(path, latest):
            return latest
        hashed = sha256(text)

        def work(connection: sqlite3.Connection) -> _Latest:
            document = self._ledger.document(connection, path)
            last, before, hashes = self._last(connection, path, document)
            if last and hashes.get(hashed) == last:
                return self._ledger.generation, last, text, hashes
            number = last + 1
            if _block_of(number) == number:
                before, hashes = None, {}
            elif before is None:
                before = _last_text(_rows(connection, document, _block_of(last), last))  # on damage nothing is built
            twin = hashes.get(hashed, 0)
            is_repeated = twin and _is_there(connection, document, twin)
            data = same_as(twin) if is_repeated else encode(text, before)
            connection.execute(
                "INSERT INTO versions (document, number, made, hash, data) VALUES (?, ?, ?, ?, ?)",
                (document, number, int(self._ledger.now()), hashed, data),
            )
            return self._ledger.generation, number, text, hashes | {hashed: number}

        self._latest[path] = self._ledger.change(work)
        return self._latest[path][1]

    def _last(self, connection: sqlite3.Connection, path: str, document: int) -> tuple[int, bytes | None, _Hashes]:
        """The last version's number, its text if that was seen here, and the hashes of its block."""
        query = "SELECT max(number) FROM versions WHERE document = ?"
        last = connection.execute(query, (document,)).fetchone()[0] or 0
        generation, latest, text, hashes = self._latest.get(path, _NOTHING)
        if (generation, latest) == (self._ledger.generation, last):
            return last, text, hashes
        query = "SELECT hash, number FROM versions WHERE document = ? AND number BETWEEN ? AND ? ORDER BY number"
        return last, None, dict(connection.execute(query, (document, _block_of(last), last)).fetchall())

    def all(self, path: str) -> list[Version]:
        """The oldest first."""
        rows = self._ledger.ask(
            lambda connection: connection.execute(
                "SELECT number, made, hash FROM versions WHERE document = ? ORDER BY number",
                (self._ledger.known(connection, path),),
            ).fetchall()
        )
        return [Version(*row) for row in rows]

    def last(self, path: str) -> Version | None:
        query = "SELECT number, made, hash FROM versions WHERE document = ? ORDER BY number DESC LIMIT 1"
        row = self._ledger.ask(
            lambda connection: connection.execute(query, (self._ledger.known(connection, path),)).fetchone()
        )
        return Version(*row) if row else None

    def _is_last(self, path: str, number: int) -> bool:
        """Whether no process has stored another version since."""
        query = "SELECT max(number) FROM versions WHERE document = (SELECT id FROM documents WHERE path = ?)"
        row = self._ledger.ask(lambda connection: connection.execute(query, (os.fsencode(path),)).fetchone())
        return bool(row[0] == number)

    def text(self, path: str, number: int) -> bytes:
        """The exact text of a version."""
        rows = self._ledger.ask(
            lambda connection: _rows(connection, self._ledger.known(connection, path), _block_of(number), number)
        )
        if not rows or rows[-1][0] != number:
            raise VersionMissingError(path, str(number))
        text = _last_text(rows)
        if text is None:
            raise VersionDamagedError(path, str(number))
        return text

    def size(self, path: str) -> int:
        """Bytes that the versions of a document take."""
        return self._ledger.ask(
            lambda connection: int(
                connection.execute(
                    "SELECT coalesce(sum(length(data)), 0) FROM versions WHERE document = ?",
                    (self._ledger.known(connection, path),),
                ).fetchone()[0]
            )
        )

    def thin(self, path: str, largest: int = LARGEST) -> int:
        """How many versions went: of old ones the last of each hour stays, of still older ones the last of each day."""

        def work(connection: sqlite3.Connection) -> int:
            document = self._ledger.document(connection, path)
            sizes = connection.execute(
                "SELECT number, made, length(data) FROM versions WHERE document = ? ORDER BY number", (document,)
            ).fetchall()
            dropped = _too_many(sizes, largest) | _too_old([(number, made) for number, made, _ in sizes], now)
            for block in sorted({_block_of(number) for number in dropped}):
                _rewrite(connection, document, block, dropped)
            return len(dropped)

        now = self._ledger.now()
        self._latest.pop(path, None)
        return self._ledger.change(work)


def _block_of(number: int) -> int:
    return (number - 1) // _BLOCK * _BLOCK + 1


def _is_there(connection: sqlite3.Connection, document: int, number: int) -> bool:
    """Whether no other process has thinned a version out meanwhile."""
    query = "SELECT 1 FROM versions WHERE document = ? AND number = ?"
    return connection.execute(query, (document, number)).fetchone() is not None


def _rows(connection: sqlite3.Connection, document: int | None, first: int, last: int) -> list[_Row]:
    query = "SELECT number, hash, data FROM versions WHERE document = ? AND number BETWEEN ? AND ? ORDER BY number"
    return connection.execute(query, (document, first, last)).fetchall()


def _last_text(rows: list[_Row]) -> bytes | None:
    """None where the bytes on disk are not those that were stored."""
    text = None
    for _, text in _texts(rows):  # noqa: B007 - only the last one is wanted, and only one shall be held
        pass
    return text if text is not None and sha256(text) == rows[-1][1] else None


def _texts(rows: list[_Row]) -> Iterator[tuple[int, bytes | None]]:
    """Each version of the beginning of a block with its text; None where it leans on bytes that make no sense."""
    repeated = {target_of(data) for _, _, data in rows if form_of(data) == Form.SAME}
    remembered: dict[int, bytes | None] = {}
    text: bytes | None = None
    for number, _, data in rows:
        match form_of(data):
            case Form.SAME:
                text = remembered.get(target_of(data))
            case Form.WHOLE:
                text = _decoded(data, b"")
            case _:
                text = None if text is None else _decoded(data, text)
        if number in repeated:
            remembered[number] = text
        yield number, text


def _decoded(data: bytes, before: bytes) -> bytes | None:
    try:
        return decode(data, before)
    except (zlib.error, ValueError, IndexError):
        return None


def _rewrite(connection: sqlite3.Connection, document: int, block: int, dropped: set[int]) -> None:
    """Takes versions out of a block, and lets those that leaned on them lean on what stays."""
    texts = list(_texts(_rows(connection, document, block, block + _BLOCK - 1)))
    if any(text is None for _, text in texts):
        return  # damaged: left as it is, for whoever wants to look into it
    before: bytes | None = None
    for number, text in texts:
        if number not in dropped and text is not None:
            values = (encode(text, before), document, number)
            connection.execute("UPDATE versions SET data = ? WHERE document = ? AND number = ?", values)
            before = text
    connection.executemany(
        "DELETE FROM versions WHERE document = ? AND number = ?",
        [(document, number) for number, _ in texts if number in dropped],
    )


def _too_old(versions: list[tuple[int, int]], now: float) -> set[int]:
    dropped = set()
    for (number, made), (_, next_made) in pairwise(versions):
        age = now - made
        if age > _ALL_FOR:
            span = _HOUR if age <= _HOURLY_FOR else _DAY
            if made // span == next_made // span:
                dropped.add(number)
    return dropped


def _too_many(sizes: list[tuple[int, int, int]], largest: int) -> set[int]:
    dropped = set()
    total = sum(size for _, _, size in sizes)
    for number, _, size in sizes[:-1]:
        if total <= largest:
            break
        total -= size
        dropped.add(number)
    return dropped
