"""Making a new document from the template of a kind, never over a file that is there."""

from __future__ import annotations

import os

from journal.kinds.templates import filled, templates
from journal.store.file import File
from journal.store.outcome import Found
from journal.store.places import state_folder
from journal.values import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from journal.kinds.kind import Kind


class AlreadyThere(Exception):  # noqa: N818 - a sentence for the user, not a fault
    """A file stands where a new one was to be."""

    def __init__(self, path: str) -> None:
        super().__init__(f"{path} is there already; journal new never writes over a file")


def title_for(folder: str) -> str:
    """The title of a page that was given none: the name of its folder."""
    return os.path.basename(os.path.abspath(folder))


def make(kind: Kind, target: str, title: str, now: datetime) -> list[str]:
    """Write the pages of a kind to a folder, or its one page to a path; what was written, in order."""
    pages = templates(kind)
    folder = target
    if len(pages) == 1 and target.lower().endswith((".md", ".markdown", ".txt")):
        folder, only = os.path.split(target)
        pages = {only: next(iter(pages.values()))}
    for page in pages:
        if os.path.lexists(os.path.join(folder, page)):
            raise AlreadyThere(os.path.join(folder, page))
    os.makedirs(folder, exist_ok=True)
    title = " ".join((title or title_for(folder)).split())
    written: list[str] = []
    for page, template in pages.items():
        path = os.path.join(folder, page)
        text = filled(template, title, f"{now:%Y-%m-%d %H:%M}").encode()
        if isinstance(File(path, state_folder()).save(text, None), Found):
            raise AlreadyThere(path)
        written.append(path)
    return written
