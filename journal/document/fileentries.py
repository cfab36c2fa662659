"""Entries of files: a new one as its neighbours are written, or the update of the one that names the file."""

from __future__ import annotations

from journal.document.adding import add_to, fill
from journal.document.anchors import anchors, subjects
from journal.document.edit import NoSection
from journal.document.fields import set_field
from journal.document.find import find
from journal.document.layout import line_break
from journal.document.parts import parts
from journal.document.pieces import Form
from journal.document.sections import make_section, section_for, sections_for
from journal.document.steps import Insert, Place, SetText
from journal.document.table import cells, column_for, heads, meant, spelled_as
from journal.document.words import escaped, one_line
from journal.values import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from journal.document.anchors import Anchor
    from journal.document.edit import File
    from journal.document.find import Found
    from journal.document.page import Item
    from journal.document.pieces import Entry
    from journal.document.work import Work

_PARTINGS = (" - ", " — ", " – ", ": ", " → ")
_AFTER_PATH = "`])(:–-, 0123456789"
"""What may stand behind a path without saying anything of the file."""


class Listed(NamedTuple):
    """An entry that names a file."""

    item: Item
    files: tuple[Anchor, ...]
    """Those that it is about."""

    def named(self, path: str) -> Anchor | None:
        """Where it names a file that it is about."""
        return next((one for one in self.files if one.path.removeprefix("./") == path.removeprefix("./")), None)

    @property
    def rest(self) -> str:
        """What stands behind the paths."""
        return self.item.text[self.files[-1].span[1] :]

    @property
    def said(self) -> str:
        """What that says of the files, without remarks in parentheses."""
        said = self.rest.strip(_AFTER_PATH)
        return "" if self.rest.strip("`: 0123456789-–,").startswith("(") and self.rest.endswith(")") else said


def record_file(work: Work, file: File) -> None:
    """An entry for a file in the form that the section has, or the update of the one that is there."""
    if file.was:
        from journal.document.relining import rename  # few files are

        rename(work, file.was, file.path)
    items = ((item, subjects(item.text)) for item in work.page.of("files") if item.entry >= 0)
    listed = [Listed(item, files) for item, files in items if files]
    for near in listed:
        if (anchor := near.named(file.path)) is not None:
            return _update(work, near, anchor, [other for other in listed if other is not near], file)
    section = _section(work, file)
    here = [near for near in listed if near.item.section == section]
    unset = next((near for near in here if work.meaning.is_unset(near.files[0].path)), None)
    neighbours = [unset] if unset is not None else (here or listed)[::-1]
    like = next(iter(neighbours), None)
    name, what = _name(like, unset is not None, file), one_line(file.what)
    found = work.found(like.item) if like is not None else None
    if found is not None and found.entry.form is Form.ROW:
        said = tuple((key, value) for key, value in (("what", what), ("why", one_line(file.why))) if value)
        return add_to(work, "files", name, spelled_as(heads(found), said), create=False, chosen=section)
    nested = like is not None and found is not None and _nests(found, like)
    text = name if nested or not what else f"{name}{_parting(*neighbours)}{what}"
    if unset is not None:
        fill(work, unset.item, text, ())
    else:
        add_to(work, "files", text, (), create=False, chosen=section)
    return _describe(work, what if nested else "", file.why)


def _section(work: Work, file: File) -> int:
    """The section for a file: the group that is named, else one for new files or for others, as this one is."""
    if file.group:
        found = section_for(work, "files", file.group)
    else:
        likely = sections_for(work, "files")
        titles = {index: work.page.outline.sections[index].title for index in likely}
        fitting = [index for index in likely if work.meaning.is_for_new(titles[index]) is file.new]
        found = next(iter(fitting or likely), None)
    if found is not None:
        return found
    if not file.create:
        raise NoSection("files")
    return make_section(work, "files")


def _nests(found: Found, like: Listed) -> bool:
    """Whether an entry says what changed in a detail, and not behind its path."""
    plain = any(not _is_field(found, child) for child in found.children)
    return plain or bool(found.children and not like.said)


