"""Entries of files: a new one as its neighbours are written, or the update of the one that names the file."""

from __future__ import annotations

from journal.document.adding import add, fill
from journal.document.edit import NoSection
from journal.document.fields import set_field
from journal.document.find import find
from journal.document.layout import line_break
from journal.document.parts import Form, parts
from journal.document.sections import make_section, section_for
from journal.document.steps import Insert, Place, SetText
from journal.document.table import heads, spelled_as
from journal.document.words import escaped, one_line
from journal.values import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from journal.document.anchors import Anchor
    from journal.document.edit import File
    from journal.document.find import Found
    from journal.document.page import Item
    from journal.document.parts import Entry
    from journal.document.work import Work

_PARTINGS = (" - ", " — ", " – ", ": ", " → ")
_AFTER_PATH = "`])(:–-, 0123456789"
"""What may stand behind a path without saying anything of the file."""


class Listed(NamedTuple):
    """An entry that names a file."""

    item: Item
    anchor: Anchor

    @property
    def rest(self) -> str:
        """What stands behind the path."""
        text = self.item.text
        return text[text.find(self.anchor.path) + len(self.anchor.path) :]


def record_file(work: Work, file: File) -> None:
    """An entry for a file in the form that the section has, or the update of the one that is there."""
    if file.was:
        from journal.document.relining import rename  # few files are

        rename(work, file.was, file.path)
    listed = [Listed(item, item.anchor) for item in work.page.of("files") if item.anchor and item.entry >= 0]
    for near in listed:
        if near.anchor.path.removeprefix("./") == file.path.removeprefix("./"):
            return _update(work, near, file)
    section = section_for(work, "files", file.group)
    if section is None and file.create:
        section = make_section(work, "files")
    if section is None:
        raise NoSection("files")
    here = [near for near in listed if near.item.section == section]
    unset = next((near for near in here if work.meaning.is_unset(near.anchor.path)), None)
    like = unset or next(reversed(here or listed), None)
    name, what = _name(like, unset is not None, file), one_line(file.what)
    found = work.found(like.item) if like is not None else None
    if found is not None and found.entry.form is Form.ROW:
        said = tuple((key, value) for key, value in (("what", what), ("why", one_line(file.why))) if value)
        return add(work, "files", name, spelled_as(heads(found), said), create=False, group=file.group)
    nested = like is not None and found is not None and _nests(found, like)
    text = name if nested or not what else f"{name}{_parting(like)}{what}"
    if unset is not None:
        fill(work, unset.item, text, ())
    else:
        add(work, "files", text, (), create=False, group=file.group)
    return _describe(work, what if nested else "", file.why)


def _nests(found: Found, like: Listed) -> bool:
    """Whether an entry says what changed in a detail, and not behind its path."""
    plain = any(not _is_field(found, child) for child in found.children)
    return plain or bool(found.children and not like.rest.strip(_AFTER_PATH))


def _name(like: Listed | None, unset: bool, file: File) -> str:
    """The path as the neighbour writes it, with lines where that has them or nothing shows how they are written."""
    lines = f":{file.lines}" if file.lines and (like is None or unset or like.anchor.lines) else ""
    ticked = like is None or "`" in like.item.text[:3] or " " in file.path
    return f"`{file.path}{lines}`" if ticked else file.path + lines


def _parting(like: Listed | None) -> str:
    """What stands between path and text in the neighbour."""
    rest = like.rest[:12] if like is not None else ""
    return next((parting for parting in _PARTINGS if parting in rest), _PARTINGS[0])


def _update(work: Work, listed: Listed, file: File) -> None:
    """New lines for an entry, and what else there is to say; what stands there stays."""
    item, anchor = listed
    start = work.start(item)
    found = work.found(item)
    if found.entry.form is Form.ROW:
        for key, value in (("what", file.what), ("why", file.why)):
            if value:
                set_field(work, item, key, value)
        return
    text = found.entry.text
    if file.lines and anchor.lines:
        at = stop = text.find(anchor.path) + len(anchor.path)
        while text[stop : stop + 1] and text[stop] in ":-–,0123456789":
            stop += 1
        updated = f"{text[:at]}:{file.lines}{text[stop:]}"
        if updated != text:
            work.do(SetText(start, updated))
    work.subject = start
    what = one_line(file.what)
    is_known = what in work.document.text[start : work.found_at(start).end]
    _describe(work, "" if is_known else what, file.why)


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
    plain = [child for child in found.children if not _is_field(found, child)]
    unset = next((child for child in plain if work.meaning.is_unset(child.text)), None)
    forms = (text, escaped(text))
    if unset is not None:
        return work.reword(found.offset + unset.start, *forms)
    prefix = found.line[: found.entry.start - found.chunk.starts[found.entry.line]]
    indent, bullet = prefix + " " * (len(found.entry.marker) + 1), "-"
    place = Place(-1, start, -1)
    if found.children:
        like = found.children[-1]
        indent = found.chunk.lines[like.line][: like.start - found.chunk.starts[like.line]]
        bullet = like.marker if like.marker in ("-", "*", "+") else "-"
        place = Place(-1, -1, found.offset + found.children[0].start)
    if plain:
        place = Place(-1, found.offset + plain[-1].start, -1)
    ending = line_break(work.document, found.end)
    return work.do_first(
        *[Insert(place, f"{indent}{bullet} {form}{ending}") for form in forms],
        check=lambda applied: find(applied.document, applied.subject).entry.text in forms,
    )


def _is_field(found: Found, entry: Entry) -> bool:
    """Whether an entry is a `**Key:** value`."""
    index = parts(found.chunk).entries.index(entry)
    return any(field.entry == index for field in parts(found.chunk).fields)
