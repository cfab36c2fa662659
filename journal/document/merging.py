"""A merge under way: what our steps are about, where that stands by now, and what became of each."""

from __future__ import annotations

from collections import Counter

from journal.document.align import GONE, Alignment
from journal.document.apply import apply
from journal.document.places import Placer
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
from journal.document.trail import Origin, Trail, made
from journal.values import TYPE_CHECKING, Enum, NamedTuple, assert_never

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


class _Waiting(NamedTuple):
    """An aside in the making; its remedy is aimed once all steps are through."""

    step: Step
    base: str
    theirs: str
    ours: str
    reason: str
    remedy: Callable[[], Step | None]


class Merging:
    """Our steps on one text, the base, on their way into what another writer made of it."""

    def __init__(self, steps: Sequence[Step], ours: Trail, out: Trail) -> None:
        self.steps = steps
        self.ours = ours
        """From the base through all of our steps."""
        self.out = out
        """From their text through those of our steps that were applied again so far."""
        self.fates: list[Fate | None] = [None] * len(steps)
        self.asides: dict[tuple[Origin, Attribute], _Waiting] = {}
        self.finished: set[int] = set()
        """Insertions that the other writer has made too, together with all that we did to their items afterwards."""
        self.spent: Counter[int] = Counter()
        """How many removals of equal items were taken for removals that the other writer made, by the first of them."""
        self.made: dict[int, tuple[int, int]] = {}
        """For each step that made something: how many steps were out by then, and its subject in that text."""
        self.align = Alignment(ours.documents[0], out.documents[0])
        self.placer = Placer(ours, out, self.align, self.where)
        self.aims = [self._aim(index) for index in range(len(steps))]
        """What each step is about."""
        self.restored = self._restored()

    def merged(self) -> Merged:
        """What came of it, once all steps are through."""
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

    def do(self, step: Step) -> Fate:
        self.out.add(step, apply(self.out.document, step))
        return Fate.APPLIED

    def set_aside(
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

    def ours_lines(self, index: int) -> str:
        """The lines of what a step made or changed, as they are in our last text."""
        step, subject = self.steps[index], self.ours.applied[index].subject
        entry = not isinstance(step, SetField | SetLines | RemoveSection)
        last = self.ours.forward(subject, index + 1, entry) if subject >= 0 else GONE
        if isinstance(step, SetLines | Insert) and not lines_at(self.ours.document, last):
            return step.lines
        return lines_at(self.ours.document, last)

    def missing(self, index: int) -> Fate:
        """Set aside all that we did to an item which is gone, or which cannot be told from others."""
        origin = self.aims[index][0]
        base = lines_at(self.ours.documents[0], origin.at) if origin.step < 0 else ""
        unclear = origin.step < 0 and origin.at in self.align.ambiguous
        reason = "it cannot be told from others like it" if unclear else "they removed it"
        group = [later for later in range(index, len(self.steps)) if self.aims[later][0] == origin]
        last = group[-1]
        ours = self.ours_lines(last)
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

        return self.set_aside(last, base, "", ours, reason, bring_back)
