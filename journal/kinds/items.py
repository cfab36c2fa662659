"""The items of a page: which entries are items, and what each says."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from operator import itemgetter

from journal.document.marks import State
from journal.document.page import OTHER, Item
from journal.document.pieces import Form, Opens
from journal.kinds.columns import cells, columns
from journal.kinds.states import (
    is_empty,
    is_ordinary,
    is_unset,
    own_state,
    section_state,
    state_of_cell,
    state_told,
)
from journal.kinds.titles import plain
from journal.kinds.words import TELLING_FIELDS, UPDATED_FIELDS
from journal.values import TYPE_CHECKING

if TYPE_CHECKING:
    from journal.document.chunks import Chunk, Document
    from journal.document.outline import Outline, Section
    from journal.document.page import Page
    from journal.document.pieces import Entry
    from journal.kinds.columns import Columns
    from journal.kinds.roles import Roles


_TASKS = frozenset(("doing", "done", "todo", "next", "blockers", "resolved"))
"""Roles whose items are work: a label among them is an item with details, not a group."""

WORDED = _TASKS | {"tests", "status", "goal", None}
"""Roles whose items may show their state by a word; in others a word is only a word."""

_TOLD = frozenset(("decisions", "lessons", "blockers", "resolved", "questions", "integrations", "documents"))
"""Roles whose items may be headings with fields under them."""


_ROW = Form.ROW
_new = tuple.__new__
"""Makes a named tuple at half the cost of calling its class; items are made by the thousand."""


def is_told(section: Section, own: str | None, purpose: str | None) -> bool:
    """Whether a section that has fields of its own is an item: a heading that only serves its parent's role."""
    return own is None and purpose in _TOLD and section.opens is Opens.HEADING


def items_of(
    document: Document,
    found: Outline,
    roles: Roles,
    before: Page | None = None,
) -> list[Item]:
    """The items of an outline whose sections have these roles, in the order of their lines.

    Where the page before is given, what an edit left alone in it is not read again.
    """
    return _Items(document, found, roles, before).read()


