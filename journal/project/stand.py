"""What stood in the work tree at one moment, and which files are not as they were then, whoever changed them."""

from __future__ import annotations

import json
import os

from journal.project.content import Form, Identity, Reader
from journal.project.errors import GitMissingError, NotARepositoryError, ProjectError
from journal.project.git import Repository
from journal.project.snapshot import signs_of
from journal.values import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable


class Stand(NamedTuple):
    """The files of a folder, told by what git has and what differs from it; without git by their sizes and times."""

    commit: str
    """What was checked out; empty without git, and before the first commit."""
    files: dict[str, str]
    """Path -> which bytes stood there, of the files that were not as in the commit; empty for none."""
    is_git: bool

    def to_text(self) -> str:
        """For a later process."""
        return json.dumps(self, separators=(",", ":"))


def stand_from(text: str) -> Stand:
    """The inverse of `to_text`."""
    return Stand(*json.loads(text))


def stand_of(folder: str) -> Stand:
    """How a folder stands now."""
    try:
        repository = Repository(folder)
    except (NotARepositoryError, GitMissingError):
        return Stand("", signs_of(folder), is_git=False)
    try:
        head = repository.head()
        return Stand(head.id if head else "", _files(repository, repository.differing()), is_git=True)
    finally:
        repository.close()


def changed_since(stand: Stand, folder: str, own: Iterable[str]) -> set[str] | None:
    """The paths that are not as they were, but for some of the project's own; None where it cannot be known."""
    try:
        found = _in_git(stand, folder) if stand.is_git else _elsewhere(stand, folder)
    except ProjectError:
        return None
    if found is None:
        return None
    root, paths = found
    return paths - {os.path.relpath(os.path.realpath(path), root) for path in own}


def _in_git(stand: Stand, folder: str) -> tuple[str, set[str]] | None:
    repository = Repository(folder)
    try:
        objects = repository.objects
        then, now = objects.commit(stand.commit) if stand.commit else None, repository.head()
        if stand.commit and then is None:
            return None  # git has thrown away what was checked out then
        before, after = (commit.tree if commit else "" for commit in (then, now))
        maybe = repository.differing() | stand.files.keys()
        maybe.update(os.fsdecode(path) for path, _ in objects.differences(before, after))
        left_out = repository.left_out()
        files = _files(repository, maybe)
        changed = set()
        for path in maybe - left_out:
            was = stand.files.get(path)
            if was is None:
                was = _told(objects.identity(objects.entry(before, os.fsencode(path)) if before else None))
            if was != files[path]:
                changed.add(path)
        return repository.root, changed
    finally:
        repository.close()


def _elsewhere(stand: Stand, folder: str) -> tuple[str, set[str]]:
    now = signs_of(folder)
    changed = {path for path in now.keys() | stand.files.keys() if now.get(path) != stand.files.get(path)}
    return os.path.realpath(folder), changed


def _files(repository: Repository, paths: Iterable[str]) -> dict[str, str]:
    reader = Reader(repository.root, long_ids=repository.settings.long_ids)
    found = {path: reader.read(path) for path in paths}
    return {path: _told(one and Identity(one.form, one.id)) for path, one in found.items()}


def _told(identity: Identity | None) -> str:
    """Which bytes; whether they may be run is told too, because a run may depend on it."""
    if identity is None:
        return ""
    return f"{'' if identity.form is Form.FILE else identity.form.value} {identity.id}".strip()
