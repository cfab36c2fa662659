"""The section that takes an item of a role, and a new one where the page has none."""

from __future__ import annotations

from collections import Counter

from journal.document.blocks import Kind
from journal.document.choose import sections_named
from journal.document.edit import NoSection
from journal.document.layout import body_end, line_break
from journal.document.page import OTHER
from journal.document.pieces import Opens
from journal.document.steps import Insert, Place
from journal.document.verify import NotThere
from journal.values import TYPE_CHECKING

if TYPE_CHECKING:
    from journal.document.chunks import Chunk, Document
    from journal.document.work import Work


def section_for(work: Work, role: str, group: str = "") -> int | None:
    """The section that takes a new item of a role: one that has such items, else the first that plays the role."""
    page = work.page
    sections = page.outline.sections
    wanted = None if role == OTHER else role
    playing = [index for index, purpose in enumerate(page.purposes) if purpose == wanted]
    if group:
        named = [index for index in sections_named(page, group) if index in playing]
        named += [index for index in playing if group.casefold() in sections[index].title.casefold()]
        if not named:
            titles = ", ".join(sections[index].title for index in playing)
            raise NotThere(f"no section for {role} is called {group}; there are {titles or 'none'}")
        return named[0]
    return next(iter(sections_for(work, role)), None)


def sections_for(work: Work, role: str) -> list[int]:
    """The sections that may take a new item of a role, the likeliest first; none in which another one stands."""
    page = work.page
    wanted = None if role == OTHER else role
    playing = [index for index, purpose in enumerate(page.purposes) if purpose == wanted]
    holding = {item.section for item in page.of(role) if item.entry >= 0}
    parents = {page.outline.sections[index].parent for index in playing}
    inner = [index for index in playing if index not in parents or index in holding]
    return sorted(_latest(work, inner), key=lambda index: index not in holding) or playing


def _latest(work: Work, inner: list[int]) -> list[int]:
    """Of sections that all stand under days, those of the last day; else all of them."""
    if len(inner) < 2:
        return inner
    from journal.document.dates import day_in  # few pages have one role in several sections

    sections = work.page.outline.sections
    days = []
    for index in inner:
        day, at = None, index
        while day is None and at >= 0:
            day, at = day_in(sections[at].title), sections[at].parent
        if day is None:
            return inner
        days.append(day)
    last = max(days)
    return [index for index, day in zip(inner, days, strict=True) if day == last]


def make_section(work: Work, role: str) -> int:
    """A section for a role that the page lacks, where the kind wants it."""
    new = work.meaning.new_section(work.page, role)
    above = work.page.outline.sections[new.before].line if new.before >= 0 else None
    insert_heading(work, _last_section(work, above) if new.after < 0 else last_inside(work, new.after), new.heading)
    for index, section in enumerate(work.page.outline.sections):
        if work.line_offset(section.line) == work.subject and work.page.purposes[index] == role:
            return index
    raise NoSection(role)


def insert_heading(work: Work, home: int, *lines: str) -> None:
    """A heading and what stands right under it, below the body of the section whose line begins at an offset."""
    document = work.document
    at = body_end(document, home)
    ending = line_break(document, at)
    level = len(lines[0]) - len(lines[0].lstrip("#"))
    gap = gap_above(document, level) or ending if document.text[:at].strip("\ufeff") else ""
    trail = ending if document.text[at : at + 1] not in ("", "\r", "\n") else ""
    work.do(Insert(Place(home, -1, -1), gap + ending.join(lines) + ending + trail))


def last_inside(work: Work, section: int) -> int:
    """The offset of the last section that stands in another, itself if none does."""
    return _last_section(work, work.page.outline.sections[section].end)


def _last_section(work: Work, line: int | None) -> int:
    """The offset of the last section that opens above a line, or on the page; -1 for none."""
    sections = work.page.outline.sections
    lines = [section.line for section in sections if section.opens is not Opens.ENTRY]
    above = [other for other in lines if line is None or other < line]
    return work.line_offset(above[-1]) if above else -1


def gap_above(document: Document, level: int) -> str:
    """What most headings of a level have above them, blank lines and rules; else what most headings have."""
    gaps: list[tuple[int, str]] = []
    above: Chunk | None = None
    for chunk, _, _ in document.located():
        heading = chunk.blocks[0] if chunk.blocks else None
        if above is not None and heading is not None and heading.kind is Kind.HEADING:
            line = len(above.lines)
            rules = {block.start for block in above.blocks if block.kind is Kind.RULE}
            while line > 0 and (not above.lines[line - 1].strip() or line - 1 in rules):
                line -= 1
            if line > 1:  # more than the heading above it
                gaps.append((heading.level, above.text[above.starts[line] :]))
        above = chunk
    votes = [gap for found, gap in gaps if found == level] or [gap for _, gap in gaps]
    counted = Counter(votes)
    return max(counted, key=counted.__getitem__) if counted else ""
