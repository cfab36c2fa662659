"""How documents of one project are read: the shipped kinds, the user's own, and the user's corrections."""

from __future__ import annotations

import os

from journal.kinds.meaning import Kinds
from journal.kinds.which import KINDS
from journal.settings import corrections
from journal.store.places import config_folder
from journal.values import TYPE_CHECKING

if TYPE_CHECKING:
    from journal.kinds.kind import Kind


def meaning_for(path: str) -> Kinds:
    """What reads the document at a path."""
    return Kinds(all_kinds(), corrections(os.path.dirname(os.path.abspath(path))))


def own_names() -> list[str]:
    """The names under which documents of the user's own kinds are kept."""
    return [name for kind in all_kinds().values() if kind is not KINDS.get(kind.name) for name in kind.files]


def all_kinds() -> dict[str, Kind]:
    """The kinds by name; a kind of the user's takes the place of a shipped one with its name."""
    kinds = dict(KINDS)
    folder = os.path.join(config_folder(), "kinds")
    names = sorted(os.listdir(folder)) if os.path.isdir(folder) else []
    for name in names:
        if name.endswith(".toml"):
            from journal.kinds.custom import kind_from_toml

            path = os.path.join(folder, name)
            with open(path, encoding="utf-8", errors="replace") as file:
                kind = kind_from_toml(file.read(), path)
            kinds[kind.name] = kind
    return kinds
