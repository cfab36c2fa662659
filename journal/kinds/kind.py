"""What a kind of document is made of: its sections with their roles, its marks and its fields."""

from __future__ import annotations

from functools import cache

from journal.document.marks import USUAL_SIGNS
from journal.kinds.titles import plain
from journal.values import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from journal.document.marks import State
    from journal.document.shapes import Place


class KindError(Exception):
    """A user's kind that cannot be read; says which file, which key and what to write instead."""


class Kind(NamedTuple):
    """One sort of document."""

    name: str
    summary: str
    """What it is for, in a few words, for whoever chooses one."""
    places: tuple[Place, ...]
    spellings: tuple[tuple[str, tuple[str, ...]], ...]
    """Roles, each with headings that have it in this kind, beside the titles of its places."""
    tells: frozenset[str]
    """Headings that speak for this kind."""
    titles: tuple[str, ...]
    """Words in the title of a page that speak for this kind."""
    fields: tuple[str, ...]
    """The document's own fields, in their order."""
    files: tuple[str, ...]
    """Names under which such documents are kept; the first one is what `new` writes."""
    marks: Mapping[State, str]
    """The sign of each state, where entries are marked."""
    panes: tuple[str, ...]
    """The roles whose panes are always there, in their order, where the user has chosen none."""

    def places_of(self, role: str) -> list[Place]:
        """Where sections of a role stand in documents of this kind."""
        return [place for place in self.places if place.role == role]

    @property
    def headings(self) -> Mapping[str, str]:
        """The role of each heading that this kind gives one, as `plain` leaves the heading."""
        return _headings(self.places, self.spellings)


@cache
def _headings(places: tuple[Place, ...], spellings: tuple[tuple[str, tuple[str, ...]], ...]) -> Mapping[str, str]:
    """Made for the kinds that pages turn out to be of, which is one of many."""
    roles = {plain(title): role for role, titles in spellings for title in titles}
    roles.update((plain(place.title), place.role) for place in places)
    return roles


def kind(
    name: str,
    summary: str,
    places: tuple[Place, ...],
    *,
    headings: Mapping[str, tuple[str, ...]] | None = None,
    tells: tuple[str, ...] = (),
    titles: str = "",
    fields: tuple[str, ...] = (),
    files: tuple[str, ...] = (),
    marks: Mapping[State, str] = USUAL_SIGNS,
    panes: tuple[str, ...] = ("doing", "blockers", "next", "files"),
) -> Kind:
    """A kind from what is written in its table; `headings` are further spellings of its sections, by role.

    `titles` are parted by `; ` and written as `plain` leaves a title.
    """
    return Kind(
        name,
        summary,
        places,
        tuple((headings or {}).items()),
        frozenset(map(plain, tells)),
        tuple(" ".join(titles.split()).split("; ")) if titles else (),
        fields,
        files,
        marks,
        panes,
    )
