"""Texts that the file no longer holds, and edits that were made on them."""

from __future__ import annotations

from journal.document import chunks
from journal.document.record import hash_of, replayed, unpacked
from journal.document.source import decode
from journal.document.verify import Refused
from journal.store.errors import StoreError
from journal.values import TYPE_CHECKING

if TYPE_CHECKING:
    from journal.document.chunks import Document
    from journal.document.edit import Performed
    from journal.document.record import Record
    from journal.store.edits import Edits
    from journal.store.versions import Versions


class Past:
    """What one document was: its kept versions, and what the recorded edits made of them."""

    def __init__(self, path: str, edits: Edits, versions: Versions) -> None:
        self._path = path
        self._edits = edits
        self._versions = versions

    def again(self, record: Record, document: Document) -> Performed:
        """What a record makes of a text: exactly where that is the text it was made on, else by a merge."""
        if record.before == hash_of(document.text):
            return _exactly(record, document)
        from journal.document.merge import merge
        from journal.document.merging import Fate

        base = self.text(record.before)
        if base is None:
            raise Refused(f"the page has changed too much since: {record.says}")
        merged = merge(chunks.read(base), record.steps, document)
        if Fate.ASIDE in merged.fates:
            raise Refused(f"another writer changed the same words since: {record.says}")
        return replayed(document, merged.steps)

    def text(self, wanted: str) -> str | None:
        """The text with a hash: a version, or what edits, done or undone, lead to from one; None where none do."""
        numbers = {version.hash.hex(): version.number for version in self._versions.all(self._path)}
        kept = self._version(numbers.get(wanted))
        if kept is not None:
            return kept
        ways = self._ways()
        onward: dict[str, Record] = {}
        """For each text passed on the way back: the record that leads on from it."""
        names = [wanted]
        for name in names:  # grows meanwhile
            for record in ways.get(name, ()):
                if record.before not in onward:
                    onward[record.before] = record
                    names.append(record.before)
                    kept = self._version(numbers.get(record.before))
                    if kept is not None:
                        return _followed(kept, record.before, wanted, onward)
        return None

    def _version(self, number: int | None) -> str | None:
        if number is None:
            return None
        try:
            return decode(self._versions.text(self._path, number))
        except StoreError:
            return None  # damaged: perhaps there is another way

    def _ways(self) -> dict[str, list[Record]]:
        """What the ledger has recorded, by the text that each leads to."""
        ways: dict[str, list[Record]] = {}
        for recorded in self._edits.all(self._path):
            for record in (unpacked(recorded.payload), unpacked(recorded.inverse)):
                ways.setdefault(record.after, []).append(record)
        return ways


def _exactly(record: Record, document: Document) -> Performed:
    """A record carried out on the very text that it was made on: by its splices, where it has them."""
    performed = replayed(document, record.steps)
    if record.splices:
        for splice in record.splices:
            document = document.splice(splice)
        performed = performed._replace(document=document, splices=record.splices)
    return performed


def _followed(text: str, name: str, wanted: str, onward: dict[str, Record]) -> str | None:
    """A text after the records that lead from it to another one."""
    while name != wanted:
        record = onward[name]
        for splice in record.splices:
            text = splice.apply(text)
        name = record.after
    return text if hash_of(text) == wanted else None
