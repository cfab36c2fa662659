"""Opening a project: the start of its session, in git or without."""

from __future__ import annotations

import json
import os

from journal.project.errors import GitMissingError, NotARepositoryError, ProjectError
from journal.project.snapshot import Snapshot
from journal.values import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from journal.project.baseline import Baseline
    from journal.project.git import Repository


class Opened(NamedTuple):
    """A project's baseline."""

    baseline: Baseline
    problem: str = ""
    """Why git is not asked, where there is a repository: a sentence for the user."""
    is_new: bool = True
    """Whether its text is to be kept: nobody has, or another one."""


class Start(NamedTuple):
    """All that it takes to open the project of a session, for a thread that must not touch the ledger."""

    document: str
    kept: str
    """The baseline as an earlier process wrote it; empty where nobody has looked yet."""
    now: float

    @property
    def folder(self) -> str:
        return os.path.dirname(self.document)

    def open(self) -> Opened:
        """The baseline of the session: as it was kept, else the work tree as it is now."""
        return reopen(self.folder, self.kept) if self.kept else begin(self.folder, self.now)

    def path_in(self, baseline: Baseline) -> str:
        """The document as a path of the project."""
        return os.path.relpath(os.path.realpath(self.document), baseline.root)


def begin(folder: str, now: float) -> Opened:
    """Start a session: the baseline is what stands there at this moment."""
    from journal.project.gitbaseline import GitBaseline

    try:
        return Opened(_with_git(folder, lambda repository: GitBaseline.begin(repository, now)))
    except (NotARepositoryError, GitMissingError):
        return Opened(Snapshot.begin(folder))
    except ProjectError as error:
        return Opened(Snapshot.begin(folder, now, str(error)), str(error))


def reopen(folder: str, text: str) -> Opened:
    """Go on with a session that another process began, from its baseline's text."""
    saved = json.loads(text)
    if saved["sort"] == "snapshot":
        snapshot = Snapshot.restore(folder, saved)
        return regain(snapshot) if snapshot.why_no_git else Opened(snapshot, is_new=False)
    from journal.project.gitbaseline import GitBaseline

    return Opened(_with_git(folder, lambda repository: GitBaseline.restore(repository, saved)), is_new=False)


def regain(snapshot: Snapshot) -> Opened:
    """Go over to git, if it answers by now; else the same snapshot, and why."""
    from journal.project.regained import regained

    try:
        return Opened(_with_git(snapshot.root, lambda repository: regained(snapshot, repository)))
    except ProjectError as error:
        return Opened(snapshot, str(error), is_new=False)


def _with_git(folder: str, start: Callable[[Repository], Baseline]) -> Baseline:
    from journal.project.git import Repository

    repository = Repository(folder)
    try:
        return start(repository)
    except BaseException:
        repository.close()
        raise
