"""Changes to items that are there: their words and their places."""

from __future__ import annotations

from journal.document.habit import lead_of
from journal.document.marks import mark_at
from journal.document.page import ROLES
from journal.document.parts import is_label
from journal.document.pieces import Form, Opens
from journal.document.progress import move_to_section
from journal.document.sections import section_for
from journal.document.steps import Move, Place, Remove, RemoveSection, SetCell, SetLines
from journal.document.table import main_column
from journal.document.verify import NotThere, Refused
from journal.document.words import one_line, typed, ways
from journal.values import TYPE_CHECKING

if TYPE_CHECKING:
    from journal.document.page import Item
    from journal.document.work import Work


def reword(work: Work, item: Item, text: str) -> None:
    """Other words for an item."""
    text = typed(text)
    if not text:
        raise Refused("an item needs words; remove it instead")
    if item.entry < 0:
        return retitle(work, item, text)
    sign = mark_at(text, 0)
    if sign is not None and not sign.box:
        raise Refused("the text begins with a sign; leave it out and mark the item instead")
    found = work.found(item)
    start = work.start(item)
    forms = ways(text, work.meaning.is_nothing)
    if found.entry.form is Form.ROW:
        return work.do(SetCell(start, main_column(found, item.text), forms[0]))
    lead = lead_of(item.text)
    if lead and not text.startswith("**") and (item.unset or _is_shared(work, item, lead)):
        forms = [lead + form for form in forms]
    heads = found.entry.label and not is_label(text)
    work.reword(start, *forms, *[f"{form}:" for form in forms if heads])
    if is_label(text):
        work.subject_item()  # refused where the page would take it for the head of others
    return None


def _is_shared(work: Work, item: Item, lead: str) -> bool:
    """Whether a label in front of an item's words says what items of its section are, and not what this one is."""
    if work.meaning.shape(work.page, item.role or "").lead == lead[2:-4]:
        return True
    alike = [other.text for other in work.page.items if other.section == item.section and other.id != item.id]
    return bool(alike) and all(text.startswith(lead) for text in alike)


def retitle(work: Work, item: Item, title: str) -> None:
    """Another title for the heading that is an item."""
    section = work.section_of(item)
    start = work.line_offset(section.line)
    left, right = section.span
    text = work.document.text
    work.do(SetLines(start, text[start:right], text[start:left] + one_line(title)))
    told = [other.text for other in work.page.items if other.section == item.section and other.entry < 0]
    if told != [one_line(title)]:
        raise Refused("the title would be read as something else than an item; begin and end it with other words")


def remove(work: Work, item: Item) -> None:
    if item.entry < 0:
        return _remove_told(work, item)
    found = work.found(item)
    below = found.chunk.lines[found.entry.end : found.entry.end + 1]
    if found.entry.form is Form.LINE and below and below[0].strip(" \t>"):
        raise Refused(f"what stands right below {item.id} tells of it and would stay behind; remove both in the page")
    return work.do(Remove(work.start(item)))


def _remove_told(work: Work, item: Item) -> None:
    """A heading that is an item, with the labels below it and what they head, the last first."""
    sections = work.page.outline.sections
    inner = {item.section}
    for index, section in enumerate(sections):
        if section.parent in inner and section.opens is not Opens.ENTRY:
            inner.add(index)
    for line in sorted({sections[index].line for index in inner}, reverse=True):
        work.do(RemoveSection(work.line_offset(line)))


def move(work: Work, item: Item, place: str) -> None:
    """An item to another place: up, down, first, last, before or after another, or the section of a role."""
    start = work.start(item)
    entries = work.page.outline.entries
    alike = [
        entries[other.entry].start
        for other in work.page.items
        if other.section == item.section
        and other.entry >= 0
        and entries[other.entry].parent == entries[item.entry].parent
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
    if section is None and place in ROLES:
        raise NotThere(f"the page has no section for {place}")
    if section is None:
        raise NotThere(f"there is no place {place}; say up, down, first, last, before ITEM, after ITEM or a role")
    return move_to_section(work, item, section)
