"""Which sections of a template nobody has filled in yet, and which of them may be left out."""

from __future__ import annotations

from journal.document.pieces import Opens
from journal.document.source import split_lines
from journal.document.writing import own_text
from journal.kinds.states import is_unset
from journal.kinds.titles import plain
from journal.values import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from journal.document.page import Page
    from journal.kinds.kind import Kind

_FENCES = ("```", "~~~")


class Unfilled(NamedTuple):
    """A section that still says what its template says, or nothing."""

    section: int
    optional: bool
    """Whether a page of the kind may do without it."""


def unfilled(page: Page, kind: Kind) -> list[Unfilled]:
    """The sections of a page that are its kind's and are not filled in, in their order."""
    sections = page.outline.sections
    places = {plain(place.title): place for place in kind.places}
    parents = {section.parent for section in sections}
    items: dict[int, list[bool]] = {}
    for item in page.items:
        items.setdefault(item.section if item.entry >= 0 else sections[item.section].parent, []).append(item.unset)
    found: list[Unfilled] = []
    for index, section in enumerate(sections):
        place = places.get(plain(section.title))
        if place is None or section.opens is Opens.ENTRY:
            continue
        own = items.get(index)
        if all(own) if own else (index not in parents and _says_nothing(own_text(page, index))):
            found.append(Unfilled(index, place.optional))
    return found


def _says_nothing(text: str) -> bool:
    """Whether every line of a text is a placeholder, a fence or blank."""
    lines = [line.strip().lstrip("#>-*+ ").strip() for line in split_lines(text)]
    return all(not line or line.startswith(_FENCES) or is_unset(line) for line in lines)
