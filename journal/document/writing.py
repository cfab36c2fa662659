"""The text of a section, written as a whole or line by line: paragraphs, blocks of code, whatever is no item."""

from __future__ import annotations

from journal.document.blocks import Kind
from journal.document.chunks import read
from journal.document.layout import blank_below, body_end, line_break
from journal.document.outline import outline
from journal.document.pieces import Opens
from journal.document.steps import SetLines
from journal.document.verify import Refused
from journal.values import TYPE_CHECKING

if TYPE_CHECKING:
    from journal.document.outline import Section
    from journal.document.page import Page
    from journal.document.work import Work


def own_text(page: Page, index: int) -> str:
    """The text of a section's own, without what stands in sections below it."""
    start, end = _own(page, page.outline.sections[index])
    return page.document.text[start:end].strip("\r\n")


def joined(first: str, second: str) -> str:
    """Two texts as one, parted by a blank line where the second would run on in the last item of the first."""
    items = [entry.text for entry in outline(read(first)).entries]
    close = f"{first}\n{second}"
    found = [entry.text for entry in outline(read(close)).entries[: len(items)]]
    return close if found == items else f"{first}\n\n{second}"


def write(work: Work, index: int, text: str) -> None:
    """Another text for a section; what stands in sections below it stays."""
    sections = work.page.outline.sections
    if not 0 <= index < len(sections):
        raise Refused("the section is no longer there")
    section = sections[index]
    if section.opens is Opens.ENTRY:
        raise Refused(f"{section.title} is an item with a list in it; edit the item")
    home = work.line_offset(section.line)
    if ">" in work.document.text[home : section.span[0]]:
        raise Refused(f"{section.title} stands in a quote; edit the page itself")
    start, end = _own(work.page, section)
    was = work.document.text[start:end]
    ending = line_break(work.document, start)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").strip("\n").split("\n")
    body = ending.join(lines) + ending if any(line.strip() for line in lines) else ""
    if was.strip():
        body = was[: len(was) - len(was.lstrip("\r\n"))] + body
        if was[-1] not in "\r\n":
            body = body.removesuffix(ending)
    else:
        body = (ending if blank_below(work.document, home) else "") + body
        if work.document.text[start - 1 : start] not in ("\r", "\n"):
            body = ending + body
        if work.document.text[end : end + 1] not in ("", "\r", "\n"):
            body += ending
    above, below = _told(sections[: index + 1]), _told(sections[index + 1 :])
    work.do(SetLines(start, was, body), retold=index)
    after = work.page.outline.sections
    first = len(after) - len(below)
    if _told(after[: index + 1]) != above or _told(after[max(first, 0) :]) != below:
        raise Refused(f"with that text the sections around {section.title} would be read as others")
    if any(other.level <= section.level for other in after[index + 1 : first]):
        raise Refused(f"a heading in the text would end the section {section.title}; give it a deeper level")
    work.subject = home


def _told(sections: list[Section]) -> list[tuple[int, str]]:
    return [(section.level, section.title) for section in sections]


def add_line(work: Work, index: int, text: str) -> bool:
    """A further line in the block of code that a section holds, in place of a placeholder; whether there is one."""
    section = work.page.outline.sections[index]
    home = work.line_offset(section.line)
    chunk, offset = work.document.chunk_at(home)
    first = home - offset
    stop = _own(work.page, section)[1] - offset
    fences = [
        block
        for block in chunk.blocks
        if block.kind is Kind.FENCE and block.level and first < chunk.starts[block.start] < stop
    ]
    if not fences:
        return False
    fence = fences[-1]
    last = fence.end - 1
    ending = line_break(work.document, offset + chunk.starts[last])
    inner = chunk.lines[fence.start + 1 : last]
    at, was = offset + chunk.starts[last], ""
    if inner and all(not line.strip() or work.meaning.is_unset(line.strip().lstrip("#/ ")) for line in inner):
        at = offset + chunk.starts[fence.start + 1]
        was = work.document.text[at : offset + chunk.starts[last]]
    work.do(SetLines(at, was, "".join(line + ending for line in text.split("\n"))))
    work.subject = home
    return True


def _own(page: Page, section: Section) -> tuple[int, int]:
    """Where a section's own text begins and ends, below the line that opens it."""
    for chunk, offset, first in page.document.located():
        if first <= section.line < first + len(chunk.lines):
            line = section.line - first
            heading = next((block.end for block in chunk.blocks if block.start == line), line + 1)
            below = heading if section.opens is Opens.HEADING else line + 1
            start = offset + chunk.starts[below]
            last = offset + chunk.starts[min(section.end - first, len(chunk.lines))]
            return start, max(start, min(last, body_end(page.document, offset + chunk.starts[line])))
    raise Refused("the section is no longer there")
