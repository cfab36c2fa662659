"""The ledger's tables, and nothing else."""

from __future__ import annotations

VERSION = 1
"""Counts up with every change of the tables that an older program would trip over; it then leaves the ledger alone."""

TABLES = """
CREATE TABLE documents (
    id INTEGER PRIMARY KEY,
    path BLOB NOT NULL UNIQUE            -- as the file system has it: not all paths are text
);
CREATE TABLE sessions (
    id INTEGER PRIMARY KEY,
    document INTEGER NOT NULL,
    owner TEXT NOT NULL,
    opened REAL NOT NULL,
    closed REAL,
    baseline BLOB NOT NULL
);
CREATE TABLE events (
    id INTEGER PRIMARY KEY,
    session INTEGER NOT NULL,
    made REAL NOT NULL,
    kind TEXT NOT NULL,
    payload BLOB NOT NULL
);
CREATE INDEX events_of_session ON events (session);
CREATE TABLE edits (
    id INTEGER PRIMARY KEY,
    document INTEGER NOT NULL,
    session INTEGER,
    owner TEXT NOT NULL,                 -- the process that has yet to bring it into the file
    made REAL NOT NULL,
    change INTEGER NOT NULL,             -- the order of recording, undoing and redoing within the document
    state INTEGER NOT NULL,
    held INTEGER NOT NULL,               -- whether the file holds it
    payload BLOB NOT NULL,
    inverse BLOB NOT NULL,
    mark INTEGER NOT NULL                -- a checksum of both: SQLite has none of its own
);
CREATE INDEX edits_in_order ON edits (document, change);
CREATE INDEX edits_unsaved ON edits (document) WHERE (state = 0) <> held;
CREATE INDEX edits_undone ON edits (document, change) WHERE state = 1;
CREATE TABLE asides (
    id INTEGER PRIMARY KEY,
    document INTEGER NOT NULL,
    made REAL NOT NULL,
    payload BLOB NOT NULL,
    base BLOB NOT NULL,
    theirs BLOB NOT NULL,
    ours BLOB NOT NULL
);
CREATE TABLE versions (
    id INTEGER PRIMARY KEY,              -- one tree alone would be a page less for a save, but a seventh larger
    document INTEGER NOT NULL,
    number INTEGER NOT NULL,
    made INTEGER NOT NULL,               -- whole seconds: the table is mostly small rows
    hash BLOB NOT NULL,
    data BLOB NOT NULL                   -- see delta.py
);
CREATE UNIQUE INDEX versions_in_order ON versions (document, number);
"""

RESTORE_EDIT = (
    "INSERT OR IGNORE INTO edits"
    " (id, document, session, owner, made, change, state, held, payload, inverse, mark)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
"""Puts an edit of another ledger in this one, under the number that the desk knows it by."""

SALVAGE_EDITS = (
    "SELECT edits.id, path, session, owner, made, change, state, held, payload, inverse, mark"
    " FROM edits NOT INDEXED JOIN documents ON documents.id = document"
    " WHERE (state = 0) <> held ORDER BY edits.id "
)
"""The unsaved edits without the help of an index, which may be what is damaged; the direction follows."""
