"""Which role each section of an outline plays, and which one it serves."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from journal.document.parts import Opens
from journal.kinds import words
from journal.kinds.titles import Reading, plain, role_of_title

if TYPE_CHECKING:
    from collections.abc import Mapping

    from journal.document.outline import Outline, Section


class Roles(NamedTuple):
    """The roles of an outline's sections."""

    own: list[str | None]
    purposes: list[str | None]
    """A section's own role, or else that of the section it stands in."""


_SENTENCES = frozenset((Opens.ENTRY, Opens.LABEL))
"""Lines that are often sentences: only whole spellings of a role count in them."""

_OPEN_ROLES = frozenset(("status", "handoff", "doing", None))
"""Roles under which sections of any other role stand; under the rest, a subsection is most often a detail."""


def roles_of(outline: Outline, headings: Mapping[str, str], corrections: Mapping[str, str | None]) -> Roles:
    """The role of every section: as the user corrected it, as the kind's own headings say, or by its words."""
    sections = outline.sections
    title = title_of(sections)
    own: list[str | None] = []
    purposes: list[str | None] = []
    for index, section in enumerate(sections):
        inherited = purposes[section.parent] if section.parent >= 0 else None
        if index == title:
            role = None
            inherited = role_of_title(section.title, Reading.WHOLE)
            if inherited not in words.TITLES_OF_PAGES:
                inherited = None
        else:
            role = headings.get(plain(section.title)) or role_of_title(section.title, _reading(section, inherited))
        if corrections:
            path = title_path(sections, index)
            if path in corrections:
                role = corrections[path]
        own.append(role)
        purposes.append(role or inherited)
    return Roles(own, purposes)


def _reading(section: Section, inherited: str | None) -> Reading:
    if inherited not in _OPEN_ROLES:
        return Reading.WHOLE
    return Reading.PARTS if section.opens in _SENTENCES else Reading.FREE


def title_of(sections: list[Section]) -> int:
    """Index of the section whose heading is the title of the page: its only heading of level 1; -1 for none."""
    found = [index for index, section in enumerate(sections) if section.level == 1]
    return found[0] if len(found) == 1 else -1


def title_path(sections: list[Section], index: int) -> str:
    """How a user's correction names a section: its title and those it stands in, outermost first."""
    path: list[str] = []
    while index >= 0:
        path.append(plain(sections[index].title))
        index = sections[index].parent
    return "/".join(reversed(path))
