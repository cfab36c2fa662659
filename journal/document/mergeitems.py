"""Items that we added, removed and moved, once more in another writer's text."""

from __future__ import annotations

from journal.document.align import GONE
from journal.document.find import find
from journal.document.mergelines import insert_lines
from journal.document.merging import Fate, Merging
from journal.document.rows import row_of
from journal.document.saying import lines_of, says_all, substance
from journal.document.steps import Insert, Move, Remove, Step
from journal.values import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from journal.document.chunks import Document
    from journal.document.trail import Origin


def insert(merging: Merging, index: int, step: Insert) -> Fate:
    """What we added, at its place by its siblings there; present where they added the same."""
    subject = merging.ours.applied[index].subject
    if not isinstance(merging.ours.applied[index].inverse[0], Remove):
        return insert_lines(merging, index, step)
    place = merging.placer.place(index + 1, subject)
    if place is None:
        return merging.set_aside(index, "", "", merging.ours_lines(index), "its section is gone")
    twin = _twin(merging, index, subject)
    if twin != GONE:
        merging.made[index] = (len(merging.out.steps), twin)
        return Fate.PRESENT
    merging.do(
        Insert(place, merging.placer.styled(place, step.lines, find(merging.ours.documents[index + 1], subject).entry))
    )
    merging.made[index] = (len(merging.out.steps), merging.out.applied[-1].subject)
    return Fate.APPLIED


def _twin(merging: Merging, index: int, subject: int) -> int:
    """The entry that the other writer added in the same row, if it says what one of ours says that we added."""
    made = find(merging.ours.documents[index + 1], subject)
    last = merging.ours.forward(subject, index + 1, entry=True)
    final = find(merging.ours.document, last) if last != GONE else None
    for start in merging.placer.added(subject, index + 1):
        if says_all(find(merging.out.document, start), made):
            return start
    for start in merging.placer.added(last, len(merging.steps)) if final else ():
        if final and says_all(find(merging.out.document, start), final):
            merging.finished.add(index)
            return start
    return GONE


def remove(merging: Merging, index: int) -> Fate:
    """What we removed, where they left it alone."""
    origin = merging.aims[index][0]
    offset = merging.where(origin)
    again = merging.restored.get(index)
    if offset == GONE:
        unclear = origin.step < 0 and origin.at in merging.align.ambiguous
        if again is not None:
            merging.fates[again] = Fate.PRESENT
        if unclear:
            return merging.missing(index)
        merging.asides.pop((origin, "item"), None)  # what was added and removed again comes to nothing
        return Fate.PRESENT
    if origin.step < 0 and again is None and _is_one_less(merging, origin):
        return Fate.PRESENT
    if origin.step < 0 and not _is_as_it_was(merging, origin):
        if again is not None:
            merging.made[again] = (len(merging.out.steps), offset)
            merging.fates[again] = Fate.PRESENT
            return Fate.PRESENT
        for aim in [aim for aim in merging.asides if aim[0] == origin]:
            del merging.asides[aim]
        base = lines_of(find(merging.ours.documents[0], origin.at))
        theirs = lines_of(find(merging.out.document, offset))
        return merging.set_aside(
            index, base, theirs, "", "they changed what we removed", lambda: _aimed_at(merging, origin, Remove)
        )
    return merging.do(Remove(offset))


def _is_one_less(merging: Merging, origin: Origin) -> bool:
    """Whether the other writer removed one of several equal items: it may as well be the one that we removed."""
    base = find(merging.ours.documents[0], origin.at)
    said = substance(base)
    before = _equals(merging.ours.documents[0], origin.at, said)
    if len(before) < 2 or merging.align.is_untouched(origin.at):
        return False
    there = _equals(merging.out.documents[0], merging.align.entry(origin.at), said)
    if len(there) + merging.spent[before[0]] >= len(before):
        return False
    merging.spent[before[0]] += 1
    return True


def _equals(document: Document, start: int, said: list[object]) -> list[int]:
    """The siblings of an entry that say the same."""
    return [entry for entry in row_of(document, start).entries if substance(find(document, entry)) == said]


def _aimed_at(merging: Merging, origin: Origin, make: Callable[[int], Step]) -> Step | None:
    offset = merging.where(origin)
    return None if offset == GONE else make(offset)


def _is_as_it_was(merging: Merging, origin: Origin) -> bool:
    """Whether the other writer left an item of the base, its details and its place alone."""
    if merging.align.is_untouched(origin.at):
        return True
    theirs = find(merging.out.documents[0], merging.align.entry(origin.at))
    base = find(merging.ours.documents[0], origin.at)
    return substance(base) == substance(theirs) and not merging.placer.is_moved(origin.at)


def move(merging: Merging, index: int, step: Move) -> Fate:
    """What we moved, where they did not move it."""
    origin = merging.aims[index][0]
    offset = merging.where(origin)
    if offset == GONE:
        return merging.missing(index)
    subject = merging.ours.applied[index].subject
    place = merging.placer.place(index + 1, subject, offset)
    if place is not None and merging.placer.stands_at(offset, place):
        return Fate.PRESENT
    if place is None or (origin.step < 0 and merging.placer.is_moved(origin.at)):
        reason = "its section is gone" if place is None else "they moved it elsewhere"
        base = lines_of(find(merging.ours.documents[index], step.entry))
        return merging.set_aside(
            index,
            base,
            lines_of(find(merging.out.document, offset)),
            merging.ours_lines(index),
            reason,
            lambda: _moved(merging, index, origin),
        )
    return merging.do(step._replace(entry=offset, place=place))


def _moved(merging: Merging, index: int, origin: Origin) -> Step | None:
    offset = merging.where(origin)
    if offset == GONE:
        return None
    place = merging.placer.place(index + 1, merging.ours.applied[index].subject, offset)
    return None if place is None or merging.placer.stands_at(offset, place) else Move(offset, place)
