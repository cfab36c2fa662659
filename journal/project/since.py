"""What was worked on in a project since some moment, whoever did it: from git alone, without a session."""

import os

from journal.project.errors import GitRefusedError, NotARepositoryError, ProjectError
from journal.values import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from journal.project.git import Repository

_MOST_COMMITS = 300


class Since(NamedTuple):
    """The project since a moment."""

    changes: tuple[tuple[float, str], ...] = ()
    """When each path was worked on: committed, or written and not committed."""
    uncommitted: tuple[tuple[str, str], ...] = ()
    """Paths and what becomes of each at the next commit: `+`, `~` or `-`."""
    problem: str = ""
    """Why git is not asked, where there is a repository."""


def since(folder: str, moment: float) -> Since:
    """What git knows of the time since a moment; nothing without git."""
    from journal.project.git import Repository

    try:
        repository = Repository(folder)
    except NotARepositoryError:
        return Since()
    except ProjectError as problem:
        return Since(problem=str(problem))
    try:
        waiting = repository.uncommitted(just_opened=True)
        changes = _committed(repository, moment)
    except ProjectError as problem:
        return Since(problem=str(problem))
    finally:
        repository.close()
    for path in waiting:
        try:
            changes.append((os.lstat(os.path.join(repository.root, path)).st_mtime, path))
        except OSError:
            continue  # a deleted file does not say when it went
    return Since(tuple(changes), tuple(sorted(waiting.items())))


def _committed(repository: "Repository", moment: float) -> list[tuple[float, str]]:
    try:
        return repository.written_since(moment, _MOST_COMMITS)
    except GitRefusedError:
        if repository.head() is None:
            return []  # nobody has committed yet
        raise
