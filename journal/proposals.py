"""What the work proposes for a document: the session's file changes that the document does not tell yet."""

from __future__ import annotations

import json
import os

from journal.document.edit import File
from journal.document.verify import Refused
from journal.project.decided import Decided, undecided
from journal.project.opening import begin, restore
from journal.project.propose import Kind, Proposal
from journal.project.ranges import Range
from journal.project.work import Work
from journal.values import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from journal.desk import Desk
    from journal.project.baseline import Baseline

_DECIDED = "decided"
"""The sort of timeline entry that keeps a decision."""


class Looked(NamedTuple):
    """What a look at the work tree found."""

    proposals: tuple[Proposal, ...]
    problem: str
    """Why git is not asked, or what git is in the middle of; empty where nothing stands in the way."""


class Proposals:
    """The proposals of one session, from the baseline that the ledger keeps for it."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._folder = os.path.dirname(os.path.abspath(desk.path))
        self._session = desk.session()
        self._problem = ""
        self._baseline = self._opened()
        own = os.path.relpath(os.path.realpath(desk.path), self._baseline.root)
        self._work = Work(self._baseline, own=[own])

    def close(self) -> None:
        self._baseline.close()

    def look(self) -> Looked:
        """What is proposed now."""
        self._baseline.refresh(rules=False)
        busy = self._baseline.under_way()
        if busy:
            return Looked((), f"git is in the middle of {busy}; nothing is proposed until that is over")
        return Looked(undecided(self._work.compare(), self._decisions()), self._problem)

    def accept(self, proposal: Proposal, why: str = "") -> None:
        """Write the entry of a proposal, in the form that the document has."""
        if proposal.kind is Kind.DELETED and not self._is_listed(proposal.path):
            raise Refused(f"{proposal.path} is gone and the page does not list it; there is nothing to write")
        ranges = ",".join(
            f"{part.start}-{part.end}" if part.end > part.start else str(part.start) for part in proposal.lines
        )
        self._desk.do(File(proposal.path, ranges, proposal.text, why, new=proposal.kind is Kind.NEW))
        self._decide(proposal, accepted=True)

    def reject(self, proposal: Proposal) -> None:
        """Propose this no more until the file changes in a new place."""
        self._decide(proposal, accepted=False)

    def _is_listed(self, path: str) -> bool:
        return any(item.anchor is not None and item.anchor.path == path for item in self._desk.page.of("files"))

    def _opened(self) -> Baseline:
        """The baseline of the session: as it was kept, else the work tree as it is now."""
        kept = self._desk.sessions.baseline(self._session)
        if kept:
            return restore(self._folder, kept.decode())
        opened = begin(self._folder, self._desk.now())
        self._problem = opened.problem
        self._desk.sessions.keep_baseline(self._session, opened.baseline.to_text().encode())
        return opened.baseline

    def _decisions(self) -> dict[str, Decided]:
        found: dict[str, Decided] = {}
        for event in self._desk.sessions.events(self._session):
            if event.kind == _DECIDED:
                path, kind, content, lines, accepted = json.loads(event.payload)
                found[path] = Decided(Kind(kind), content, tuple(Range(*part) for part in lines), accepted)
        return found

    def _decide(self, proposal: Proposal, accepted: bool) -> None:
        decided = Decided.on(proposal, accepted=accepted)
        said = [proposal.path, decided.kind.value, decided.content, decided.lines, accepted]
        self._desk.sessions.tell(self._session, _DECIDED, json.dumps(said).encode())
