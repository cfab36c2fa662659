"""What one text says that another does not, as the steps that lead from the one to the other."""

from __future__ import annotations

from journal.document.align import GONE, Alignment
from journal.document.apply import apply
from journal.document.cells import split_cells
from journal.document.find import find
from journal.document.parts import parts
from journal.document.patience import ascending, matched
from journal.document.pieces import Form
from journal.document.saying import cell_of, field_of, lines_of, marks_of, words_of
from journal.document.similar import LIKE, similarity
from journal.document.source import line_end, lines_kept
from journal.document.steps import Insert, Move, Place, Remove, SetCell, SetField, SetLines, SetMark, SetText, Step
from journal.document.trail import Trail
from journal.document.verify import Refused
from journal.values import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from journal.document.chunks import Document
    from journal.document.find import Found
    from journal.document.strips import Node


def difference(old: Document, new: Document) -> list[Step]:
    """The steps that make one text of another: by items where they suffice, by lines for all that is left."""
    if old.text == new.text:
        return []
    return _Difference(old, new).steps()


class _Difference:
    """The steps so far, and the text that they lead to."""

    def __init__(self, old: Document, new: Document) -> None:
        self.new = new
        self.align = Alignment(old, new)
        self.trail = Trail(old)
        self.inserted: dict[int, tuple[int, int]] = {}
        """For each inserted entry, by its offset in the new text: after how many steps it began where."""

    def steps(self) -> list[Step]:
        olds = [node for strip in self.align.old_strips for node in strip.nodes]
        for node in olds:
            if node.twin is not None:
                self._values(node, node.twin)
        self._fields()
        for row in self._new_rows():
            self._moves(row)
        for row in self._new_rows():
            self._inserts(row)
        for node in olds:
            if not _is_kept(node) and (node.parent is None or _is_kept(node.parent)):
                self._apply(Remove(self._now(node.start)))
        for step in _line_steps(self.trail.document, self.new):
            self._apply(step)
        return self.trail.steps

    def _apply(self, step: Step) -> bool:
        """Take a step, unless it is refused: the lines that it would have changed are compared at the end."""
        try:
            applied = apply(self.trail.document, step)
        except Refused:
            return False
        self.trail.add(step, applied)
        return True

    def _now(self, start: int) -> int:
        """Where an entry of the old text begins by now."""
        return self.trail.forward(start, 0, entry=True)

    def _values(self, node: Node, twin: Node) -> None:
        """The marks, words and cells of an entry."""
        if node.entry.text == twin.entry.text and node.entry.marks == twin.entry.marks == ():
            return
        before, after = find(self.align.old, node.start), find(self.new, twin.start)
        if node.entry.form is Form.ROW:
            for column in range(len(split_cells(node.entry.text))):
                text = cell_of(after, column)
                if text is not None and text != cell_of(before, column):
                    self._apply(SetCell(self._now(node.start), column, text))
            return
        if marks_of(before) != marks_of(after):
            self._apply(SetMark(self._now(node.start), marks_of(after)))
        if words_of(before) != words_of(after):
            wrapped = "\n" in words_of(before)
            self._apply(SetText(self._now(node.start), twin.entry.text if wrapped else words_of(after)))

    def _fields(self) -> None:
        """The fields that stand in paragraphs and in front matter."""
        for strip in self.align.old_strips:
            for field in parts(strip.chunk).fields if strip.twin else ():
                if field.entry >= 0 or not strip.first <= field.line < strip.last:
                    continue
                line = strip.offset + strip.chunk.starts[field.line]
                there = self.align.line(line)
                value = field_of(self.new, there, field.key) if there != GONE else None
                if value is not None and value != field.value:
                    self._apply(SetField(self.trail.forward(line, 0, entry=False), field.key, value))

    def _new_rows(self) -> Iterator[list[Node]]:
        """The rows of the new text whose section or parent the old text has too, outer ones first."""
        for strip in self.align.new_strips:
            if strip.twin is not None:
                yield strip.tops
            for node in strip.nodes:
                if node.children and node.twin is not None:
                    yield node.children

    def _moves(self, row: list[Node]) -> None:
        home = [node.twin for node in row if node.twin is not None and _is_at_home(node.twin, node)]
        chosen, _ = ascending([node.start for node in home])
        stay = {home[at].start for at in chosen}
        for number, node in enumerate(row):
            if node.twin is not None and node.twin.start not in stay:
                place = self._place(row, number)
                if place is not None:
                    self._apply(Move(self._now(node.twin.start), place))

    def _inserts(self, row: list[Node]) -> None:
        for number, node in enumerate(row):
            place = self._place(row, number) if node.twin is None else None
            if place is None:
                continue
            found = find(self.new, node.start)
            lines = lines_of(found)
            if not lines.endswith(("\n", "\r")):
                lines += line_end(self.new.text)
            above, below = _blanks(found)
            lines = above + lines if place.after != GONE else lines + below
            if self._apply(Insert(place, lines)):
                self.inserted[node.start] = (len(self.trail.steps), self.trail.applied[-1].subject)

    def _place(self, row: list[Node], number: int) -> Place | None:
        """Where an entry of the new text belongs in the text as it is by now."""
        node = row[number]
        twin = node.section.twin
        if node.parent is None and twin is None:
            return None
        section = self.trail.forward(twin.start, 0, entry=False) if twin is not None and twin.opens else GONE
        for other in reversed(row[:number]):
            near = self._stands(other)
            if near != GONE:
                return Place(section, near, GONE)
        for other in row[number + 1 :]:
            near = self._stands(other)
            if near != GONE and other.twin is not None and _is_at_home(other.twin, other):
                return Place(section, GONE, near)
        return Place(section, self._stands(node.parent) if node.parent is not None else GONE, GONE)

    def _stands(self, node: Node) -> int:
        """Where an entry of the new text stands by now, or GONE."""
        if node.twin is not None:
            return self._now(node.twin.start)
        if node.start not in self.inserted:
            return GONE
        at, start = self.inserted[node.start]
        return self.trail.forward(start, at, entry=True)