def _name(like: Listed | None, unset: bool, file: File) -> str:
    """The path as the neighbour writes it, with lines where that has them; else with those that changed in it."""
    has_lines = not file.new if like is None or unset else bool(like.files[0].lines)
    lines = f":{file.lines}" if file.lines and has_lines else ""
    ticked = like is None or "`" in like.item.text[:3] or " " in file.path
    return f"`{file.path}{lines}`" if ticked else file.path + lines


def _parting(*neighbours: Listed) -> str:
    """What stands between path and text in the first of some neighbours that has both."""
    partings = (parting for like in neighbours for parting in _PARTINGS if parting in like.rest[:12])
    return next(partings, _PARTINGS[0])


def _update(work: Work, listed: Listed, anchor: Anchor, others: list[Listed], file: File) -> None:
    """New lines for an entry, and what else there is to say; what stands there stays."""
    item = listed.item
    start = work.start(item)
    found = work.found(item)
    what = one_line(file.what)
    if what and len(listed.files) > 1:
        what = f"`{anchor.path}`: {what}"
    if found.entry.form is Form.ROW:
        for key, value in (("what", what), ("why", one_line(file.why))):
            if value:
                column = cells(found)[column_for(heads(found), key)]
                set_field(work, item, key, _also(work, column, value))
        return
    if what in work.document.text[start : found.end]:
        what = ""
    text = found.entry.text
    if file.lines and anchor.lines:
        first, last = next(one.span for one in anchors(text) if one[:2] == anchor[:2])
        text = f"{text[: first + len(anchor.path)]}:{file.lines}{text[last:]}"
    nested = _nests(found, listed) if listed.said or found.children else _nest_elsewhere(work, others)
    if what and not nested:
        text = _also(work, text, what) if listed.said else f"{text}{_parting(listed, *others)}{what}"
    if text != found.entry.text:
        work.do(SetText(start, text))
    work.subject = start
    _describe(work, what if nested else "", file.why)


def _nest_elsewhere(work: Work, others: list[Listed]) -> bool:
    """Whether most of the other entries that say something say it in a detail."""
    said = [(_nests(work.found(other.item), other), other) for other in others]
    votes = [nested for nested, other in said if nested or other.said]
    return 2 * sum(votes) > len(votes)


def _also(work: Work, there: str, more: str) -> str:
    """What stands somewhere and what else is to be said there, in place of a placeholder."""
    if not there or work.meaning.is_unset(there):
        return more
    if more in there:
        return there
    if there.endswith("."):
        return f"{there} {more[0].upper()}{more[1:].rstrip('.')}."
    return f"{there}; {more}"


def _describe(work: Work, what: str, why: str) -> None:
    """What and why of the entry that the work is about, as its details; a reason that it has already stays."""
    start = work.subject
    if what:
        _detail(work, start, what)
    if why:
        work.subject = start
        item = work.subject_item()
        names = list(item.fields)
        at = meant("Why", names)
        set_field(work, item, "Why", _also(work, item.fields[names[at]] if at >= 0 else "", one_line(why)))
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
    elif found.children and _says_last(found):
        place = Place(-1, found.offset + found.children[-1].start, -1)
    ending = line_break(work.document, found.end)
    return work.do_first(
        *[Insert(place, f"{indent}{bullet} {form}{ending}") for form in forms],
        check=lambda applied: find(applied.document, applied.subject).entry.text in forms,
    )


def _says_last(found: Found) -> bool:
    """Whether neighbours have what changed below their fields."""
    for entry in found.siblings():
        are_fields = [_is_field(found, child) for child in found._replace(entry=entry).children]
        if False in are_fields and True in are_fields:
            return are_fields[0]
    return False


def _is_field(found: Found, entry: Entry) -> bool:
    """Whether an entry is a `**Key:** value`."""
    index = parts(found.chunk).entries.index(entry)
    return any(field.entry == index for field in parts(found.chunk).fields)
