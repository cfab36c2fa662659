"""A project with a page, looked at as a process of its own would look at it, for the tests of what it proposes."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from journal.anchored import Anchors, moved
from journal.committed import Commits, Missing
from journal.desk import Desk
from journal.proposals import Proposals, opening
from tests.project.laboratory import repository, write

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

    from journal.anchored import Moved
    from journal.project.propose import Proposal


class Looking:
    """One process with the page and its project open."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.desk = Desk(str(root / "CONTINUITY.md"), state=str(root.parent / "state"), clock=time.time)
        session = self.desk.session()
        opened = opening(self.desk, session)
        self.baseline = opened.start.open().baseline
        self.anchors = Anchors(self.desk, session)
        if not opened.start.kept:
            self.desk.sessions.keep_baseline(session, self.baseline.to_text().encode())
            self.anchors.begin()
        self.work = opened.work(self.baseline)
        self.decisions = Proposals(self.desk, session)
        self._commits = Commits(self.desk, session)

    def __enter__(self) -> Looking:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.desk.save()
        self.baseline.close()
        self.desk.close()

    def proposed(self) -> dict[str, Proposal]:
        self.baseline.refresh(rules=False)
        return {one.path: one for one in self.decisions.undecided(self.work.compare())}

    def accept(self, proposal: Proposal) -> None:
        self.anchors.note(self.baseline.reader(), [self.decisions.accept(proposal, self.moved())])

    def missing(self) -> tuple[Missing, ...]:
        self.baseline.refresh(rules=False)
        return self._commits.missing(self.baseline.commits())

    def list_commits(self) -> None:
        for one in self.missing():
            self.desk.do(self._commits.edit(one))
            self._commits.accepted(one)

    def moved(self) -> Moved:
        self.anchors.note(self.baseline.reader())
        return moved(self.baseline, self.anchors.wanted())

    @property
    def text(self) -> str:
        return self.desk.document.text


def project(folder: Path, page: str, **files: str) -> Path:
    """A repository with a page and some modules, all committed."""
    return repository(folder / "it", {"CONTINUITY.md": page} | {f"src/{name}.py": text for name, text in files.items()})


def change(root: Path, name: str, text: str) -> None:
    write(root / f"src/{name}.py", text)
