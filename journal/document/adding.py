"""New items: in the section of their role, in the form of their neighbours, else in that of the kind."""

from __future__ import annotations

from journal.document.edit import NoSection
from journal.document.fields import set_field
from journal.document.find import find
from journal.document.habit import Habit, habit_of, lead_of
from journal.document.layout import body_end, laid_out, line_break, line_head
from journal.document.marking import DEFAULT_BOXES, marks_for, marks_span, new_marks
from journal.document.marks import State, mark_at
from journal.document.page import OTHER
from journal.document.pieces import Form
from journal.document.progress import ROLE_STATES, state_cell, state_column
from journal.document.sections import make_section, section_for
from journal.document.source import lines_kept
from journal.document.steps import Insert, Place, SetCell, SetLines
from journal.document.table import cell_spans, column_for, heads, main_column
from journal.document.told import is_told, tell
from journal.document.verify import Refused
from journal.document.words import cell, escaped, one_line, raw_words, typed, ways
from journal.values import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from journal.document.edit import Fields
    from journal.document.find import Found
    from journal.document.outline import Section
    from journal.document.page import Item
    from journal.document.pieces import Entry
    from journal.document.shapes import Shape
    from journal.document.steps import Applied
    from journal.document.work import Work

_STATES = {**ROLE_STATES, "tests": State.DONE}
_TOLD_BY_CELLS = frozenset((*ROLE_STATES, "blockers", None))
"""Roles whose rows are work, of which a cell may tell how far it is."""
_VERBATIM = frozenset(("commands", "tests", "structure", "reading", "deploy"))
"""Roles for which a line of a block of code is as good as an item."""
_LOGS = frozenset(("commits", "decisions", "lessons", "tests"))
"""Roles whose items people date, and some put the newest first."""


def add(work: Work, role: str, text: str, fields: Fields, create: bool, group: str = "") -> None:
    """A new item at the end of the section of a role, of the one that is named where one is."""
    add_to(work, role, text, fields, create, section_for(work, role, group) if group else None)


def add_to(work: Work, role: str, text: str, fields: Fields, create: bool, chosen: int | None) -> None:
    """The same in a section that is chosen, where one is."""
    text = typed(text)
    if not text:
        raise Refused("an item needs words")
    section = section_for(work, role) if chosen is None else chosen
    if section is None and any(item.section < 0 for item in work.page.of(role)):
        section = -1  # above all sections
    if section is None:
        if not create:
            raise NoSection(role)
        section = make_section(work, role)
    alike = [item for item in work.page.of(role) if item.section == section and item.entry >= 0 and item.is_top]
    if not alike and is_told(work, role) and (chosen is None or _tells(work, role, section)):
        return tell(work, role, text, fields)
    if alike and all(item.unset for item in alike):
        return fill(work, alike[0], text, fields)
    if alike:
        signed = [item for item in alike if work.found(item).entry.form is Form.LINE]
        if signed and alike[-1] is not signed[-1]:
            return _add_line(work, signed[-1], alike[-1], text, fields)
        _add_after(work, alike[-1], text, fields)
        if role in _LOGS and _is_newest_first(alike):
            from journal.document.changing import move

            move(work, work.subject_item(), "first")
        return None
    if not alike and role in _VERBATIM:
        from journal.document.writing import add_line  # few sections hold code

        if add_line(work, section, text):
            return None
    _add_first(work, role, section, text, fields)
    if (work.subject_item().role or OTHER) != role:
        raise Refused(f"the item would not be read as one for {role}; write it into the page itself")
    return None


def _is_newest_first(alike: list[Item]) -> bool:
    """Whether the days of some items go back from the first to the last."""
    from journal.document.dates import day_in

    days = [day_in(" ".join((item.text, *item.fields.values()))) for item in (*alike[:2], alike[-1])]
    known = [day for day in days if day is not None]
    return len(known) == len(days) and known == sorted(known, reverse=True) and known[0] > known[-1]


def _add_line(work: Work, near: Item, last: Item, text: str, fields: Fields) -> None:
    """A line with a sign like another one, parted from the list below that one."""
    found = work.found(near)
    habit = habit_of(work.document, found)
    habit = habit._replace(
        prefix=line_break(work.document, found.end) + habit.prefix,
        marks=new_marks(work.document, found, ROLE_STATES.get(near.role or "")),
    )
    place = Place(-1, work.start(last), -1)
    _insert(work, place, habit, text, ())
    start = work.subject
    for key, value in fields:
        work.subject = start
        set_field(work, work.subject_item(), key, value)
    work.subject = start
    work.subject_item()  # refused where its fields make it the head of a list


