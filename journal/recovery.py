"""What an earlier process recorded and did not bring into the file, taken up again."""

from __future__ import annotations

from journal.document import chunks
from journal.document.record import Pending, Record, hash_of, packed, unpacked
from journal.document.source import encode
from journal.document.verify import Refused
from journal.store.edits import State
from journal.values import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from journal.document.chunks import Document
    from journal.others import Others
    from journal.past import Past
    from journal.store.edits import Edits, Recorded
    from journal.store.records import Asides


class Recovered(NamedTuple):
    """What the file holds with what it did not hold yet."""

    document: Document
    pending: list[Pending]
    said: list[str]
    """What each edit did that is pending again."""
    was_held: bool
    """Whether the file holds what the earlier process made last."""


def recover(
    path: str, ledgers: tuple[Edits, Asides], past: Past, others: Others, unsaved: list[Recorded], disk: Document
) -> Recovered:
    """Carry out unsaved edits on the text that they were made on, and join that with what the file holds by now."""
    edits, asides = ledgers
    held = _already_held(unsaved, disk)
    was_held = bool(held)
    waiting = unsaved[len(held) :]
    base = document = _made_on(waiting, past, disk)
    pending: list[Pending] = []
    said: dict[int, str] = {}
    for recorded in waiting:
        record = _last(recorded)
        try:
            turned = past.again(record, document)
        except Refused as refusal:
            lost = Record(f"{record.says}: {refusal}", record.before, "", record.steps, ())
            asides.add(path, packed(lost), b"", b"", encode(record.says))
            held.append(recorded)
            continue
        pending.append(Pending(recorded.number, recorded.state is not State.DONE, turned.steps))
        document = turned.document
        said[recorded.number] = record.says
    edits.saved(
        [recorded.number for recorded in held if recorded.state is State.DONE],
        [recorded.number for recorded in held if recorded.state is not State.DONE],
    )
    if pending and base is not disk:
        joint = others.join(base, pending, disk)
        pending, document = joint.pending, joint.document
    return Recovered(
        document, pending, [said[one.number] for one in pending if one.steps and one.number in said], was_held
    )


def _last(recorded: Recorded) -> Record:
    """What was done last: the edit, or the undoing of it."""
    return unpacked(recorded.payload if recorded.state is State.DONE else recorded.inverse)


def _already_held(unsaved: list[Recorded], disk: Document) -> list[Recorded]:
    """Those that had reached the file when the process ended before it could say so."""
    name = hash_of(disk.text)
    reached = 0
    for count, recorded in enumerate(unsaved, 1):
        if _last(recorded).after == name:
            reached = count
    return unsaved[:reached]


def _made_on(waiting: list[Recorded], past: Past, disk: Document) -> Document:
    """The text that the first of some edits was made on; what the file holds where that is not known."""
    before = _last(waiting[0]).before if waiting else ""
    text = past.text(before) if before and before != hash_of(disk.text) else None
    return disk if text is None else chunks.read(text)
