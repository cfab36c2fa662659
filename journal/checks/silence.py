"""Findings that the page itself asks to be silent about: `<!-- journal: ignore T003 -->`."""

from __future__ import annotations

import re

from journal.document.source import split_lines
from journal.values import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from journal.checks.rule import Finding
    from journal.document.page import Page

_COMMENT = re.compile(r"<!--\s*journal:\s*ignore\b([\w\s,]*)-->", re.IGNORECASE)


def remark(code: str) -> str:
    """What silences a code behind a line."""
    return f"<!-- journal: ignore {code} -->"


def without_remarks(text: str) -> str:
    """A text without what only silences: it is no word of the author's."""
    return _COMMENT.sub("", text).rstrip()


def silenced(page: Page, findings: Iterable[Finding]) -> list[Finding]:
    """Those findings that no remark of the page asks to be silent about.

    Behind words, a remark counts for its line. On a line of its own it counts for the next line with words; first
    below a heading, for that section and all in it; before the first heading, for the whole page. Without codes it
    counts for all of them, and a code may be the beginning of some.
    """
    text = page.document.text
    if "journal:" not in text:
        return list(findings)
    scopes = _scopes(page, split_lines(text))
    return [
        finding
        for finding in findings
        if not any(start <= finding.line < end and finding.code.startswith(codes) for start, end, codes in scopes)
    ]


def _scopes(page: Page, lines: list[str]) -> list[tuple[int, int, tuple[str, ...]]]:
    """From which line to which a remark counts, and for which codes."""
    found = []
    sections = page.outline.sections
    for number, line in enumerate(lines):
        remark = _COMMENT.search(line) if "<!--" in line else None
        if remark is None:
            continue
        codes = tuple(code.upper() for code in remark.group(1).replace(",", " ").split()) or ("",)
        if line.strip() != remark.group():
            found.append((number, number + 1, codes))
            continue
        above = number - 1
        while above >= 0 and (not lines[above].strip() or _COMMENT.fullmatch(lines[above].strip())):
            above -= 1
        opened = next((section for section in reversed(sections) if section.line == above), None)
        if opened is not None:
            found.append((opened.line, opened.end, codes))
        elif not any(section.line < number for section in sections):
            found.append((0, len(lines), codes))
        else:
            below = number + 1
            while below < len(lines) and not lines[below].strip():
                below += 1
            found.append((below, below + 1, codes))
    return found
