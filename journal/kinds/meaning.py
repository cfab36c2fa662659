"""What edits ask of the kinds: the page of a document, the forms of new items, the place of new sections."""

from __future__ import annotations

from journal.document.page import NewSection
from journal.document.shapes import Place
from journal.kinds.columns import cells, columns
from journal.kinds.items import WORDED, row_state
from journal.kinds.plain import PLAIN
from journal.kinds.recognise import read_page
from journal.kinds.roles import title_of, title_path
from journal.kinds.states import is_empty, is_unset, own_state, state_of_cell, state_word
from journal.kinds.titles import plain, role_of_title, spelled
from journal.kinds.which import KINDS
from journal.kinds.words import CHANGED_TITLES, HELD, NEW_TITLES, UPDATED_FIELDS
from journal.values import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from journal.document.chunks import Document
    from journal.document.marks import State
    from journal.document.page import Page
    from journal.document.pieces import Entry
    from journal.document.shapes import Shape
    from journal.kinds.kind import Kind

_FALLBACKS = ("context", "plain")
"""The kinds whose places serve for a role that the page's own kind does not have."""


class Kinds:
    """The kinds that a document may be of, and the user's corrections of what sections are for."""

    def __init__(self, kinds: Mapping[str, Kind] = KINDS, corrections: Mapping[str, str | None] | None = None) -> None:
        self._kinds = kinds
        self._corrections = corrections or {}
        self._last: Page | None = None

    def page(self, document: Document) -> Page:
        self._last = read_page(document, self._corrections, self._kinds, self._last)
        return self._last

    def word_state(self, text: str) -> State | None:
        return state_of_cell(text, own=True)

    def is_held(self, text: str) -> bool:
        return spelled(text) in HELD

    def state_word(self, text: str) -> tuple[int, int] | None:
        return state_word(text)

    def entry_state(self, entry: Entry, role: str | None) -> State | None:
        return own_state(entry, role in WORDED)

    def row_state(self, header: str, row: str, role: str | None) -> State | None:
        return row_state(columns(header), cells(row), role in WORDED)

    def is_nothing(self, text: str) -> bool:
        return is_empty(text)

    def is_unset(self, text: str) -> bool:
        return is_unset(text)

    def is_named(self, page: Page, section: int) -> bool:
        sections, role = page.outline.sections, page.purposes[section] if section >= 0 else None
        while section >= 0 and page.purposes[section] == role:
            title = sections[section].title
            if role_of_title(title) or spelled(title) in self._kinds[page.kind].headings:
                return True
            if title_path(sections, section) in self._corrections:
                return True
            section = sections[section].parent
        return False

    def is_for_new(self, title: str) -> bool:
        said = plain(title).split()
        return not NEW_TITLES.isdisjoint(said) and CHANGED_TITLES.isdisjoint(said)

    def is_updated(self, key: str) -> bool:
        return plain(key) in UPDATED_FIELDS

    def shape(self, page: Page, role: str) -> Shape:
        """How the first item of a role is written."""
        return self._place(page, role)[0].shape

    def sign(self, page: Page, state: State) -> str:
        return self._kinds[page.kind].marks[state]

    def panes(self, page: Page) -> tuple[str, ...]:
        return self._kinds[page.kind].panes

    def new_section(self, page: Page, role: str) -> NewSection:
        """A heading for a role, at the level of the page's others and where documents of its kind have it."""
        place, kind = self._place(page, role)
        order: dict[str | None, int] = {}
        for index, other in enumerate(kind.places):
            order.setdefault(other.role, index)
            order.setdefault(plain(other.title), index)
        sections = page.outline.sections
        title = title_of(sections)
        levels = [section.level for index, section in enumerate(sections) if index != title and section.level <= 6]
        level = min(levels, default=2)
        wanted = order.get(plain(place.title), len(order))
        ranks = {
            index: order.get(plain(section.title), order.get(page.roles[index] or "", wanted))
            for index, section in enumerate(sections)
            if section.level == level
        }
        after = max([index for index, rank in ranks.items() if rank < wanted], default=-1)
        before = min([index for index, rank in ranks.items() if rank > wanted], default=-1)
        return NewSection(f"{'#' * level} {place.title}", after, before if after < 0 else -1)

    def expects(self, page: Page, role: str) -> bool:
        """Whether pages of its kind have a section for a role; what is of no kind is expected to have none."""
        return page.kind != PLAIN.name and bool(self._kinds[page.kind].places_of(role))

    def _place(self, page: Page, role: str) -> tuple[Place, Kind]:
        """Where a section of a role stands, and the kind of document whose order that is."""
        own = self._kinds[page.kind]
        for kind in (own, *[self._kinds[name] for name in _FALLBACKS]):
            if places := kind.places_of(role):
                return min(places, key=lambda place: self.is_for_new(place.title)), kind
        return Place(role.capitalize(), role), own
