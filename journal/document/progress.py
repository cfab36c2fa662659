"""Another state for an item: by its mark, by the cell that says it, or by moving to the section of that state."""

from __future__ import annotations

from journal.document.cells import split_cells
from journal.document.layout import body_end
from journal.document.marking import like, marks_for, written_marks
from journal.document.marks import SIGNS, State, is_struck_out, mark_at
from journal.document.pieces import Form
from journal.document.sections import section_for
from journal.document.source import through
from journal.document.steps import Move, Place, Remove, SetCell, SetMark, SetText
from journal.document.table import cells, main_column
from journal.document.verify import Refused
from journal.document.words import raw_text
from journal.values import TYPE_CHECKING

if TYPE_CHECKING:
    from journal.document.find import Found
    from journal.document.page import Item
    from journal.document.pieces import Entry
    from journal.document.work import Work

ROLE_STATES = {"todo": State.TODO, "next": State.TODO, "doing": State.DOING, "done": State.DONE}
"""What items are by the role of their section."""
_ROLES = {State.TODO: ("todo", "next"), State.DOING: ("doing",), State.DONE: ("done",), State.FAILED: ()}
_STATE_CELLS = {State.TODO: "Todo", State.DOING: "In progress", State.DONE: "Done", State.FAILED: "Failed"}


def mark(work: Work, item: Item, state: State) -> None:
    """Another state: by the item's own mark, and by moving it where the document keeps one section a state."""
    if item.state is state:
        raise Refused(f"{item.id} is {state.value} already")
    if item.entry < 0:
        raise Refused(f"{item.id} is a section; set the field that says its state")
    found = work.found(item)
    if found.entry.form is Form.ROW:
        return _mark_row(work, item, found, state)
    section = _section_for_state(work, item, found, state)
    if section is not None:
        return move_in_state(work, item, section, state)
    start = work.start(item)
    if is_struck_out(found.entry.text) and not found.entry.marks:
        work.do(SetText(start, raw_text(found.chunk.text, found.entry).replace("~~", "")))
    elif not _retell(work, item, start, state):
        work.do(SetMark(start, marks_for(work.document, work.found_at(start), state)))
    return _check(work, item, state)


def _retell(work: Work, item: Item, start: int, state: State) -> bool:
    """Let an entry tell a state in its words, if it shows its own in no other way; whether it does so now.

    A last sign that would speak against its marks goes.
    """
    found = work.found_at(start)
    marked = any(mark.box or mark.state is not None for mark in found.entry.marks)
    if marked and found.entry.text[-1:] < "\x80":
        return False
    from journal.document.telling import last_sign, retold  # most entries have marks and no last sign

    text = raw_text(found.chunk.text, found.entry)
    if marked:
        sign = last_sign(text)
        if sign and SIGNS[sign[0]] is not state:
            work.do(SetText(start, text.removesuffix(sign).rstrip()))
        return False
    told = retold(work, found, item.role, state)
    if told is None or told == text:
        return False
    work.do(SetText(start, told))
    return True


def _is_open_box(entry: Entry) -> bool:
    return len(entry.marks) == 1 and entry.marks[0].box and entry.marks[0].state is State.TODO


def _check(work: Work, item: Item, state: State) -> None:
    """Refuse what would be read as another state; an entry without a mark takes that of its section."""
    found = work.found_at(work.subject)
    if found.entry.form is Form.ROW:
        shown = work.meaning.row_state(found.chunk.lines[found.entry.table], found.line, item.role)
    elif found.entry.marks:
        shown = work.meaning.entry_state(found.entry, item.role)
    else:
        shown = work.subject_item().state
    if shown is not state:
        raise Refused(f"{item.id} would not be read as {state.value}; change its words instead")


def _section_for_state(work: Work, item: Item, found: Found, state: State) -> int | None:
    """The section for a state, where items of this one are all in the state of their section."""
    if found.entry.form is Form.LINE:
        return None  # what is told of it stands below it and would stay behind
    if item.role == "blockers" and state is State.DONE and item.is_top:
        return section_for(work, "resolved")
    if item.role not in ROLE_STATES or not item.is_top or not work.meaning.is_named(work.page, item.section):
        return None
    boxed = any(mark.box for mark in found.entry.marks)
    if not _keeps_one_state(work, item.role, item.section, boxed, item):
        return None
    for role in _ROLES[state]:
        section = section_for(work, role)
        if section is None or role == item.role or not work.meaning.is_named(work.page, section):
            continue
        if _keeps_boxes(work, role, section) if boxed else _takes_items(work, role, section):
            return section
    return None


def _keeps_one_state(work: Work, role: str, section: int, boxed: bool, item: Item | None = None) -> bool:
    """Whether the items of a section, one of them apart, are all in its state; boxes show no other than done."""
    states = {ROLE_STATES[role], None} | ({State.TODO} if boxed and role == "doing" else set())
    return all(other.state in states for other in work.page.of(role) if other.section == section and other != item)


def _keeps_boxes(work: Work, role: str, section: int) -> bool:
    """Whether a section holds nothing but items with boxes that are in its state: a column of a board."""
    entries = work.page.outline.entries
    held = [other for other in work.page.of(role) if other.section == section and other.is_top]
    boxed = [other for other in held if other.entry >= 0 and any(mark.box for mark in entries[other.entry].marks)]
    return bool(held) and len(boxed) == len(held) and _keeps_one_state(work, role, section, boxed=True)


