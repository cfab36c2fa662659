"""Edits of several steps: resolve, decide and file, each step on the page as the one before left it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal.document.adding import add
from journal.document.apply import find
from journal.document.changing import mark, moved_in_state, moved_to, set_field
from journal.document.edit import File, NoSection
from journal.document.layout import body_end, line_break
from journal.document.marks import State
from journal.document.sections import section_for
from journal.document.steps import Insert, Place, SetText
from journal.document.verify import Refused

if TYPE_CHECKING:
    from journal.document.edit import Fields
    from journal.document.page import Item
    from journal.document.work import Work


def resolve(work: Work, item: Item, resolution: str, lesson: str) -> None:
    """A blocker to the resolved ones; where the page has no such section, it is marked as done where it stands."""
    if item.role not in ("blockers", "resolved"):
        raise Refused(f"{item.id} is not a blocker")
    section = section_for(work, "resolved")
    if section is not None and item.role != "resolved":
        moved_to(work, item, section)
    elif item.state is not State.DONE:
        mark(work, item, State.DONE)
    else:
        work.subject = work.start(item)
    handle = work.subject_item().id
    for key, value in (("Resolution", resolution), ("Lesson", lesson)):
        if value:
            set_field(work, work.item(handle), key, value)
    if lesson and section_for(work, "lessons") is not None:
        add(work, "lessons", lesson, (), create=False)
    work.subject = work.start(work.item(handle))


def promote(work: Work, item: Item) -> None:
    """A next step into what is in progress: to its section, or by its mark where there is none."""
    section = section_for(work, "doing")
    if section is None or item.role == "doing":
        return mark(work, item, State.DOING)
    return moved_in_state(work, item, section, State.DOING)


def decide(work: Work, title: str, fields: Fields) -> None:
    """A decision like those that are there: a heading with fields, a table row, or an item with details."""
    title = " ".join(title.split())
    decisions = work.page.of("decisions")
    headed = [item for item in decisions if item.entry < 0]
    if not headed:
        shape = work.meaning.shape(work.page, "decisions")
        section = section_for(work, "decisions")
        if decisions or section is None or shape.bullet != "#":
            return add(work, "decisions", title, fields, create=False)
        return _first_decision(work, section, shape.lead, title, fields)
    outline = work.page.outline
    last = headed[-1]
    like = [field for field, home in zip(outline.fields, outline.field_sections, strict=True) if home == last.section]
    opening = work.section_of(last)
    text = work.document.text
    start = work.line_offset(opening.line)
    end = body_end(work.document, start)
    ending = line_break(work.document, end)
    lines = [text[start : opening.span[0]] + _numbered_title(opening.title, title)]
    if like and like[0].line > opening.line + 1:
        lines.append("")
    given = {key.casefold(): (key, value) for key, value in fields}
    for field in like:
        key, value = given.pop(field.key.casefold(), ("", ""))
        if key:
            lines.append(text[work.line_offset(field.line) : field.span[0]] + value)
    lines += [f"**{key}:** {value}" for key, value in given.values()]
    return work.do(Insert(Place(start, -1, -1), ending + ending.join(lines) + ending))


def _first_decision(work: Work, section: int, lead: str, title: str, fields: Fields) -> None:
    """A decision as a heading below that of its section."""
    opening = work.page.outline.sections[section]
    place = Place(work.line_offset(opening.line), -1, -1)
    ending = line_break(work.document, body_end(work.document, place.section))
    heading = f"{'#' * (opening.level + 1)} {lead.replace('{n}', '1') + ': ' if lead else ''}{title}"
    lines = [heading, *(f"**{key}:** {value}" for key, value in fields)]
    work.do(Insert(place, ending + ending.join(lines) + ending))


def _numbered_title(like: str, title: str) -> str:
    """A title with the number that follows, where the one before has a label with a number: `Decision 2: …`."""
    label, colon, _ = like.partition(":")
    words = label.rsplit(" ", 1)
    if colon and len(words) == 2 and words[1].isdigit():
        return f"{words[0]} {int(words[1]) + 1}: {title}"
    return title


def record_file(work: Work, file: File) -> None:
    """A Files Modified entry in the form that the section has, or the update of the one that names the file."""
    for item in work.page.of("files"):
        if item.anchor is not None and item.entry >= 0 and _same(item.anchor.path, file.path):
            return _update_file(work, item, file)
    section = section_for(work, "files", file.group)
    if section is None:
        raise NoSection("files")
    alike = [item for item in work.page.of("files") if item.anchor is not None and item.entry >= 0]
    near = next((item for item in reversed(alike) if item.section == section), alike[-1] if alike else None)
    text = near.text if near else "`path`"
    lines = f":{file.lines}" if file.lines and (near is None or near.anchor is None or near.anchor.lines) else ""
    ticked = "`" in text[:3]
    name = f"`{file.path}{lines}`" if ticked or " " in file.path else file.path + lines
    nested = near is not None and bool(_children(work, near))
    what = file.what if not nested else ""
    add(work, "files", name + (_parting(near) + what if what else ""), (), create=False, group=file.group)
    _describe(work, file, nested)
    return None


def _same(one: str, other: str) -> bool:
    return one.removeprefix("./") == other.removeprefix("./")


def _parting(near: Item | None) -> str:
    """What stands between path and text in the neighbour."""
    if near is not None and near.anchor is not None:
        rest = near.text[near.text.find(near.anchor.path) + len(near.anchor.path) :]
        for parting in (" - ", " — ", " – ", ": ", " → "):
            if parting in rest[:12]:
                return parting
    return " - "


def _children(work: Work, item: Item) -> list[int]:
    entries = work.page.outline.entries
    return [index for index, entry in enumerate(entries) if entry.parent == item.entry]


def _describe(work: Work, file: File, nested: bool) -> None:
    """What and why, as details where neighbours have such."""
    if nested and file.what:
        _detail(work, work.subject_item(), file.what)
    if file.why:
        set_field(work, work.subject_item(), "Why", file.why)


def _detail(work: Work, item: Item, text: str) -> None:
    start = work.start(item)
    found = work.found(item)
    children = [work.page.outline.entries[index] for index in _children(work, item)]
    line = found.chunk.lines[found.entry.line]
    prefix = line[: found.entry.start - found.chunk.starts[found.entry.line]]
    indent = prefix + " " * (len(found.entry.marker) + 1)
    after = children[-1].start if children else start
    work.do(Insert(Place(-1, after, -1), f"{indent}- {text}{line_break(work.document, found.end)}"))
    work.subject = start


def _update_file(work: Work, item: Item, file: File) -> None:
    """New lines for the entry of a file, and what else there is to say; what stands there stays."""
    start = work.start(item)
    assert item.anchor is not None
    if file.lines and item.anchor.lines:
        entry = find(work.document, start).entry
        path = entry.text.find(item.anchor.path)
        at = path + len(item.anchor.path)
        stop = at
        while entry.text[stop : stop + 1] and entry.text[stop] in ":-–,0123456789":
            stop += 1
        updated = f"{entry.text[:at]}:{file.lines}{entry.text[stop:]}"
        if updated != entry.text:
            work.do(SetText(start, updated))
    work.subject = start
    if file.what and file.what not in work.document.text[start : find(work.document, start).end]:
        _detail(work, work.subject_item(), file.what)
    if file.why:
        set_field(work, work.subject_item(), "Why", file.why)
        work.subject = start
