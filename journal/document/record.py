"""Edits as they were carried out: what they did and how to undo it, as values and as bytes."""

from __future__ import annotations

from functools import lru_cache

from journal.document import steps
from journal.document.hashing import sha256
from journal.document.source import Splice, encode
from journal.document.steps import Insert, Move, Place, Step
from journal.values import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from journal.document.chunks import Document
    from journal.document.edit import Performed


class Record(NamedTuple):
    """An edit as it was carried out, in words, in steps and in splices."""

    says: str
    """What it did, for people."""
    before: str
    """Digest of the text that it was made on, and `after` of the text that it left."""
    after: str
    steps: tuple[Step, ...]
    splices: tuple[Splice, ...]
    beside: str = ""
    """The path of another page that the same edit changed; undo and redo turn it too."""


class Pending(NamedTuple):
    """An edit, or the undoing of one, that the file does not hold yet."""

    number: int
    """Of its record in the ledger."""
    undoing: bool
    steps: tuple[Step, ...]


def packed(record: Record) -> bytes:
    """A record as bytes; what cannot be decoded in a document survives.

    Written as Python writes values and read by `ast.literal_eval`: every edit packs one, and importing json for that
    would cost more than the edit itself; few are ever unpacked.
    """
    said = [(type(step).__name__, *map(_plain, step)) for step in record.steps]
    return ascii(
        (record.says, record.before, record.after, said, list(map(tuple, record.splices)), record.beside)
    ).encode("ascii")


def _plain(value: object) -> object:
    return tuple(value) if isinstance(value, tuple) else value


def unpacked(data: bytes) -> Record:
    from ast import literal_eval

    says, before, after, said, splices, *beside = literal_eval(data.decode("ascii"))
    return Record(
        says,
        before,
        after,
        tuple(_step(*words) for words in said),
        tuple(Splice(*splice) for splice in splices),
        *beside,
    )


def _step(name: str, *values: object) -> Step:
    kind: type[Step] = getattr(steps, name)
    step = kind(*values)  # type: ignore[arg-type]
    if isinstance(step, Insert | Move):
        return step._replace(place=Place(*step.place))
    return step


@lru_cache(maxsize=4)
def hash_of(text: str) -> str:
    """The hash by which an exact text is known; each edit asks for those before and after it, twice."""
    return sha256(encode(text)).hex()


def done(says: str, before: str, performed: Performed) -> Record:
    """What an edit did to a text."""
    return Record(says, hash_of(before), hash_of(performed.document.text), performed.steps, performed.splices)


def undone(says: str, before: str, performed: Performed) -> Record:
    """How it is undone: exactly, by the splices turned round, and by steps where others have written since."""
    splices: list[Splice] = []
    text = before
    for splice in performed.splices:
        splices.insert(0, splice.inverse(text))
        text = splice.apply(text)
    return Record(says, hash_of(text), hash_of(before), performed.inverse, tuple(splices))


def replayed(document: Document, again: Iterable[Step]) -> Performed:
    """What steps do to a text."""
    from journal.document.apply import apply
    from journal.document.edit import Performed

    taken = tuple(again)
    splices: tuple[Splice, ...] = ()
    inverse: tuple[Step, ...] = ()
    for step in taken:
        applied = apply(document, step)
        document = applied.document
        splices += applied.splices
        inverse = applied.inverse + inverse
    return Performed(document, taken, splices, inverse, -1)
