"""Our pending steps applied again to the text that another writer left, and what has no place there set aside."""

from __future__ import annotations

from journal.document.apply import apply
from journal.document.mergeitems import insert, move, remove
from journal.document.mergelines import remove_section, set_lines
from journal.document.mergevalues import set_value
from journal.document.merging import Fate, Merged, Merging
from journal.document.saying import lines_at
from journal.document.steps import (
    Insert,
    Move,
    Remove,
    RemoveSection,
    SetCell,
    SetField,
    SetLines,
    SetMark,
    SetText,
    Step,
)
from journal.document.trail import Trail
from journal.document.verify import Refused
from journal.values import TYPE_CHECKING, assert_never

if TYPE_CHECKING:
    from collections.abc import Sequence

    from journal.document.chunks import Document


def merge(base: Document, steps: Sequence[Step], theirs: Document) -> Merged:
    """Apply steps that were made on one text, the base, to what another writer made of it."""
    ours, out = Trail(base), Trail(theirs)
    for step in steps:
        ours.add(step, apply(ours.document, step))
    if not steps or base is theirs or base.text == theirs.text:
        return Merged(ours.document if steps else theirs, tuple(steps), (), (Fate.APPLIED,) * len(steps))
    merging = Merging(steps, ours, out)
    for index, step in enumerate(steps):
        if merging.aims[index][0].step in merging.finished:
            merging.fates[index] = Fate.PRESENT
        elif merging.fates[index] is None:
            merging.fates[index] = _again(merging, index, step)
    return merging.merged()


def _again(merging: Merging, index: int, step: Step) -> Fate:
    """Apply one step again, or set it aside."""
    try:
        match step:
            case SetMark() | SetText() | SetCell() | SetField():
                return set_value(merging, index, step)
            case Insert():
                return insert(merging, index, step)
            case Remove():
                return remove(merging, index)
            case Move():
                return move(merging, index, step)
            case RemoveSection():
                return remove_section(merging, index)
            case SetLines():
                return set_lines(merging, index, step)
            case _:
                assert_never(step)
    except Refused as refusal:
        theirs = lines_at(merging.out.document, merging.where(merging.aims[index][0]))
        return merging.set_aside(index, "", theirs, merging.ours_lines(index), str(refusal))
