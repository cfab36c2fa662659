"""The desk: a document with its file, its ledger and its edits; what every face works through."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, NamedTuple

from journal.document import chunks
from journal.document.apply import apply
from journal.document.dates import UPDATED_KEYS, dated_like
from journal.document.edit import Performed, described
from journal.document.parts import parts
from journal.document.perform import perform
from journal.document.record import Record, packed, unpacked
from journal.document.source import Splice, decode, encode, through
from journal.document.steps import SetField, SetLines
from journal.document.verify import Refused
from journal.kinds.meaning import Kinds
from journal.reading import text_of
from journal.store.edits import Edits, State
from journal.store.errors import StoreError
from journal.store.file import File
from journal.store.ledger import Ledger
from journal.store.outcome import Found
from journal.store.places import state_folder
from journal.store.records import Asides, Sessions
from journal.store.versions import Versions

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from journal.document.chunks import Document
    from journal.document.edit import Edit
    from journal.document.merge import Aside, Merged
    from journal.document.page import Meaning, Page
    from journal.document.steps import Step
    from journal.store.edits import Recorded
    from journal.store.records import Aside as KeptAside
    from journal.store.versions import Version

MOST_TRIES = 200
"""Saves tried in a row while another writer is quicker; each try has merged that writer's text."""


class Changed(NamedTuple):
    """The page shows something new."""

    says: str
    """What was done; empty where another writer did it."""


class Written(NamedTuple):
    """The file holds everything."""

    at: float
    flushed: bool


class Unwritten(NamedTuple):
    """The file could not be saved; the edits are in the ledger."""

    reason: str


class Joined(NamedTuple):
    """Another writer's text was taken in."""

    asides: int
    """Edits of ours for which it had no place."""


Event = Changed | Written | Unwritten | Joined


class Pending(NamedTuple):
    """An edit, or the undoing of one, that the file does not hold yet."""

    number: int
    undoing: bool
    steps: tuple[Step, ...]


