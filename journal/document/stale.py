"""Whole-file writes that began from an old reading: recognised, and what they erased applied again."""

from __future__ import annotations

from collections import Counter
from enum import Enum
from itertools import pairwise

from journal.document.difference import difference
from journal.document.merge import Merged, merge
from journal.document.similar import normalised
from journal.values import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from journal.document.chunks import Document
    from journal.document.steps import Step

AT_ONCE = 10.0
"""Seconds after the last save within which a write is taken for one that did not know of it."""
SURE = 2
"""So many changes do not vanish by intent without the writer saying so."""
_ORDER = 0.3
"""What the order of two lines says, beside what a line itself does."""

_DOUBT = 0.04
"""By what share of its distance an older version must be nearer: who rewrites much hits recent changes too."""
_CHANCE = 0.2
"""What share of the lines that came since a version a writer who did not know them may have written all the same."""


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
    erased: tuple[Step, ...]
    """What the write erased, as steps aimed at that version."""
    rescued: Merged | None
    """The written text with what it erased in it again; None where it erased nothing."""


def judge(recent: Sequence[Version], written: Document, now: float) -> Judgement:
    """What to make of a text that another writer wrote; the recent versions are given oldest first."""
    last = recent[-1]
    base = inferred_base(recent, written)
    if base.id == last.id:
        return Judgement(Verdict.FRESH, base.id, (), None)
    erased = tuple(difference(base.document, last.document))
    rescued = merge(base.document, erased, written)
    if rescued.document.text == written.text and not rescued.asides:
        return Judgement(Verdict.FRESH, base.id, erased, None)
    sure = len(erased) >= SURE or now - last.time <= AT_ONCE
    return Judgement(Verdict.STALE if sure else Verdict.REVERT, base.id, erased, rescued)


def inferred_base(recent: Sequence[Version], written: Document) -> Version:
    """The version that a written text is nearest to; of equally near ones the latest."""
    common = _common_chunks([*(version.document for version in recent), written])
    target = _features(written, common)
    latest = _features(recent[-1].document, common)
    nearest, found = recent[-1], latest
    least = (1 - _DOUBT) * _distance(latest, target)
    for version in recent[-2::-1]:
        features = _features(version.document, common)
        distance = _distance(features, target)
        if distance < least:
            nearest, found, least = version, features, distance
    since = latest - found
    return recent[-1] if _lines(since & target) > _CHANCE * _lines(since) else nearest


def _common_chunks(documents: Sequence[Document]) -> set[str]:
    """The chunks that all of some texts have, in which they cannot differ."""
    kept: set[str] | None = None
    for document in documents:
        texts = {chunk.text for chunk, _, _ in document.located()}
        kept = texts if kept is None else kept & texts
    return kept or set()


def _features(document: Document, common: set[str]) -> Counter[str]:
    """What a text says where it differs from others: its lines, and which line follows which."""
    found: Counter[str] = Counter()
    for chunk, _, _ in document.located():
        if chunk.text in common:
            continue
        lines = [_said(line) for line in chunk.lines if line.strip()]
        found.update(lines)
        found.update(f"{line}\n{following}" for line, following in pairwise(lines))
    return found


def _said(line: str) -> str:
    return normalised(line).lstrip("-+0123456789.) ")


def _lines(features: Counter[str]) -> int:
    return sum(count for feature, count in features.items() if "\n" not in feature)


def _distance(found: Counter[str], target: Counter[str]) -> float:
    return _weight((found - target).items()) + _weight((target - found).items())


def _weight(features: Iterable[tuple[str, int]]) -> float:
    return sum(count * (_ORDER if "\n" in feature else 1.0) for feature, count in features)
