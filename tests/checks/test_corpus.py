"""On real documents: no crash, no false alarm of a secret, and few findings that a reader would call wrong."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from journal.checks.checker import Checker
from journal.checks.looking import named_by
from journal.checks.world import World
from journal.document.chunks import read
from journal.document.source import decode
from journal.kinds.recognise import read_page
from tests.corpus import SHARED, files, needs_corpus

if TYPE_CHECKING:
    from journal.checks.rule import Finding

JUDGED = Path(__file__).with_name("judged.tsv")
"""Every finding in the corpus, judged by reading the page: file, line, code, and whether it is right."""

WRONG_AT_MOST = 0.02
NEW_YEAR_2027 = 1_798_761_600.0


def findings(path: Path) -> tuple[Finding, ...]:
    """What is found in a document that is all that is left of its project: whatever it claims of that is not so."""
    page = read_page(read(decode(path.read_bytes())))
    gone = dict.fromkeys(named_by(page))
    world = World(NEW_YEAR_2027, gone, "main", frozenset(("other",)), path.name, NEW_YEAR_2027)
    return Checker().check(page, world)


def judged() -> dict[tuple[str, int, str], bool]:
    rows = [line.split("\t") for line in JUDGED.read_text("utf-8").splitlines()[1:]]
    return {(file, int(line), code): verdict == "right" for file, line, code, verdict in rows}


@needs_corpus
def test_at_most_two_findings_in_a_hundred_are_wrong() -> None:
    verdicts = judged()
    found = {
        (path.name, finding.line + 1, finding.code)
        for path in sorted((SHARED / "corpus/documents").glob("*.md"))
        for finding in findings(path)
    }
    assert sorted(found - verdicts.keys()) == [], "read these pages, and judge these findings in judged.tsv"
    wrong = sorted(key for key in found if not verdicts[key])
    assert len(wrong) <= WRONG_AT_MOST * len(found), wrong


@needs_corpus
def test_no_real_document_raises_a_false_alarm_of_a_secret() -> None:
    alarms = [(path.name, finding.line + 1) for path in files() for finding in findings(path) if finding.code == "S001"]
    assert alarms == []
