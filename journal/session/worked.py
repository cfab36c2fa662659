"""What was worked on in the project during a session: commits, files and what is uncommitted, from its baseline."""

from __future__ import annotations

import os

from journal.project.errors import ProjectError
from journal.project.patterns import EDITORS, matcher
from journal.project.propose import Kind, counted, proposal, renamed
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


def proposed(baseline: Baseline, files: tuple[Touched, ...]) -> dict[str, Proposal]:
    """What is to be said of files that differ from a baseline, by path: made from the change and nothing else."""
    reader = baseline.reader()
    found: dict[str, Proposal] = {}
    for file in files:
        if file.path.endswith("/"):
            continue
        before, after = baseline.before(file.old_path or file.path), reader.read(file.path)
        if file.old_path and before is not None and after is not None:
            found[file.path] = renamed(file.path, file.old_path, before, after)
        elif (told := proposal(file.path, before, after)) is not None:
            found[file.path] = told
    return found


def worked(baseline: Baseline, document: str) -> Worked:
    """What was done since a baseline; the document is no work of its own."""
    try:
        is_editors = matcher(EDITORS)
        uncommitted = tuple(sorted(one for one in baseline.uncommitted().items() if not is_editors(one[0])))
        return _worked(baseline, document, None)._replace(uncommitted=uncommitted)
    except ProjectError as problem:
        return Worked(problem=str(problem))


def worked_until(baseline: Baseline, later: Baseline, document: str) -> Worked:
    """The same up to a later baseline: what was uncommitted then is not known."""
    try:
        return _worked(baseline, document, later)
    except ProjectError as problem:
        return Worked(problem=str(problem))


def _worked(baseline: Baseline, document: str, later: Baseline | None) -> Worked:
    commits = baseline.commits()
    busy = baseline.under_way()
    if busy:
        reason = f"git is in the middle of {busy}; which files were worked on is known when that is over"
        return Worked(commits, problem=reason, document=document)
    found = Work(baseline, own=[document], tell=counted, later=later).compare()
    return Worked(commits, tuple(_touched(baseline.root, one) for one in found), document=document)


def _touched(root: str, found: Proposal) -> Touched:
    try:
        at = os.lstat(os.path.join(root, found.path)).st_mtime
    except OSError:
        at = 0.0
    lines = tuple((part.start, part.end) for part in found.lines)
    return Touched(found.path, found.kind, found.added, found.removed, found.old_path or "", lines, at, found.generated)
