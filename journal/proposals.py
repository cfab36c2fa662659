"""What the work proposes for a document: the session's file changes that the document does not tell yet."""

from __future__ import annotations

import json
import os

from journal.anchored import subject_keys
from journal.document.anchors import spelled_lines
from journal.document.edit import File
from journal.document.filegroups import group_of
from journal.project.decided import Decided
from journal.project.propose import Kind, Proposal
from journal.project.ranges import Range
from journal.project.work import Work
from journal.session.runs import RUN, from_event
from journal.settings import ignored
from journal.store.places import config_folder
from journal.values import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from journal.anchored import Key, Moved
    from journal.desk import Desk
    from journal.project.baseline import Baseline
    from journal.project.opening import Start
    from journal.session.runs import Run

_DECIDED, _WITHDRAWN = "decided", "withdrawn"
"""The sorts of timeline entries that keep a decision, and that take the last one on a path back."""


class Opening(NamedTuple):
    """How to open a session's project, and which of its work is to be proposed."""

    start: Start
    state: str
    """The folder of our own files."""

    def work(self, baseline: Baseline) -> Work:
        """The work since a baseline, without the document, our own files, and what the user ignores."""
        places = (os.path.relpath(os.path.realpath(place), baseline.root) for place in (self.state, config_folder()))
        inside = [place for place in places if not place.startswith("..") and place != "."]
        return Work(baseline, own=[self.start.path_in(baseline), *inside], ignore=ignored(self.start.folder))


def opening(desk: Desk, session: int) -> Opening:
    """How to open the project of a session for proposals."""
    return Opening(desk.start_of(session), desk.state)


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
        self._runs: list[Run] = []

    def undecided(self, found: Iterable[Proposal]) -> tuple[Proposal, ...]:
        """Those that wait for the user; an entry that was undone is proposed again."""
        self._take_in()
        if self._decisions:
            undone = self._desk.undone()
            found = (each for each in found if not self._is_settled(each, undone))
        if self._runs:
            found = (each._replace(by=self._writer(each)) for each in found)
        return tuple(found)

    def edit(self, proposal: Proposal, moved: Moved, why: str = "", text: str | None = None) -> File:
        """The edit that writes the entry of a proposal, in the section that is meant for it."""
        page = self._desk.page
        is_new = proposal.kind is Kind.NEW
        return File(
            proposal.path,
            spelled_lines(self.lines(proposal, moved)),
            proposal.text if text is None else text,
            why,
            group_of(page, proposal.path, is_new, proposal.kind is Kind.DELETED),
            is_new,
            was=proposal.old_path or "",
            create=True,
        )

    def lines(self, proposal: Proposal, moved: Moved) -> tuple[Range, ...]:
        """The lines for the entry: where the changes are, and those that the page had before this session, now."""
        last = self._counted(proposal.path, self._desk.undone())
        if not proposal.lines or (last is not None and last.accepted):
            return proposal.lines
        kept: list[Range] = []
        for item in self._desk.page.of("files"):
            for key in subject_keys(item):
                if key[0] in (proposal.path, proposal.old_path):
                    kept += [one for one in moved.get(key, tuple(Range(*part) for part in key[1])) if one]
        return joined((*proposal.lines, *kept))

    def accept(self, proposal: Proposal, moved: Moved, why: str = "") -> Key:
        """Write the entry of a proposal, in the form that the document has; the lines that it names now."""
        lines = self.lines(proposal, moved)
        self._desk.do(self.edit(proposal, moved, why))
        self.accepted(proposal)
        return proposal.path, tuple((one.start, one.end) for one in lines)

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
        last = self._counted(proposal.path, undone)
        return last is not None and last.settles(proposal)

    def _counted(self, path: str, undone: set[int]) -> Decided | None:
        """The last decision on a path that was not undone."""
        decisions = reversed(self._decisions.get(path, ()))
        return next((one.decided for one in decisions if one.edit not in undone), None)

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
            elif event.kind == RUN:
                self._runs.append(from_event(event))

    def _writer(self, proposal: Proposal) -> str:
        """The recorded command during which the file was last written; who wrote it, only hooks of an agent know."""
        during = (run for run in reversed(self._runs) if run.started <= proposal.when <= run.started + run.seconds)
        run = next(during, None)
        return f"during {run.command}" if run else proposal.by

    def _decide(self, proposal: Proposal, edit: int, accepted: bool) -> None:
        decided = Decided.on(proposal, accepted=accepted)
        said = [proposal.path, decided.kind.value, decided.content, decided.lines, accepted, edit]
        self._desk.sessions.tell(self._session, _DECIDED, json.dumps(said).encode())


def joined(ranges: Iterable[Range]) -> tuple[Range, ...]:
    """Ranges in their order, with those that meet as one."""
    found: list[Range] = []
    for one in sorted(ranges):
        if found and one.start <= found[-1].end + 1:
            found[-1] = Range(found[-1].start, max(found[-1].end, one.end))
        else:
            found.append(one)
    return tuple(found)
