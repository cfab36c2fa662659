"""Our pending steps applied again to the text that another writer left, and what has no place there set aside."""

from __future__ import annotations

from collections import Counter
from enum import Enum

from journal.document.align import GONE, Alignment
from journal.document.apply import apply, find
from journal.document.join import joined
from journal.document.layout import body_end
from journal.document.places import Placer
from journal.document.prose import relined
from journal.document.rows import row_of
from journal.document.saying import lines_at, lines_of, says_all, substance
from journal.document.setting import Setting, aimed, is_same, target_of, value_of, valued
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
from journal.document.trail import Origin, Trail, made
from journal.document.verify import Refused
from journal.values import TYPE_CHECKING, NamedTuple, assert_never

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from journal.document.chunks import Document

Attribute = str | int
"""What of an item a step sets: "mark", "text", "place", the number of a cell, or "field" and its key."""


class Fate(Enum):
    """What became of a step."""

    APPLIED = "applied"
    PRESENT = "there already"
    ASIDE = "aside"


class Aside(NamedTuple):
    """A change of ours that the other writer's text has no place for."""

    step: Step
    """Aimed at our own text before it; of several on one attribute of one item, the last."""
    base: str
    """What both sides started from: the value of the attribute, or the lines of the item."""
    theirs: str
    ours: str
    reason: str
    remedy: Step | None
    """What puts ours into the merged text after all, aimed at it; None where only a person can tell."""


class Merged(NamedTuple):
    """Another writer's text with our steps in it."""

    document: Document
    steps: tuple[Step, ...]
    """Our steps as they were applied, each aimed at the text that the one before left, beginning with theirs."""
    asides: tuple[Aside, ...]
    fates: tuple[Fate, ...]
    """What became of each of our steps."""


def merge(base: Document, steps: Sequence[Step], theirs: Document) -> Merged:
    """Apply steps that were made on one text, the base, to what another writer made of it."""
    return _Merge(base, steps, theirs).run()


class _Waiting(NamedTuple):
    """An aside in the making; its remedy is aimed once all steps are through."""

    step: Step
    base: str
    theirs: str
    ours: str
    reason: str
    remedy: Callable[[], Step | None]


