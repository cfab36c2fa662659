"""The steps of a plan and what is known about them, as the rules on preserved context look at them."""

from __future__ import annotations

import re

from journal.document.source import split_lines
from journal.kinds.plan import PLAN
from journal.kinds.titles import spelled
from journal.values import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from journal.document.page import Item, Page

_KNOWN = frozenset(("understanding", "lessons", "decisions", "constraints"))
_CRITICAL = re.compile(r"\[CRITICAL:[^\]]*\]?", re.IGNORECASE)
_RELATED = re.compile(r"^\s*(?:[-*+] )?(?:\*\*)?Related Context(?:\*\*)?\s*:", re.IGNORECASE | re.MULTILINE)
_WORD = re.compile(r"[^\W\d_]{4,}")
_COMMON = frozenset(
    [
        "about",
        "after",
        "again",
        "also",
        "always",
        "another",
        "because",
        "been",
        "before",
        "being",
        "both",
        "could",
        "does",
        "doing",
        "done",
        "each",
        "either",
        "else",
        "even",
        "every",
        "first",
        "from",
        "have",
        "into",
        "just",
        "last",
        "like",
        "make",
        "makes",
        "more",
        "most",
        "must",
        "need",
        "needs",
        "never",
        "next",
        "once",
        "only",
        "other",
        "over",
        "same",
        "should",
        "some",
        "such",
        "than",
        "that",
        "their",
        "them",
        "then",
        "there",
        "these",
        "they",
        "this",
        "those",
        "through",
        "under",
        "until",
        "upon",
        "used",
        "uses",
        "using",
        "very",
        "want",
        "well",
        "were",
        "what",
        "when",
        "where",
        "which",
        "while",
        "will",
        "with",
        "within",
        "without",
        "would",
        "your",
        "step",
        "steps",
        "success",
        "failure",
        "context",
        "related",
        "critical",
        "reason",
        "code",
        "file",
        "files",
        "work",
        "works",
        "thing",
        "things",
    ]
)
_STEM = 5
"""Words that begin with the same so many letters are taken for forms of one word."""


class Step(NamedTuple):
    """A step of a plan."""

    item: Item
    text: str
    """All of it, with its details."""

    @property
    def warnings(self) -> list[str]:
        return _CRITICAL.findall(self.text)

    @property
    def has_context(self) -> bool:
        return _RELATED.search(self.text) is not None


class Plan(NamedTuple):
    """What a page says is to be done, and what is known about it."""

    steps: list[Step]
    known: list[Step]
    """The entries of context: insights, pitfalls, decisions."""
    text: str


def plan_of(page: Page) -> Plan | None:
    """The plan that a page is; None for a page of another kind, or without steps."""
    if page.kind != PLAN.name:
        return None
    text = page.document.text
    lines = split_lines(text)
    steps: list[Step] = []
    known: list[Step] = []
    for item in page.items:
        if not item.is_top or item.entry < 0 or item.unset:
            continue
        found = Step(item, "\n".join(lines[item.line : page.outline.entries[item.entry].end]))
        if item.role == "todo" and _is_step(page, item):
            steps.append(found)
        elif item.role in _KNOWN:
            known.append(found)
    return Plan(steps, known, text) if steps else None


def _is_step(page: Page, item: Item) -> bool:
    """Whether an item is a numbered one in a section of steps: other lists of a plan tell many things."""
    if not page.outline.entries[item.entry].marker[:1].isdigit() or item.section < 0:
        return False
    title = spelled(page.outline.sections[item.section].title)
    return "steps" in title or title in ("implementation", "implementation plan", "changes", "tasks", "plan")


def stems(text: str) -> set[str]:
    """The words of a text that tell one subject from another, each by its beginning."""
    return {word[:_STEM] for word in _WORD.findall(text.casefold()) if word not in _COMMON}
