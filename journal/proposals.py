"""What the work proposes for a document: the session's file changes that the document does not tell yet."""

from __future__ import annotations

import json
import os

from journal.document.edit import File
from journal.document.filegroups import group_of
from journal.project.decided import Decided
from journal.project.opening import Opened, begin, restore
from journal.project.propose import Kind, Proposal
from journal.project.ranges import Range
from journal.project.work import Work
from journal.settings import ignored
from journal.store.places import config_folder
from journal.values import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from journal.desk import Desk
    from journal.project.baseline import Baseline

_DECIDED, _WITHDRAWN = "decided", "withdrawn"
"""The sorts of timeline entries that keep a decision, and that take the last one on a path back."""


class Opening(NamedTuple):
    """All that it takes to open a session's project, for a thread that must not touch the ledger."""

    document: str
    state: str
    """The folder of our own files."""
    kept: str
    """The baseline as an earlier process wrote it; empty where nobody has looked yet."""
    now: float

    @property
    def folder(self) -> str:
        return os.path.dirname(self.document)

    def open(self) -> Opened:
        """The baseline of the session: as it was kept, else the work tree as it is now."""
        return Opened(restore(self.folder, self.kept)) if self.kept else begin(self.folder, self.now)

    def path_in(self, baseline: Baseline) -> str:
        """The document as a path of the project."""
        return os.path.relpath(os.path.realpath(self.document), baseline.root)

    def work(self, baseline: Baseline) -> Work:
        """The work since a baseline, without the document, our own files, and what the user ignores."""
        places = (os.path.relpath(os.path.realpath(place), baseline.root) for place in (self.state, config_folder()))
        inside = [place for place in places if not place.startswith("..") and place != "."]
        return Work(baseline, own=[self.path_in(baseline), *inside], ignore=ignored(self.folder))


def opening(desk: Desk, session: int) -> Opening:
    """How to open the project of a session."""
    return Opening(os.path.abspath(desk.path), desk.state, desk.sessions.baseline(session).decode(), desk.now())


class _Decision(NamedTuple):
    decided: Decided
    edit: int
    """The edit that an accepted one became; 0 for none."""


class Proposals:
    """What the user decided about the proposals of a session, in the ledger, whoever shows them."""

    def __init__(self, desk: Desk, session: int) -> None:
        self._desk = desk
        self._session = session
        self._read = 0
        """The last event that was read."""
        self._decisions: dict[str, list[_Decision]] = {}
        """By path, the latest last."""

    def undecided(self, found: Iterable[Proposal]) -> tuple[Proposal, ...]:
        """Those that wait for the user; an entry that was undone is proposed again."""
        self._take_in()
        undone = self._desk.undone() if self._decisions else set()
        return tuple(each for each in found if not self._is_settled(each, undone))

    def edit(self, proposal: Proposal, why: str = "", text: str | None = None) -> File:
        """The edit that writes the entry of a proposal, in the section that is meant for it."""
        ranges = ",".join(
            f"{part.start}-{part.end}" if part.end > part.start else str(part.start) for part in proposal.lines
        )
        page = self._desk.page
        is_new = proposal.kind is Kind.NEW
        return File(
            proposal.path,
            ranges,
            proposal.text if text is None else text,
            why,
            group_of(page, proposal.path, is_new, proposal.kind is Kind.DELETED),
            was=proposal.old_path or "",
            create=True,
        )

    def accept(self, proposal: Proposal, why: str = "") -> None:
        """Write the entry of a proposal, in the form that the document has."""
        self._desk.do(self.edit(proposal, why))
        self.accepted(proposal)

    def accepted(self, proposal: Proposal) -> None:
        """The last edit was that of this proposal."""
        self._decide(proposal, self._desk.last_edit(), accepted=True)

    def reject(self, proposal: Proposal) -> None:
        """Propose this no more until the file changes in a new place."""
        self._decide(proposal, 0, accepted=False)

    def withdraw(self, path: str) -> None:
        """Take the last decision on a path back."""
        self._desk.sessions.tell(self._session, _WITHDRAWN, json.dumps(path).encode())

    def _is_settled(self, proposal: Proposal, undone: set[int]) -> bool:
        decisions = reversed(self._decisions.get(proposal.path, ()))
        last = next((one for one in decisions if one.edit not in undone), None)
        return last is not None and last.decided.settles(proposal)

    def _take_in(self) -> None:
        """Read what was decided since the last look, by any process."""
        for event in self._desk.sessions.events(self._session, self._read):
            self._read = event.number
            if event.kind == _DECIDED:
                path, kind, content, lines, accepted, edit = json.loads(event.payload)
                decided = Decided(Kind(kind), content, tuple(Range(*part) for part in lines), accepted)
                self._decisions.setdefault(path, []).append(_Decision(decided, edit))
            elif event.kind == _WITHDRAWN and (known := self._decisions.get(json.loads(event.payload))):
                known.pop()

    def _decide(self, proposal: Proposal, edit: int, accepted: bool) -> None:
        decided = Decided.on(proposal, accepted=accepted)
        said = [proposal.path, decided.kind.value, decided.content, decided.lines, accepted, edit]
        self._desk.sessions.tell(self._session, _DECIDED, json.dumps(said).encode())
