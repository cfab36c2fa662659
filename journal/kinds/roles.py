"""Which role each section of an outline plays, and which one it serves."""

from __future__ import annotations

from journal.document.marks import State
from journal.document.page import ROLES
from journal.document.pieces import Opens
from journal.kinds import words
from journal.kinds.states import state_of_title, state_told
from journal.kinds.titles import TITLES, Reading, plain, role_of_title, spelled
from journal.values import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from journal.document.outline import Outline, Section

_SENTENCES = frozenset((Opens.ENTRY, Opens.LABEL))
"""Lines that are often sentences: only whole spellings of a role count in them."""

_OPEN_ROLES = frozenset(("status", "handoff", "doing", None))
"""Roles under which sections of any other role stand; under the rest, a subsection is most often a detail."""

_ROLES_BY_STATE = {State.DONE: "done", State.DOING: "doing", State.TODO: "todo", State.FAILED: "todo"}


class Roles(NamedTuple):
    """What the sections of an outline are for."""

    own: list[str | None]
    """The role that each has of its own."""
    purposes: list[str | None]
    """The role that each serves: its own or that of what it stands in."""
    lead: str | None
    """The role of what stands above all sections."""
    ticked: set[int]
    """Those that have theirs by the tasks in them: those without a box are as far as the heading says, if it does."""


def roles_of(outline: Outline, headings: Mapping[str, str], corrections: Mapping[str, str | None]) -> Roles:
    """The roles of sections, as the user corrected them, as the kind's own headings say, or by the words of titles."""
    sections = outline.sections
    title = title_of(sections)
    fielded = {
        section for field, section in zip(outline.fields, outline.field_sections, strict=True) if field.entry < 0
    }
    own: list[str | None] = []
    purposes: list[str | None] = []
    corrected: set[int] = set()
    for index, section in enumerate(sections):
        inherited = purposes[section.parent] if section.parent >= 0 else None
        path = title_path(sections, index) if corrections else ""
        if path in corrections:
            corrected.add(index)
            role = inherited = corrections[path]
        elif index == title:
            role, inherited = None, role_of_page(section.title)
        else:
            role = _own_role(section, inherited, headings)
            if role is None and section.parent == title and section.opens is Opens.HEADING and index not in fielded:
                role = inherited
        own.append(role)
        purposes.append(role or inherited)
    checklists = _checklists(outline, purposes)
    for index, role in checklists.items():
        if index < 0 or index in corrected:
            continue
        if index == title:
            purposes[index] = "todo"  # but no section below it
        else:
            own[index] = purposes[index] = role
            _hand_down(sections, index, purposes, corrected)
    return Roles(own, purposes, "todo" if -1 in checklists else None, checklists.keys() - corrected)


def _own_role(section: Section, inherited: str | None, headings: Mapping[str, str]) -> str | None:
    """The role that a title names, within a section that serves another."""
    if role := headings.get(spelled(section.title)):
        return role
    if inherited is not None and inherited not in ROLES:
        return None
    role = role_of_title(section.title, _reading(section, inherited))
    if role is None and inherited == "done" and spelled(section.title).startswith("files "):
        return "files"  # what was done is often told by the files that it touched
    return role


def _reading(section: Section, inherited: str | None) -> Reading:
    if inherited not in _OPEN_ROLES:
        return Reading.WHOLE
    return Reading.PARTS if section.opens in _SENTENCES or inherited == "doing" else Reading.FREE


def _checklists(outline: Outline, purposes: list[str | None]) -> dict[int, str]:
    """The headings that nothing else tells of and under which tasks stand, by how far these are; -1 for no heading.

    They are tasks where most have boxes, or where the heading says how far they are.
    """
    boxes: dict[int, list[State | None]] = {}
    for entry, section in zip(outline.entries, outline.entry_sections, strict=True):
        if entry.parent >= 0 or (section >= 0 and purposes[section] is not None):
            continue
        while section >= 0 and outline.sections[section].opens is not Opens.HEADING:
            section = outline.sections[section].parent
        box = entry.marks[0] if entry.marks and entry.marks[0].box else None
        boxes.setdefault(section, []).append(box.state if box else None)
    roles: dict[int, str] = {}
    for section, states in boxes.items():
        heading = outline.sections[section].title if section >= 0 else ""
        if 2 * sum(state is not None for state in states) > len(states):
            open_ones = State.TODO in states or State.DOING in states
            roles[section] = _ROLES_BY_STATE[state_of_title(heading) or (State.TODO if open_ones else State.DONE)]
        elif said := state_told(heading):
            roles[section] = _ROLES_BY_STATE[said]
    return roles


def _hand_down(sections: list[Section], index: int, purposes: list[str | None], corrected: set[int]) -> None:
    """Let what stands in a section and serves nothing yet serve its role."""
    below = index + 1
    while below < len(sections) and sections[below].line < sections[index].end:
        if purposes[below] is None and below not in corrected:
            purposes[below] = purposes[sections[below].parent]
        below += 1


def title_of(sections: list[Section]) -> int:
    """Index of the section whose heading is the title of the page: its only heading of level 1; -1 for none."""
    found = [index for index, section in enumerate(sections) if section.level == 1]
    return found[0] if len(found) == 1 else -1


def name_of(sections: list[Section]) -> str:
    """What a page is called: its title, else the heading that all others stand in; empty where there is none."""
    title = title_of(sections)
    if title < 0 and len(sections) > 1 and all(section.parent >= 0 for section in sections[1:]):
        title = 0
    return sections[title].title if title >= 0 and sections[title].opens is Opens.HEADING else ""


def role_of_page(title: str) -> str | None:
    """The role that the title of a whole page names, where pages of that role alone exist: `Decisions`, `TODO`."""
    role = TITLES.get(spelled(title))
    return role if role in words.TITLES_OF_PAGES else None


def section_at(sections: list[Section], path: str) -> int:
    """The first section with a title path; -1 for none."""
    return next((index for index in range(len(sections)) if title_path(sections, index) == path), -1)


def title_path(sections: list[Section], index: int) -> str:
    """How a user's correction names a section: its title and those it stands in, outermost first."""
    path: list[str] = []
    while index >= 0:
        path.append(plain(sections[index].title))
        index = sections[index].parent
    return "/".join(reversed(path))
