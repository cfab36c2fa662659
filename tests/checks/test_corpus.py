"""On real documents: no crash, no false alarm of a secret, and few findings that a reader would call wrong."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from journal.checks.checker import Checker
from journal.checks.rules import BY_CODE
from journal.checks.world import DAY, NOWHERE, Seen, World
from journal.document.chunks import read
from journal.document.source import decode, split_lines
from journal.kinds.recognise import read_page
from tests.checks.project import named_by
from tests.corpus import SHARED, files, needs_corpus

if TYPE_CHECKING:
    from collections.abc import Iterator

    from journal.checks.rule import Finding
    from journal.document.page import Page

JUDGED = Path(__file__).with_name("judged.tsv")
"""Findings in real documents, judged by reading the page: where, in which world, which, and whether it is right."""

SAMPLE = 200
WRONG_AT_MOST = 0.02
NEW_YEAR_2027 = 1_798_761_600.0


def left_alone(page: Page) -> World:
    """The page is all that is left of its project: whatever it claims of that is not so."""
    return World(NEW_YEAR_2027, dict.fromkeys(named_by(page)), "main", frozenset(("other",)), "x.md", NEW_YEAR_2027)


def rested(page: Page) -> World:
    """All that the page names is there, of a line each, and has rested for weeks; nothing is uncommitted."""
    files = {path: Seen(path, NEW_YEAR_2027 - 40 * DAY, 1) for path in named_by(page)}
    return World(NEW_YEAR_2027, files, uncommitted=frozenset())


WORLDS = {"left alone": left_alone, "rested": rested}


def found_in(text: str) -> Iterator[tuple[str, Finding]]:
    """What is found in a text, and in which world."""
    page = read_page(read(text))
    for world, world_of in WORLDS.items():
        for finding in Checker().check(page, world_of(page)):
            yield world, finding


def documents() -> Iterator[tuple[str, str]]:
    """The documents of the sample: as their authors left them, sides of merges, references, and the plans in these."""
    for path in files():
        name, text = path.relative_to(SHARED).as_posix(), decode(path.read_bytes())
        if path.suffix == ".txt":
            continue  # the references once more, in letters that nobody can read
        yield name, text
        if name.startswith("seeds"):
            plans = [part.partition("\n```\n")[0] for part in text.split("```markdown\n")[1:]]
            yield from ((f"{name}, plan {number}", plan) for number, plan in enumerate(plans, 1))


def sample() -> set[tuple[str, int, str, str]]:
    """Every finding; one in a line that several documents share is taken once."""
    found: dict[tuple[str, str], tuple[str, int, str, str]] = {}
    for name, text in documents():
        lines = split_lines(text)
        for world, finding in found_in(text):
            same = (finding.code, lines[finding.line].strip())
            found.setdefault(same, (name, finding.line + 1, world, finding.code))
    return set(found.values())


def judged() -> dict[tuple[str, int, str, str], bool]:
    rows = [line.split("\t") for line in JUDGED.read_text("utf-8").splitlines()[1:]]
    return {(name, int(line), world, code): verdict == "right" for name, line, world, code, verdict in rows}


@needs_corpus
def test_at_most_two_findings_in_a_hundred_are_wrong() -> None:
    verdicts = judged()
    found = sample()
    assert len(found) >= SAMPLE
    assert sorted(found - verdicts.keys()) == [], "read these pages, and judge these findings in judged.tsv"
    wrong = sorted(key for key in found if not verdicts[key])
    assert len(wrong) <= WRONG_AT_MOST * len(found), wrong


@needs_corpus
def test_no_real_document_raises_a_false_alarm_of_a_secret() -> None:
    alarms = [
        (path.name, finding.line + 1)
        for path in files()
        for finding in Checker([BY_CODE["S001"]]).check(read_page(read(decode(path.read_bytes()))), NOWHERE)
    ]
    assert alarms == []
