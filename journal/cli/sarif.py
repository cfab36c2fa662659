"""Findings as a SARIF 2.1.0 log."""

from __future__ import annotations

from json import dumps
from urllib.parse import quote

from journal import __version__
from journal.checks.rules import FAMILIES, RULES
from journal.cli.reports import column_of, end_of, level
from journal.values import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from journal.checks.rule import Finding
    from journal.cli.reports import Checked

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_NUMBERS = {rule.code: number for number, rule in enumerate(RULES)}


def as_sarif(checked: Sequence[Checked]) -> None:
    """A log that code scanners exchange."""
    print(dumps(log(checked)))


def log(checked: Sequence[Checked]) -> dict[str, Any]:
    """The log of one run over some documents."""
    return {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": _driver()},
                "columnKind": "unicodeCodePoints",
                "results": [result for document in checked for result in _results(document)],
            }
        ],
    }


def _driver() -> dict[str, Any]:
    return {
        "name": "journal",
        "version": __version__,
        "rules": [
            {
                "id": rule.code,
                "name": "".join(word.capitalize() for word in rule.name.split("-")),
                "shortDescription": {"text": rule.reason},
                "properties": {"tags": [FAMILIES[rule.code[0]]]},
            }
            for rule in RULES
        ],
    }


def _results(document: Checked) -> Iterator[dict[str, Any]]:
    place = {"uri": _uri(document.path)}
    lines = document.lines()
    for finding in document.findings:
        yield _result(place, lines, finding)


def _result(place: dict[str, str], lines: list[str], finding: Finding) -> dict[str, Any]:
    region = {
        "startLine": finding.line + 1,
        "startColumn": column_of(finding, lines) + 1,
        "endColumn": max(end_of(finding, lines), column_of(finding, lines)) + 1,
    }
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": _NUMBERS[finding.code],
        "level": level(finding),
        "message": {"text": finding.message},
        "locations": [{"physicalLocation": {"artifactLocation": place, "region": region}}],
    }
    if fix := finding.fix:
        deleted = {"startLine": finding.line + 1, "startColumn": fix.start + 1, "endColumn": fix.end + 1}
        replacement = {"deletedRegion": deleted, "insertedContent": {"text": fix.text}}
        change = {"artifactLocation": place, "replacements": [replacement]}
        result["fixes"] = [{"description": {"text": fix.says}, "artifactChanges": [change]}]
    return result


def _uri(path: str) -> str:
    """A path as the reference that SARIF wants; an absolute one as an address of a file."""
    written = quote(path.encode("utf-8", "surrogateescape"))
    return f"file://{written}" if path.startswith("/") else written
