"""Opening a project: the start of its session, in git or without."""

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

    baseline: "Baseline"
    problem: str = ""
    """Why git is not asked, where there is a repository: a sentence for the user."""


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
        return Opened(restore(self.folder, self.kept)) if self.kept else begin(self.folder, self.now)

    def path_in(self, baseline: "Baseline") -> str:
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
        return Opened(Snapshot.begin(folder), str(error))


def restore(folder: str, text: str) -> "Baseline":
    """Go on with a session that another process began, from its baseline's text."""
    saved = json.loads(text)
    if saved["sort"] == "snapshot":
        return Snapshot.restore(folder, saved)
    from journal.project.gitbaseline import GitBaseline

    return _with_git(folder, lambda repository: GitBaseline.restore(repository, saved))


def _with_git(folder: str, start: "Callable[[Repository], Baseline]") -> "Baseline":
    from journal.project.git import Repository

    repository = Repository(folder)
    try:
        return start(repository)
    except BaseException:
        repository.close()
        raise