def _takes_items(work: Work, role: str, section: int) -> bool:
    """Whether a section holds items, or nothing at all: not one that tells its role in prose."""
    if any(item.section == section for item in work.page.of(role)):
        return True
    opening = work.page.outline.sections[section]
    start = work.line_offset(opening.line + 1)
    body = work.document.text[start : body_end(work.document, work.line_offset(opening.line))]
    return not body.strip() or work.meaning.is_nothing(body.strip().lstrip("-*+ "))


def move_in_state(work: Work, item: Item, section: int, state: State) -> None:
    """Put an item last in a section, with the mark that its new neighbours have."""
    placeholder = _put_last(work, item, section)
    start = work.subject
    found = work.found_at(start)
    if found.entry.marks:
        _retell(work, item, start, state)
        found = work.found_at(start)
    neighbours = [entry for entry in found.siblings() if entry is not found.entry]
    marks = written_marks(found.chunk.text, found.entry)
    if state is State.DOING and neighbours and all(_is_open_box(entry) for entry in neighbours):
        state = State.TODO  # as in all of a column of a board, the section says that it is in progress
    if marks and neighbours and not any(entry.marks for entry in neighbours):
        work.do(SetMark(start, ""))
    elif marks or any(entry.marks for entry in neighbours):
        wanted = marks_for(work.document, found, state)
        if marks != wanted:
            work.do(SetMark(start, wanted))
    else:
        _retell(work, item, start, state)
    _make_room(work, placeholder)
    _check(work, item, state)


def move_to_section(work: Work, item: Item, section: int) -> None:
    """An item to the end of another section, in place of a template's placeholder."""
    _make_room(work, _put_last(work, item, section))


def _put_last(work: Work, item: Item, section: int) -> int:
    """Move an item to the end of a section; where the placeholder stands that it takes the place of, else -1."""
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
    unset = {page.outline.entries[other.entry].start for other in page.items if other.unset and other.entry >= 0}
    work.do(Move(start, Place(work.line_offset(target.line), last[-1].start if last else -1, -1)))
    is_placeholder = len(last) == 1 and last[0].start in unset
    placeholder = through(last[0].start, work.last_splices) if is_placeholder else -1
    _drop_unset(work, item)
    return placeholder


def _drop_unset(work: Work, item: Item) -> None:
    """Take away what the template of the section it came from asks of an item, where nobody has said it."""
    unset = [key for key, value in item.fields.items() if work.meaning.is_unset(value)]
    moved = work.subject
    if item.unset or not unset or work.found_at(moved).entry.form is Form.ROW:
        return
    from journal.document.fields import set_field  # few items have a placeholder left when they move

    handle = work.subject_item().id
    for key in unset:
        set_field(work, work.item(handle), key, "")
    work.subject = moved


def _make_room(work: Work, placeholder: int) -> None:
    """Take a placeholder away, now that an item stands below it."""
    if placeholder >= 0:
        moved = work.subject
        work.do(Remove(placeholder))
        work.subject = through(moved, work.last_splices)


def _mark_row(work: Work, item: Item, found: Found, state: State) -> None:
    """The state of a row: in the cell that says it, by the sign or word that the table has for it."""
    main = main_column(found, item.text)
    sign = mark_at(cells(found)[main], 0)
    column = state_column(work, item, found)
    if column >= 0:
        text = state_cell(work, found, column, state)
    elif sign is not None and sign.state is item.state is not None:  # the words stay, whatever they say
        column, text = main, like(work.document, found, sign, state) + cells(found)[main][len(sign.text) :]
    else:
        raise Refused(f"no cell of {item.id} says its state; set the cell that is to")
    work.do(SetCell(work.start(item), column, text))
    _check(work, item, state)


def state_column(work: Work, item: Item, found: Found) -> int:
    """The column by which a row says its state, beside the one of its words; -1 for none."""
    main = main_column(found, item.text)
    said = [work.meaning.word_state(value) for value in cells(found)]
    return next((at for at, state in enumerate(said) if state is item.state is not None and at != main), -1)


def state_cell(work: Work, found: Found, column: int, state: State) -> str:
    """What other rows of the table have in a column for a state, else the usual sign or word; other words stay."""
    value = cells(found)[column]
    sign = mark_at(value, 0)
    rest = value[len(sign.text) :] if sign is not None else ""
    if not rest.strip() or work.meaning.word_state(rest.strip()) is not None:
        for entry in found.siblings():
            other = [cell.strip() for cell in split_cells(entry.text)]
            if column < len(other) and _is_state(work, other[column], state):
                return other[column]
        rest = f" {_STATE_CELLS[state]}" if rest.strip() else ""
    if sign is None:
        return _STATE_CELLS[state]
    return like(work.document, found, sign, state) + rest


def _is_state(work: Work, text: str, state: State) -> bool:
    """Whether a cell says a state and nothing else, such as what holds the work up."""
    sign = mark_at(text, 0)
    rest = text[len(sign.text) :].strip() if sign is not None else text
    if work.meaning.is_held(text):
        return False
    return work.meaning.word_state(text) is state and (not rest or work.meaning.word_state(rest) is not None)
