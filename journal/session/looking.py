"""Looking at the work of a session in a thread that must not touch the ledger."""

from __future__ import annotations

from journal.project.errors import ProjectError
from journal.project.opening import begin
from journal.session.worked import Touched, Worked, proposed, worked, worked_until
from journal.values import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from journal.project.opening import Start
    from journal.project.propose import Proposal


_OTHER_SORT = "which files it worked on: only one of this session and the next was compared by git"


class Looked(NamedTuple):
    """What a look found."""

    worked: Worked
    baseline: str
    """The baseline to keep, where this look took it; else empty."""


def look(start: Start) -> Looked:
    """What was done since a session began; whoever looks first takes the work tree as it is for its beginning."""
    try:
        opened = start.open()
    except ProjectError as problem:
        return Looked(Worked(problem=str(problem)), "")
    try:
        found = worked(opened.baseline, start.path_in(opened.baseline))
        text = opened.baseline.to_text() if opened.is_new else ""
    finally:
        opened.baseline.close()
    return Looked(found._replace(problem=found.problem or opened.problem), text)


def look_until(start: Start, later: Start) -> Worked:
    """What was done from the beginning of one session to that of a later one; both were kept."""
    try:
        first = start.open().baseline
    except ProjectError as problem:
        return Worked(problem=str(problem))
    try:
        second = later.open().baseline
    except ProjectError as problem:
        return Worked(problem=str(problem))
    else:
        try:
            if (type(first), first.root) != (type(second), second.root):
                return Worked(first.commits(), problem=_OTHER_SORT)
            return worked_until(first, second, start.path_in(first))
        finally:
            second.close()
    finally:
        first.close()


def last_worked(start: Start) -> float:
    """When the project was last worked on since a session began; 0 where nothing tells."""
    found = look(start).worked if start.kept else Worked()
    return max([*(file.at for file in found.files), *(float(commit.time) for commit in found.commits)], default=0.0)


def beginning(start: Start) -> str:
    """The work tree as it is now, for the beginning of a session; empty where it cannot be read."""
    try:
        opened = begin(start.folder, start.now)
    except ProjectError:
        return ""
    try:
        return opened.baseline.to_text()
    finally:
        opened.baseline.close()


def proposals_of(start: Start, files: tuple[Touched, ...]) -> dict[str, Proposal]:
    """What is to be said of some files, by path."""
    try:
        opened = start.open()
    except ProjectError:
        return {}
    try:
        return proposed(opened.baseline, files)
    finally:
        opened.baseline.close()
