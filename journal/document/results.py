"""What a command came to, in the section for results: a new line as its neighbours are, or the earlier one updated."""

from __future__ import annotations

import re

from journal.document.adding import add_to
from journal.document.edit import NoSection
from journal.document.fences import Fence, fence_under
from journal.document.layout import line_break
from journal.document.marking import marks_for
from journal.document.pieces import Form
from journal.document.progress import mark
from journal.document.sections import make_section, section_for
from journal.document.steps import SetCell, SetLines, SetMark
from journal.document.table import heads, main_column
from journal.document.verify import Refused
from journal.document.words import cell, one_line
from journal.values import TYPE_CHECKING

if TYPE_CHECKING:
    from journal.document.edit import Result
    from journal.document.page import Item
    from journal.document.work import Work

ROLE = "tests"
_PARTINGS = (" - ", " — ", " – ", ": ", " → ")
_TITLES = ("result", "run", "performed", "status", "verif", "output")
"""Words of titles of sections for what came of tests, the surest first; others are for what there is to test."""
_OTHERS = ("added", "todo", "plan", "checklist", "approach", "strategy", "coverage")
_COLUMNS = ("result", "results", "outcome", "status", "state")
_IS_RESULT = re.compile(
    r"\b(?:pass(?:ed|ing|es)?|fail(?:ed|ing|s|ures?)?|green|red|ok|exit \d+|no tests)\b|[✅❌✓✗]", re.IGNORECASE
)


def record_result(work: Work, result: Result) -> None:
    """One line of the command and what it came to."""
    command = one_line(result.command)
    for item in work.page.of(ROLE):
        if item.entry >= 0 and (end := _named(item, command)):
            return _update(work, item, end, result)
    section = _section(work)
    if section is None:
        if not result.create:
            raise NoSection(ROLE)
        section = make_section(work, ROLE)
    opening = work.page.outline.sections[section]
    fence = fence_under(work.document, work.line_offset(opening.line), opening.line)
    if fence is not None:
        return _write_in_fence(work, fence, command, result.says)
    near = [item for item in work.page.of(ROLE) if item.section == section and item.entry >= 0 and item.is_top]
    found = work.found(near[-1]) if near else None
    column = _column(heads(found)) if found is not None and found.entry.form is Form.ROW else -1
    if found is not None and column >= 0:
        add_to(work, ROLE, _ticked(command), ((heads(found)[column], result.says),), create=False, chosen=section)
    else:
        add_to(work, ROLE, f"{_ticked(command)}{_parting(near)}{result.says}", (), create=False, chosen=section)
    return _show(work, result)


def _ticked(command: str) -> str:
    return f"`` {command} ``" if "`" in command else f"`{command}`"


def _named(item: Item, command: str) -> int:
    """Where, in the words of an item that tells what a command came to, the command ends; 0 where it tells no such."""
    ticked = _ticked(command)
    written = next((form for form in (ticked, cell(ticked)) if form in item.text), "")
    if written:
        end = item.text.find(written) + len(written)
    elif item.text == command or item.text.startswith(tuple(command + parting for parting in _PARTINGS)):
        end = len(command)
    else:
        return 0
    rest = item.text[end:]
    return end if not rest.strip() or item.state is not None or _IS_RESULT.search(rest) else 0


def _section(work: Work) -> int | None:
    """The section for what came of tests: one that says so, else the first for tests that is not for anything else."""
    sections = work.page.outline.sections
    playing = [index for index, purpose in enumerate(work.page.purposes) if purpose == ROLE]
    titles = {index: sections[index].title.casefold() for index in playing}
    for word in _TITLES:
        named = [
            index for index in playing if word in titles[index] and not any(other in titles[index] for other in _OTHERS)
        ]
        if named:
            return named[-1]  # the innermost of those that stand in each other
    general = [index for index in playing if not any(word in titles[index] for word in _OTHERS)]
    return next(iter(general), section_for(work, ROLE))


def _column(names: list[str]) -> int:
    folded = [name.casefold() for name in names]
    return next((folded.index(name) for name in _COLUMNS if name in folded), -1)


def _parting(near: list[Item]) -> str:
    """What stands between command and result in the neighbours."""
    texts = [item.text for item in near if "`" in item.text]
    return next((parting for text in reversed(texts) for parting in _PARTINGS if f"`{parting}" in text), _PARTINGS[0])


def _update(work: Work, item: Item, end: int, result: Result) -> None:
    start = work.start(item)
    found = work.found(item)
    column = _column(heads(found)) if found.entry.form is Form.ROW else -1
    if column >= 0:
        work.do(SetCell(start, column, result.says))
    else:
        rest = item.text[end:]
        parting = next((parting for parting in _PARTINGS if rest.startswith(parting)), _PARTINGS[0])
        text = f"{item.text[:end]}{parting}{result.says}"
        if found.entry.form is Form.ROW:
            work.do(SetCell(start, main_column(found, item.text), text))
        else:
            work.reword(start, text)
    work.subject = start
    _show(work, result)


def _show(work: Work, result: Result) -> None:
    """Have the mark of the line say what came of it, where it has one."""
    start = work.subject
    item = work.subject_item()
    found = work.found(item)
    if found.entry.form is Form.ROW:
        if item.state not in (None, result.state):
            mark(work, item, result.state)
    elif found.entry.marks and item.state is not result.state:
        work.do(SetMark(start, marks_for(work.document, found, result.state)))
        if work.subject_item().state is not result.state:
            raise Refused(f"{item.id} would not be read as {result.state.value}; write the result into the page itself")
    work.subject = start


def _write_in_fence(work: Work, fence: Fence, command: str, says: str) -> None:
    new = f"{fence.indent}{command}: {says}"
    ending = line_break(work.document, fence.start)
    at = fence.start
    for line in fence.lines:
        length = len(line) + len(ending)
        text = line.strip()
        if text.startswith(f"{command}: ") or work.meaning.is_unset(text):
            return work.do(SetLines(at, work.document.text[at : at + length], new + ending))
        at += length
    return work.do(SetLines(at, "", new + ending))
