"""Changes to items that are there: their marks, words, fields and places."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal.document.habit import habit_of, marks_for, siblings
from journal.document.layout import body_end, line_break
from journal.document.marks import State, mark_at
from journal.document.parts import Form, cell_spans, is_struck, parts
from journal.document.sections import section_for
from journal.document.source import through
from journal.document.steps import (
    Insert,
    Move,
    Place,
    Remove,
    RemoveSection,
    SetCell,
    SetField,
    SetLines,
    SetMark,
    SetText,
)
from journal.document.verify import Refused
from journal.document.words import escaped, raw_text, typed

if TYPE_CHECKING:
    from journal.document.apply import Found
    from journal.document.page import Item
    from journal.document.parts import Entry, Field
    from journal.document.work import Work

_ROLE_OF = {State.TODO: ("todo", "next"), State.DOING: ("doing",), State.DONE: ("done",), State.FAILED: ()}
_STATE_OF = {"todo": State.TODO, "next": State.TODO, "doing": State.DOING, "done": State.DONE}


def reword(work: Work, item: Item, text: str) -> None:
    """Other words for an item; a bold lead-in that all its neighbours have stays."""
    text = typed(text)
    if not text:
        raise Refused("an item needs words; remove it instead")
    sign = mark_at(text, 0)
    if sign is not None and not sign.box:
        raise Refused("the text begins with a sign that shows a state; mark the item instead")
    if item.entry < 0:
        return _retitle(work, item, text)
    found = work.found(item)
    if found.entry.form is Form.ROW:
        return work.do(SetCell(work.start(item), _main_column(found, item), text))
    start = work.start(item)
    return work.do_first(SetText(start, text), SetText(start, escaped(text)))


def _retitle(work: Work, item: Item, text: str) -> None:
    section = work.section_of(item)
    start = work.line_offset(section.line)
    left, right = section.span
    was = work.document.text[start:right]
    work.do(SetLines(start, was, work.document.text[start:left] + " ".join(text.split())))


def _main_column(found: Found, item: Item) -> int:
    line = found.chunk.lines[found.entry.line]
    shown = [line[left:right] for left, right in cell_spans(line, 0)]
    return next((index for index, value in enumerate(shown) if value == item.text), 0)


def remove(work: Work, item: Item) -> None:
    if item.entry < 0:
        return work.do(RemoveSection(work.line_offset(work.section_of(item).line)))
    return work.do(Remove(work.start(item)))


def mark(work: Work, item: Item, state: State) -> None:
    """Another state: by the item's own mark, and by moving it where the document keeps one section a state."""
    if item.state is state:
        raise Refused(f"{item.id} is {state.value} already")
    if item.entry < 0:
        raise Refused(f"{item.id} is a section; its state stands in its fields")
    found = work.found(item)
    if found.entry.form is Form.ROW:
        return _mark_row(work, item, found, state)
    section = _section_for_state(work, item, found, state)
    if section is not None:
        return moved_in_state(work, item, section, state)
    if is_struck(found.entry.text) and not found.entry.marks:
        return work.do(SetText(work.start(item), raw_text(found.chunk.text, found.entry).replace("~~", "")))
    work.do(SetMark(work.start(item), marks_for(work.document, found.chunk, found.entry, state)))
    if work.subject_item().state is not state:
        raise Refused(f"{item.id} would not be read as {state.value}")
    return None


def _section_for_state(work: Work, item: Item, found: Found, state: State) -> int | None:
    """The section for a state, where items of this one are all in the state of their section."""
    if item.role not in _STATE_OF or not item.is_top or any(mark.box for mark in found.entry.marks):
        return None
    home = _STATE_OF[item.role]
    alike = [other for other in work.page.of(item.role) if other.section == item.section and other.id != item.id]
    if any(other.state not in (home, None) for other in alike):
        return None
    for role in _ROLE_OF[state]:
        section = section_for(work, role)
        if section is not None and role != item.role and _takes_items(work, role, section):
            return section
    return None


def _takes_items(work: Work, role: str, section: int) -> bool:
    """Whether a section holds items, or nothing at all: not one that tells its role in prose."""
    if any(item.section == section for item in work.page.of(role)):
        return True
    opening = work.page.outline.sections[section]
    start = work.line_offset(opening.line + 1)
    body = work.document.text[start : body_end(work.document, work.line_offset(opening.line))]
    return not body.strip() or work.meaning.is_nothing(body.strip().lstrip("-*+ "))


