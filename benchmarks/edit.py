"""What an edit costs on its way to the screen: carried out, verified, packed and in the ledger, beside its limit."""

from __future__ import annotations

import os
import random
import sqlite3
import tempfile
from typing import TYPE_CHECKING

from benchmarks.pages import page
from benchmarks.timing import Row, medians
from journal.document.chunks import read
from journal.document.edit import Mark, Reword
from journal.document.marks import State
from journal.document.perform import perform
from journal.document.record import Record, packed
from journal.document.source import Splice
from journal.kinds.meaning import Kinds
from journal.store.edits import Edits
from journal.store.ledger import Ledger

if TYPE_CHECKING:
    from collections.abc import Callable

    from journal.document.edit import Edit, Performed
    from journal.document.page import Page

SIZE = 10_000
ITEMS = 60
DIGEST = "0" * 64
MEANING = Kinds()


def rows() -> list[Row]:
    shown = MEANING.page(read(page(SIZE)))
    chance = random.Random(5)
    items = [item for item in shown.items if item.entry >= 0 and item.state]
    chosen = chance.choices(items, k=ITEMS)
    marks: list[Edit] = [Mark(item.id, State.TODO if item.state is State.DONE else State.DONE) for item in chosen]
    words: list[Edit] = [Reword(item.id, f"{item.text} and more") for item in chosen]
    with tempfile.TemporaryDirectory() as folder:
        edits = Edits(Ledger(folder))
        plain = sqlite3.connect(os.path.join(folder, "plain.db"), isolation_level=None)
        plain.execute("PRAGMA journal_mode = WAL")
        plain.execute("PRAGMA synchronous = NORMAL")
        plain.execute("CREATE TABLE edits (payload, inverse)")
        found = [
            _row("mark an item", shown, marks, edits, plain),
            _row("reword an item", shown, words, edits, plain),
        ]
        plain.close()
    return found


def _row(name: str, shown: Page, wanted: list[Edit], edits: Edits, plain: sqlite3.Connection) -> Row:
    """Edits of random items, each beside three rescans of the chunk that it touches and one commit of equal size."""
    ours = theirs = 0.0
    for edit in wanted:
        performed = perform(shown, edit, MEANING)
        splice = _line_end_typed(performed)
        one, other = medians(5, _edit(shown, edit, edits), _limit(shown, splice, _payloads(performed), plain))
        ours += one
        theirs += other
    return Row(f"{name}: verified and in the ledger / 3 rescans and a commit", ours / theirs, 1)


def _payloads(performed: Performed) -> tuple[bytes, bytes]:
    """What the ledger keeps of an edit."""
    done = packed(Record("says", DIGEST, DIGEST, performed.steps, performed.splices))
    return done, packed(Record("says", DIGEST, DIGEST, performed.inverse, performed.splices))


def _line_end_typed(performed: Performed) -> Splice:
    """A splice in the same place that makes the chunk be scanned again: one of words alone needs no scan."""
    first = performed.splices[0]
    return Splice(first.start, first.end, first.text + " |")


def _edit(shown: Page, edit: Edit, edits: Edits) -> Callable[[], object]:
    def work() -> object:
        performed = perform(shown, edit, MEANING)
        return edits.record("page.md", 1, *_payloads(performed))

    return work


def _limit(shown: Page, splice: Splice, kept: tuple[bytes, bytes], plain: sqlite3.Connection) -> Callable[[], object]:
    def work() -> object:
        for _ in range(3):
            shown.document.splice(splice)
        return plain.execute("INSERT INTO edits VALUES (?, ?)", kept)

    return work
