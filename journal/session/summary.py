"""What a session did, from evidence alone: the page's difference, git, the work tree, and the timeline."""

from __future__ import annotations

from collections import Counter

from journal.document.anchors import subjects
from journal.document.marks import State
from journal.document.words import unescaped
from journal.project.propose import Kind
from journal.session.difference import Changes, Told, changes
from journal.session.verdict import took, verdict
from journal.session.wording import clock_time, count
from journal.values import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from journal.checks.rule import Finding
    from journal.document.page import Page
    from journal.project.baseline import Commit
    from journal.session.runs import Run
    from journal.session.worked import Touched, Worked


_TOLD = ("T", "S")
"""Families of checks: what is not true, and what had better not be written down; what is not filled in yet can wait."""


class Evidence(NamedTuple):
    """All that a summary is made from."""

    number: int
    opened: float
    closed: float | None
    before: Page
    after: Page
    worked: Worked
    runs: tuple[Run, ...] = ()
    edits: tuple[tuple[float, str], ...] = ()
    """When each was made, and through which face."""
    outside: tuple[float, ...] = ()
    words: tuple[tuple[str, str], ...] = ()
    """What the user has said for a part: `learned`, `stopped`, `next`."""


class File(NamedTuple):
    """A file that was worked on."""

    touched: Touched
    is_named: bool
    """Whether the document lists it."""

    @property
    def is_missing(self) -> bool:
        """Whether the document should list it and does not: what tools make, and what is gone, it need not."""
        return not (self.is_named or self.touched.generated or self.touched.kind is Kind.DELETED)


class Stopped(NamedTuple):
    """Where exactly the work stopped; empty where nothing tells."""

    place: str
    """The file that was written last, with the line where only one place of it changed."""
    goal: str
    state: str


class Summary(NamedTuple):
    """A session in parts, each a list of things that are so."""

    number: int
    opened: float
    until: float
    """When something happened last."""
    moments: tuple[float, ...]
    """When something happened, in order."""
    items: Changes
    commits: tuple[Commit, ...]
    files: tuple[File, ...]
    runs: tuple[Run, ...]
    """The last one of each command, in the order in which they ended."""
    stopped: Stopped
    uncommitted: tuple[tuple[str, str], ...]
    edits: dict[str, int]
    """How many were made, by the face through which they were."""
    outside: int
    """How often another writer's text was taken in."""
    words: dict[str, str]
    findings: tuple[Finding, ...]
    """What the checks say is not true."""
    document: str
    problem: str

    @property
    def lasted(self) -> str:
        """How long it was, up to what happened last."""
        return took(self.until - self.opened) if self.until > self.opened else "nothing yet"

    @property
    def added(self) -> int:
        return sum(file.touched.added for file in self.files)

    @property
    def removed(self) -> int:
        return sum(file.touched.removed for file in self.files)

    def said(self, part: str) -> list[str]:
        """The user's own words for a part, line by line."""
        lines = self.words.get(part, "").split("\n")
        return [line.strip().removeprefix("- ") for line in lines if line.strip()]

    @property
    def learned(self) -> list[str]:
        """The user's own words on what was learned, as far as the page does not have them."""
        written = {told.text for told in self.items.learned}
        return [line for line in self.said("learned") if line not in written]

    @property
    def unnamed(self) -> tuple[Touched, ...]:
        """The files that the document should list and does not."""
        return tuple(file.touched for file in self.files if file.is_missing)


def summary_of(evidence: Evidence, findings: tuple[Finding, ...] = ()) -> Summary:
    """The summary that evidence gives."""
    worked = evidence.worked
    runs = _last_of_each(evidence.runs)
    items = changes(evidence.before, evidence.after)
    items = items._replace(completed=tuple(told for told in items.completed if not _is_result(told, runs)))
    moments = sorted(
        moment
        for moment in (
            *(made for made, _ in evidence.edits),
            *evidence.outside,
            *(run.started + run.seconds for run in evidence.runs),
            *(float(commit.time) for commit in worked.commits),
            *(file.at for file in worked.files),
        )
        if moment >= evidence.opened and (evidence.closed is None or moment <= evidence.closed)
    )
    named = {
        anchor.path.removeprefix("./")
        for item in evidence.after.items
        if _lists_files(item.role) and item.anchor
        for anchor in (item.anchor, *subjects(item.text))
    }
    return Summary(
        evidence.number,
        evidence.opened,
        moments[-1] if moments else evidence.opened,
        tuple(moments),
        items,
        worked.commits,
        tuple(File(file, file.path in named) for file in worked.files),
        runs,
        _stopped(evidence, items, runs),
        worked.uncommitted,
        dict(Counter(face for _, face in evidence.edits)),
        len(evidence.outside),
        dict(evidence.words),
        tuple(finding for finding in findings if finding.code.startswith(_TOLD)),
        worked.document,
        worked.problem,
    )


def _is_result(told: Told, runs: tuple[Run, ...]) -> bool:
    """Whether an item only says what a command came to, which is told as a run."""
    return told.role == "tests" and any(run.command in told.text for run in runs)


def _lists_files(role: str | None) -> bool:
    """Whether an item that names a file says what became of it, and not only that it waits to be committed."""
    return role != "handoff"


def _last_of_each(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    last = {run.command: run for run in runs}
    return tuple(sorted(last.values(), key=lambda run: run.started + run.seconds))


def _stopped(evidence: Evidence, items: Changes, runs: tuple[Run, ...]) -> Stopped:
    touched = [
        file
        for file in evidence.worked.files
        if file.at and file.kind is not Kind.DELETED and not file.generated and not file.path.endswith("/")
    ]
    last = max(touched, key=lambda file: file.at, default=None)
    place = ""
    if last is not None:
        in_one_place = last.kind is Kind.CHANGED and len(last.lines) == 1
        place = f"{last.path}:{last.lines[0][0]}" if in_one_place else last.path
    worked_on = [told for told in (*items.begun, *items.still_open) if not told.is_untouched]
    doing = [item for item in evidence.after.of("doing") if item.state is State.DOING and not item.unset]
    under_way = [told.text for told in worked_on if told.role not in ("blockers", "resolved")]
    goal = under_way[-1] if under_way else unescaped(doing[0].text) if doing else ""
    said = [f"{run.command}: {verdict(run)} at {clock_time(run.started + run.seconds)}" for run in runs[-1:]]
    waiting = sum(path != evidence.worked.document for path, _ in evidence.worked.uncommitted)
    if waiting:
        said.append(f"{count(waiting, 'file')} uncommitted")
    return Stopped(place, goal, "; ".join(said))
