"""Every section of the reference documents is looked at by the checks that the table names, and by no other."""

from __future__ import annotations

import re
from itertools import count
from typing import TYPE_CHECKING

import pytest

from journal.checks.checker import Checker
from journal.checks.world import DAY, Seen, World
from journal.document.chunks import read
from journal.document.edit import Write
from journal.document.perform import perform
from journal.document.writing import own_text
from journal.kinds.meaning import Kinds
from tests.kinds.sections import ROWS_OF_KINDS, Holds, Row
from tests.kinds.test_sections import TEXTS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from journal.checks.rule import Finding
    from journal.document.page import Page

MEANING = Kinds()
NOON = 1_700_000_000.0
QUEUE = Seen("src/queue.py", NOON, 40)
WORLD = World(
    NOON + 9 * DAY,
    {"src/queue.py": QUEUE, "src/old.py": QUEUE._replace(path="src/old.py"), "src/lost.py": None, "lost.md": None},
    "main",
    frozenset(("src/new.py",)),
    "PAGE.md",
    NOON + 9 * DAY,
    {("src/queue.py", (5, 9)): (15, 19)},
)
"""Lines have moved, the code has rested, another branch is checked out."""
POOR_WORLD = WORLD._replace(files={**WORLD.files, "PLAN.md": None, "PROGRESS.md": None, "DECISIONS.md": None})
"""Documents of the folder are gone besides."""

TOKEN = "ghp_" + "x7Kq2mW9vB4nT8rY3cZ6" + "pL1sD5fG0hJaUeIo"
PLACEHOLDER = "[What is to be said]"
POOR_LINES = (
    "`src/lost.py` - the loop",
    "`src/queue.py:30-45` - the loop",
    "`src/queue.py:5-9` - the loop",
    "`src/old.py` - not committed yet",
    "[ ] the end of the loop in `src/old.py`",
    "the middle of the loop in `src/old.py`",
    "Wire the retry policy",
    "Redis connection drops",
    "Redis Streams",
    "Fix the retry loop",
    "Handle errors properly",
    "**Rejected**: polling the queue",
    "Discovered: events come twice",
    PLACEHOLDER,
    "See [the worker](lost.md)",
    f"Deploy with `{TOKEN}`",
)
POOR_FIELDS = (
    *("**Status:** Done", "**Last Updated:** 2023-11-01", "**Branch:** `feature/retry`", f"**Brief:** {PLACEHOLDER}"),
    *("**See:** [the worker](lost.md)", f"**Key:** `{TOKEN}`"),
)
SINGLE_FIELDS = (
    *(
        "**File:** `src/lost.py`",
        "**File:** `src/queue.py:30-45`",
        "**File:** `src/queue.py:5-9`",
        "**Discovery:** events come twice",
        "**Why:**",
    ),
)
POOR_PLANS = (
    ("Add the webhook", "Count the events", "Show the count"),
    tuple(f"{step} [CRITICAL: {step} whole]" for step in ("Stop the ledger", "Copy the ledger", "Drop the ledger")),
)
SAID_BEFORE = "## Tasks\n\n- [ ] Count the loops\n\n## Completed\n\n- Wire the retry policy\n\n"


def good(kind: str) -> Page:
    """The template of a kind, filled in by somebody who has something to say."""
    text = re.sub(r"`\[[^]\n]*\]`", "`src/queue.py`", TEXTS[kind])
    text = text.replace("[YYYY-MM-DD]", "2023-11-22").replace("2026-05-04", "2023-11-23")
    numbers = count()
    text = re.sub(
        r"(?<=: )\[(?! \])[^]\n]*\]|(?<!CRITICAL)\[(?! \])[^]:\n]*(?:: [^]\n]*)?\](?!\()",
        lambda _: f"loop {next(numbers)} of it, because queues race",
        text,
    )
    text = text.replace("[CRITICAL: what must not be overlooked]", "[CRITICAL: loops of it, because they race]")
    text = re.sub(r"(?<=## Implementation Steps\n\n)1\. ", "1. Loops of it\n2. Loops of it again\n3. ", text)
    return MEANING.page(read(text))


def poor(row: Row, own: str) -> list[str]:
    """What a section might say that is wrong in every way that some rule sees."""
    match row.holds:
        case Holds.ITEMS:
            return ["".join(f"- {line}\n" for line in POOR_LINES)]
        case Holds.ROWS:
            head, rule = own.split("\n")[:2]
            empty = " |" * (head.count("|") - 2)
            rows = [f"| {line.removeprefix('[ ] ')} |{empty}" for line in POOR_LINES]
            return ["\n".join((head, rule, *rows))]
        case Holds.FIELDS | Holds.HEADING:
            return ["\n".join(POOR_FIELDS), *SINGLE_FIELDS]
        case Holds.CODE:
            return [f"```\n{text}\n```" for text in ("\n".join(POOR_LINES), PLACEHOLDER)]
        case Holds.TEXT | Holds.PARTS:
            words = [line for line in POOR_LINES if not line.startswith(("**", "[ ]"))]
            return ["\n\n".join(words), PLACEHOLDER]


def found_in(page: Page, index: int) -> list[Finding]:
    """What is found in a section, apart from the sections in it."""
    section = page.outline.sections[index]
    below = [other.line for other in page.outline.sections if other.line > section.line]
    end = min([section.end, *below])
    return [finding for finding in Checker().check(page, POOR_WORLD) if section.line <= finding.line < end]


def wrong_pages(row: Row, page: Page, index: int) -> Iterator[tuple[Page, int]]:
    """The page with wrong words in one section of it, and where that section is then."""
    for text in poor(row, own_text(page, index)):
        changed = perform(page, Write(index, text), MEANING).document.text
        before, first, rest = changed.partition("\n## ")
        yield MEANING.page(read(f"{before}\n{SAID_BEFORE}{first[1:]}{rest}")), index + (2 if index else 0)
    if row.title == "Implementation Steps":
        for steps in POOR_PLANS:
            text = "".join(f"{number}. {step}\n" for number, step in enumerate(steps, 1))
            yield MEANING.page(read(f"# Queue - Implementation Plan\n\n## {row.title}\n\n{text}")), 1


ROWS_AT = [
    pytest.param(row, index, id=f"{row.kind}: {row.title}")
    for kind in TEXTS
    for index, row in enumerate(row for row in ROWS_OF_KINDS if row.kind == kind)
]


@pytest.mark.parametrize(("row", "index"), ROWS_AT)
def test_the_checks_that_look_at_a_section_are_those_of_the_table(row: Row, index: int) -> None:
    found = {finding.code for page, at in wrong_pages(row, good(row.kind), index) for finding in found_in(page, at)}
    assert " ".join(sorted(found)) == row.checked


@pytest.mark.parametrize("kind", TEXTS)
def test_nothing_is_found_in_a_template_that_is_filled_in(kind: str) -> None:
    found = Checker().check(good(kind), WORLD._replace(uncommitted=frozenset(("src/queue.py",))))
    assert [(finding.code, finding.line, finding.message) for finding in found] == []
