"""Real merges that people committed: what ours makes of them, line by line, beside a line merge."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from journal.document.apply import apply
from journal.document.chunks import Document, read
from journal.document.difference import difference
from journal.document.merge import merge
from journal.document.source import decode, split_lines
from tests.laboratories.simulator import git_merge

if TYPE_CHECKING:
    from pathlib import Path

    from journal.document.merging import Merged

_WORDS = re.compile(r"\w+").findall
_NUMBER = re.compile(r"\s*\d+[.)]\s+")
_TIME = re.compile(r"\d{4}-\d\d-\d\d[T ]?[\d:.]*Z?")


@dataclass
class Result:
    """What became of one real merge."""

    name: str
    equal: bool
    """Whether it is what people committed."""
    asides: int
    lost: list[str]
    """Lines that one side wrote and that are neither in the result nor aside."""
    git_equal: bool
    git_conflicts: int


def run(folder: Path) -> Result:
    base, ours, theirs, committed = (
        read(decode((folder / f"{name}.md").read_bytes())) for name in ("base", "ours", "theirs", "result")
    )
    steps = difference(base, ours)
    document = base
    for step in steps:
        document = apply(document, step).document
    assert document.text == ours.text
    merged = merge(base, steps, theirs)
    text, conflicts = git_merge(base.text, ours.text, theirs.text)
    equal = merged.document.text == committed.text
    lost = [line for side in (ours, theirs) for line in lost_lines(base, side, merged)]
    return Result(folder.name, equal, len(merged.asides), lost, text == committed.text, conflicts)


def lost_lines(base: Document, side: Document, merged: Merged) -> list[str]:
    """The lines that a side wrote which are nowhere in a merge.

    A line counts as kept if the words that it has beyond the line it came from stand in one line of the result or
    went aside; times that later ones replaced do not count.
    """
    origins = [Counter(_WORDS(line)) for line in split_lines(base.text)]
    known = {_said(line) for line in split_lines(base.text)}
    kept = {_said(line) for line in split_lines(merged.document.text)}
    bags = [Counter(_WORDS(line)) for line in kept]
    aside = Counter(_WORDS(" ".join(text for one in merged.asides for text in (one.ours, one.theirs))))
    lost = []
    for line in split_lines(side.text):
        said = _said(line)
        if not said or said in known or said in kept:
            continue
        words = Counter(_WORDS(said))
        nearest = max(origins, key=lambda origin: (origin & words).total() - (origin - words).total(), default=words)
        if 2 * (nearest & words).total() > words.total():
            words -= nearest
        words -= aside
        if not any(not words - bag for bag in bags):
            lost.append(line)
    return lost


def _said(line: str) -> str:
    return _TIME.sub("", _NUMBER.sub("", line, count=1)).strip()