def _tells(work: Work, role: str, section: int) -> bool:
    """Whether the last heading that is an item of a role stands in a section, or none does anywhere."""
    headed = [item for item in work.page.of(role) if item.entry < 0]
    return not headed or work.section_of(headed[-1]).parent == section


def _add_after(work: Work, near: Item, text: str, fields: Fields) -> None:
    found = work.found(near)
    if found.entry.form is Form.ROW:
        return _add_row(work, near, found, text, fields)
    home = work.line_offset(work.section_of(near).line) if near.section >= 0 else -1
    habit = habit_of(work.document, found)._replace(
        marks=new_marks(work.document, found, ROLE_STATES.get(near.role or ""))
    )
    return _insert(work, Place(home, work.start(near), -1), habit, text, fields)


def _add_first(work: Work, role: str, section: int, text: str, fields: Fields) -> None:
    """The first item of a section, in place of what says that there is none."""
    opening = work.page.outline.sections[section]
    home = work.line_offset(opening.line)
    shape = work.meaning.shape(work.page, role)
    nothing = _nothing(work, opening)
    if nothing is None and shape.bullet == "|":
        return _add_table(work, home, shape.columns, text, fields)
    habit = _habit_of_kind(work, role, shape, opening.line)._replace(prefix=line_head(work.document, home))
    if nothing is None:
        return _insert(work, Place(home, -1, -1), habit, text, fields)
    line, was = nothing
    body = was.lstrip(" \t>")
    habit = habit._replace(prefix=was[: len(was) - len(body)])
    if body[:2] in ("- ", "* ", "+ "):
        habit = habit._replace(marker=body[0], padding=" ")
    ending = line_break(work.document, line + len(was))
    closed = was[-1:] in ("\r", "\n")
    forms = ways(text, work.meaning.is_nothing)
    written = [habit.lines(habit.words(form), _plain(fields), ending) for form in forms]
    steps = [SetLines(line, was, lines if closed else lines.removesuffix(ending)) for lines in written]
    return work.do_first(*steps, check=_has_words(habit, text, fields))


def _habit_of_kind(work: Work, role: str, shape: Shape, line: int) -> Habit:
    """How the first item of a section is written: as the kind has it, with bullet and mark of the nearest list."""
    entries = [entry for entry in work.page.outline.entries if entry.form is Form.ENTRY and entry.depth == 0]
    entries.sort(key=lambda entry: abs(entry.line - line))
    numbered = any(entry.marker[0].isdigit() for entry in entries) or not entries
    bullet = next((entry.marker for entry in entries if not entry.marker[0].isdigit()), "-")
    return Habit(
        marker="1." if shape.bullet == "1." and numbered else bullet,
        marks=_first_mark(work, role, shape, entries),
        lead=f"**{shape.lead}:** " if shape.lead else "",
    )


def _first_mark(work: Work, role: str, shape: Shape, nearest: list[Entry]) -> str:
    """The mark of a first item: as the nearest list of tasks has them, else as the kind does."""
    state = _STATES.get(role)
    if state is None:
        return DEFAULT_BOXES[State.TODO] if shape.boxed else ""
    tasks = {item.line for item in work.page.items if item.role in _STATES and item.role != role and not item.unset}
    for entry in nearest:
        if entry.line in tasks:
            return marks_for(work.document, find(work.document, entry.start), state) if entry.marks else ""
    if shape.boxed:
        return DEFAULT_BOXES[state]
    return work.meaning.sign(work.page, state) if shape.marked else ""


def _nothing(work: Work, section: Section) -> tuple[int, str] | None:
    """The one line of a section that says that there is nothing in it yet, and the offset at which it begins."""
    first = work.line_offset(section.line + 1)
    at = first
    said: tuple[int, str] | None = None
    for line in lines_kept(work.document.text[first : body_end(work.document, work.line_offset(section.line))]):
        if body := line.strip(" \t\r\n>"):
            words = body.lstrip("-*+ ")
            if said or not (work.meaning.is_nothing(words) or work.meaning.is_unset(words)):
                return None
            said = at, line
        at += len(line)
    return said


