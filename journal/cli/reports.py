"""Findings as people and programs read them: text, JSON, annotations."""

from __future__ import annotations

import sys
from json import dumps

from journal.checks.rules import BY_CODE
from journal.checks.secrets import secrets_in
from journal.cli.printing import printable
from journal.document.source import split_lines
from journal.session.wording import count
from journal.values import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from journal.checks.rule import Finding
    from journal.document.page import Page

WIDEST = 110
"""Columns of a line that are shown; of a longer one, those around the finding."""


class Checked(NamedTuple):
    """One document, and what was found in it."""

    path: str
    page: Page
    findings: tuple[Finding, ...]

    def lines(self) -> list[str]:
        """Its lines, cut anew at each call."""
        return split_lines(self.page.document.text)


def as_text(checked: Sequence[Checked]) -> None:
    """Each finding with its line; how many there are, on stderr."""
    for document in checked:
        lines = document.lines()
        for finding in document.findings:
            column = column_of(finding, lines)
            print(printable(f"{document.path}:{finding.line + 1}:{column + 1}: {finding.code} {finding.message}"))
            number = str(finding.line + 1).rjust(5)
            line, signs = _excerpt(finding, lines[finding.line])
            print(f"{number} | {line}")
            if signs:
                print(f"{' ' * len(number)} | {signs}")
            if finding.fix is not None:
                print(printable(f"{' ' * len(number)} = --fix writes {finding.fix.says}"))
    found = sum(len(document.findings) for document in checked)
    mendable = sum(finding.fix is not None for document in checked for finding in document.findings)
    if found:
        more = f", {mendable} of them mended by --fix" if mendable else ""
        print(f"{count(found, 'finding')}{more}", file=sys.stderr)
    else:
        print("nothing found", file=sys.stderr)


def column_of(finding: Finding, lines: Sequence[str]) -> int:
    """Where a finding begins, from 0; one about a whole line begins with its first word."""
    if finding.length:
        return finding.column
    line = lines[finding.line]
    return len(line) - len(line.lstrip())


def end_of(finding: Finding, lines: Sequence[str]) -> int:
    return finding.column + finding.length if finding.length else len(lines[finding.line])


def _excerpt(finding: Finding, line: str) -> tuple[str, str]:
    """A line as it is shown, secrets in it covered, and the signs below what the finding is about."""
    for _, (start, end) in list(secrets_in(line)):
        line = line[:start] + "*" * (end - start) + line[end:]
    start = max(0, finding.column - WIDEST // 2) if len(line) > WIDEST else 0
    before = printable(("…" if start else "") + line[start : finding.column])
    marked = printable(line[finding.column : finding.column + finding.length])
    after = printable(line[finding.column + finding.length : start + WIDEST])
    shown = before + marked + after + ("…" if start + WIDEST < len(line) else "")
    return shown, " " * _width(before) + "^" * _width(marked) if finding.length else ""


def _width(text: str) -> int:
    """How many columns a text takes."""
    from rich.cells import cell_len

    return len(text) if text.isascii() else cell_len(text)


def as_json(checked: Sequence[Checked]) -> None:
    """The stable object of `--json`."""
    found = [
        {
            "code": finding.code,
            "path": document.path,
            "line": finding.line + 1,
            "column": column_of(finding, lines) + 1,
            "message": finding.message,
            "fix": finding.fix.says if finding.fix is not None else None,
        }
        for document in checked
        for lines in (document.lines(),)
        for finding in document.findings
    ]
    print(dumps({"version": 1, "findings": found}))


def as_annotations(checked: Sequence[Checked]) -> None:
    """Workflow commands, which GitHub shows beside the lines of a change."""
    for document in checked:
        lines = document.lines()
        for finding in document.findings:
            places = {
                "file": document.path,
                "line": finding.line + 1,
                "col": column_of(finding, lines) + 1,
                "endColumn": end_of(finding, lines),
                "title": f"{finding.code} {BY_CODE[finding.code].name}",
            }
            said = ",".join(f"{key}={_property(str(value))}" for key, value in places.items())
            print(f"::{level(finding)} {said}::{_data(finding.message)}")


def level(finding: Finding) -> str:
    """How bad a finding is, in the words that SARIF and GitHub share."""
    return "error" if finding.secret else "warning"


def _data(text: str) -> str:
    return printable(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
