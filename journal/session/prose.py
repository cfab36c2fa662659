"""The one line of prose that a summary puts under the page's heading for it, in place of an earlier one."""

from __future__ import annotations

from journal.document.layout import body_end, line_break
from journal.document.source import lines_kept
from journal.document.steps import SetLines
from journal.kinds.titles import spelled
from journal.values import TYPE_CHECKING

if TYPE_CHECKING:
    from journal.session.entries import Entries

_TITLES = frozenset(("session summary",))


def write_line(entries: Entries, line: str, earlier: str) -> str:
    """The line that stands there then; words of the user's own are left alone."""
    work = entries.work
    for section in work.page.outline.sections:
        if spelled(section.title) not in _TITLES:
            continue
        start = work.line_offset(section.line + 1)
        end = body_end(work.document, work.line_offset(section.line))
        body = lines_kept(work.document.text[start:end])
        at = start
        for was in body:
            text = was.strip()
            if text == line:
                return line
            if text and (text == earlier or work.meaning.is_unset(text)):
                ending = was[len(was.rstrip("\r\n")) :]
                return line if entries.step(SetLines(at, was, line + ending)) else earlier
            at += len(was)
        if not any(was.strip() for was in body):
            ending = line_break(work.document, start)
            return line if entries.step(SetLines(start, "", f"{ending}{line}{ending}")) else earlier
    return earlier