def fill(work: Work, item: Item, text: str, fields: Fields) -> None:
    """Put words in place of a template's placeholder, and fields in place of those that stand in it."""
    found = work.found(item)
    start = work.start(item)
    forms = ways(text, work.meaning.is_nothing)
    if found.entry.form is Form.ROW:
        work.do(SetCell(start, main_column(found, item.text), forms[0]))
    else:
        lead = lead_of(item.text) if not text.startswith("**") else ""
        work.reword(start, *[lead + form for form in forms])
    for key, value in fields:
        work.subject = start
        set_field(work, work.subject_item(), key, value)
    work.subject = start


def _insert(work: Work, place: Place, habit: Habit, text: str, fields: Fields) -> None:
    sign = mark_at(text, 0)
    if sign is not None and sign.state is not None and not sign.box:
        raise Refused("the text begins with a sign that shows a state; leave it out and mark the item instead")
    at = place.after if place.after >= 0 else body_end(work.document, place.section)
    ending = line_break(work.document, at)
    forms = ways(text, work.meaning.is_nothing)
    bodies = [habit.lines(habit.words(form), _plain(fields), ending) for form in forms]
    parted = [laid_out(work.document, place, body) for body in bodies]
    # a tag is read as one with what stands in it only as long as no blank line parts them
    steps = [Insert(place, lines) for lines in dict.fromkeys(parted + bodies)]
    work.do_first(*steps, check=_has_words(habit, text, fields))


def _plain(fields: Fields) -> Fields:
    return tuple((key, one_line(value)) for key, value in fields)


def _has_words(habit: Habit, text: str, fields: Fields) -> Callable[[Applied], bool]:
    """A check that the new entry has the words that it was given, escaped or not, and as many lines as it should."""
    wanted = [[*habit.marks.split(), *habit.words(form).split()] for form in (text, escaped(text))]
    lines = text.count("\n") + 1 + len(fields)

    def check(applied: Applied) -> bool:
        if applied.subject < 0:
            return False
        found = find(applied.document, applied.subject)
        entry = found.entry
        start = marks_span(found.chunk.text, entry)[0]
        shown = raw_words(found.chunk.text, (start, entry.span[1])).split()
        if entry.label or sum(mark.box for mark in entry.marks) != habit.marks.count("["):
            return False  # read as the head of what follows, or as a box
        return shown in wanted and entry.end - entry.line == lines

    return check


def _add_row(work: Work, near: Item, found: Found, text: str, fields: Fields) -> None:
    """A row below another: the text in the cell by which items are told, fields under the heads of their columns."""
    names = heads(found)
    spans = cell_spans(found.line, 0)
    values = [""] * len(spans)
    values[main_column(found, near.text)] = ways(text, work.meaning.is_nothing)[0]
    first = found.line[slice(*spans[0])]
    if first.isdigit() and not values[0]:
        values[0] = str(int(first) + 1)
    for key, value in fields:
        values[column_for(names[: len(values)], key)] = value
    state = ROLE_STATES.get(near.role or "", State.TODO) if near.role in _TOLD_BY_CELLS else None
    column = state_column(work, near, found)
    if state is not None and column >= 0 and not values[column]:
        values[column] = state_cell(work, found, column, state)
    aligned = len(found.line.rstrip()) == len(found.chunk.lines[found.entry.table].rstrip())
    row, at = "", 0
    for (left, right), value in zip(spans, values, strict=True):
        row += found.line[at:left] + cell(value).ljust(right - left if aligned else 0)
        at = right
    row = (row + found.line[at:]).rstrip() + line_break(work.document, found.end)
    place = Place(-1, work.start(near), -1)
    work.do(Insert(place, row), lambda applied: find(applied.document, applied.subject).entry.form is Form.ROW)


def _add_table(work: Work, section: int, columns: tuple[str, ...], text: str, fields: Fields) -> None:
    """The first row of a table that does not exist yet, with its head."""
    values = dict.fromkeys(range(len(columns)), "")
    values[0] = text
    for key, value in fields:
        values[column_for(list(columns), key)] = value
    rows = (columns, ("---",) * len(columns), tuple(map(cell, values.values())))
    at = body_end(work.document, section)
    ending = line_break(work.document, at)
    above = work.document.text[:at]
    head = line_head(work.document, section)
    lead = ("" if above.endswith(("\n", "\r")) else ending) + head.rstrip() + ending
    table = "".join(f"{head}| {' | '.join(row)} |{ending}" for row in rows)
    trail = ending if work.document.text[at : at + 1] not in ("", "\r", "\n") else ""
    work.do(SetLines(at, "", lead + table + trail), lambda applied: applied.subject >= 0)
