"""Which kind a document is of, and how likely it is a continuity document at all."""

from __future__ import annotations

from journal.document.pieces import Opens
from journal.kinds.context import CONTEXT
from journal.kinds.continuity import CONTINUITY
from journal.kinds.folder import FOLDER
from journal.kinds.phase import PHASE
from journal.kinds.plain import PLAIN
from journal.kinds.plan import PLAN
from journal.kinds.roles import title_of
from journal.kinds.titles import spelled
from journal.values import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from journal.document.outline import Section
    from journal.document.page import Page
    from journal.kinds.kind import Kind

KINDS = {kind.name: kind for kind in (CONTEXT, CONTINUITY, PLAN, PHASE, FOLDER, PLAIN)}

_ENOUGH = 2
"""How much must speak for a kind: two of its headings, or its words in the title."""

_STRONG = frozenset(("status", "doing", "done", "todo", "blockers", "next", "handoff"))
_WEAK = frozenset(("goal", "decisions", "lessons", "files", "questions", "resolved", "tests", "commits"))

_DOUBT = 0.6
"""What is left of the doubt after each role that speaks for a page."""


def kind_of(sections: list[Section], kinds: Iterable[Kind]) -> Kind:
    """The kind that most of a page's headings and the words of its title speak for; `plain` where too few do."""
    headings = {spelled(section.title) for section in sections}
    title = title_of(sections)
    name = f" {spelled(sections[title].title)} " if title >= 0 else ""
    best, most = PLAIN, _ENOUGH - 1
    for kind in kinds:
        spoken = len(kind.tells & headings) + _ENOUGH * any(_says(name, said) for said in kind.titles)
        if spoken > most:
            best, most = kind, spoken
    return best


def _says(title: str, said: str) -> bool:
    """Whether a title has words in it; some scripts put no blanks between words."""
    return (f" {said} " if said.isascii() else said) in title


def likelihood(page: Page) -> float:
    """How likely a page is a continuity document, from 0 to 1: a handbook or a glossary shows few of its roles."""
    roles = {role for role in page.roles if role}
    points = len(roles & _STRONG) + 0.5 * len(roles & _WEAK) + (page.kind != PLAIN.name)
    if page.total:
        points += 1.5
    title = title_of(page.outline.sections)
    headings = [
        index
        for index, section in enumerate(page.outline.sections)
        if section.opens is Opens.HEADING and index != title
    ]
    told: float = sum(page.purposes[index] is not None for index in headings)
    doubt: float = _DOUBT**points
    return (1 - doubt) * (0.3 + 0.7 * (told / len(headings) if headings else 1.0))
