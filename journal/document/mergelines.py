"""Sections and other lines that we changed, changed again in another writer's text."""

from __future__ import annotations

from journal.document.align import GONE
from journal.document.layout import body_end
from journal.document.merging import Fate, Merging
from journal.document.prose import relined
from journal.document.steps import Insert, RemoveSection, SetLines


def insert_lines(merging: Merging, index: int, step: Insert) -> Fate:
    """A section or other lines that are no entry."""
    if _is_added(merging, index, step.lines):
        return Fate.PRESENT
    place = merging.placer.mapped(index, step.place)
    if place is None:
        return merging.set_aside(index, "", "", step.lines, "the section it stood in is gone")
    merging.do(Insert(place, step.lines))
    merging.made[index] = (len(merging.out.steps), merging.out.applied[-1].subject)
    return Fate.APPLIED


def _is_added(merging: Merging, index: int, lines: str) -> bool:
    """Whether the other writer added the same lines, wherever that is."""
    theirs, lines = merging.out.documents[0].text, lines.strip()
    at = theirs.find(lines)
    if not lines or at < 0 or lines in merging.ours.documents[0].text:
        return False
    merging.made[index] = (len(merging.out.steps), merging.out.forward(at, 0, entry=False))
    return True


def remove_section(merging: Merging, index: int) -> Fate:
    """A section that we removed, where they left its words alone."""
    line = merging.where(merging.aims[index][0])
    if line == GONE:
        return Fate.PRESENT
    start, end, _ = merging.ours.applied[index].splices[0]
    ours = merging.ours.documents[index].text[start:end].strip()
    theirs = merging.out.document.text[line : body_end(merging.out.document, line)]
    if theirs.split() != ours.split():
        return merging.set_aside(index, ours, theirs, "", "they changed the section that we removed")
    return merging.do(RemoveSection(line))


def set_lines(merging: Merging, index: int, step: SetLines) -> Fate:
    """Lines that we gave other words."""
    if not step.was.strip() and _is_added(merging, index, step.lines):
        return Fate.PRESENT
    again, theirs = relined(merging.ours, index, step, merging.out.document, merging.where)
    if again is None:
        if theirs is None:
            return Fate.PRESENT
        return merging.set_aside(index, step.was, theirs, step.lines, "both changed these lines")
    merging.do(again)
    merging.made[index] = (len(merging.out.steps), again.line)
    return Fate.APPLIED
