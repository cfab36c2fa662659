"""The summaries of a document's sessions, and what becomes of them: the desk's side of the end of a session."""

from __future__ import annotations

import json

from journal.document.chunks import read
from journal.document.source import decode
from journal.proposals import Proposals
from journal.session.difference import changes
from journal.session.entries import FILE, MOST
from journal.session.looking import Looked, beginning, look, look_until, proposals_of
from journal.session.runs import RUN, from_event
from journal.session.summary import Evidence, summary_of
from journal.session.timeline import COMMAND_LINE, COMMITTED, FACE, NOTE, OPENED, OUTSIDE, SUMMARY
from journal.session.wording import clock_time, day
from journal.session.worked import Worked
from journal.session.writing import Known, written
from journal.store.errors import StoreError
from journal.values import TYPE_CHECKING

if TYPE_CHECKING:
    from journal.checks.rule import Finding
    from journal.desk import Desk
    from journal.document.page import Page
    from journal.project.opening import Start
    from journal.project.propose import Proposal
    from journal.session.difference import Changes
    from journal.session.summary import Summary
    from journal.store.records import Event, Session

_NOBODY_LOOKED = "which files it worked on: nobody looked at the project when it began and when the next one did"


class Summaries:
    """Gathers the evidence of sessions from a desk."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def current(self, findings: tuple[Finding, ...] = ()) -> Summary:
        """Of the session that goes on, up to this moment."""
        return self.found(look(self.start()), findings)

    def latest(self, findings: tuple[Finding, ...] = ()) -> Summary:
        """Of the session that goes on; where none does, of the last one, as nobody has begun another."""
        sessions = self._all()
        if not sessions or self._desk.timeline.going_on() is not None:
            return self.current(findings)
        return self._summary(sessions[-1], self._desk.page, self._worked(sessions[-1]), findings)

    def begin(self) -> None:
        """Keep the work tree with which a session begins, if this process began it."""
        number = self._desk.timeline.began
        if number and not self._desk.sessions.baseline(number):
            self._keep(number, Looked(Worked(), beginning(self._desk.start_of(number))))

    def start(self) -> Start:
        """How to look at the work of the session that goes on; for a thread, perhaps."""
        return self._desk.start_of(self._desk.session())

    def found(self, looked: Looked, findings: tuple[Finding, ...] = ()) -> Summary:
        """The summary that such a look gives."""
        number = self._desk.session()
        self._keep(number, looked)
        session = next(one for one in self._all() if one.number == number)
        return self._summary(session, self._desk.page, looked.worked, findings)

    def of(self, number: int) -> Summary | None:
        """Of a session by its number; None where there is none."""
        sessions = self._all()
        session = next((one for one in sessions if one.number == number), None)
        if session is None:
            return None
        if session.closed is None:
            return self.current()
        later = next((one for one in sessions if one.number > number), None)
        if later is None:
            return self._summary(session, self._desk.page, self._worked(session), ())
        found = self._worked_until(session, later)
        found = found._replace(
            commits=tuple(commit for commit in found.commits if commit.time <= session.closed),
            files=tuple(file if file.at <= session.closed else file._replace(at=0.0) for file in found.files),
        )
        return self._summary(session, self._page_at(later), found, ())

    def since(self, moment: float) -> Summary:
        """Of all that happened from a moment on, whichever session it was in."""
        number = self._desk.session()
        going_on = [one for one in self._all() if one.closed is None or one.closed >= moment] or self._all()[-1:]
        first = going_on[0]
        found = self._worked(first)
        found = found._replace(
            commits=tuple(commit for commit in found.commits if commit.time >= moment),
            files=tuple(file for file in found.files if file.at >= moment),
        )
        events = [event for one in going_on for event in self._desk.sessions.events(one.number)]
        session = first._replace(number=number, opened=max(moment, first.opened), closed=None)
        edits = [edit for one in going_on for edit in self._desk.sessions.edits(one.number)]
        before = self._page_before(moment, self._page_at(first))
        return summary_of(self._evidence(session, before, self._desk.page, found, events, edits))

    def items_since(self, moment: float) -> Changes:
        """What became of the items of the page since a moment."""
        return changes(self._page_before(moment, self._desk.page), self._desk.page)

    def note(self, part: str, words: str) -> None:
        """Keep words of the user's for a part of the summary, as they are typed: no crash takes them."""
        self._desk.sessions.tell(self._desk.session(), NOTE, json.dumps([part, words]).encode())

    def committed(self, commit: str) -> None:
        """A commit that holds nothing but the document, which is no work of the session's own."""
        self._desk.sessions.tell(self._desk.session(), COMMITTED, commit.encode())

    def write(self, summary: Summary, left_out: frozenset[str] = frozenset()) -> bool:
        """Write a summary into the document, as one edit; whether that changed anything."""
        session = next(one for one in self._all() if one.number == summary.number)
        known = self._known(session)
        found = self._proposals(session, summary, MOST - sum(key.startswith(FILE) for key in known.wrote))
        said = {path: proposal.text for path, proposal in found.items()}
        made = written(self._desk.page, self._desk.meaning, summary, known, said, left_out)
        is_new = made.performed.document.text != self._desk.document.text
        number = self._desk.take("write the session's summary", made.performed) if is_new else 0
        if is_new:
            decisions = Proposals(self._desk, session.number)
            for path, proposal in found.items():
                if FILE + path in made.wrote:
                    decisions.accepted(proposal)
        told = {"edit": number, "wrote": made.wrote, "line": made.line}
        self._desk.sessions.tell(session.number, SUMMARY, json.dumps(told).encode())
        return is_new

    def _known(self, session: Session) -> Known:
        """What earlier summaries wrote."""
        last = self._desk.sessions.latest(self._desk.path, SUMMARY)
        line = json.loads(last.payload)["line"] if last is not None else ""
        mine = [event for event in self._desk.sessions.events(session.number) if event.kind == SUMMARY]
        wrote = json.loads(mine[-1].payload)["wrote"] if mine else {}
        return Known(wrote, line, frozenset(item.text for item in self._page_at(session).items))

    def _proposals(self, session: Session, summary: Summary, room: int) -> dict[str, Proposal]:
        """What to say of files that the document does not list; of the most changed, where not all have room."""
        named = [file for file in summary.unnamed if file.path.isprintable()]
        most = sorted(named, key=lambda file: -file.added - file.removed)[: max(0, room)]
        return proposals_of(self._desk.start_of(session.number), tuple(most))

    def _all(self) -> list[Session]:
        return self._desk.sessions.all(self._desk.path)

    def _worked(self, session: Session) -> Worked:
        looked = look(self._desk.start_of(session.number))
        self._keep(session.number, looked)
        return looked.worked

    def _worked_until(self, session: Session, later: Session) -> Worked:
        """What a session that is over had done: its files are those that the next one found."""
        first, second = (self._desk.start_of(one.number) for one in (session, later))
        if not (first.kept and second.kept):
            return Worked(self._worked(session).commits if first.kept else (), problem=_NOBODY_LOOKED)
        found = look_until(first, second)
        moment = f"{day(later.opened)} {clock_time(later.opened)}"
        doubt = f"whether its files were so when it ended; they are told as the next session found them, {moment}"
        return found._replace(problem=found.problem or doubt)

    def _keep(self, number: int, looked: Looked) -> None:
        if looked.baseline and not self._desk.sessions.baseline(number):
            self._desk.sessions.keep_baseline(number, looked.baseline.encode())

    def _summary(self, session: Session, after: Page, found: Worked, findings: tuple[Finding, ...]) -> Summary:
        events = self._desk.sessions.events(session.number)
        edits = self._desk.sessions.edits(session.number)
        return summary_of(self._evidence(session, self._page_at(session), after, found, events, edits), findings)

    def _evidence(
        self,
        session: Session,
        before: Page,
        after: Page,
        found: Worked,
        events: list[Event],
        edits: list[tuple[int, float, str]],
    ) -> Evidence:
        events = [event for event in events if event.made >= session.opened]
        notes = dict(json.loads(event.payload) for event in events if event.kind == NOTE)
        faces = dict(event.payload.decode().split(" ", 1) for event in events if event.kind == FACE)
        edits = [edit for edit in edits if edit[1] >= session.opened]
        own_edits = {json.loads(event.payload)["edit"] for event in events if event.kind == SUMMARY}
        own_commits = {event.payload.decode() for event in events if event.kind == COMMITTED}
        found = found._replace(commits=tuple(commit for commit in found.commits if commit.id not in own_commits))
        return Evidence(
            session.number,
            session.opened,
            session.closed,
            before,
            after,
            found,
            tuple(from_event(event) for event in events if event.kind == RUN),
            tuple((made, faces.get(owner, COMMAND_LINE)) for number, made, owner in edits if number not in own_edits),
            tuple(event.made for event in events if event.kind == OUTSIDE),
            tuple(notes.items()),
        )

    def _page_at(self, session: Session) -> Page:
        """The page with which a session began."""
        events = self._desk.sessions.events(session.number)
        opened = next((int(event.payload) for event in events if event.kind == OPENED), None)
        if opened is None:  # the process that opened it was killed at once
            return self._page_before(session.opened, self._desk.page)
        return self._page_of(opened)

    def _page_before(self, moment: float, otherwise: Page) -> Page:
        known = [version.number for version in self._desk.versions() if version.made <= moment]
        return self._page_of(known[-1]) if known else otherwise

    def _page_of(self, number: int) -> Page:
        """The page of a version; where it was thinned out, of the next one that is kept."""
        kept = [version.number for version in self._desk.versions() if version.number >= number]
        for version in kept:
            try:
                return self._desk.meaning.page(read(decode(self._desk.version(version))))
            except StoreError:
                continue  # damaged
        return self._desk.page
