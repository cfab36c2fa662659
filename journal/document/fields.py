"""Fields of items and of the page: changed where they stand, else written as further details, or taken away."""

from __future__ import annotations

from journal.document.find import entry_at, find
from journal.document.habit import habit_of
from journal.document.layout import line_break
from journal.document.parts import parts
from journal.document.pieces import Form
from journal.document.steps import Insert, Place, Remove, SetCell, SetField, SetLines, SetText
from journal.document.table import column_for, heads, spelled_as
from journal.document.verify import NotThere, Refused
from journal.document.words import one_line
from journal.values import TYPE_CHECKING

if TYPE_CHECKING:
    from journal.document.find import Found
    from journal.document.page import Item
    from journal.document.pieces import Field
    from journal.document.steps import Applied, Step
    from journal.document.work import Work


def set_field(work: Work, item: Item, key: str, value: str) -> None:
    """A field of an item: where it stands, else as a further detail; an empty value takes it away.

    An item that is a `**Key:** value` itself has that value as its field, too.
    """
    ((key, value),) = spelled_as(list(item.fields), ((key, one_line(value)),))
    if item.entry < 0:
        return _set_in_section(work, item, key, value)
    found = work.found(item)
    if found.entry.form is Form.ROW:
        return work.do(SetCell(work.start(item), column_for(heads(found), key), value))
    entries = parts(found.chunk).entries
    index = entries.index(found.entry)
    for field in parts(found.chunk).fields:
        if field.key.casefold() == key.casefold() and field.entry >= 0:
            owner = entries[field.entry]
            if field.entry == index and field.line != owner.line:
                return _set_line(work, found, field, value)
            if field.line == owner.line and index in (owner.parent, field.entry):
                return _set_detail(work, found.offset + owner.start, owner.text, field, value)
    if not value:
        raise NotThere(f"{item.id} has no field {key} to take away")
    return _add_field(work, found, key, value)


def _set_line(work: Work, found: Found, field: Field, value: str) -> None:
    """A field in a further line of an item's own words."""
    start = found.offset + found.chunk.starts[field.line]
    if value:
        return work.do(SetField(start, field.key, value))
    end = found.offset + found.chunk.starts[field.line + 1]
    return work.do(SetLines(start, work.document.text[start:end], ""))


def _set_detail(work: Work, start: int, text: str, field: Field, value: str) -> None:
    """A field that is a detail of its own."""
    if not value:
        return work.do(Remove(start))
    lead = text[: len(text) - len(field.value)].rstrip()
    return work.reword(start, f"{lead} {value}")


def _add_field(work: Work, found: Found, key: str, value: str) -> None:
    """A further detail, below the others and like them."""
    habit = habit_of(work.document, found)
    line = habit.indent + habit.detail
    after = found.entry.start
    children = found.children
    if children:
        below = habit_of(work.document, found._replace(entry=children[-1]))
        line = below.prefix + below.marker + below.padding
        after = children[-1].start
    spelled = next((field.key for field in parts(found.chunk).fields if field.key.casefold() == key.casefold()), key)
    ending = line_break(work.document, found.end)
    start = found.offset + found.entry.start

    def belongs(applied: Applied) -> bool:
        detail = find(applied.document, applied.subject)
        owned = found.entry.form is Form.LINE or entry_at(applied.document, start) == detail.parent
        return owned and applied.subject > start and detail.entry.text.endswith(value)

    work.do(Insert(Place(-1, found.offset + after, -1), line + habit.field_line(spelled, value) + ending), belongs)


def _set_in_section(work: Work, item: Item, key: str, value: str) -> None:
    """A field that stands under a heading which is the item, in a line of its own or as an item of a list."""
    outline = work.page.outline
    last = None
    for field, section in zip(outline.fields, outline.field_sections, strict=True):
        if section == item.section and item.fields.get(field.key) == field.value:
            last = field
            if field.key.casefold() == key.casefold():
                return _set_told(work, item, field, value)
    if last is None or not value:
        raise NotThere(f"{item.id} has no field {key} to take away" if not value else f"{item.id} has no fields yet")
    start, stop = work.line_offset(last.line), last.span[1]
    was = work.document.text[start:stop]
    like = was[: len(was) - len(last.value)].replace(last.key, key, 1)

    def is_told(applied: Applied) -> bool:
        items = work.meaning.page(applied.document).items
        return any(other.line == item.line and other.fields.get(key) == value for other in items)

    return work.do(SetLines(start, was, f"{was}{line_break(work.document, stop)}{like.rstrip()} {value}"), is_told)


def _set_told(work: Work, item: Item, field: Field, value: str) -> None:
    """A field that tells of the heading above it."""
    if field.entry >= 0:
        owner = work.page.outline.entries[field.entry]
        _set_detail(work, owner.start, owner.text, field, value)
    elif value:
        work.do(SetField(work.line_offset(field.line), field.key, value))
    else:
        start, stop = work.line_offset(field.line), work.line_offset(field.line + 1)
        work.do(SetLines(start, work.document.text[start:stop], ""))
    if not any(other.entry < 0 and other.line == item.line for other in work.page.items):
        raise Refused(f"without {field.key} the page would not show {item.id}; give it another field first")


def set_page_field(work: Work, key: str, value: str, create: bool) -> None:
    """A field of the document; one that it does not have is written below its others if that is asked for."""
    fields, value = work.page.fields, one_line(value)
    names = sorted(fields, key=lambda name: name != key)
    spelled = next((name for name in names if name.casefold() == key.casefold()), None)
    if spelled is None and create and fields and value:
        return _add_page_field(work, key, value)
    if spelled is None:
        raise NotThere(f"the page has no field {key}; it has {', '.join(fields) or 'none'}")
    outline = work.page.outline
    ways: list[Step] = []
    for field in outline.fields:
        if (field.key, field.value) == (spelled, fields[spelled]):
            owner = outline.entries[field.entry] if field.entry >= 0 else None
            if owner is None or field.line != owner.line:
                ways.append(SetField(work.line_offset(field.line), field.key, value))
            else:
                lead = owner.text[: len(owner.text) - len(field.value)].rstrip()
                ways.append(SetText(owner.start, f"{lead} {value}"))

    def is_set(applied: Applied) -> bool:
        return value in work.meaning.page(applied.document).fields.get(spelled, "")

    return work.do_first(*ways, check=is_set)


def _add_page_field(work: Work, key: str, value: str) -> None:
    """A further field of the document, below the last of those that stand together at its head."""
    outline = work.page.outline
    own = [
        (field, section)
        for field, section in zip(outline.fields, outline.field_sections, strict=True)
        if field.entry < 0 and work.page.fields.get(field.key) == field.value
    ]
    if not own:
        raise NotThere(f"the page has no field {key}, and none that a new one could stand below")
    last = [field for field, section in own if section == own[0][1]][-1]
    start, stop = work.line_offset(last.line), last.span[1]
    was = work.document.text[start:stop]
    like = was[: len(was) - len(last.value)].replace(last.key, key, 1).rstrip()
    work.do(
        SetLines(start, was, f"{was}{line_break(work.document, stop)}{like} {value}"),
        lambda applied: work.meaning.page(applied.document).fields.get(key) == value,
    )