class _Items:
    """Sweeps the entries of an outline once."""

    def __init__(
        self,
        document: Document,
        found: Outline,
        roles: Roles,
        before: Page | None,
    ) -> None:
        self.document = document
        self.outline = found
        self.own, self.purposes, self.lead, self.ticked = roles
        self.items: list[Item] = []
        self.counts: dict[str, int] = {}
        self.headers: dict[int, str] = {}
        self.chunks: list[tuple[int, Chunk]] = []
        """Each with its first line, once a table asks for its header."""
        self.fields: dict[int, dict[str, str]] = {}
        self.told: dict[int, dict[str, str]] = {}
        """The fields of each section whose heading is an item."""
        self.headings: dict[int, int] = {}
        """The item that such a heading is."""
        self.homes = [self._home(index) for index in range(-1, len(found.sections))]
        """The section to which each section's items belong; that of -1, for none, comes first."""
        self.states: dict[int, State | None] = {}
        """What items without a mark of their own are, by their section, once one of them asks."""
        self.known: dict[int, Item] = {}
        """The items of the page before, by their entries, where the sections have not changed."""
        if before is not None and self._stands_in_the_same(before):
            origins = before.outline.origins
            self.known = {id(origins[item.entry]): item for item in before.items if item.entry >= 0}

    def _stands_in_the_same(self, before: Page) -> bool:
        """Whether the sections of the page before say of their items what these do."""
        old, new = before.outline.sections, self.outline.sections
        return (
            before.roles == self.own
            and before.purposes == self.purposes
            and len(old) == len(new)
            and all(
                (one.title, one.opens, one.parent) == (other.title, other.opens, other.parent)
                for one, other in zip(old, new, strict=True)
            )
        )

    def read(self) -> list[Item]:
        found = self.outline
        self._gather_fields()
        sections = iter([*sorted(self.told), len(found.sections)])
        told = next(sections)
        labels = {section.entry: index for index, section in enumerate(found.sections) if section.entry >= 0}
        groups: set[int] = set()
        owners: list[int] = []
        """The item that each entry is, or is a detail of, by index; -1 for none."""
        for index, entry in enumerate(found.entries):
            while told < len(found.sections) and found.sections[told].line < entry.line:
                self._add_heading(told)
                told = next(sections)
            section = self.homes[found.entry_sections[index] + 1]
            above = entry.parent
            heading = self._heading(section) if self.headings else -1
            if index in labels and heading < 0 and self._heads_group(index, labels[index]):
                groups.add(index)
                owners.append(-1)
            elif heading < 0 and (above < 0 or above in groups):
                owners.append(self._add(index, entry, section, -1))
                if not entry.text and not entry.marks:
                    groups.add(index)  # its only words are a heading
            else:
                owner = owners[above] if above >= 0 else heading
                owners.append(self._add(index, entry, section, owner) if entry.marks and owner >= 0 else owner)
        while told < len(found.sections):
            self._add_heading(told)
            told = next(sections)
        return self.items

    def _heading(self, section: int) -> int:
        """The item that the heading is in whose section an entry stands, or -1."""
        while section >= 0 and section not in self.told:
            section = self.outline.sections[section].parent
        return self.headings.get(section, -1)

    def _home(self, index: int) -> int:
        """The section that the entries of one stand in, where a label in a list that is itself an item is none."""
        sections = self.outline.sections
        while index >= 0 and sections[index].opens is Opens.ENTRY and self.own[index] is None:
            if self._heads_group(sections[index].entry, index):
                break
            index = sections[index].parent
        return index

    def _heads_group(self, index: int, section: int) -> bool:
        """Whether a label in a list heads items, rather than being one with details."""
        if self.own[section] is not None:
            return True
        if self.outline.sections[section].end == self.outline.sections[section].line + 1:
            return False
        label = self.outline.entries[index]
        if self.purposes[section] not in _TASKS:
            return not label.marker[0].isdigit()
        below = self.outline.entries[index + 1 : index + 2]
        return bool(below and below[0].parent == index and below[0].marks and not label.marker[0].isdigit())

    def _gather_fields(self) -> None:
        """The fields of each entry, its own lines below the first and those that lead its details; and of headings."""
        found = self.outline
        entries = found.entries
        listed: dict[int, dict[str, str]] = {}
        for field, section in zip(found.fields, found.field_sections, strict=True):
            index = field.entry
            if index >= 0:
                if section >= 0 and field.line == entries[index].line and entries[index].parent < 0:
                    listed.setdefault(section, {}).setdefault(field.key, field.value)
                owner = index if field.line > entries[index].line else entries[index].parent
                if owner >= 0:
                    self.fields.setdefault(owner, {}).setdefault(field.key, field.value)
            elif (
                section >= 0
                and is_told(found.sections[section], self.own[section], self.purposes[section])
                and plain(field.key) not in UPDATED_FIELDS
            ):
                self.told.setdefault(section, {}).setdefault(field.key, field.value)
        self._take_lists(listed)

    def _take_lists(self, listed: dict[int, dict[str, str]]) -> None:
        """The fields of headings below which a list holds nothing but fields, such as tell of a heading."""
        found = self.outline
        telling = {
            section: fields
            for section, fields in listed.items()
            if section not in self.told
            and is_told(found.sections[section], self.own[section], self.purposes[section])
            and not TELLING_FIELDS.isdisjoint(map(plain, fields))
        }
        if not telling:
            return
        others = Counter(
            section
            for entry, section in zip(found.entries, found.entry_sections, strict=True)
            if entry.parent < 0 and section in telling
        )
        self.told |= {section: fields for section, fields in telling.items() if others[section] == len(fields)}

    def _add_heading(self, index: int) -> None:
        """Take a heading as an item whose fields stand under it."""
        section = self.outline.sections[index]
        fields = self.told[index]
        role = self.purposes[index]
        assert role is not None
        number = self.counts[role] = self.counts.get(role, 0) + 1
        self.headings[index] = len(self.items)
        self.items.append(
            Item(
                f"{role}.{number}",
                role,
                section_state(role, section.title),
                section.title,
                fields,
                section.line,
                index,
                -1,
                is_unset(section.title),
            )
        )

    def _add(self, index: int, entry: Entry, section: int, owner: int) -> int:
        """Take an entry as an item; says which it is among the items, or -1 if it says that there is none."""
        role = self.purposes[section] if section >= 0 else self.lead
        above = self.items[owner].id if owner >= 0 else role or OTHER
        number = self.counts.get(above, 0) + 1
        handle = f"{above}.{number}"
        known = self.known.get(id(self.outline.origins[index])) if self.known else None
        if known is not None and known.section == section and known.id == handle:
            self.counts[above] = number
            if (known.line, known.entry) != (entry.line, index):
                _, _, state, text, fields, _, _, _, unset = known
                known = _new(Item, (handle, role, state, text, fields, entry.line, section, index, unset))
            self.items.append(known)
            return len(self.items) - 1
        if entry.form is _ROW:
            text, fields, state = self._row(entry, role in WORDED)
        else:
            text, fields, state = entry.text, self.fields.get(index, {}), None
        ordinary = is_ordinary(text)
        if entry.form is not _ROW and (entry.marks or not ordinary):
            state = own_state(entry, role in WORDED)
        if not ordinary and not entry.marks and is_empty(text):
            return -1
        if state is None and owner < 0 and not (entry.marks and any(mark.box for mark in entry.marks)):
            if section not in self.states:
                self.states[section] = self._section_state(section, role)
            state = self.states[section]
        self.counts[above] = number
        unset = not ordinary and is_unset(text)
        self.items.append(_new(Item, (handle, role, state, text, fields, entry.line, section, index, unset)))
        return len(self.items) - 1

    def _section_state(self, index: int, role: str | None) -> State | None:
        """What an item without a mark of its own is in a section."""
        if index < 0:
            return None
        section = self.outline.sections[index]
        if self.ticked and self.purposes[index] and (ticked := self._ticked_around(index)) >= 0:
            return state_told(self.outline.sections[ticked].title)
        if role == "files" and section.opens is not Opens.HEADING and section.parent >= 0:
            role = self.purposes[section.parent]  # a bold `Files changed:` under what was done is a part of it
        return section_state(role, section.title)

    def _ticked_around(self, index: int) -> int:
        """The section by whose tasks alone one has its role: itself or one that it stands in; -1 for none."""
        while index >= 0 and self.own[index] is None and index not in self.ticked:
            index = self.outline.sections[index].parent
        return index if index in self.ticked else -1

    def _row(self, entry: Entry, worded: bool) -> tuple[str, dict[str, str], State | None]:
        """The main cell of a row, its others by their columns, and its state."""
        used = columns(self._header(entry.table))
        found = cells(entry.text)
        main = used.main if used.main < len(found) else 0
        fields = {name: cell for at, (name, cell) in enumerate(zip(used.names, found, strict=False)) if at != main}
        state = row_state(used, found, worded)
        return (found[main] if found else ""), fields, state

    def _header(self, line: int) -> str:
        if line not in self.headers:
            self.chunks = self.chunks or [(first, chunk) for chunk, _, first in self.document.located()]
            first, chunk = self.chunks[bisect_right(self.chunks, line, key=itemgetter(0)) - 1]
            self.headers[line] = chunk.lines[line - first]
        return self.headers[line]


def row_state(used: Columns, found: list[str], worded: bool) -> State | None:
    """The state that the cells of a row say: in the column for it, else in all that say one."""
    state = state_of_cell(found[used.state], True) if 0 <= used.state < len(found) else None
    if state is None and worded:
        said = {state for cell in found if (state := state_of_cell(cell, False))}
        state = said.pop() if len(said) == 1 else State.DOING if said else None
    return state