class Desk:
    """One open document."""

    def __init__(
        self,
        path: str,
        meaning: Meaning | None = None,
        state: str | None = None,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self.path = path
        self.meaning = meaning or Kinds()
        self._clock = clock
        self._listeners: list[Callable[[Event], None]] = []
        folder = state or state_folder()
        self._file = File(path, folder)
        self._disk = self._file.read()
        self._base = chunks.read(text_of(path, self._disk))
        self.document = self._base
        self._page: Page | None = None
        self.ledger = Ledger(folder, clock)
        self._edits = Edits(self.ledger)
        self._versions = Versions(self.ledger)
        self._asides = Asides(self.ledger)
        self._sessions = Sessions(self.ledger)
        self._pending: list[Pending] = []
        self.recovered = self._recover()

    @property
    def page(self) -> Page:
        if self._page is None:
            self._page = self.meaning.page(self.document)
        return self._page

    @property
    def is_saved(self) -> bool:
        return not self._pending

    def subscribe(self, listener: Callable[[Event], None]) -> None:
        self._listeners.append(listener)

    def close(self) -> None:
        self._file.close()
        self.ledger.close()

    def do(self, edit: Edit) -> Performed:
        """Carry out an edit; it is in the ledger when this returns."""
        return self._take(described(edit, self.page), perform(self.page, edit, self.meaning))

    def undo(self) -> str:
        """Undo the last edit of any face, and say what it was."""
        recorded = self._edits.last(self.path, State.DONE)
        if recorded is None:
            raise Refused("there is nothing to undo")
        record = unpacked(recorded.inverse)
        turned = self._turned(record)
        self._edits.undo(recorded.number)
        self._show(turned.document, Pending(recorded.number, True, turned.steps))
        self._tell(Changed(f"undo {record.says}"))
        return record.says

    def redo(self) -> str:
        """Do again what was undone last, and say what it is."""
        recorded = self._edits.last(self.path, State.UNDONE)
        if recorded is None:
            raise Refused("there is nothing to redo")
        before = self.document
        record = unpacked(recorded.payload)
        turned = self._turned(record)
        turned = turned._replace(inverse=_inverse(before, turned.steps))
        back = _inverse_record(record.says, before.text, turned.document.text, turned)
        self._edits.redo(recorded.number, packed(back))
        self._show(turned.document, Pending(recorded.number, False, turned.steps))
        self._tell(Changed(record.says))
        return record.says

    def save(self) -> None:
        """Bring everything into the file, whatever others write meanwhile."""
        try:
            for _ in range(MOST_TRIES):
                new = encode(self.document.text)
                outcome = self._file.save(new, self._disk, emptied=not self.page.items)
                if not isinstance(outcome, Found):
                    return self._saved(new, outcome.flushed)
                self._join(outcome.text)
        except StoreError as trouble:
            self._tell(Unwritten(str(trouble)))
            raise
        raise Refused("another program writes the file without a pause; the edits are kept and saved later")

    def refresh(self) -> bool:
        """Take in what others wrote; whether there was anything."""
        if self._file.holds(self._disk):
            return False
        self._join(self._file.read())
        return True

    def restore(self, number: int) -> Performed:
        """The text of an earlier version, as an edit like any other."""
        return self._take(f"restore version {number}", _rewritten(self.document, decode(self.version(number))))

    def versions(self) -> list[Version]:
        """Every state of the file that is known, the oldest first."""
        return self._versions.all(self.path)

    def version(self, number: int) -> bytes:
        return self._versions.text(self.path, number)

    def asides(self) -> list[KeptAside]:
        """Edits of ours that another writer's text had no place for."""
        return self._asides.all(self.path)

    def place(self, number: int) -> None:
        """Put ours into the text after all."""
        aside = self._aside(number)
        record = unpacked(aside.payload)
        if not record.steps:
            raise Refused(f"aside {number} can only be placed by hand: {record.says}")
        before = self.document
        turned = self._turned(record)
        self._take(f"place aside: {record.says}", Performed(*turned[:3], _inverse(before, turned.steps), -1))
        self._asides.drop(number)

    def drop(self, number: int) -> None:
        """Nobody wants it."""
        self._asides.drop(self._aside(number).number)

    def _aside(self, number: int) -> KeptAside:
        for aside in self.asides():
            if aside.number == number:
                return aside
        raise Refused(f"there is no aside {number}")

    def _take(self, says: str, performed: Performed) -> Performed:
        """Record what an edit did, then show it."""
        if performed.document.text == self.document.text:
            raise Refused("nothing would change")
        performed = self._dated(performed)
        before, after = self.document.text, performed.document.text
        session = self._sessions.current(self.path)
        number = self._edits.record(
            self.path,
            session.number if session else self._sessions.open(self.path, b""),
            packed(Record(says, _digest(before), _digest(after), performed.steps, performed.splices)),
            packed(_inverse_record(says, before, after, performed)),
        )
        self._show(performed.document, Pending(number, False, performed.steps))
        self._tell(Changed(says))
        return performed

    def _dated(self, performed: Performed) -> Performed:
        """The same with the day in the field that says when the page was last changed, if it has one."""
        for chunk, offset, _ in performed.document.located():
            for field in parts(chunk).fields:
                if field.entry < 0 and field.key.casefold() in UPDATED_KEYS:
                    from datetime import datetime

                    value = dated_like(field.value, datetime.fromtimestamp(self._clock()))
                    if value is None or value == field.value:
                        return performed
                    applied = apply(performed.document, SetField(offset + chunk.starts[field.line], field.key, value))
                    return Performed(
                        applied.document,
                        (*performed.steps, SetField(offset + chunk.starts[field.line], field.key, value)),
                        performed.splices + applied.splices,
                        applied.inverse + performed.inverse,
                        through(performed.subject, applied.splices),
                    )
        return performed

    def _show(self, document: Document, pending: Pending) -> None:
        self.document = document
        self._page = None
        self._pending.append(pending)

    def _turned(self, record: Record) -> Performed:
        """What a record makes of the text as it is: exactly where that is the text it was made on, else by a merge."""
        if record.before == _digest(self.document.text):
            document = self.document
            for splice in record.splices:
                document = document.splice(splice)
            return Performed(document, record.steps, record.splices, (), -1)
        from journal.document.merge import Fate, merge

        base = self._text_of(record.before)
        if base is None:
            raise Refused(f"the page has changed too much since: {record.says}")
        merged = merge(chunks.read(base), record.steps, self.document)
        if Fate.ASIDE in merged.fates:
            raise Refused(f"another writer changed the same words since: {record.says}")
        return Performed(merged.document, merged.steps, _splices(self.document, merged.steps), (), -1)

    def _text_of(self, wanted: str) -> str | None:
        """The text with a digest: what the file holds, or a version that is kept."""
        if _digest(self._base.text) == wanted:
            return self._base.text
        for version in reversed(self.versions()):
            if version.hash.hex() == wanted:
                return decode(self.version(version.number))
        return None

    def _join(self, text: bytes) -> None:
        """Apply our edits again to another writer's text; those without a place go aside, durably, first."""
        from journal.document.merge import merge

        theirs = chunks.read(text_of(self.path, text))
        merged = merge(self._base, [step for pending in self._pending for step in pending.steps], theirs)
        for aside in merged.asides:
            self._put_aside(aside, merged.document.text)
        self._pending = self._re_aimed(merged, theirs)
        self._disk, self._base = text, theirs
        self.document, self._page = merged.document, None
        self._versions.store(self.path, text)
        self._tell(Joined(len(merged.asides)))

    def _put_aside(self, aside: Aside, merged: str) -> None:
        remedy = (aside.remedy,) if aside.remedy else ()
        record = Record(aside.reason, _digest(merged), "", remedy, ())
        self._asides.add(self.path, None, packed(record), encode(aside.base), encode(aside.theirs), encode(aside.ours))

    def _re_aimed(self, merged: Merged, theirs: Document) -> list[Pending]:
        """Our edits as they stand on the new text; the ledger learns the steps by which each is undone there."""
        from journal.document.merge import Fate

        taken = iter(merged.steps)
        fates = iter(merged.fates)
        aimed: list[Pending] = []
        document = theirs
        for pending in self._pending:
            steps = tuple(next(taken) for _ in pending.steps if next(fates) is Fate.APPLIED)
            before = document
            splices = _splices(document, steps)
            for splice in splices:
                document = document.splice(splice)
            performed = Performed(document, steps, splices, _inverse(before, steps), -1)
            aimed.append(pending._replace(steps=steps))
            if not pending.undoing:
                says = unpacked(self._edits.payload(pending.number)).says
                record = Record(says, _digest(before.text), _digest(document.text), steps, splices)
                back = _inverse_record(says, before.text, document.text, performed)
                self._edits.rewrite(pending.number, packed(record), packed(back))
        return aimed

    def _saved(self, text: bytes, flushed: bool) -> None:
        """The file holds the text: say so, keep it as a version, and forget what was unsaved."""
        self._disk, self._base = text, self.document
        self._versions.store(self.path, text)
        last = {pending.number: pending.undoing for pending in self._pending}
        self._edits.saved(
            [number for number, undone in last.items() if not undone],
            [number for number, undone in last.items() if undone],
        )
        self._pending = []
        self._tell(Written(self._clock(), flushed))

    def _recover(self) -> list[str]:
        """Take up what an earlier process recorded and did not bring into the file; what each was."""
        said: list[str] = []
        unsaved = self._edits.unsaved(self.path)
        held = self._already_held(unsaved)
        for recorded in unsaved:
            undoing = recorded.state is not State.DONE
            record = unpacked(recorded.inverse if undoing else recorded.payload)
            if recorded.number in held:
                continue
            try:
                turned = self._turned(record)
            except Refused as refusal:
                lost = Record(f"{record.says}: {refusal}", record.before, "", record.steps, ())
                self._asides.add(self.path, None, packed(lost), b"", b"", encode(record.says))
                held.append(recorded.number)
                continue
            self._show(turned.document, Pending(recorded.number, undoing, turned.steps))
            said.append(record.says)
        if held:
            done = {recorded.number for recorded in unsaved if recorded.state is State.DONE}
            self._edits.saved([n for n in held if n in done], [n for n in held if n not in done])
        return said

    def _already_held(self, unsaved: list[Recorded]) -> list[int]:
        """Those that had reached the file when the process ended before it could say so."""
        disk = _digest(self._base.text)
        reached = 0
        for index, recorded in enumerate(unsaved, 1):
            record = unpacked(recorded.payload if recorded.state is State.DONE else recorded.inverse)
            if record.after == disk:
                reached = index
        return [recorded.number for recorded in unsaved[:reached]]

    def _tell(self, event: Event) -> None:
        for listener in self._listeners:
            listener(event)


def _digest(text: str) -> str:
    from hashlib import sha256  # costs a tenth of an interpreter start

    return sha256(encode(text)).hexdigest()


def _splices(document: Document, steps: Iterable[Step]) -> tuple[Splice, ...]:
    """What steps do to a text."""
    found: tuple[Splice, ...] = ()
    for step in steps:
        applied = apply(document, step)
        document, found = applied.document, found + applied.splices
    return found


def _inverse(document: Document, steps: Iterable[Step]) -> tuple[Step, ...]:
    """The steps that undo some."""
    found: tuple[Step, ...] = ()
    for step in steps:
        applied = apply(document, step)
        document, found = applied.document, applied.inverse + found
    return found


def _inverse_record(says: str, before: str, after: str, performed: Performed) -> Record:
    """How an edit is undone: exactly, by the splices turned round, and by steps where others have written since."""
    splices: list[Splice] = []
    text = before
    for splice in performed.splices:
        splices.insert(0, splice.inverse(text))
        text = splice.apply(text)
    return Record(says, _digest(after), _digest(before), performed.inverse, tuple(splices))


def _rewritten(document: Document, text: str) -> Performed:
    """Another text in place of all of a document's."""
    step = SetLines(0, document.text, text)
    applied = apply(document, step)
    return Performed(applied.document, (step,), applied.splices, applied.inverse, -1)