def _is_kept(node: Node) -> bool:
    """Whether an entry of the old text is in a section of the new one that the old one has too."""
    return node.twin is not None and (node.twin.parent is not None or node.twin.section.twin is not None)


def _is_at_home(node: Node, twin: Node) -> bool:
    """Whether an entry stands in the same row in both texts."""
    if node.parent is not None or twin.parent is not None:
        return node.parent is not None and node.parent.twin is twin.parent
    return node.section.twin is twin.section


def _blanks(found: Found) -> tuple[str, str]:
    """The blank lines above and below an entry."""
    chunk, entry = found.chunk, found.entry
    first, last = entry.line, entry.end
    while first and not chunk.lines[first - 1].strip():
        first -= 1
    while last < len(chunk.lines) and not chunk.lines[last].strip():
        last += 1
    starts = chunk.starts
    return chunk.text[starts[first] : starts[entry.line]], chunk.text[starts[entry.end] : starts[last]]


def _line_steps(old: Document, new: Document) -> list[Step]:
    """The steps that make lines of one text those of another, last first so that their offsets hold."""
    start, befores, afters = _changed_stretch(old, new)
    before, after = lines_kept(befores), lines_kept(afters)
    steps: list[Step] = []
    at = to = 0
    for left, right in [*matched(before, after), (len(before), len(after))]:
        was, lines = before[at:left], after[to:right]
        for size, (first, second) in _hunks(was, lines):
            if first or second:
                steps.append(SetLines(start + size, first, second))
        start += sum(map(len, before[at : left + 1]))
        at, to = left + 1, right + 1
    return steps[::-1]


def _hunks(was: list[str], lines: list[str]) -> Iterator[tuple[int, tuple[str, str]]]:
    """One changed stretch, line by line where each line became one other; with the offset of each in the stretch."""
    if len(was) == len(lines) and all(map(_is_reworded, was, lines)):
        offset = 0
        for line, other in zip(was, lines, strict=True):
            yield offset, (line, other)
            offset += len(line)
    else:
        yield 0, ("".join(was), "".join(lines))


def _is_reworded(line: str, other: str) -> bool:
    return similarity(line, other) >= LIKE


def _changed_stretch(old: Document, new: Document) -> tuple[int, str, str]:
    """What stands between the chunks that two texts begin with and those that they end with, and where it begins."""
    if (old.head, old.tail) != (new.head, new.tail):
        return 0, old.text, new.text
    befores = [chunk.text for chunk, _, _ in old.located()]
    afters = [chunk.text for chunk, _, _ in new.located()]
    first, end, stop = 0, len(befores), len(afters)
    while first < min(end, stop) and befores[first] == afters[first]:
        first += 1
    while min(end, stop) > first and befores[end - 1] == afters[stop - 1]:
        end, stop = end - 1, stop - 1
    start = len(old.head) + sum(map(len, befores[:first]))
    return start, "".join(befores[first:end]), "".join(afters[first:stop])
