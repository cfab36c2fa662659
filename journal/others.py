"""What other writers leave in a document's file: our edits applied again to it, and what must not be lost of either."""

from __future__ import annotations

import os

from journal.document import chunks
from journal.document.difflines import apart
from journal.document.merge import merge
from journal.document.merging import Fate, Merged
from journal.document.record import Pending, Record, done, hash_of, packed, replayed, undone, unpacked
from journal.document.source import decode, encode
from journal.document.stale import Verdict, Version, inferred_base, judge
from journal.store.errors import StoreError
from journal.values import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from journal.document.chunks import Document
    from journal.document.edit import Performed
    from journal.document.merging import Aside
    from journal.store.edits import Edits
    from journal.store.records import Asides
    from journal.store.versions import Versions

RECENT, RECENT_AGE, RECENT_SIZE = 20, 600.0, 4_000_000
"""How many versions, how old and how large together, another writer may have read before writing the whole file."""

ERASED = "apply again what an old reading erased"
LATE = "take in what another writer saved meanwhile"
TAKEN_BACK = "another writer may have taken this back on purpose, or without knowing of it"


class Joint(NamedTuple):
    """Another writer's text with our edits in it."""

    document: Document
    pending: list[Pending]
    asides: int
    """Edits of ours for which it had no place."""
    rescued: int
    """Changes that it had erased without knowing of them, applied again."""


class Others:
    """Joins our edits with what others write to one document."""

    def __init__(
        self,
        path: str,
        ledgers: tuple[Edits, Versions, Asides],
        record: Callable[[str, str, Performed], int],
        clock: Callable[[], float],
    ) -> None:
        self._path = path
        self._edits, self._versions, self._asides = ledgers
        self._record = record
        """Puts an edit of nobody's face into the ledger, and gives its number."""
        self._clock = clock

    def join(self, base: Document, pending: list[Pending], theirs: Document) -> Joint:
        """Our pending edits, made from the base, on another writer's text; those without a place go aside first."""
        rescue, document = self.rescued(theirs)
        merged = merge(base, [step for one in pending for step in one.steps], document)
        for aside in merged.asides:
            self._put_aside(aside, merged.document.text)
        aimed = rescue + self._re_aimed(pending, merged, document)
        return Joint(merged.document, aimed, len(merged.asides), len(rescue))

    def rescued(self, theirs: Document) -> tuple[list[Pending], Document]:
        """What a writer who had read an old text erased, applied again as an edit; aside, if it may have been meant."""
        recent = self._recent()
        judged = judge(recent, theirs, self._modified()) if recent else None
        if judged is None or judged.rescued is None or judged.verdict is Verdict.FRESH:
            return [], theirs
        again = replayed(theirs, judged.rescued.steps)
        is_old = any(version.document.text == theirs.text for version in recent)
        if judged.verdict is Verdict.REVERT or is_old:
            record = Record(TAKEN_BACK, hash_of(theirs.text), "", again.steps, again.splices)
            there, ours = apart(theirs.text, again.document.text)
            self._asides.add(self._path, packed(record), b"", encode(there), encode(ours))
            return [], theirs
        for aside in judged.rescued.asides:
            self._put_aside(aside, again.document.text)
        return [Pending(self._record(ERASED, theirs.text, again), False, again.steps)], again.document

    def late(self, text: str, base: str | None, ours: Document) -> tuple[Pending, Document] | None:
        """What a writer changed who had the file open while it was replaced, brought into our text."""
        from journal.document.difference import difference

        theirs = chunks.read(text)
        recent = self._recent()
        likely = inferred_base(recent, theirs).document if recent else ours
        origin = likely if base is None else chunks.read(base)
        merged = merge(origin, difference(origin, theirs), ours)
        for aside in merged.asides:
            self._put_aside(aside, merged.document.text)
        if not merged.steps:
            return None
        taken = replayed(ours, merged.steps)
        return Pending(self._record(LATE, ours.text, taken), False, taken.steps), taken.document

    def _recent(self) -> list[Version]:
        """The texts that another writer may have started from, the oldest first."""
        found: list[Version] = []
        room = RECENT_SIZE
        for version in reversed(self._versions.all(self._path)[-RECENT:]):
            try:
                text = self._versions.text(self._path, version.number)
            except StoreError:
                continue  # damaged, or thinned out this moment: the others tell enough
            room -= len(text)
            if self._clock() - version.made > RECENT_AGE or room < 0:
                break
            found.insert(0, Version(version.number, chunks.read(decode(text)), version.made))
        return found

    def _modified(self) -> float:
        """When the file was last written."""
        try:
            return os.stat(self._path).st_mtime
        except OSError:
            return self._clock()

    def _put_aside(self, aside: Aside, merged: str) -> None:
        remedy = (aside.remedy,) if aside.remedy else ()
        record = Record(aside.reason, hash_of(merged), "", remedy, ())
        self._asides.add(self._path, packed(record), encode(aside.base), encode(aside.theirs), encode(aside.ours))

    def _re_aimed(self, pending: list[Pending], merged: Merged, document: Document) -> list[Pending]:
        """Our edits as they stand on the new text; the ledger learns how each is done and undone there."""
        taken = iter(merged.steps)
        fates = iter(merged.fates)
        aimed: list[Pending] = []
        for one in pending:
            performed = replayed(document, [next(taken) for _ in one.steps if next(fates) is Fate.APPLIED])
            aimed.append(one._replace(steps=performed.steps))
            if not one.undoing:
                says, before = unpacked(self._edits.payload(one.number)).says, document.text
                ways = done(says, before, performed), undone(says, before, performed)
                self._edits.rewrite(one.number, packed(ways[0]), packed(ways[1]))
            document = performed.document
        return aimed