def moved_in_state(work: Work, item: Item, section: int, state: State) -> None:
    """Put an item last in a section, with the mark that its new neighbours have."""
    moved_to(work, item, section)
    moved = work.subject_item()
    found = work.found(moved)
    neighbours = [entry for entry in siblings(found.chunk, found.entry) if entry is not found.entry]
    if found.entry.marks and neighbours and not any(entry.marks for entry in neighbours):
        work.do(SetMark(work.start(moved), ""))
    elif found.entry.marks or any(entry.marks for entry in neighbours):
        marks = marks_for(work.document, found.chunk, found.entry, state)
        if _written_marks(found) != marks:
            work.do(SetMark(work.start(moved), marks))
    if work.subject_item().state is not state:
        raise Refused(f"{item.id} would not be read as {state.value} in its new section")


def _written_marks(found: Found) -> str:
    marks = found.entry.marks
    return found.chunk.text[marks[0].start : marks[-1].end] if marks else ""


def moved_to(work: Work, item: Item, section: int) -> None:
    """An item to the end of another section."""
    page = work.page
    target = page.outline.sections[section]
    start = work.start(item)
    inside = [
        entry
        for entry, index in zip(page.outline.entries, page.outline.entry_sections, strict=True)
        if index == section and entry.start != start
    ]
    depth = min([entry.depth for entry in inside], default=0)
    last = [entry for entry in inside if entry.depth == depth]
    unset = [other for other in page.items if other.section == section and other.unset and other.entry >= 0]
    work.do(Move(start, Place(work.line_offset(target.line), last[-1].start if last else -1, -1)))
    if unset and len(unset) == len(last):
        moved = work.subject
        work.do(Remove(through(last[-1].start, work.last_splices)))
        work.subject = through(moved, work.last_splices)


def _mark_row(work: Work, item: Item, found: Found, state: State) -> None:
    """The state of a row: in the cell that says it, by the sign or word that the table has for it."""
    line = found.chunk.lines[found.entry.line]
    spans = cell_spans(line, 0)
    for column, (left, right) in enumerate(spans):
        value = line[left:right]
        sign = mark_at(value, 0)
        if (sign is not None and sign.state is not None) or work.meaning.word_state(value) is not None:
            return work.do(SetCell(work.start(item), column, _state_cell(work, found, column, value, state)))
    raise Refused(f"no cell of {item.id} says its state")


def _state_cell(work: Work, found: Found, column: int, value: str, state: State) -> str:
    """What other rows of the table have in a column for a state, else the usual sign or word."""
    for entry in siblings(found.chunk, found.entry):
        line = found.chunk.lines[entry.line]
        spans = cell_spans(line, 0)
        if column < len(spans):
            other = line[slice(*spans[column])]
            sign = mark_at(other, 0)
            if (sign.state if sign else work.meaning.word_state(other)) is state:
                return other
    sign = mark_at(value, 0)
    if sign is None:
        return {State.TODO: "Todo", State.DOING: "In progress", State.DONE: "Done", State.FAILED: "Failed"}[state]
    from journal.document.habit import DEFAULT_BOXES, DEFAULT_SIGNS

    return DEFAULT_BOXES[state] if sign.box else DEFAULT_SIGNS[state]


def set_field(work: Work, item: Item, key: str, value: str) -> None:
    """A field of an item: where it stands, else as a further detail."""
    value = " ".join(value.split())
    if item.entry < 0:
        return _set_in_section(work, item, key, value)
    found = work.found(item)
    if found.entry.form is Form.ROW:
        return _set_column(work, item, found, key, value)
    entries = parts(found.chunk).entries
    index = entries.index(found.entry)
    for field in parts(found.chunk).fields:
        if field.key.casefold() == key.casefold() and _belongs(entries, field, index):
            owner = entries[field.entry]
            if field.line == owner.line:
                lead = owner.text[: len(owner.text) - len(field.value)]
                return work.do_first(SetText(found.offset + owner.start, f"{lead.rstrip()} {value}"))
            return work.do(SetField(found.offset + found.chunk.starts[field.line], field.key, value))
    return _add_field(work, found, entries, index, key, value)


