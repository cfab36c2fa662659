"""One attribute of an item or a field that we set, set again in another writer's text."""

from __future__ import annotations

from journal.document.align import GONE
from journal.document.join import joined
from journal.document.merging import Fate, Merging
from journal.document.setting import Setting, aimed, is_same, target_of, value_of, valued
from journal.document.steps import SetMark, SetText, Step
from journal.values import TYPE_CHECKING

if TYPE_CHECKING:
    from journal.document.trail import Origin


def set_value(merging: Merging, index: int, step: Setting) -> Fate:
    """Decide on all steps that set one attribute of one item, by what they come to in the end."""
    origin, _ = aim = merging.aims[index]
    group = [later for later in range(index, len(merging.steps)) if merging.aims[later] == aim]
    offset = merging.where(origin)
    if offset == GONE:
        return _replaced(merging, index, step) if isinstance(step, SetText) else merging.missing(index)
    last = group[-1]
    before = value_of(merging.ours.documents[index], target_of(step), step) or ""
    final = value_of(merging.ours.documents[last + 1], merging.ours.applied[last].subject, step) or ""
    there = value_of(merging.out.document, offset, step)
    if there is None:
        return merging.set_aside(index, before, "", final, "they gave it another form")
    if is_same(there, before):
        return merging.do(aimed(step, offset))
    fate = Fate.PRESENT
    if not (is_same(there, final) or is_same(final, before)):
        whole = not isinstance(step, SetText)
        value = None if isinstance(step, SetMark) else joined(before, final, there, whole=whole)
        if value is None:
            kept = merging.steps[last]
            fate = merging.set_aside(
                last, before, there, final, "both changed it", lambda: _again(merging, kept, origin, final)
            )
        elif not is_same(value, there):
            value = " ".join(value.split()) if "\n" in there else value  # their line breaks stay
            fate = merging.do(valued(aimed(step, offset), value))
    for later in group:  # what was joined is one step in the end
        merging.fates[later] = Fate.PRESENT if fate is Fate.APPLIED else fate
    return fate


def _again(merging: Merging, step: Step, origin: Origin, value: str) -> Step | None:
    offset = merging.where(origin)
    if offset == GONE or not isinstance(step, Setting):
        return None
    return valued(aimed(step, offset), value)


def _replaced(merging: Merging, index: int, step: SetText) -> Fate:
    """Set other words aside for an item in whose place the other writer put another one."""
    origin = merging.aims[index][0]
    there = merging.align.in_place_of(origin.at) if origin.step < 0 else GONE
    offset = merging.out.forward(there, 0, entry=True)
    group = [later for later in range(index, len(merging.steps)) if merging.aims[later][0] == origin]
    if offset == GONE or any(not isinstance(merging.steps[later], SetText) for later in group):
        return merging.missing(index)
    last = group[-1]
    before = value_of(merging.ours.documents[index], step.entry, step) or ""
    final = value_of(merging.ours.documents[last + 1], merging.ours.applied[last].subject, step) or ""
    theirs = value_of(merging.out.document, offset, step) or ""
    for later in group:
        merging.fates[later] = Fate.ASIDE

    def put_back() -> Step | None:
        now = merging.out.forward(there, 0, entry=True)
        return None if now == GONE else SetText(now, final)

    return merging.set_aside(last, before, theirs, final, "they wrote something else in its place", put_back)
