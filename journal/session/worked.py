"""What was worked on in the project during a session: commits, files and what is uncommitted, from its baseline."""

from __future__ import annotations

import os

from journal.project.errors import ProjectError
from journal.project.opening import restore
from journal.project.propose import Kind, counted, proposal
from journal.project.work import Work
from journal.values import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from journal.project.baseline import Baseline, Commit
    from journal.project.propose import Proposal


class Touched(NamedTuple):
    """A file that differs from what it was when the session began."""

    path: str
    """From the project's root; a folder of very many files ends in a slash."""
    kind: Kind
    added: int = 0
    removed: int = 0
    old_path: str = ""
    lines: tuple[tuple[int, int], ...] = ()
    at: float = 0.0
    """When it was last written; 0 where nobody knows."""
    generated: bool = False


class Worked(NamedTuple):
    """The project's side of a session."""

    commits: tuple[Commit, ...] = ()
    """Its user's, on any local branch, the oldest first."""
    files: tuple[Touched, ...] = ()
    uncommitted: tuple[tuple[str, str], ...] = ()
    """Paths and what becomes of each: `+`, `~` or `-`."""
    problem: str = ""
    """Why less is known than there might be; a sentence, empty where all is known."""
    document: str = ""
    """The path of the document itself, from the project's root."""


def last_worked(folder: str, baseline: str, document: str) -> float:
    """When the project was last worked on since a baseline, from its text; 0 where nothing tells."""
    if not baseline:
        return 0.0
    try:
        opened = restore(folder, baseline)
    except ProjectError:
        return 0.0
    try:
        found = worked(opened, document)
    finally:
        opened.close()
    return max([*(file.at for file in found.files), *(float(commit.time) for commit in found.commits)], default=0.0)


def drafts(baseline: Baseline, files: tuple[Touched, ...]) -> dict[str, str]:
    """What is to be said of files that differ from a baseline, by path: made from the change and nothing else."""
    reader = baseline.reader()
    said: dict[str, str] = {}
    for file in files:
        if file.old_path:
            said[file.path] = f"renamed from `{file.old_path}`"
            continue
        told = (
            None if file.path.endswith("/") else proposal(file.path, baseline.before(file.path), reader.read(file.path))
        )
        if told is not None:
            said[file.path] = told.text
    return said


def worked(baseline: Baseline, document: str) -> Worked:
    """What was done since a baseline; the document is no work of its own."""
    try:
        return _compared(baseline, document)
    except ProjectError as problem:
        return Worked(problem=str(problem))


def _compared(baseline: Baseline, document: str) -> Worked:
    own = os.path.relpath(os.path.realpath(document), baseline.root)
    commits, uncommitted = baseline.commits(), tuple(sorted(baseline.uncommitted().items()))
    busy = baseline.under_way()
    if busy:
        reason = f"git is in the middle of {busy}; which files were worked on is known when that is over"
        return Worked(commits, (), uncommitted, reason, own)
    found = Work(baseline, own=[own], tell=counted).compare()
    return Worked(commits, tuple(_touched(baseline.root, one) for one in found), uncommitted, "", own)


def _touched(root: str, found: Proposal) -> Touched:
    try:
        at = os.lstat(os.path.join(root, found.path)).st_mtime
    except OSError:
        at = 0.0
    lines = tuple((part.start, part.end) for part in found.lines)
    return Touched(found.path, found.kind, found.added, found.removed, found.old_path or "", lines, at, found.generated)
