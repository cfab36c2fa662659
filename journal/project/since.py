"""What was worked on in a project since some moment, whoever did it: from git alone, without a session."""

from __future__ import annotations

import os
import threading

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


class Question:
    """Git is asked in a thread from now on, while its caller does what does not need the answer."""

    def __init__(self, folder: str) -> None:
        self._folder = folder
        self._repository: Repository | None = None
        self._waiting: dict[str, str] = {}
        self._problem = ""
        self._thread = threading.Thread(target=self._ask)
        self._thread.start()

    def answer(self, moment: float) -> Since:
        """What git knows of the time since a moment; nothing without git."""
        self._thread.join()
        repository = self._repository
        if repository is None:
            return Since(problem=self._problem)
        try:
            changes = _committed(repository, moment)
        except ProjectError as problem:
            return Since(problem=str(problem))
        finally:
            repository.close()
        for path in self._waiting:
            try:
                changes.append((os.lstat(os.path.join(repository.root, path)).st_mtime, path))
            except OSError:
                continue  # a deleted file does not say when it went
        return Since(tuple(changes), tuple(sorted(self._waiting.items())))

    def _ask(self) -> None:
        from journal.project.git import Repository

        try:
            repository = Repository(self._folder)
        except NotARepositoryError:
            return
        except ProjectError as problem:
            self._problem = str(problem)
            return
        try:
            self._waiting = repository.uncommitted(just_opened=True)
        except ProjectError as problem:
            self._problem = str(problem)
            repository.close()
        else:
            self._repository = repository


def _committed(repository: Repository, moment: float) -> list[tuple[float, str]]:
    try:
        return repository.written_since(moment, _MOST_COMMITS)
    except GitRefusedError:
        if repository.head() is None:
            return []  # nobody has committed yet
        raise
