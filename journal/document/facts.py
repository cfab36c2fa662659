"""What a text says, line by line, as facts that can be compared with those of another text."""

from __future__ import annotations

from journal.document.cells import split_cells
from journal.document.parts import parts
from journal.document.pieces import Form
from journal.document.similar import normalised
from journal.document.strips import strips
from journal.values import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from journal.document.chunks import Chunk, Document
    from journal.document.pieces import Entry
    from journal.document.strips import Node, Strip

ENTRY, ROW, FIELD, LINE, SECTION = "entry", "row", "field", "line", "section"

Subject = tuple[str, str]
"""What a fact is about: one of the above, and its words; the same in all texts that say it."""


class Fact(NamedTuple):
    """One line."""

    subject: Subject
    value: str
    """The marks of an entry, the further cells of a row, the value of a field."""
    home: Subject
    """The section or the entry that it stands in."""


class Facts:
    """What a text says of its subjects: lists, for a subject may stand in it more than once."""

    __slots__ = ("homes", "rows", "values")

    def __init__(self, found: Sequence[Fact]) -> None:
        self.values: dict[Subject, list[str]] = {}
        self.homes: dict[Subject, list[Subject]] = {}
        self.rows: dict[Subject, list[Subject]] = {}
        """What stands in each section and entry, in order."""
        for subject, value, home in found:
            self.values.setdefault(subject, []).append(value)
            self.homes.setdefault(subject, []).append(home)
            self.rows.setdefault(home, []).append(subject)

    def count(self, subject: Subject) -> int:
        return len(self.values.get(subject, ()))

    def is_alone(self, subject: Subject) -> bool:
        return self.count(subject) == 1


def facts_of(documents: Sequence[Document]) -> list[list[Fact]]:
    """What each of some texts says where they differ: a chunk that all of them have says nothing."""
    texts = [{chunk.text for chunk, _, _ in document.located()} for document in documents]
    common = set.intersection(*texts)
    read: dict[str, list[Fact]] = {}
    found: list[list[Fact]] = []
    for document in documents:
        said: list[Fact] = []
        for chunk, _, _ in document.located():
            if chunk.text not in common:
                if chunk.text not in read:
                    read[chunk.text] = list(_facts(chunk))
                said += read[chunk.text]
        found.append(said)
    return found


def renamed(facts: Sequence[Fact], names: dict[Subject, Subject]) -> list[Fact]:
    """Facts with other names for some of their subjects."""
    return [Fact(names.get(subject, subject), value, names.get(home, home)) for subject, value, home in facts]


def _facts(chunk: Chunk) -> Iterator[Fact]:
    for strip in strips([(chunk, 0, True)]):
        yield from _strip_facts(strip, (SECTION, strip.name))


def _strip_facts(strip: Strip, section: Subject) -> Iterator[Fact]:
    """A section, its entries, its fields, and its other lines."""
    told: set[int] = set()
    if strip.opens:
        told.add(strip.first)
        yield Fact(section, "", (SECTION, ""))
    subjects: dict[Node, Subject] = {}
    owners: dict[int, Subject] = {}
    for node in strip.nodes:
        subjects[node], value = _said(node.entry)
        home = section if node.parent is None else subjects.get(node.parent, section)
        yield Fact(subjects[node], value, home)
        told.add(node.entry.line)
        if node.entry.end > node.entry.line + 1:
            owners |= dict.fromkeys(range(node.entry.line, node.entry.end), subjects[node])
    for field in parts(strip.chunk).fields:
        if field.entry < 0 and strip.first <= field.line < strip.last and field.line not in told:
            told.add(field.line)
            yield Fact((FIELD, field.key), normalised(field.value), section)
    for number, line in enumerate(strip.chunk.lines[strip.first : strip.last], strip.first):
        if number not in told and line.strip():
            yield Fact((LINE, normalised(line)), "", owners.get(number, section))


def _said(entry: Entry) -> tuple[Subject, str]:
    """What an entry is about, and what it says of it."""
    if entry.form is Form.ROW:
        cells = [normalised(cell) for cell in split_cells(entry.text)]
        return (ROW, "".join(cells[:1])), " | ".join(cells[1:])
    return (ENTRY, normalised(entry.text)), "".join([mark.glyph for mark in entry.marks])
