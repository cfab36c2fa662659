"""What `journal new` writes for each kind: the templates, and how title and date are filled in."""

from __future__ import annotations

import os

from journal.kinds.folder import FOLDER
from journal.kinds.plan import PLAN
from journal.kinds.which import KINDS
from journal.values import TYPE_CHECKING

if TYPE_CHECKING:
    from journal.kinds.kind import Kind

_FOLDER = os.path.join(os.path.dirname(__file__), "templates")
_TITLE = "{{title}}"
_DATE = "{{date}}"


def templates(kind: Kind) -> dict[str, str]:
    """The files of a new document by name, not yet filled in: one, or the pages of a folder."""
    if kind.name == FOLDER.name:
        pages = {name: _shipped("folder", name) for name in ("README.md", "PROGRESS.md", "DECISIONS.md")}
        return {**pages, PLAN.files[0]: _shipped(f"{PLAN.name}.md")}
    text = _shipped(f"{kind.name}.md") if kind.name in KINDS else _headings(kind)
    return {kind.files[0]: text}


def filled(template: str, title: str, date: str) -> str:
    """A template with its title and date; what they hold is text, whatever it looks like."""
    return title.join(part.replace(_DATE, date) for part in template.split(_TITLE))


def _shipped(*names: str) -> str:
    with open(os.path.join(_FOLDER, *names), encoding="utf-8") as file:
        return file.read()


def _headings(kind: Kind) -> str:
    """The template of a user's own kind: its fields and headings, in their order."""
    fields = "".join(f"**{field}:** [{field}]\n" for field in kind.fields)
    headings = [f"{'#' * min(place.level, 6)} {place.title}\n" for place in kind.places]
    return "\n".join([f"# {_TITLE}\n", *([fields] if fields else []), *headings])
