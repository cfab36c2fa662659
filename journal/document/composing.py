"""Edits of several steps: resolve, decide and file, each step on the page as the one before left it."""

from __future__ import annotations

from journal.document.adding import add
from journal.document.dates import dated_as
from journal.document.edit import NoSection
from journal.document.fields import set_field
from journal.document.find import find
from journal.document.layout import line_break
from journal.document.marks import State
from journal.document.parts import Form
from journal.document.progress import mark, move_in_state, move_to_section
from journal.document.sections import section_for
from journal.document.steps import Insert, Place, SetText
from journal.document.table import cells, heads, meant
from journal.document.told import is_told, tell
from journal.document.verify import Refused
from journal.document.words import escaped, one_line
from journal.values import TYPE_CHECKING

if TYPE_CHECKING:
    from journal.document.edit import Decide, File
    from journal.document.find import Found
    from journal.document.page import Item
    from journal.document.parts import Entry
    from journal.document.work import Work


def resolve(work: Work, item: Item, resolution: str, lesson: str) -> None:
    """A blocker to the resolved ones; where the page has no such section, it is marked as done where it stands."""
    if item.role not in ("blockers", "resolved"):
        raise Refused(f"{item.id} is not a blocker; mark it instead")
    section = section_for(work, "resolved")
    if section is not None and item.role != "resolved":
        move_to_section(work, item, section)
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
    return move_in_state(work, item, section, State.DOING)


def decide(work: Work, decision: Decide) -> None:
    """A decision like those that are there: a heading with fields, a table row, or an item with details."""
    if is_told(work, "decisions"):
        return tell(work, "decisions", decision.title, decision.fields, decision.date)
    section = section_for(work, "decisions")
    if section is None:
        raise NoSection("decisions")
    items = [item for item in work.page.of("decisions") if item.section == section and item.entry >= 0]
    fields = decision.fields
    near = items[-1] if items else None
    if near is not None and decision.date:
        found = work.found(near)
        names = heads(found) if found.entry.form is Form.ROW else list(near.fields)
        at = meant("date", names)
        if at >= 0 and not any(meant(key, names) == at for key, _ in fields):
            present = cells(found)[at : at + 1] if found.entry.form is Form.ROW else [near.fields[names[at]]]
            fields = ((names[at], dated_as("".join(present), decision.date)), *fields)
    return add(work, "decisions", one_line(decision.title), fields, create=False)


def record_file(work: Work, file: File) -> None:
    """A Files Modified entry in the form that the section has, or the update of the one that names the file."""
    listed = [item for item in work.page.of("files") if item.anchor is not None and item.entry >= 0]
    for item in listed:
        assert item.anchor is not None
        if item.anchor.path.removeprefix("./") == file.path.removeprefix("./"):
            return _update_file(work, item, file)
    section = section_for(work, "files", file.group)
    if section is None:
        raise NoSection("files")
    near = next((item for item in reversed(listed) if item.section == section), listed[-1] if listed else None)
    found = work.found(near) if near is not None else None
    name = _name(near, file)
    if found is not None and found.entry.form is Form.ROW:
        columns = heads(found)
        given = [(key, value) for key, value in (("what", file.what), ("why", file.why)) if value]
        return add(
            work,
            "files",
            name,
            tuple((columns[meant(k, columns)], v) for k, v in given if meant(k, columns) >= 0),
            create=False,
            group=file.group,
        )
    nested = found is not None and bool(found.children)
    what = one_line(file.what)
    add(work, "files", name if nested or not what else name + _parting(near) + what, (), create=False, group=file.group)
    return _describe(work, what if nested else "", file.why)


def _name(near: Item | None, file: File) -> str:
    """The path as the neighbour writes it, with lines only where that has them or there is no neighbour."""
    lines = f":{file.lines}" if file.lines and (near is None or near.anchor is None or near.anchor.lines) else ""
    ticked = near is None or "`" in near.text[:3] or " " in file.path
    return f"`{file.path}{lines}`" if ticked else file.path + lines


def _parting(near: Item | None) -> str:
    """What stands between path and text in the neighbour."""
    if near is not None and near.anchor is not None:
        rest = near.text[near.text.find(near.anchor.path) + len(near.anchor.path) :]
        for parting in (" - ", " — ", " – ", ": ", " → "):
            if parting in rest[:12]:
                return parting
    return " - "


def _update_file(work: Work, item: Item, file: File) -> None:
    """New lines for the entry of a file, and what else there is to say; what stands there stays."""
    start = work.start(item)
    found = work.found(item)
    assert item.anchor is not None
    if found.entry.form is Form.ROW:
        for key, value in (("what", file.what), ("why", file.why)):
            if value:
                set_field(work, item, key, value)
        return
    entry = found.entry
    if file.lines and item.anchor.lines:
        at = stop = entry.text.find(item.anchor.path) + len(item.anchor.path)
        while entry.text[stop : stop + 1] and entry.text[stop] in ":-–,0123456789":
            stop += 1
        updated = f"{entry.text[:at]}:{file.lines}{entry.text[stop:]}"
        if updated != entry.text:
            work.do(SetText(start, updated))
    work.subject = start
    what = one_line(file.what)
    known = what in work.document.text[start : work.found_at(start).end]
    _describe(work, "" if known else what, file.why)


def _describe(work: Work, what: str, why: str) -> None:
    """What and why of the entry that the work is about, as its details."""
    start = work.subject
    if what:
        _detail(work, start, what)
    if why:
        work.subject = start
        set_field(work, work.subject_item(), "Why", why)
    work.subject = start


def _detail(work: Work, start: int, text: str) -> None:
    """A further detail behind those that are no fields, or in place of a placeholder among them."""
    found = work.found_at(start)
    plain = [child for child in found.children if not _has_key(found, child)]
    unset = next((child for child in plain if work.meaning.is_unset(child.text)), None)
    if unset is not None:
        at = found.offset + unset.start
        return work.reword(at, text, escaped(text))
    line = found.line
    indent = line[: found.entry.start - found.chunk.starts[found.entry.line]] + " " * (len(found.entry.marker) + 1)
    bullet = "-"
    if found.children:
        like = found.children[-1]
        indent = found.chunk.lines[like.line][: like.start - found.chunk.starts[like.line]]
        bullet = like.marker if like.marker in ("-", "*", "+") else "-"
    ending = line_break(work.document, found.end)
    ways = [f"{indent}{bullet} {form}{ending}" for form in (text, escaped(text))]
    if plain or not found.children:
        place = Place(-1, found.offset + plain[-1].start if plain else start, -1)
    else:
        place = Place(-1, -1, found.offset + found.children[0].start)
    said = [text, escaped(text)]
    steps = [Insert(place, way) for way in ways]
    return work.do_first(*steps, check=lambda applied: find(applied.document, applied.subject).entry.text in said)


def _has_key(found: Found, entry: Entry) -> bool:
    """Whether an entry is a `**Key:** value`."""
    from journal.document.parts import parts

    index = parts(found.chunk).entries.index(entry)
    return any(field.entry == index for field in parts(found.chunk).fields)
