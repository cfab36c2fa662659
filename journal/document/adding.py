"""New items: in the section of their role, in the form of their neighbours, else in that of the kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal.document.apply import find
from journal.document.changing import set_field
from journal.document.edit import NoSection
from journal.document.habit import DEFAULT_BOXES, Habit, habit_of
from journal.document.layout import body_end, laid_out, line_break
from journal.document.marks import State, mark_at
from journal.document.parts import Form, cell_spans
from journal.document.sections import make_section, section_for
from journal.document.source import lines_kept
from journal.document.steps import Insert, Place, SetLines, SetText
from journal.document.verify import Refused
from journal.document.words import cell, escaped, typed

if TYPE_CHECKING:
    from collections.abc import Callable

    from journal.document.edit import Fields
    from journal.document.outline import Section
    from journal.document.page import Item
    from journal.document.steps import Applied
    from journal.document.work import Work


def add(work: Work, role: str, text: str, fields: Fields, create: bool, group: str = "") -> None:
    """A new item at the end of the section of a role."""
    text = typed(text)
    if not text:
        raise Refused("an item needs words")
    section = section_for(work, role, group)
    if section is None:
        if not create:
            raise NoSection(role)
        section = make_section(work, role)
    alike = [item for item in work.page.of(role) if item.section == section and item.entry >= 0 and item.is_top]
    unset = [item for item in alike if item.unset]
    if alike and unset == alike:
        return _fill(work, alike[0], text, fields)
    if alike:
        return _add_after(work, alike[-1], text, fields)
    return _add_first(work, role, section, text, fields)


def _add_after(work: Work, near: Item, text: str, fields: Fields) -> None:
    found = work.found(near)
    start = work.start(near)
    place = Place(work.line_offset(work.section_of(near).line) if near.section >= 0 else -1, start, -1)
    if found.entry.form is Form.ROW:
        return _add_row(work, near, place, text, fields)
    habit = habit_of(work.document, found.chunk, found.entry)
    return _insert(work, place, habit, text, fields)


def _add_first(work: Work, role: str, section: int, text: str, fields: Fields) -> None:
    """The first item of a section, in place of what says that there is none."""
    opening = work.page.outline.sections[section]
    home = work.line_offset(opening.line)
    habit = _habit_of_kind(work, role)
    nothing = _nothing(work, opening)
    if nothing is None:
        return _insert(work, Place(home, -1, -1), habit, text, fields)
    line, was = nothing
    body = was.lstrip(" \t>")
    if body[:2] in ("- ", "* ", "+ "):
        habit = habit._replace(prefix=was[: len(was) - len(body)], marker=body[0], padding=" ")
    ending = line_break(work.document, line + len(was))
    closed = was[-1:] in ("\r", "\n")
    ways = [habit.lines(habit.words(form), _plain(fields), ending) for form in (text, escaped(text))]
    steps = [SetLines(line, was, way if closed else way.removesuffix(ending)) for way in ways]
    return work.do_first(*steps, check=_has_words(habit, text, fields))


_STATES = {"todo": State.TODO, "next": State.TODO, "doing": State.DOING, "done": State.DONE, "tests": State.DONE}


def _habit_of_kind(work: Work, role: str) -> Habit:
    """How the first item of a section is written: as the kind has it, with the bullet of the nearest list."""
    shape = work.meaning.shape(work.page, role)
    entries = [entry for entry in work.page.outline.entries if entry.form is Form.ENTRY]
    bullets = [entry.marker for entry in entries if entry.marker in ("-", "*", "+")]
    marks = ""
    if shape.boxed:
        marks = DEFAULT_BOXES[State.TODO]
    elif shape.marked and role in _STATES and (work.page.kind != "plain" or any(entry.marks for entry in entries)):
        marks = work.meaning.sign(work.page, _STATES[role])
    bullet = bullets[0] if shape.bullet == "-" and bullets else shape.bullet
    return Habit(
        marker=bullet if bullet in ("-", "*", "+", "1.") else "-",
        marks=marks,
        lead=f"**{shape.lead}:** " if shape.lead else "",
    )


def _nothing(work: Work, section: Section) -> tuple[int, str] | None:
    """The one line of a section that says that there is nothing in it, and the offset at which it begins."""
    first = work.line_offset(section.line + 1)
    at = first
    said: tuple[int, str] | None = None
    for line in lines_kept(work.document.text[first : body_end(work.document, work.line_offset(section.line))]):
        if line.strip():
            if said or not work.meaning.is_nothing(line.strip().lstrip("-*+ ")):
                return None
            said = at, line
        at += len(line)
    return said


def _fill(work: Work, item: Item, text: str, fields: Fields) -> None:
    """Put words in place of a template's placeholder."""
    found = work.found(item)
    if found.entry.form is Form.ROW:
        return _add_row(work, item, Place(-1, work.start(item), -1), text, fields)
    lead = habit_of(work.document, found.chunk, found.entry).lead
    start = work.start(item)
    work.do_first(SetText(start, lead + text), SetText(start, lead + escaped(text)))
    for key, value in fields:
        set_field(work, work.subject_item(), key, value)
    return None


def _insert(work: Work, place: Place, habit: Habit, text: str, fields: Fields) -> None:
    sign = mark_at(text, 0)
    if sign is not None and not sign.box:
        raise Refused("the text begins with a sign that shows a state; mark the item instead")
    at = place.after if place.after >= 0 else body_end(work.document, place.section)
    ending = line_break(work.document, at)
    ways = [
        Insert(place, laid_out(work.document, place, habit.lines(habit.words(form), _plain(fields), ending)))
        for form in (text, escaped(text))
    ]
    work.do_first(*ways, check=_has_words(habit, text, fields))


def _plain(fields: Fields) -> Fields:
    return tuple((key, " ".join(value.split())) for key, value in fields)


def _has_words(habit: Habit, text: str, fields: Fields) -> Callable[[Applied], bool]:
    """A check that the new entry has the words that it was given, escaped or not, and as many lines as it should."""
    wanted = [habit.words(form).split() for form in (text, escaped(text))]

    def check(applied: Applied) -> bool:
        if applied.subject < 0:
            return False
        entry = find(applied.document, applied.subject).entry
        return entry.text.split() in wanted and entry.end - entry.line == text.count("\n") + 1 + len(fields)

    return check


def _add_row(work: Work, near: Item, place: Place, text: str, fields: Fields) -> None:
    """A row below another: the text in the cell by which items are told, fields under the heads of their columns."""
    found = work.found(near)
    line = found.chunk.lines[found.entry.line]
    header = found.chunk.lines[found.entry.table]
    names = [header[left:right].strip("* ").casefold() for left, right in cell_spans(header, 0)]
    spans = cell_spans(line, 0)
    shown = [line[left:right] for left, right in spans]
    values = [""] * len(spans)
    values[next((index for index, value in enumerate(shown) if value == near.text), 0)] = text
    if shown[0].isdigit() and not values[0]:
        values[0] = str(int(shown[0]) + 1)
    for key, value in fields:
        if key.casefold() not in names[: len(values)]:
            raise Refused(f"the table has no column {key}; it has {', '.join(filter(None, names))}")
        values[names.index(key.casefold())] = value
    written, at = "", 0
    for (left, right), value in zip(spans, values, strict=True):
        written += line[at:left] + cell(value).ljust(right - left)
        at = right
    row = (written + line[at:]).rstrip() + line_break(work.document, found.end)
    work.do(Insert(place, row), lambda applied: find(applied.document, applied.subject).entry.form is Form.ROW)
