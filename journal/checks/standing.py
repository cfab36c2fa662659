"""Rules on where things stand: what is said to be done, when, on which branch, and in two places at once."""

from __future__ import annotations

from functools import lru_cache

from journal.checks.rule import Finding, Fix, named
from journal.checks.world import DAY
from journal.document.dates import dated_like, day_in
from journal.document.marks import State
from journal.document.pieces import Opens
from journal.elapsed import span
from journal.kinds.roles import title_of
from journal.kinds.states import state_of_cell
from journal.kinds.titles import plain, without_signs
from journal.kinds.words import UPDATED_FIELDS
from journal.values import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from journal.checks.world import World
    from journal.document.page import Item, Page
    from journal.document.pieces import Field

_STATUS = frozenset(("status", "current status", "state", "overall status", "project status"))
_BRANCH = frozenset(
    ("branch", "current branch", "git branch", "active branch", "working branch", "ветка", "分支", "当前分支")
)
_DONE = frozenset(
    ("done", "complete", "completed", "finished", "готово", "завершено", "已完成", "完成", "완료", "completado")
)
_FEW_WORDS = 6
_TASKS = frozenset(("doing", "todo"))
_UNFINISHED = frozenset((State.TODO, State.DOING))
_WORK = frozenset(("doing", "done", "todo", "next"))
_STALE_DAYS = 1.5
"""A page may be saved a day after it was dated, in another part of the world."""
_LONG_ENOUGH = 12
"""Shorter texts are the same by chance."""


def done_with_open_boxes(page: Page, _: World) -> Iterator[Finding]:
    """T005: what is said to be done, while boxes are open."""
    field = _field(page, _STATUS)
    if field is not None and _says_done(field.value):
        tasks = [item for item in page.items if item.role in _TASKS and _is_open_box(page, item)]
        if tasks:
            yield _at_field(page, field, "T005", f"says {named(field.value, 30)} while {_boxes(tasks)}")
    by_section: dict[int, list[Item]] = {
        index: []
        for index, (section, role) in enumerate(zip(page.outline.sections, page.roles, strict=True))
        if section.opens is Opens.HEADING and (role == "done" or _says_done(section.title)) and "%" not in section.title
    }
    for item in page.items:
        if item.section in by_section and item.is_top and _is_open_box(page, item):
            by_section[item.section].append(item)
    for index, here in by_section.items():
        if here:
            section = page.outline.sections[index]
            message = f"{named(section.title, 40)} says done while {_boxes(here)}"
            yield Finding("T005", section.line, 0, 0, message)


@lru_cache(maxsize=8192)
def _says_done(text: str) -> bool:
    """Whether a status or a title says that all is done: by its last word, or by a sign and nothing more about it."""
    words = plain(without_signs(text)).split()
    if len(words) > _FEW_WORDS or "," in text:
        return False
    return bool(words) and words[-1] in _DONE


def _is_open_box(page: Page, item: Item) -> bool:
    if item.state not in _UNFINISHED or item.entry < 0 or item.unset:
        return False
    marks = page.outline.entries[item.entry].marks
    return bool(marks) and marks[0].box


def _boxes(items: list[Item]) -> str:
    first = named(items[0].text, 40)
    return f"the box of {first} is open" if len(items) == 1 else f"{len(items)} boxes are open, first {first}"


def last_updated(page: Page, world: World) -> Iterator[Finding]:
    """T006: the day on which the page was last updated, before the day of its last change."""
    from datetime import datetime

    field = _field(page, UPDATED_FIELDS)
    if field is None or not world.page_changed:
        return
    said = day_in(field.value)
    changed = datetime.fromtimestamp(world.page_changed)
    if said is None:
        return
    behind = world.page_changed - datetime(said.year, said.month, said.day).timestamp() - DAY
    if behind > (_STALE_DAYS - 1) * DAY:
        found = _at_field(page, field, "T006", f"the page was changed {span(behind + DAY)} after this day")
        value = dated_like(field.value, changed)
        if value is not None and found.length:
            start = found.column
            yield found._replace(fix=Fix(start, start + found.length, value, f"{field.key}: {value}"))
        else:
            yield found


def other_branch(page: Page, world: World) -> Iterator[Finding]:
    """T010: the page speaks of another branch than the one that is checked out."""
    field = _field(page, _BRANCH)
    if field is None or not world.branch:
        return
    said = _branch_in(field.value)
    if said and said != world.branch:
        yield _at_field(page, field, "T010", f"the page speaks of branch {said}, and {world.branch} is checked out")


def _branch_in(value: str) -> str:
    """The one branch that a value names; empty where it says more, or something else."""
    first, tick, rest = value.strip().removeprefix("`").partition("`") if "`" in value else (value.strip(), "", "")
    if "`" in rest or (not tick and (" " in first or not first)) or (tick and not value.strip().startswith("`")):
        return ""
    name = first.strip("*_ ")
    return name if name and not any(char in name for char in " []<>{}~^:?*\\，。") and not name.endswith("…") else ""


_compared = lru_cache(maxsize=8192)(plain)
"""A text as it is compared with others; most are the same at the next look."""


def two_states(page: Page, _: World) -> Iterator[Finding]:
    """T008: the same words in two sections, with two states."""
    yield from _two_statuses(page)
    known: dict[str, Item] = {}
    for item in page.items:
        if item.state is None or item.role not in _WORK or len(item.text) < _LONG_ENOUGH or item.unset:
            continue
        text = _compared(item.text)
        if len(text) < _LONG_ENOUGH or not item.is_top:
            continue
        other = known.setdefault(text, item)
        if other.section != item.section and (other.state is State.DONE) != (item.state is State.DONE):
            title = page.outline.sections[other.section].title if other.section >= 0 else page.title
            says = f"{named(item.text)} is {item.state.value} here, and {_value(other)} under {named(title, 40)}"
            yield Finding("T008", item.line, 0, 0, f"{says}; keep one of them")


def _two_statuses(page: Page) -> Iterator[Finding]:
    """Two fields for where the whole page stands, one of which says that all is done."""
    title = title_of(page.outline.sections)
    first: Field | None = None
    for field, section in zip(page.outline.fields, page.outline.field_sections, strict=True):
        if field.entry >= 0 or _compared(field.key) not in _STATUS or state_of_cell(field.value, True) is None:
            continue
        if section not in (-1, title) and page.roles[section] != "status":
            continue
        first = first or field
        if (state_of_cell(first.value, True) is State.DONE) != (state_of_cell(field.value, True) is State.DONE):
            message = f"{named(field.value, 30)} here, and {named(first.value, 30)} in line {first.line + 1}; keep one"
            yield _at_field(page, field, "T008", message)


def _value(item: Item) -> str:
    assert item.state is not None
    return item.state.value


def _field(page: Page, keys: frozenset[str]) -> Field | None:
    """The page's own field of one of some names."""
    for key, value in page.fields.items():
        if plain(key) in keys or key.casefold() in keys:
            return next((field for field in page.outline.fields if (field.key, field.value) == (key, value)), None)
    return None


def _at_field(page: Page, field: Field, code: str, message: str) -> Finding:
    """A finding about the value of a field, where that stands in the field's own line."""
    for chunk, offset, first in page.document.located():
        if first <= field.line < first + len(chunk.lines):
            column = field.span[0] - offset - chunk.starts[field.line - first]
            line = chunk.lines[field.line - first]
            if column >= 0 and line[column : column + len(field.value)] == field.value:
                return Finding(code, field.line, column, len(field.value), message)
    return Finding(code, field.line, 0, 0, message)
