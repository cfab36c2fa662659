"""How much likelier a written text is if its writer had read an old version than if they had read the last one."""

from __future__ import annotations

from math import log
from operator import eq

from journal.document.facts import SECTION
from journal.document.patience import ascending
from journal.values import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Set

    from journal.document.facts import Facts, Subject

_AS_WRITTEN = 1e-3
"""How often somebody who does not know a line writes the very same one."""
_FEW_WORDS, _AS_WRITTEN_IN_FEW = 2, 0.02
"""The same of a line of so few words."""
_SAME_VALUE = 0.5
"""How often somebody who sets a mark or a short value sets it to just what another version has."""
_SHORT, _SAME_LONG_VALUE = 16, 0.02
_PRIOR_CHANGED, _PRIOR_ALL = 0.5, 8.0
"""What is assumed of a writer before anything of theirs is seen: how many of how many things they change."""


class Evidence:
    """What a written text says of the version that its writer had read.

    Each thing in which an old version and the last one differ speaks for the one that the text agrees with: the more,
    the less this writer changed of what the two have in common.
    """

    def __init__(self, last: Facts, written: Facts, unclear: frozenset[Subject]) -> None:
        self.last = last
        self.written = written
        self.unclear = unclear
        """Lines in two wordings, of which it cannot be told which one the writer knew."""
        self.lost = {one for one in last.values if written.count(one) < last.count(one)}
        self.alone = {one for one in last.values if last.is_alone(one) and written.is_alone(one)}
        self.valued = {one for one in last.values if last.count(one) == written.count(one) and any(last.values[one])}
        self.revalued = {one for one in self.valued if last.values[one] != written.values[one]}
        self.rehomed = {one for one in self.alone if last.homes[one] != written.homes[one]}
        staying = self.alone - self.rehomed
        rows = [[one for one in row if one in staying] for row in last.rows.values()]
        self.moved = {
            one
            for home, row in zip(last.rows, rows, strict=True)
            for one in _moved(row, [one for one in written.rows.get(home, ()) if one in staying])
        }
        self.staying = staying

    def against(self, old: Facts) -> float:
        """The logarithm of how many times likelier the text is from an old version; below 0, from the last one."""
        last = self.last
        differing = {one for one, values in last.values.items() if values != old.values.get(one)}
        differing |= {one for one, homes in last.homes.items() if homes != old.homes.get(one)}
        differing.update(one for one in old.values if one not in last.values)
        return (
            self._lines(old, differing) + self._values(old, differing) + self._homes(old, differing) + self._order(old)
        )

    def _lines(self, old: Facts, differing: set[Subject]) -> float:
        """What is said by lines that came and went since the old version."""
        lost = _rate(self.lost - differing, self.last.values.keys() - differing)
        total = 0.0
        for subject in differing - self.unclear:
            before, after, there = (facts.count(subject) for facts in (old, self.last, self.written))
            if before == after or self._goes_with(old, subject):
                continue
            few = len(subject[1].split()) <= _FEW_WORDS
            written = log((1 - lost) / (_AS_WRITTEN_IN_FEW if few else _AS_WRITTEN))
            erased = -log(lost)
            if there >= max(before, after):
                total += written if before > after else -written
            elif there <= min(before, after):
                total += erased if after > before else -erased
        return total

    def _goes_with(self, old: Facts, subject: Subject) -> bool:
        """Whether a line came or went with the item that it stands in: both are one change."""
        less, more = sorted((old, self.last), key=lambda facts: facts.count(subject))
        home = more.homes[subject][0]
        return home[0] != SECTION and less.count(home) < more.count(home)

    def _values(self, old: Facts, differing: set[Subject]) -> float:
        """What is said by marks, cells and values of fields."""
        rate = _rate(self.revalued - differing, self.valued - differing)
        total = 0.0
        for subject in differing:
            if not old.count(subject) == self.last.count(subject) == self.written.count(subject):
                continue
            before, after, there = (_valued(facts, subject) for facts in (old, self.last, self.written))
            if before != after and there in (before, after):
                long = max(map(len, old.values[subject])) > _SHORT
                weight = log((1 - rate) / (rate * (_SAME_LONG_VALUE if long else _SAME_VALUE)))
                total += weight if there == before else -weight
        return total

    def _homes(self, old: Facts, differing: set[Subject]) -> float:
        """What is said by entries that moved to another section or entry."""
        rate = _rate(self.rehomed - differing, self.alone - differing)
        weight = log((1 - rate) / (rate / max(2, len(self.last.rows))))
        total = 0.0
        for subject in differing & self.alone:
            before, after, there = (facts.homes.get(subject) for facts in (old, self.last, self.written))
            if before != after and old.is_alone(subject):
                total += weight * ((there == before) - (there == after))
        return total

    def _order(self, old: Facts) -> float:
        """What is said by the order of entries that stand in the same row in all three texts."""
        rate = _rate(self.moved, self.staying)
        total = 0.0
        for home, row in self.last.rows.items():
            if row == old.rows.get(home, ()):
                continue
            both = {one for one in row if one in self.staying and old.homes.get(one) == [home]}
            texts = (old, self.last, self.written)
            rows = [[one for one in facts.rows.get(home, ()) if one in both] for facts in texts]
            for subject in _moved(rows[1], rows[0]):
                before, after, there = (_near(one, subject) for one in rows)
                for_old, for_last = sum(map(eq, before, there)), sum(map(eq, after, there))
                weight = log((1 - rate) / (rate / len(rows[0])))
                total += weight * ((for_old > for_last) - (for_old < for_last))
        return total


def _rate(changed: Set[Subject], of: Set[Subject]) -> float:
    """How often a writer changes what they changed so often."""
    return (len(changed) + _PRIOR_CHANGED) / (len(of) + _PRIOR_ALL)


def _valued(facts: Facts, subject: Subject) -> list[object]:
    """The values of a subject; of one that stands in several places, with the places."""
    values = facts.values[subject]
    return [*values] if len(values) == 1 else [*sorted(zip(values, facts.homes[subject], strict=True))]


def _moved(row: list[Subject], other: list[Subject]) -> list[Subject]:
    """The members of a row that do not stand in their order in another row of the same."""
    if row == other:
        return []
    places = {subject: place for place, subject in enumerate(row)}
    stay = set(ascending([places[subject] for subject in other])[0])
    return [subject for at, subject in enumerate(other) if at not in stay]


def _near(row: list[Subject], subject: Subject) -> tuple[Subject | None, Subject | None]:
    at = row.index(subject)
    return row[at - 1] if at else None, row[at + 1] if at + 1 < len(row) else None