def _belongs(entries: tuple[Entry, ...], field: Field, index: int) -> bool:
    return field.entry == index or (field.entry >= 0 and entries[field.entry].parent == index)


def _add_field(work: Work, found: Found, entries: tuple[Entry, ...], index: int, key: str, value: str) -> None:
    children = [entry for entry in entries if entry.parent == index]
    habit = habit_of(work.document, found.chunk, found.entry)
    key = _spelling(found, key)
    if children:
        below = habit_of(work.document, found.chunk, children[-1])
        place = Place(-1, found.offset + children[-1].start, -1)
        line = below.prefix + below.marker + below.padding + habit.field_line(key, value)
    else:
        end = found.chunk.starts[found.entry.end] + found.offset
        line = habit.indent + habit.detail + habit.field_line(key, value)
        place = Place(-1, found.offset + found.entry.start, -1)
        return work.do(Insert(place, line + line_break(work.document, end)), lambda applied: applied.subject >= 0)
    return work.do(Insert(place, line + line_break(work.document, found.end)))


def _spelling(found: Found, key: str) -> str:
    """A key as the chunk spells it."""
    return next((field.key for field in parts(found.chunk).fields if field.key.casefold() == key.casefold()), key)


def _set_column(work: Work, item: Item, found: Found, key: str, value: str) -> None:
    header = found.chunk.lines[found.entry.table]
    names = [header[left:right].strip("* ").casefold() for left, right in cell_spans(header, 0)]
    if key.casefold() not in names:
        raise Refused(f"the table has no column {key}; it has {', '.join(filter(None, names))}")
    work.do(SetCell(work.start(item), names.index(key.casefold()), value))


def _set_in_section(work: Work, item: Item, key: str, value: str) -> None:
    """A field that stands under a heading which is the item."""
    outline = work.page.outline
    last = None
    for field, section in zip(outline.fields, outline.field_sections, strict=True):
        if section == item.section and field.entry < 0:
            last = field
            if field.key.casefold() == key.casefold():
                return work.do(SetField(work.line_offset(field.line), field.key, value))
    if last is None:
        raise Refused(f"{item.id} has no fields to write {key} beside")
    start = work.line_offset(last.line)
    stop = last.span[1]
    was = work.document.text[start:stop]
    like = was.replace(last.key, key, 1)
    line = like[: len(like) - len(last.value)] + value
    return work.do(SetLines(start, was, was + line_break(work.document, stop) + line))


def set_page_field(work: Work, key: str, value: str) -> None:
    """A field of the document."""
    outline = work.page.outline
    spelled = next((name for name in work.page.fields if name.casefold() == key.casefold()), None)
    if spelled is None:
        known = ", ".join(work.page.fields) or "none"
        raise Refused(f"the page has no field {key}; it has {known}")
    value = " ".join(value.split())
    for field in outline.fields:
        if field.key == spelled:
            if field.entry < 0:
                return work.do(SetField(work.line_offset(field.line), field.key, value))
            owner = outline.entries[field.entry]
            lead = owner.text[: len(owner.text) - len(field.value)]
            return work.do(SetText(owner.start, f"{lead.rstrip()} {value}"))
    raise Refused(f"the field {key} cannot be edited where it stands")


def move(work: Work, item: Item, place: str) -> None:
    """An item to another place: up, down, first, last, before or after another, or the section of a role."""
    start = work.start(item)
    entries = work.page.outline.entries
    alike = [
        entries[other.entry].start
        for other in work.page.items
        if other.section == item.section and other.entry >= 0 and other.is_top == item.is_top
    ]
    at = alike.index(start)
    word, _, handle = place.partition(" ")
    if handle and word in ("before", "after"):
        other = work.start(work.item(handle))
        return work.do(Move(start, Place(-1, other, -1) if word == "after" else Place(-1, -1, other)))
    wanted = {"up": at - 1, "down": at + 1, "first": 0, "last": len(alike) - 1}.get(place)
    if wanted is not None:
        if not 0 <= wanted < len(alike) or wanted == at:
            raise Refused(f"{item.id} is there already")
        return work.do(Move(start, Place(-1, alike[wanted], -1) if wanted > at else Place(-1, -1, alike[wanted])))
    section = section_for(work, place)
    if section is None:
        raise Refused(f"there is no place {place}: say up, down, first, last, before ITEM, after ITEM or a role")
    return moved_to(work, item, section)
