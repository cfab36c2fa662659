"""Whole-file writes that began from an old reading: recognised, and what they erased applied again."""

from __future__ import annotations

from collections import Counter

from journal.document.difference import difference
from journal.document.evidence import Evidence
from journal.document.facts import Facts, facts_of, renamed
from journal.document.heirs import heirs
from journal.document.merge import merge
from journal.document.source import split_lines
from journal.values import TYPE_CHECKING, Enum, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from journal.document.chunks import Document
    from journal.document.merging import Merged

AT_ONCE = 10.0
"""Seconds after the last save within which a write is taken for one that did not know of it."""
SURE = 2
"""So many changes do not vanish by intent without the writer saying so."""
_MOST = 500
"""Lines in which two versions may differ for that to be applied again: more is another page, and in the history."""
_SURELY = 2.6
"""The evidence beyond which an older version than the last is taken for what was read: thirteen times likelier."""


class Version(NamedTuple):
    """A text that the file held, and when it was written, in seconds."""

    id: int
    document: Document
    time: float


class Verdict(Enum):
    """What kind of a write another writer made."""

    FRESH = "it knew the last text"
    STALE = "it did not know the last text: what it erased is applied again, with a notice"
    REVERT = "it may have meant to take back what it erased: ask"


class Judgement(NamedTuple):
    """A write, and what to make of it."""

    verdict: Verdict
    base: int
    """Which version the writer started from."""
    rescued: Merged | None
    """The written text with what it erased in it again; None where it erased nothing."""


def judge(recent: Sequence[Version], written: Document, now: float) -> Judgement:
    """What to make of a text that another writer wrote; the recent versions are given oldest first."""
    last = recent[-1]
    base = inferred_base(recent, written)
    if base.id == last.id or _lines_apart(base.document, last.document) > _MOST:
        return Judgement(Verdict.FRESH, base.id, None)
    erased = tuple(difference(base.document, last.document))
    rescued = merge(base.document, erased, written)
    if rescued.document.text == written.text and not rescued.asides:
        return Judgement(Verdict.FRESH, base.id, None)
    sure = len(erased) >= SURE or now - last.time <= AT_ONCE
    return Judgement(Verdict.STALE if sure else Verdict.REVERT, base.id, rescued)


def _lines_apart(one: Document, other: Document) -> int:
    """How many lines either text has that the other has not."""
    lines, others = Counter(split_lines(one.text)), Counter(split_lines(other.text))
    return sum(((lines - others) + (others - lines)).values())


def inferred_base(recent: Sequence[Version], written: Document) -> Version:
    """The version that a writer had read: the last one, unless an older one is likelier by far."""
    *said, there = facts_of([*(version.document for version in recent), written])
    versions = [Facts(facts) for facts in said]
    found = heirs(versions, Facts(there))
    evidence = Evidence(versions[-1], Facts(renamed(there, found.names)), found.unclear)
    base, most = recent[-1], _SURELY
    for version, facts in zip(recent[-2::-1], versions[-2::-1], strict=True):
        weight = evidence.against(facts)
        if weight > most:
            base, most = version, weight
    return base
