"""The desk: a document with its file, its ledger and its edits; what every face works through."""

from __future__ import annotations

import os
import time

from journal.document import chunks
from journal.document.edit import Decide, Performed, described
from journal.document.record import Pending, Record, done, hash_of, packed, undone, unpacked
from journal.document.source import decode, encode
from journal.document.verify import NotThere, Refused
from journal.events import Changed, Joined, Unwritten, Written
from journal.kinds.meaning import Kinds
from journal.reading import text_of
from journal.session.timeline import Timeline
from journal.store.edits import Edits, State
from journal.store.errors import StoreError
from journal.store.file import File, mended
from journal.store.ledger import Ledger
from journal.store.outcome import Found
from journal.store.places import state_folder
from journal.store.records import Asides, Sessions
from journal.store.turn import Turn
from journal.store.versions import Versions
from journal.values import TYPE_CHECKING, suppress

if TYPE_CHECKING:
    from collections.abc import Callable

    from journal.document.chunks import Document
    from journal.document.edit import Edit
    from journal.document.page import Meaning, Page
    from journal.events import Event
    from journal.others import Others
    from journal.past import Past
    from journal.project.opening import Start
    from journal.store.kept import Late
    from journal.store.records import Aside, Session
    from journal.store.versions import Version

THIN_EVERY = 64
"""Versions after which old ones, old edits and old sessions are thinned out again."""
MOST_TRIES = 200
"""Saves tried in a row while another writer is quicker; each try has merged that writer's text."""


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
        self.ledger = Ledger(folder, clock)
        self._edits = Edits(self.ledger)
        self._versions = Versions(self.ledger)
        self._file = File(path, folder)
        self.state = folder
        self._page: Page | None = None
        self.set_aside = Asides(self.ledger)
        self.sessions = Sessions(self.ledger)
        self.timeline = Timeline(self.sessions, path, clock, self._idle, self._last_worked)
        self._pending: list[Pending] = []
        self._kept: bytes | None = None
        """What the file held when that was last kept as a version."""
        self._late: list[Late] = []
        """Texts that came late and are in ours, until the file has them."""
        try:
            self.recovered = self._open()
        except BaseException:
            self._file.close()
            self.ledger.close()
            raise

    def _open(self) -> list[str]:
        """Read the document, and take up what an earlier process left; what was taken up, in words."""
        self._keep_unfinished()
        with Turn(self.state, self.path):
            self._disk = self._file.read()
            self._base = self.document = chunks.read(text_of(self.path, self._disk))
            recovered = self._recover()
            self._judge_what_is_there()
        return recovered

    @property
    def page(self) -> Page:
        if self._page is None:
            self._page = self.meaning.page(self.document)
        return self._page

    @property
    def folder(self) -> str:
        """Where the document stands."""
        return os.path.dirname(os.path.abspath(self.path))

    @property
    def is_saved(self) -> bool:
        return not self._pending

    def read_as(self, meaning: Meaning) -> None:
        """Take the document for what other settings say that it means."""
        self.meaning, self._page = meaning, None

    def subscribe(self, listener: Callable[[Event], None]) -> None:
        self._listeners.append(listener)

    def close(self, *, leaving: bool = False) -> None:
        """Leave the document; writers that still have its old file open get a moment to finish.

        `leaving` says that the process ends at once: what the ledger flushes then can wait where the file holds all.
        """
        with suppress(StoreError, Refused):
            self._take_late(wait=True)
            if self._late:
                self.save()
        self._file.close()
        if leaving and self.is_saved:
            self.ledger.leave()
        else:
            self.ledger.close()

    def do(self, edit: Edit) -> Performed:
        """Carry out an edit; it is in the ledger when this returns."""
        from journal.document.perform import perform  # who only reads a document does without

        if isinstance(edit, Decide) and not edit.date:
            edit = edit._replace(date=time.strftime("%Y-%m-%d", time.localtime(self._clock())))
        return self._take(described(edit, self.page), perform(self.page, edit, self.meaning))

    def undo(self) -> str:
        """Undo the last edit of any face, and say what it was."""
        recorded = self._edits.last(self.path, State.DONE)
        if recorded is None:
            raise NotThere("there is nothing to undo")
        record = unpacked(recorded.inverse)
        turned = self.past().again(record, self.document)
        self._edits.undo(recorded.number)
        self._show(turned.document, Pending(recorded.number, True, turned.steps))
        self._turn_beside(record, undoing=True)
        self._tell(Changed(f"undo {record.says}"))
        return record.says

    def redo(self) -> str:
        """Do again what was undone last, and say what it is."""
        recorded = self._edits.last(self.path, State.UNDONE)
        if recorded is None:
            raise NotThere("there is nothing to redo")
        record = unpacked(recorded.payload)
        before = self.document.text
        turned = self.past().again(record, self.document)
        inverse = undone(record.says, before, turned)._replace(beside=record.beside)
        self._edits.redo(recorded.number, packed(inverse))
        self._turn_beside(record, undoing=False)
        self._show(turned.document, Pending(recorded.number, False, turned.steps))
        self._tell(Changed(record.says))
        return record.says

    def save(self) -> None:
        """Bring everything into the file, whatever others write meanwhile."""
        try:
            with Turn(self.state, self.path):
                self._keep()
                self._take_late(wait=False)
                for _ in range(MOST_TRIES):
                    new = encode(self.document.text)
                    outcome = self._file.save(new, self._disk, emptied=not self.document.text.strip())
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
        with Turn(self.state, self.path):
            self._join(self._file.read())
        return True

    def session(self) -> int:
        """The session that goes on, or a new one, which begins with the text that the file was last seen with."""
        return self.timeline.session(lambda: self._versions.store(self.path, self._disk))

    def take(self, says: str, performed: Performed, beside: str = "") -> int:
        """Record and show what was done to the page as it is, as one edit; the number that the ledger gave it.

        `beside` is the path of a page with an edit that is undone together with this one.
        """
        self._take(says, performed, beside)
        return self._pending[-1].number

    def last_edit(self) -> int:
        """The number of the edit that undo would take; 0 where there is none."""
        recorded = self._edits.last(self.path, State.DONE)
        return recorded.number if recorded else 0

    def undone(self) -> set[int]:
        """The numbers of the edits that were undone and not done again."""
        return self._edits.undone(self.path)

    def now(self) -> float:
        return self._clock()

    def page_of(self, number: int) -> Page:
        """An earlier version as a page."""
        return self.meaning.page(chunks.read(decode(self.version(number))))

    def versions(self) -> list[Version]:
        """Every state of the file that is known, the oldest first."""
        return self._versions.all(self.path)

    def version(self, number: int) -> bytes:
        return self._versions.text(self.path, number)

    def asides(self) -> list[Aside]:
        """Edits of ours that another writer's text had no place for."""
        return self.set_aside.all(self.path)

    def _turn_beside(self, record: Record, undoing: bool) -> None:
        """Undo or redo the same edit of the other page, where nobody has edited that since."""
        if not record.beside or not os.path.exists(record.beside):
            return
        other = Desk(record.beside, self.meaning, self.state, self._clock)
        try:
            last = other._edits.last(other.path, State.DONE if undoing else State.UNDONE)
            if last is not None and unpacked(last.payload).says == record.says:
                with suppress(Refused, StoreError):
                    other.undo() if undoing else other.redo()
                    other.save()
        finally:
            other.close()

    def _take(self, says: str, performed: Performed, beside: str = "") -> Performed:
        """Record what an edit did, then show it."""
        if performed.document.text == self.document.text:
            raise Refused("nothing would change")
        from journal.document.dates import dated

        performed = dated(performed, self.meaning, self._clock)
        number = self._record(says, self.document.text, performed, beside)
        self._show(performed.document, Pending(number, False, performed.steps))
        self._tell(Changed(says))
        return performed

    def _record(self, says: str, before: str, performed: Performed, beside: str = "") -> int:
        """Put an edit into the ledger, in the session that is open or a new one; first of all what it is made on."""
        self._keep()
        return self._edits.record(
            self.path,
            self.session(),
            packed(done(says, before, performed)._replace(beside=beside)),
            packed(undone(says, before, performed)._replace(beside=beside)),
        )

    def _show(self, document: Document, pending: Pending) -> None:
        self.document = document
        self._page = None
        self._pending.append(pending)

    def _keep(self) -> None:
        """Keep what the file holds as a version: what is made on it can then be told whatever becomes of the file."""
        if self._kept is not self._disk:
            self._versions.store(self.path, self._disk)
            self._kept = self._disk

    def past(self) -> Past:
        """What was done to texts that the file no longer holds."""
        from journal.past import Past  # most edits are made on what the file holds

        return Past(self.path, self._edits, self._versions)

    def _join(self, text: bytes) -> None:
        """Take in another writer's text."""
        theirs = chunks.read(text_of(self.path, text))
        joint = self._others().join(self._base, self._pending, theirs)
        self._pending, self.document, self._page = joint.pending, joint.document, None
        self._disk, self._base = text, theirs
        self._keep_outside()
        self._tell(Joined(joint.asides, joint.rescued))

    def _keep_outside(self) -> None:
        """Keep what was found in the file; the timeline tells of it, unless another process of ours left it."""
        known = self._versions.last(self.path)
        self._keep()
        last = self._versions.last(self.path)
        if last is not None and last != known:
            self.timeline.tell_outside(last.number)

    def _idle(self) -> float:
        """Seconds of quiet after which the user takes a session for over."""
        from journal.settings import idle_seconds

        return idle_seconds(self.folder)

    def start_of(self, session: int) -> Start:
        """How to open the project of a session."""
        from journal.project.opening import Start

        return Start(os.path.abspath(self.path), self.sessions.baseline(session).decode(), self.now())

    def _last_worked(self, session: Session) -> float:
        """When the project was last worked on in a session."""
        from journal.session.looking import last_worked

        return last_worked(self.start_of(session.number))

    def _others(self) -> Others:
        from journal.others import Others  # most edits meet nobody

        return Others(self.path, (self._edits, self._versions, self.set_aside), self._record, self._clock)

    def _take_late(self, wait: bool) -> None:
        """Take in what writers saved who had the file open while it was replaced."""
        for late in self._file.late(wait=wait):
            base = None if late.base is None else decode(late.base)
            taken = self._others().late(text_of(self.path, late.text), base, self.document)
            if taken is not None:
                self._show(taken[1], taken[0])
                self._tell(Joined(0, 0))
            self._late.append(late)

    def _saved(self, text: bytes, flushed: bool) -> None:
        """The file holds the text: say so, keep it as a version, and forget what was unsaved."""
        self._disk, self._base, self._kept = text, self.document, text
        last = {pending.number: pending.undoing for pending in self._pending} if flushed else {}
        number = self._edits.saved(
            [number for number, undone in last.items() if not undone],
            [number for number, undone in last.items() if undone],
            lambda: self._versions.store(self.path, text),
        )
        if number % THIN_EVERY == 0:
            from journal.settings import history_bytes

            self._versions.thin(self.path, history_bytes(self.folder))
            self._edits.prune(self.path)
            self.sessions.prune(self.path)
        # In place, a power cut may take it: the ledger keeps the edits until the disk confirms them.
        self._pending = [] if flushed else [pending._replace(steps=()) for pending in self._pending]
        for late in self._late:
            self._file.merged(late)
        self._late = []
        self._tell(Written(self._clock(), flushed))

    def _recover(self) -> list[str]:
        """Take up what an earlier process recorded and did not bring into the file; what each was."""
        unsaved = self._edits.unsaved(self.path)
        if not unsaved:
            return []
        from journal.recovery import recover

        ledgers = self._edits, self.set_aside
        recovered = recover(self.path, ledgers, self.past(), self._others(), unsaved, self._base)
        self.document, self._pending = recovered.document, recovered.pending
        if recovered.was_held:
            self._keep()  # what we left there ourselves is nobody else's
        return recovered.said

    def _judge_what_is_there(self) -> None:
        """At the start: whether the last writer of the file knew what it held before."""
        last = self._versions.last(self.path)
        if last and not self._pending and last.hash.hex() != hash_of(self._base.text):
            self._pending, self.document = self._others().rescued(self._base)
            self._keep_outside()

    def _keep_unfinished(self) -> None:
        """Set aside what a killed process was writing in place, where others have written since."""
        for unfinished in mended(self.state):
            if not unfinished.mended:
                record = Record("a save that was cut off; others have written since", "", "", (), ())
                self.set_aside.add(unfinished.path, packed(record), b"", b"", unfinished.text)

    def _tell(self, event: Event) -> None:
        for listener in self._listeners:
            listener(event)
