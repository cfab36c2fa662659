"""Commits of the session that the page does not list yet, and the edits that list them."""

from __future__ import annotations

import json

from journal.document.edit import Add, Edit, Reword
from journal.project.baseline import Commit
from journal.session.commitwords import COMMIT_NAME, SHORT, listing, lists
from journal.session.timeline import COMMITTED
from journal.values import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from journal.desk import Desk
    from journal.document.page import Item, Page

_ROLE = "commits"
_LISTED = "commit listed"
"""The sort of timeline entry that says which commit was written, and by which edit."""
_REFUSED = "commit refused"
"""The same for one that the user does not want on the page."""


class Missing(NamedTuple):
    """A commit that the page does not list."""

    commit: Commit
    was: Commit | None = None
    """What it was before it was amended or rebased, where the page lists that."""
    heading: str = ""
    """Of the section that is to be made for it, where the page has none."""

    @property
    def short(self) -> str:
        return self.commit.id[:SHORT]


class _Written(NamedTuple):
    commit: tuple[str, int, str]
    edit: int


class Commits:
    """Which commits are to be offered: each once, whatever git makes of it afterwards."""

    def __init__(self, desk: Desk, session: int) -> None:
        self._desk = desk
        self._session = session
        self._read = 0
        self._written: list[_Written] = []
        self._refused: set[tuple[int, str]] = set()
        """Times at which their authors made them, which amending and rebasing keep, and subjects."""
        self._alone: set[str] = set()
        """Those that hold nothing but the document: to list one would take another one."""

    def missing(self, made: Iterable[Commit]) -> tuple[Missing, ...]:
        """The commits to offer, where the page has a section for them or its kind of page is to have one."""
        page = self._desk.page
        made = tuple(made)
        if not made:
            return ()
        heading = "" if _ROLE in page.purposes else self._new_heading(page)
        if heading is None:
            return ()
        self._take_in()
        undone = self._desk.undone() if self._written else set()
        written = [Commit(*one.commit) for one in self._written if one.edit not in undone]
        settled = {one.id for one in written}
        there = {one.id for one in made}
        listed = page.of(_ROLE)
        found: list[Missing] = []
        for commit in made:
            if (commit.time, commit.subject) in self._refused or commit.id in settled | self._alone:
                continue
            if _item_of(listed, commit.id, commit.subject) is None:
                was = next((one for one in written if _became(one, commit, listed, there)), None)
                found.append(Missing(commit, was, heading))
        return tuple(found)

    def _new_heading(self, page: Page) -> str | None:
        meaning = self._desk.meaning
        return meaning.new_section(page, _ROLE).heading.lstrip("# ") if meaning.expects(page, _ROLE) else None

    def edit(self, missing: Missing, subject: str = "") -> Edit:
        """The edit that lists a commit as the others are, or brings the entry of what it was up to date."""
        page = self._desk.page
        commit, was, _ = missing
        commit = commit._replace(subject=subject or commit.subject)
        item = _item_of(page.of(_ROLE), was.id, was.subject) if was else None
        if item is not None and was is not None:
            text = COMMIT_NAME.sub(lambda match: commit.id[: len(match[0])], item.text, count=1)
            return Reword(item.id, text.replace(was.subject, commit.subject))
        return Add(_ROLE, *listing(page, commit), create=True)

    def accepted(self, missing: Missing) -> None:
        """The last edit listed this commit."""
        self._tell(_LISTED, missing.commit, self._desk.last_edit())

    def reject(self, missing: Missing) -> None:
        """Never offer this commit again."""
        self._tell(_REFUSED, missing.commit, 0)

    def _tell(self, sort: str, commit: Commit, edit: int) -> None:
        self._desk.sessions.tell(self._session, sort, json.dumps([*commit, edit]).encode())

    def _take_in(self) -> None:
        for event in self._desk.sessions.events(self._session, self._read):
            self._read = event.number
            if event.kind == COMMITTED:
                self._alone.add(event.payload.decode())
            elif event.kind in (_LISTED, _REFUSED):
                identity, time, subject, edit = json.loads(event.payload)
                if event.kind == _LISTED:
                    self._written.append(_Written((identity, time, subject), edit))
                else:
                    self._refused.add((time, subject))


def _became(was: Commit, commit: Commit, listed: list[Item], there: set[str]) -> bool:
    """Whether a commit is what one that the page lists has become: amending and rebasing keep its author's time."""
    return was.time == commit.time and was.id not in there and _item_of(listed, was.id, was.subject) is not None


def _item_of(listed: list[Item], identity: str, subject: str) -> Item | None:
    """The entry that lists a commit."""
    return next((item for item in listed if lists(item, identity, subject)), None)
