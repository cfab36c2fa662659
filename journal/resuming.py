"""The digest of a document for its next reader: the page, its versions and git, read without taking part."""

from __future__ import annotations

import os

from journal.document.chunks import read
from journal.elapsed import ago
from journal.project.since import Question
from journal.reading import kept_text, text_of
from journal.session.digest import parts_of
from journal.session.freshness import Ages
from journal.session.phrases import waiting_words
from journal.session.runs import RUN, from_event
from journal.session.verdict import verdict
from journal.store.file import File
from journal.store.ledger import Ledger
from journal.store.records import Sessions
from journal.store.versions import Versions
from journal.values import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from journal.document.page import Meaning, Page
    from journal.project.search import Search
    from journal.session.digest import Part
    from journal.session.freshness import Fresh
    from journal.store.records import Event

_LOOKED_BACK = 200
"""Versions among which the age of words is looked for."""


class Digest(NamedTuple):
    """What the next reader must know first."""

    page: Page
    parts: list[Part]
    fresh: dict[str, Fresh]
    """How fresh each part of the page is, by its name; what git and the ledger say is of this moment."""
    changes: tuple[tuple[float, str], ...]
    """When each file was worked on, as far as git tells."""
    problem: str
    """Why git is not asked, where there is a repository."""


def digest(path: str, meaning: Meaning, state: str, now: float, search: Search) -> Digest:
    """The digest of a document as its file has it, with what git says of its folder."""
    try:
        text = text_of(path, File(path, state).read())
        written = os.stat(path).st_mtime
        ledger = Ledger(state)
        try:
            versions = Versions(ledger)
            kept = versions.all(path)[-_LOOKED_BACK:]
            told = Sessions(ledger).latest(path, RUN)
            question = Question(search, min([written, *(float(one.made) for one in kept)]))
            try:
                page = meaning.page(read(text))  # while git works
                found = question.answer()
            finally:
                question.end()
            said = _said(told, now) if told is not None else ""
            parts = parts_of(page, [waiting_words(*one) for one in found.uncommitted], said)
            ages = Ages(kept, lambda number: kept_text(versions, path, number), text, written, found.changes)
            sources = {part.name: [line.source for line in part.lines if line.source] for part in parts}
            fresh = {name: ages.of(words) for name, words in sources.items() if words}
        finally:
            ledger.close()
    finally:
        search.end()
    return Digest(page, parts, fresh, found.changes, found.problem)


def _said(told: Event, now: float) -> str:
    """What came of a run, and how long ago."""
    run = from_event(told)
    return f"{run.command}: {verdict(run)}, {ago(max(0.0, now - run.started - run.seconds))}"
