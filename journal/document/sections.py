"""The section that takes an item of a role, and a new one where the page has none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal.document.edit import NoSection
from journal.document.layout import body_end, line_break
from journal.document.parts import Opens
from journal.document.steps import Insert, Place
from journal.document.verify import Refused

if TYPE_CHECKING:
    from journal.document.work import Work


def section_for(work: Work, role: str, group: str = "") -> int | None:
    """The section that takes a new item of a role: one that has such items, else the first that plays the role."""
    page = work.page
    sections = page.outline.sections
    playing = [index for index, purpose in enumerate(page.purposes) if purpose == role]
    if group:
        named = [index for index in playing if group.casefold() in sections[index].title.casefold()]
        if not named:
            raise Refused(f"no section for {role} is called {group}")
        return named[0]
    holding = {item.section for item in page.of(role) if item.entry >= 0}
    inner = [index for index in playing if not any(sections[other].parent == index for other in playing)]
    return next((index for index in playing if index in holding), next(iter(inner or playing), None))


def make_section(work: Work, role: str) -> int:
    """A section for a role that the page lacks, where the kind wants it."""
    new = work.meaning.new_section(work.page, role)
    page = work.page
    sections = page.outline.sections
    ending = line_break(work.document, len(work.document.text))
    line = _last_line(work, new.after)
    lead = "" if line < 0 else ending
    home = work.line_offset(sections[line].line) if line >= 0 else -1
    at = body_end(work.document, home)
    follows = work.document.text[at : at + 1] not in ("", "\r", "\n")
    work.do(Insert(Place(home, -1, -1), f"{lead}{new.heading}{ending}{ending if follows else ''}"))
    for index, section in enumerate(work.page.outline.sections):
        if work.line_offset(section.line) == work.subject:
            return index
    raise NoSection(role)


def _last_line(work: Work, after: int) -> int:
    """Index of the last section that stands in another, itself if none does; of the page's last one for -1."""
    sections = work.page.outline.sections
    written = [index for index, section in enumerate(sections) if section.opens is not Opens.ENTRY]
    if after < 0:
        return written[-1] if written else -1
    inside = [index for index in written if sections[after].line <= sections[index].line < sections[after].end]
    return inside[-1]
