"""The checks of one document: its page, the world around it, and what the user wants to hear."""

from __future__ import annotations

import time

from journal.checks.checker import Checker
from journal.checks.looking import Lookout
from journal.checks.selection import Selection, selection
from journal.checks.silence import remark
from journal.document.pieces import Opens
from journal.overwriting import amend, line_of
from journal.settings import checks_table
from journal.values import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from journal.checks.rule import Finding
    from journal.desk import Desk
    from journal.document.page import Page


class Checking:
    """Checks one document, again and again; only what changed is looked at again."""

    def __init__(self, path: str, chosen: Selection | None = None, clock: Callable[[], float] = time.time) -> None:
        self._clock = clock
        self._lookout = Lookout(path)
        wanted = chosen if chosen is not None else selection(checks_table())
        self._checker = Checker(wanted.rules(self._lookout.own))
        self._looked = False

    @property
    def trouble(self) -> str:
        """Why git is not asked, where there is a repository; empty where nothing is wrong."""
        return self._lookout.trouble

    def close(self) -> None:
        self._lookout.close()

    def look(self, page: Page) -> tuple[Finding, ...]:
        """What is found in a page, with a fresh look at the world."""
        self._looked = True
        return self._checker.check(page, self._lookout.look(page, self._clock()))

    def again(self, page: Page) -> tuple[Finding, ...]:
        """What is found in a page after an edit, in the world as it was at the last look."""
        if not self._looked:
            return self.look(page)
        return self._checker.check(page, self._lookout.further(page, self._clock()))


def findings_of(desk: Desk) -> tuple[Finding, ...]:
    """What is not as it should be in the document of a desk at this moment."""
    checking = Checking(desk.path, clock=desk.now)
    try:
        return checking.look(desk.page)
    finally:
        checking.close()


def mend(desk: Desk, findings: tuple[Finding, ...]) -> list[str]:
    """Carry out the fixes of findings, one edit a line; what each does."""
    said: list[str] = []
    lines: dict[int, list[Finding]] = {}
    for finding in findings:
        if finding.fix is not None:
            lines.setdefault(finding.line, []).append(finding)
    for number, here in lines.items():
        was = line = line_of(desk, number)
        done = []
        for finding in sorted(here, key=lambda finding: -finding.column):
            if finding.fix is not None:
                line = line[: finding.fix.start] + finding.fix.text + line[finding.fix.end :]
                done.append(finding.fix.says)
        if line != was:
            amend(desk, number, was, line, "; ".join(reversed(done)))
            said += reversed(done)
    return said


def ignore(desk: Desk, finding: Finding) -> None:
    """Write a remark that silences a finding: behind its item, below its heading, or above any other line."""
    page, number = desk.page, finding.line
    line, note = line_of(desk, number), remark(finding.code)
    if any(section.line == number and section.opens is Opens.HEADING for section in page.outline.sections):
        written = f"{line}\n{note}"
    elif any(entry.line <= number < entry.end for entry in page.outline.entries):
        stripped = line.rstrip()
        written = f"{stripped[:-1]}{note} |" if stripped.endswith("|") else f"{stripped} {note}"
    else:
        written = f"{note}\n{line}"
    amend(desk, number, line, written, f"ignore {finding.code}")
