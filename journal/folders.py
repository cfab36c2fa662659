"""A folder of documents as it is on disk: its index page, its documents, and what happened since each was changed."""

from __future__ import annotations

import os
import time

from journal.document.chunks import read
from journal.kinds.folder import FOLDER
from journal.kinds.listing import Listed, gone, members, order_of_reading
from journal.meaning import meaning_for
from journal.reading import NotTextError, text_of
from journal.store.errors import NoFolderError, StoreError
from journal.store.file import File
from journal.store.ledger import Ledger
from journal.store.places import state_folder
from journal.store.versions import Versions
from journal.values import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from journal.document.page import Page
    from journal.kinds.listing import Member

_ENDS = (".md", ".markdown")
_INDEXES = ("README.md", "INDEX.md", "index.md", "00-INDEX.md")
"""Where an index page is looked for first; the first that is free is what a new one is called."""
_OPENING = 4_096
"""Characters of a document in which its first paragraph is looked for."""


class Folder(NamedTuple):
    """A folder of documents."""

    path: str
    index_path: str
    """The path of its index page; where it has none, that of a new one."""
    page: Page | None
    """The index page."""
    documents: list[Member]
    """Its other documents, by name."""
    order: list[str]
    """In which order to read them to take the work up again."""
    gone: list[str]
    """Those that the index page lists, and that are not there."""


class _Found(NamedTuple):
    """A document of the folder."""

    path: str
    modified: float
    page: Page


def folder_at(path: str) -> Folder:
    """The folder at a path, or the one of an index page."""
    home, only = (path, "") if os.path.isdir(path) else os.path.split(os.path.abspath(path))
    home = os.path.abspath(home)
    if not os.path.isdir(home):
        raise NoFolderError(home)
    found = _documents(home)
    index = only if only in found else next((name for name in _ranked(found) if _is_index(found[name].page)), "")
    page = found[index].page if index else None
    others = {name: one for name, one in found.items() if name != index}
    watched = page is not None and bool(page.of("upkeep"))
    listed = [_plain(name, one) for name, one in others.items()]
    if watched:
        listed = _with_work_since(listed, others, home, index)
    free = next((name for name in _INDEXES if name not in found), _INDEXES[0])
    return Folder(
        home,
        os.path.join(home, index or free),
        page,
        members(listed, page, time.time()),
        [name for name in order_of_reading(page) if name in others] if page else [],
        gone(page, found) if page else [],
    )


def _is_index(page: Page) -> bool:
    return page.kind == FOLDER.name or "documents" in page.roles


def _ranked(found: dict[str, _Found]) -> list[str]:
    return sorted(found, key=lambda name: (name not in _INDEXES, name))


def _documents(home: str) -> dict[str, _Found]:
    found: dict[str, _Found] = {}
    for name in sorted(os.listdir(home)):
        path = os.path.join(home, name)
        if name.casefold().endswith(_ENDS) and os.path.isfile(path):
            try:
                text = text_of(path, File(path, state_folder()).read())
                found[name] = _Found(path, os.stat(path).st_mtime, meaning_for(path).page(read(text)))
            except (NotTextError, StoreError, OSError):
                continue  # what cannot be read is no document
    return found


def _plain(name: str, one: _Found) -> Listed:
    """A document as it is, whatever happened since."""
    text = one.page.document.text
    size = len(text.encode("utf-8", "surrogateescape"))
    return Listed(name, size, one.modified, text[:_OPENING], one.page.done, one.page.total)


def _with_work_since(listed: list[Listed], found: dict[str, _Found], home: str, index: str) -> list[Listed]:
    """The same with what happened since each was changed: files of the project, tasks of the others."""
    from journal.project.newer import changed_since
    from journal.project.roots import project_of

    root = project_of(os.path.join(home, index))
    if os.path.basename(home).startswith(".") and root == os.path.realpath(home):
        root = os.path.dirname(root)  # no repository: a hidden folder belongs to the one that it stands in
    own = os.path.relpath(os.path.realpath(home), root)
    documents = {os.path.normpath(os.path.join(own, name)) for name in (*found, index)}
    oldest = min((one.modified for one in found.values()), default=0.0)
    changed = [path for path in changed_since(root, oldest) if path not in documents]
    ledger = Ledger(state_folder())
    try:
        versions = Versions(ledger)
        return [
            one._replace(
                changed=tuple(path for path in changed if _modified(root, path) > one.modified),
                ticked=sum(_ticked(versions, other, one.modified) for key, other in found.items() if key != one.name),
            )
            for one in listed
        ]
    finally:
        ledger.close()


def _modified(root: str, path: str) -> float:
    try:
        return os.stat(os.path.join(root, path)).st_mtime
    except OSError:
        return 0.0


def _ticked(versions: Versions, other: _Found, moment: float) -> int:
    """How many tasks of a document were done after a moment, by the versions of it that are kept."""
    if other.modified <= moment:
        return 0
    before = [version for version in versions.all(other.path) if version.made <= moment]
    if not before:
        return 0
    try:
        text = text_of(other.path, versions.text(other.path, before[-1].number))
    except (StoreError, NotTextError):
        return 0  # damaged, or thinned out this moment
    return max(0, other.page.done - meaning_for(other.path).page(read(text)).done)


def size_of(size: int) -> str:
    """A size as people say it."""
    return f"{size} B" if size < 1024 else f"{size / 1024:.1f} KB"
