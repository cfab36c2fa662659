"""Runs of a document's project: recorded in the session, written into the page, and how fresh the last one is."""

from __future__ import annotations

import os

from journal.document.perform import perform
from journal.project.stand import Stand, changed_since, stand_from
from journal.session.phrases import result_of
from journal.session.runs import RUN, Run, from_event, to_payload
from journal.values import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from journal.desk import Desk

_STAND = "run stand"
"""The sort of timeline entry that keeps how the work tree stood when the last run began."""


class Last(NamedTuple):
    """The last run of a document's project."""

    number: int
    """Of its entry in the timeline."""
    run: Run
    stand: Stand | None
    """How the work tree stood when it began, where that could be seen."""


def record(desk: Desk, run: Run, stand: Stand | None) -> None:
    """Keep a run in the session's timeline."""
    session = desk.session()
    number = desk.sessions.tell(session, RUN, to_payload(run))
    if stand is not None:
        desk.sessions.tell_latest(session, _STAND, f"{number} {stand.to_text()}".encode())


def attach(desk: Desk, run: Run, create: bool) -> bool:
    """Write what came of a run into the page's section for results, as one edit; whether it said anything new."""
    result = result_of(run, create)
    if perform(desk.page, result, desk.meaning).document.text == desk.document.text:
        return False
    desk.do(result)
    return True


def last(desk: Desk) -> Last | None:
    """The last run, of this session or an earlier one."""
    event = desk.sessions.latest(desk.path, RUN)
    if event is None:
        return None
    kept = desk.sessions.latest(desk.path, _STAND)
    number, _, text = kept.payload.decode().partition(" ") if kept is not None else ("", "", "")
    return Last(event.number, from_event(event), stand_from(text) if number == str(event.number) else None)


def all_of(desk: Desk) -> list[Run]:
    """The runs of the session that is open, the oldest first."""
    session = desk.sessions.current(desk.path)
    events = desk.sessions.events(session.number) if session is not None else []
    return [from_event(event) for event in events if event.kind == RUN]


def changed(path: str, stand: Stand) -> int | None:
    """How many files of a document's project are not as they stood, but for the document; None where nobody knows."""
    found = changed_since(stand, os.path.dirname(os.path.abspath(path)), own=[path])
    return None if found is None else len(found)