class _Merge:
    """One merge under way."""

    def __init__(self, base: Document, steps: Sequence[Step], theirs: Document) -> None:
        self.steps = steps
        self.ours = Trail(base)
        for step in steps:
            self.ours.add(step, apply(self.ours.document, step))
        self.out = Trail(theirs)
        self.same = not steps or base is theirs or base.text == theirs.text
        self.fates: list[Fate | None] = [None] * len(steps)
        self.asides: dict[tuple[Origin, Attribute], _Waiting] = {}
        self.finished: set[int] = set()
        """Insertions that the other writer has made too, together with all that we did to their items afterwards."""
        self.spent: Counter[int] = Counter()
        """How many removals of equal items were taken for removals that the other writer made, by the first of them."""
        self.made: dict[int, tuple[int, int]] = {}
        """For each step that made something: how many steps were out by then, and its subject in that text."""

    def run(self) -> Merged:
        if self.same:
            documents = self.ours.documents if self.steps else self.out.documents
            return Merged(documents[-1], tuple(self.steps), (), (Fate.APPLIED,) * len(self.steps))
        self.align = Alignment(self.ours.documents[0], self.out.documents[0])
        self.placer = Placer(self.ours, self.out, self.align, self.where)
        self.aims = [self._aim(index) for index in range(len(self.steps))]
        self.restored = self._restored()
        for index, step in enumerate(self.steps):
            if self.aims[index][0].step in self.finished:
                self.fates[index] = Fate.PRESENT
            elif self.fates[index] is None:
                self.fates[index] = self._step(index, step)
        asides = tuple(
            Aside(waiting.step, waiting.base, waiting.theirs, waiting.ours, waiting.reason, waiting.remedy())
            for waiting in self.asides.values()
        )
        fates = tuple(fate for fate in self.fates if fate is not None)
        return Merged(self.out.document, tuple(self.out.steps), asides, fates)

    def where(self, origin: Origin) -> int:
        """Where something of ours stands in the merged text as it is by now, or GONE."""
        entry = origin.nth >= 0
        if origin.step < 0:
            begin = self.align.entry(origin.at) if entry else self.align.line(origin.at)
            return self.out.forward(begin, 0, entry)
        if origin.step not in self.made:
            return GONE
        at, subject = self.made[origin.step]
        return self.out.forward(made(self.out.documents[at], subject, origin), at, entry)

    def _aim(self, index: int) -> tuple[Origin, Attribute]:
        """What a step is about, as it was in the base, and which attribute of it."""
        step = self.steps[index]
        match step:
            case SetMark():
                return self.ours.entry_origin(step.entry, index), "mark"
            case SetText():
                return self.ours.entry_origin(step.entry, index), "text"
            case SetCell():
                return self.ours.entry_origin(step.entry, index), step.column
            case SetField():
                return self.ours.line_origin(step.line, index), f"field {step.key}"
            case Remove():
                return self.ours.entry_origin(step.entry, index), "item"
            case Move():
                return self.ours.entry_origin(step.entry, index), "place"
            case RemoveSection() | SetLines():
                return self.ours.line_origin(step.line, index), f"lines {index}"
            case Insert():
                return Origin(index, 0, 0), "item"
            case _:
                assert_never(step)

    def _restored(self) -> dict[int, int]:
        """The removals that a later insertion undoes, each with that insertion."""
        removed: dict[str, int] = {}
        found: dict[int, int] = {}
        for index, step in enumerate(self.steps):
            if isinstance(step, Remove):
                back = self.ours.applied[index].inverse[0]
                assert isinstance(back, Insert)
                removed[back.lines.strip()] = index
            elif isinstance(step, Insert) and step.lines.strip() in removed:
                found[removed.pop(step.lines.strip())] = index
        return found

    def _step(self, index: int, step: Step) -> Fate:
        try:
            match step:
                case SetMark() | SetText() | SetCell() | SetField():
                    return self._set(index, step)
                case Insert():
                    return self._insert(index, step)
                case Remove():
                    return self._remove(index)
                case Move():
                    return self._move(index, step)
                case RemoveSection():
                    return self._remove_section(index)
                case SetLines():
                    return self._set_lines(index, step)
                case _:
                    assert_never(step)
        except Refused as refusal:
            theirs = lines_at(self.out.document, self.where(self.aims[index][0]))
            return self._set_aside(index, "", theirs, self._ours_lines(index), str(refusal))

    def _do(self, step: Step) -> Fate:
        self.out.add(step, apply(self.out.document, step))
        return Fate.APPLIED

    def _set_aside(
        self,
        index: int,
        base: str,
        theirs: str,
        ours: str,
        reason: str,
        remedy: Callable[[], Step | None] = lambda: None,
    ) -> Fate:
        aim = self.aims[index]
        if aim[0].step >= 0 and aim[0].step != index and self.fates[aim[0].step] is Fate.ASIDE:
            return Fate.ASIDE  # the aside of the insertion tells what became of its item
        self.asides[aim] = _Waiting(self.steps[index], base, theirs, ours, reason, remedy)
        return Fate.ASIDE

    def _ours_lines(self, index: int) -> str:
        """The lines of what a step made or changed, as they are in our last text."""
        step, subject = self.steps[index], self.ours.applied[index].subject
        entry = not isinstance(step, SetField | SetLines | RemoveSection)
        last = self.ours.forward(subject, index + 1, entry) if subject >= 0 else GONE
        if isinstance(step, SetLines | Insert) and not lines_at(self.ours.document, last):
            return step.lines
        return lines_at(self.ours.document, last)

    # One attribute of an item or field

    def _set(self, index: int, step: Setting) -> Fate:
        """Decide on all steps that set one attribute of one item, by what they come to in the end."""
        origin, _ = aim = self.aims[index]
        group = [later for later in range(index, len(self.steps)) if self.aims[later] == aim]
        offset = self.where(origin)
        if offset == GONE:
            return self._replaced(index, step) if isinstance(step, SetText) else self._missing(index)
        last = group[-1]
        before = value_of(self.ours.documents[index], target_of(step), step) or ""
        final = value_of(self.ours.documents[last + 1], self.ours.applied[last].subject, step) or ""
        there = value_of(self.out.document, offset, step)
        if there is None:
            return self._set_aside(index, before, "", final, "they gave it another form")
        if is_same(there, before):
            return self._do(aimed(step, offset))
        fate = Fate.PRESENT
        if not (is_same(there, final) or is_same(final, before)):
            whole = not isinstance(step, SetText)
            value = None if isinstance(step, SetMark) else joined(before, final, there, whole=whole)
            if value is None:
                kept = self.steps[last]
                fate = self._set_aside(
                    last, before, there, final, "both changed it", lambda: self._again(kept, origin, final)
                )
            elif not is_same(value, there):
                value = " ".join(value.split()) if "\n" in there else value  # their line breaks stay
                fate = self._do(valued(aimed(step, offset), value))
        for later in group:  # what was joined is one step in the end
            self.fates[later] = Fate.PRESENT if fate is Fate.APPLIED else fate
        return fate

    def _again(self, step: Step, origin: Origin, value: str) -> Step | None:
        offset = self.where(origin)
        if offset == GONE or not isinstance(step, Setting):
            return None
        return valued(aimed(step, offset), value)

    def _replaced(self, index: int, step: SetText) -> Fate:
        """Set other words aside for an item in whose place the other writer put another one."""
        origin = self.aims[index][0]
        there = self.align.in_place_of(origin.at) if origin.step < 0 else GONE
        offset = self.out.forward(there, 0, entry=True)
        group = [later for later in range(index, len(self.steps)) if self.aims[later][0] == origin]
        if offset == GONE or any(not isinstance(self.steps[later], SetText) for later in group):
            return self._missing(index)
        last = group[-1]
        before = value_of(self.ours.documents[index], step.entry, step) or ""
        final = value_of(self.ours.documents[last + 1], self.ours.applied[last].subject, step) or ""
        theirs = value_of(self.out.document, offset, step) or ""
        for later in group:
            self.fates[later] = Fate.ASIDE

        def put_back() -> Step | None:
            now = self.out.forward(there, 0, entry=True)
            return None if now == GONE else SetText(now, final)

        return self._set_aside(last, before, theirs, final, "they wrote something else in its place", put_back)

    def _missing(self, index: int) -> Fate:
        """Set aside all that we did to an item which is gone, or which cannot be told from others."""
        origin = self.aims[index][0]
        base = lines_at(self.ours.documents[0], origin.at) if origin.step < 0 else ""
        unclear = origin.step < 0 and origin.at in self.align.ambiguous
        reason = "it cannot be told from others like it" if unclear else "they removed it"
        group = [later for later in range(index, len(self.steps)) if self.aims[later][0] == origin]
        last = group[-1]
        ours = self._ours_lines(last)
        kinds = [type(self.steps[later]) for later in group]
        unchanged = ours.strip() == base.strip() and Move not in kinds
        fate = Fate.PRESENT if unchanged or (Remove in kinds and not unclear) else Fate.ASIDE
        for later in group:
            self.fates[later] = fate
        if fate is Fate.PRESENT:
            if Remove in kinds:
                self.asides.pop((origin, "item"), None)
            return fate

        def bring_back() -> Step | None:
            return None if unclear else self.placer.anew(last, ours)

        return self._set_aside(last, base, "", ours, reason, bring_back)

    # Whole items

    def _insert(self, index: int, step: Insert) -> Fate:
        subject = self.ours.applied[index].subject
        if not isinstance(self.ours.applied[index].inverse[0], Remove):
            return self._insert_lines(index, step)
        place = self.placer.place(index + 1, subject)
        if place is None:
            return self._set_aside(index, "", "", self._ours_lines(index), "its section is gone")
        twin = self._twin(index, subject)
        if twin != GONE:
            self.made[index] = (len(self.out.steps), twin)
            return Fate.PRESENT
        self._do(
            Insert(place, self.placer.styled(place, step.lines, find(self.ours.documents[index + 1], subject).entry))
        )
        self.made[index] = (len(self.out.steps), self.out.applied[-1].subject)
        return Fate.APPLIED

    def _twin(self, index: int, subject: int) -> int:
        """The entry that the other writer added in the same row, if it says what one of ours says that we added."""
        made = find(self.ours.documents[index + 1], subject)
        last = self.ours.forward(subject, index + 1, entry=True)
        final = find(self.ours.document, last) if last != GONE else None
        for start in self.placer.added(subject, index + 1):
            if says_all(find(self.out.document, start), made):
                return start
        for start in self.placer.added(last, len(self.steps)) if final else ():
            if final and says_all(find(self.out.document, start), final):
                self.finished.add(index)
                return start
        return GONE

    def _insert_lines(self, index: int, step: Insert) -> Fate:
        """A section or other lines that are no entry."""
        if self._is_added(index, step.lines):
            return Fate.PRESENT
        place = self.placer.mapped(index, step.place)
        if place is None:
            return self._set_aside(index, "", "", step.lines, "the section it stood in is gone")
        self._do(Insert(place, step.lines))
        self.made[index] = (len(self.out.steps), self.out.applied[-1].subject)
        return Fate.APPLIED

    def _is_added(self, index: int, lines: str) -> bool:
        """Whether the other writer added the same lines, wherever that is."""
        theirs, lines = self.out.documents[0].text, lines.strip()
        at = theirs.find(lines)
        if not lines or at < 0 or lines in self.ours.documents[0].text:
            return False
        self.made[index] = (len(self.out.steps), self.out.forward(at, 0, entry=False))
        return True

    def _remove(self, index: int) -> Fate:
        origin = self.aims[index][0]
        offset = self.where(origin)
        again = self.restored.get(index)
        if offset == GONE:
            unclear = origin.step < 0 and origin.at in self.align.ambiguous
            if again is not None:
                self.fates[again] = Fate.PRESENT
            if unclear:
                return self._missing(index)
            self.asides.pop((origin, "item"), None)  # what was added and removed again comes to nothing
            return Fate.PRESENT
        if origin.step < 0 and again is None and self._is_one_less(origin):
            return Fate.PRESENT
        if origin.step < 0 and not self._is_as_it_was(origin):
            if again is not None:
                self.made[again] = (len(self.out.steps), offset)
                self.fates[again] = Fate.PRESENT
                return Fate.PRESENT
            for aim in [aim for aim in self.asides if aim[0] == origin]:
                del self.asides[aim]
            base = lines_of(find(self.ours.documents[0], origin.at))
            theirs = lines_of(find(self.out.document, offset))
            return self._set_aside(
                index, base, theirs, "", "they changed what we removed", lambda: self._aimed_at(origin, Remove)
            )
        return self._do(Remove(offset))

    def _is_one_less(self, origin: Origin) -> bool:
        """Whether the other writer removed one of several equal items: it may as well be the one that we removed."""
        base = find(self.ours.documents[0], origin.at)
        said = substance(base)
        before = self._equals(self.ours.documents[0], origin.at, said)
        if len(before) < 2 or self.align.is_untouched(origin.at):
            return False
        there = self._equals(self.out.documents[0], self.align.entry(origin.at), said)
        if len(there) + self.spent[before[0]] >= len(before):
            return False
        self.spent[before[0]] += 1
        return True

    def _equals(self, document: Document, start: int, said: list[object]) -> list[int]:
        """The siblings of an entry that say the same."""
        return [entry for entry in row_of(document, start).entries if substance(find(document, entry)) == said]

    def _aimed_at(self, origin: Origin, make: Callable[[int], Step]) -> Step | None:
        offset = self.where(origin)
        return None if offset == GONE else make(offset)

    def _is_as_it_was(self, origin: Origin) -> bool:
        """Whether the other writer left an item of the base, its details and its place alone."""
        if self.align.is_untouched(origin.at):
            return True
        theirs = find(self.out.documents[0], self.align.entry(origin.at))
        base = find(self.ours.documents[0], origin.at)
        return substance(base) == substance(theirs) and not self.placer.is_moved(origin.at)

    def _move(self, index: int, step: Move) -> Fate:
        origin = self.aims[index][0]
        offset = self.where(origin)
        if offset == GONE:
            return self._missing(index)
        subject = self.ours.applied[index].subject
        place = self.placer.place(index + 1, subject, offset)
        if place is not None and self.placer.stands_at(offset, place):
            return Fate.PRESENT
        if place is None or (origin.step < 0 and self.placer.is_moved(origin.at)):
            reason = "its section is gone" if place is None else "they moved it elsewhere"
            base = lines_of(find(self.ours.documents[index], step.entry))
            return self._set_aside(
                index,
                base,
                lines_of(find(self.out.document, offset)),
                self._ours_lines(index),
                reason,
                lambda: self._moved(index, origin),
            )
        return self._do(step._replace(entry=offset, place=place))

    def _moved(self, index: int, origin: Origin) -> Step | None:
        offset = self.where(origin)
        if offset == GONE:
            return None
        place = self.placer.place(index + 1, self.ours.applied[index].subject, offset)
        return None if place is None or self.placer.stands_at(offset, place) else Move(offset, place)

    # Sections and prose

    def _remove_section(self, index: int) -> Fate:
        line = self.where(self.aims[index][0])
        if line == GONE:
            return Fate.PRESENT
        start, end, _ = self.ours.applied[index].splices[0]
        ours = self.ours.documents[index].text[start:end].strip()
        theirs = self.out.document.text[line : body_end(self.out.document, line)]
        if theirs.split() != ours.split():
            return self._set_aside(index, ours, theirs, "", "they changed the section that we removed")
        return self._do(RemoveSection(line))

    def _set_lines(self, index: int, step: SetLines) -> Fate:
        if not step.was.strip() and self._is_added(index, step.lines):
            return Fate.PRESENT
        again, theirs = relined(self.ours, index, step, self.out.document, self.where)
        if again is None:
            if theirs is None:
                return Fate.PRESENT
            return self._set_aside(index, step.was, theirs, step.lines, "both changed these lines")
        self._do(again)
        self.made[index] = (len(self.out.steps), again.line)
        return Fate.APPLIED
