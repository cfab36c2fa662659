"""Items that are told under a heading of their own: a decision with its date, its why and its impact."""

from __future__ import annotations

from journal.document.changing import retitle
from journal.document.dates import dated_as
from journal.document.edit import NoSection
from journal.document.fields import set_field
from journal.document.layout import blank_below, body_end
from journal.document.sections import insert_heading, last_inside, section_for
from journal.document.source import lines_kept
from journal.document.table import meant
from journal.document.verify import Refused
from journal.document.words import one_line
from journal.values import TYPE_CHECKING

if TYPE_CHECKING:
    from journal.document.edit import Fields
    from journal.document.page import Item
    from journal.document.work import Work


def is_told(work: Work, role: str) -> bool:
    """Whether the items of a role are headings on this page, or would be by its kind."""
    items = [item for item in work.page.of(role) if item.is_top]
    if items:
        return items[-1].entry < 0
    return section_for(work, role) is not None and work.meaning.shape(work.page, role).bullet == "#"


def tell(work: Work, role: str, title: str, fields: Fields, date: str = "") -> None:
    """A new item under a heading like the last one's, in place of a template's placeholder; a date where it has one."""
    headed = [item for item in work.page.of(role) if item.entry < 0]
    title = one_line(title)
    if not title:
        raise Refused("a heading needs words")
    if headed and all(item.unset for item in headed):
        return _fill(work, headed[0], title, fields, date)
    if headed:
        return _tell_after(work, headed[-1], title, fields, date)
    return _tell_first(work, role, title, fields, date)


def _fill(work: Work, item: Item, title: str, fields: Fields, date: str) -> None:
    label, colon, _ = item.text.partition(": ")
    retitle(work, item, f"{label}: {title}" if colon and "[" not in label else title)
    names = list(item.fields)
    for key, value in _given(names, list(item.fields.values()), fields, date):
        if value:
            set_field(work, item, key, value)
    work.subject = work.line_offset(work.page.outline.sections[item.section].line)


def _tell_after(work: Work, last: Item, title: str, fields: Fields, date: str) -> None:
    """The same lines as the last one has, with other words."""
    outline = work.page.outline
    opening = work.section_of(last)
    text = work.document.text
    fields_at = zip(outline.fields, outline.field_sections, strict=True)
    start = work.line_offset(opening.line)
    end = body_end(work.document, start)  # below it, a footer may have fields of its own
    like = [field for field, section in fields_at if section == last.section and field.span[1] <= end]
    names = [field.key for field in like]
    given = _given(names, [field.value for field in like], fields, date) or _unsaid(names)
    values = {meant(key, names): value for key, value in given}
    leads = [text[work.line_offset(field.line) : field.span[0]] for field in like]
    written = [f"{lead}{values[at]}".rstrip() for at, lead in enumerate(leads) if at in values]
    lead, name = (leads[-1], names[-1]) if like else ("**Key:** ", "Key")
    written += [f"{lead.replace(name, key, 1)}{value}".rstrip() for key, value in given if meant(key, names) < 0]
    heading = text[start : opening.span[0]] + _next_title(opening.title, title)
    below = [""] if (like[0].line > opening.line + 1 if like else blank_below(work.document, start)) else []
    between = text[like[0].span[1] : work.line_offset(like[1].line)] if len(like) > 1 else ""
    apart = [""] if not between.strip() and len(lines_kept(between)) > 1 else []
    lines = [heading, *below, *_parted(written, apart)]
    insert_heading(work, last_inside(work, last.section), *lines)
    _check(work, heading[opening.span[0] - start :], len(lines), len(given))


def _parted(lines: list[str], apart: list[str]) -> list[str]:
    """Lines with others between each two."""
    return [part for line in lines for part in (*apart, line)][len(apart) :]


def _tell_first(work: Work, role: str, title: str, fields: Fields, date: str) -> None:
    """A heading below that of the section, with fields in the order that the kind gives them."""
    section = section_for(work, role)
    if section is None:
        raise NoSection(role)
    shape = work.meaning.shape(work.page, role)
    opening = work.page.outline.sections[section]
    lead = f"{shape.lead.replace('{n}', '1')}: " if shape.lead else ""
    names = list(shape.fields)
    given = _given(names, [""] * len(names), fields, date) or _unsaid(names)
    places = {key: meant(key, names) for key, _ in given}
    known = sorted([pair for pair in given if places[pair[0]] >= 0], key=lambda pair: places[pair[0]])
    others = [pair for pair in given if places[pair[0]] < 0]
    heading = f"{'#' * (opening.level + 1)} {lead}{title}"
    below = [""] if blank_below(work.document, work.line_offset(opening.line)) else []
    written = [f"**{key}:** {value}".rstrip() for key, value in known + others]
    lines = [heading, *below, *written]
    insert_heading(work, last_inside(work, section), *lines)
    _check(work, lead + title, len(lines), len(given))


def _given(names: list[str], values: list[str], fields: Fields, date: str) -> Fields:
    """The fields to write; the date only where the form has one, and as it is written there."""
    given = tuple((key, one_line(value)) for key, value in fields if one_line(value))
    at = meant("date", names)
    if date and at >= 0 and not any(meant(key, names) == at for key, _ in given):
        given = ((names[at], dated_as(values[at], date)), *given)
    return given


def _unsaid(names: list[str]) -> Fields:
    """A field without a value: a heading without any would not be an item."""
    at = meant("date", names)
    return ((next((name for number, name in enumerate(names) if number != at), "Why"), ""),)


def _next_title(like: str, title: str) -> str:
    """A title with the number that follows, where the one before has a label with a number: `Decision 2: …`."""
    label, colon, _ = like.partition(":")
    words = label.rsplit(" ", 1)
    if colon and len(words) == 2 and words[1].isdigit():
        return f"{words[0]} {int(words[1]) + 1}: {title}"
    return title


def _check(work: Work, title: str, lines: int, fields: int) -> None:
    """Refuse what would not be read as the heading and, in so many lines, the fields that it is."""
    outline = work.page.outline
    for section, other in enumerate(outline.sections):
        if work.line_offset(other.line) == work.subject:
            fields_at = zip(outline.fields, outline.field_sections, strict=True)
            found = [field for field, at in fields_at if at == section and field.line < other.line + lines]
            told = any(item.entry < 0 and item.line == other.line for item in work.page.items)
            if other.title == title and len(found) == fields and told:
                return
    raise Refused("the title or a field would be read as something else; begin and end them with a word")
