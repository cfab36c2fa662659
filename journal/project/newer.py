"""Which files of a project changed since a moment."""

from __future__ import annotations

from journal.project.errors import ProjectError
from journal.project.snapshot import files_of


def changed_since(root: str, moment: float) -> list[str]:
    """The paths of files written after a moment, in order; those that git ignores are none of the work."""
    found = sorted(path for path, sign in files_of(root) if sign.time > moment * 1e9)
    if not found:
        return []
    from journal.project.git import Repository

    try:
        repository = Repository(root)
    except ProjectError:
        return found
    try:
        ignored = repository.ignored(found)
    finally:
        repository.close()
    return [path for path in found if path not in ignored]
