"""Steps and splices as bytes and back, for whoever keeps them."""

from __future__ import annotations

import json
from typing import NamedTuple

from journal.document import steps
from journal.document.source import Splice
from journal.document.steps import Insert, Move, Place, Step


class Record(NamedTuple):
    """An edit as it was carried out, in words, in steps and in splices."""

    says: str
    """What it did, for people."""
    before: str
    """Digest of the text that it was made on, and `after` of the text that it left."""
    after: str
    steps: tuple[Step, ...]
    splices: tuple[Splice, ...]


def packed(record: Record) -> bytes:
    """A record as bytes; what cannot be decoded in a document survives."""
    said = [[type(step).__name__, *step] for step in record.steps]
    return json.dumps([record.says, record.before, record.after, said, record.splices]).encode("ascii")


def unpacked(data: bytes) -> Record:
    says, before, after, said, splices = json.loads(data)
    return Record(
        says, before, after, tuple(_step(*words) for words in said), tuple(Splice(*splice) for splice in splices)
    )


def _step(name: str, *values: object) -> Step:
    kind: type[Step] = getattr(steps, name)
    step = kind(*values)  # type: ignore[arg-type]
    if isinstance(step, Insert | Move):
        return step._replace(place=Place(*step.place))
    return step
