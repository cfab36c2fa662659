"""Looking at the work of a session in a thread that must not touch the ledger: what it takes, and what comes of it."""

from __future__ import annotations

from journal.project.errors import ProjectError
from journal.project.opening import Opened, begin, restore
from journal.session.worked import Touched, Worked, drafts, worked
from journal.values import NamedTuple


class Looked(NamedTuple):
    """What a look found."""

    worked: Worked
    baseline: str
    """The baseline to keep, where this look took it; else empty."""


class Look(NamedTuple):
    """All that it takes to look at what a session did in its project."""

    folder: str
    document: str
    kept: str
    """The baseline as the ledger has it; empty where nobody has looked yet."""
    now: float

    def look(self) -> Looked:
        """What was done since the session began; whoever looks first takes the work tree as it is for its beginning."""
        try:
            opened = self._opened()
        except ProjectError as problem:
            return Looked(Worked(problem=str(problem)), "")
        try:
            found = worked(opened.baseline, self.document)
            text = "" if self.kept else opened.baseline.to_text()
        finally:
            opened.baseline.close()
        return Looked(found._replace(problem=found.problem or opened.problem), text)

    def baseline(self) -> str:
        """The work tree as it is now, for the beginning of a session; empty where it cannot be read."""
        try:
            opened = begin(self.folder, self.now)
        except ProjectError:
            return ""
        try:
            return opened.baseline.to_text()
        finally:
            opened.baseline.close()

    def drafts(self, files: tuple[Touched, ...]) -> dict[str, str]:
        """What is to be said of some files, by path."""
        try:
            opened = self._opened()
        except ProjectError:
            return {}
        try:
            return drafts(opened.baseline, files)
        finally:
            opened.baseline.close()

    def _opened(self) -> Opened:
        return Opened(restore(self.folder, self.kept)) if self.kept else begin(self.folder, self.now)
