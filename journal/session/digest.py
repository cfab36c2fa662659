"""What the next reader of a page must know first: what the page, git and the last run say, by its weight."""

from __future__ import annotations

from journal.document.fences import fence_under
from journal.document.habit import lead_of
from journal.document.marks import State
from journal.document.source import split_lines
from journal.document.words import one_line, unescaped
from journal.kinds.states import is_empty, is_unset
from journal.kinds.status import status_of
from journal.values import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from journal.document.page import Item, Page

_PITFALLS = ("pitfall", "avoid", "gotcha", "mistake", "watch out", "don't")
"""Words of titles of sections for what must not be done again."""
_UNCOMMITTED = ("uncommitted", "not committed")
_CRITICAL = "[CRITICAL"
_MOST_COMMANDS = 12
_FURTHER = (
    ("tests", "Not tested, or failing", ("tests",)),
    ("known", "Known of the work", ("understanding", "integrations", "performance", "review")),
    ("scope", "In scope", ("scope",)),
    ("excluded", "Out of scope", ("excluded", "deferred")),
    ("discretion", "Free to decide", ("discretion",)),
    ("ideas", "Ideas", ("ideas",)),
    ("deploy", "To deploy", ("deploy",)),
    ("reading", "To read", ("documents", "reading", "links")),
    ("features", "What there is", ("features",)),
    ("files", "Files", ("files",)),
    ("notes", "Notes", ("notes",)),
)
"""What is told where there is room for more, of items that are not done: name, title, and the roles that tell it."""
_TELLING = ("discovery", "approach", "purpose", "reason", "defer")
"""Parts of the names of fields that tell what their item is about."""


class Line(NamedTuple):
    """One thing to know."""

    text: str
    source: str
    """The words of the page that say it, by which their age is found; empty where it is no word of the page."""


class Part(NamedTuple):
    """What belongs together."""

    name: str
    title: str
    lines: tuple[Line, ...]


def parts_of(page: Page, uncommitted: Sequence[str], run: str) -> list[Part]:
    """What a page says, the most important first, with what git and the last run say."""
    pitfalls = [item for item in _items(page, "lessons") if _titled(page, item, _PITFALLS)]
    lessons = [item for item in _items(page, "lessons") if item not in pitfalls]
    handoff = [item for item in _items(page, "handoff") if not _titled(page, item, _UNCOMMITTED)]
    found = (
        Part("status", "Status", tuple(_status(page))),
        Part("stopped", "Where it stopped", tuple(map(_line, handoff)) or tuple(_prose(page, "handoff"))),
        Part("doing", "In progress", _open(page, "doing")),
        Part(
            "blockers",
            "Blockers",
            tuple(_blocker(item) for item in _items(page, "blockers") if item.state is not State.DONE),
        ),
        Part("next", "Next", tuple(_step(item) for item in _items(page, "next") if item.state is not State.DONE)),
        Part("pitfalls", "Pitfalls", (*_critical(page), *map(_line, pitfalls))),
        Part("uncommitted", "Uncommitted", tuple(Line(text, "") for text in uncommitted)),
        Part("run", "Last run", (Line(run, ""),) if run else ()),
        Part("commands", "Commands", tuple(_commands(page))),
        Part("goal", "Goal", (*_prose(page, "goal"), *_open(page, "goal"))),
        Part("decisions", "Decisions", tuple(_decision(item) for item in reversed(_items(page, "decisions")))),
        Part("lessons", "Lessons", tuple(_line(item) for item in reversed(lessons))),
        Part("questions", "Open questions", tuple(map(_line, _items(page, "questions")))),
        Part("constraints", "Constraints", tuple(map(_line, _items(page, "constraints")))),
        Part("todo", "Not begun", _open(page, "todo")),
        *(Part(name, title, _open(page, *roles)) for name, title, roles in _FURTHER),
    )
    return [part for part in found if part.lines]


def _open(page: Page, *roles: str) -> tuple[Line, ...]:
    """The items of roles that are not done."""
    items = [item for role in roles for item in _items(page, role) if item.state is not State.DONE]
    return tuple(Line("; ".join((_plain(item.text), *_fields(item, _TELLING))), item.text) for item in items)


def _items(page: Page, role: str) -> list[Item]:
    return [item for item in page.of(role) if item.is_top and not item.unset]


def _titled(page: Page, item: Item, words: tuple[str, ...]) -> bool:
    title = page.outline.sections[item.section].title.casefold() if item.section >= 0 else ""
    return any(word in title for word in words)


def _status(page: Page) -> Iterator[Line]:
    value = status_of(page)[1]
    if value and not is_unset(value):
        yield Line(one_line(value), value)
    items = [item for item in _items(page, "status") if value not in item.text]
    yield from map(_line, items)
    if not value and not items:
        yield from _prose(page, "status")


def _prose(page: Page, role: str) -> Iterator[Line]:
    """The paragraphs of those sections of a role that have no items, line by line."""
    sections = page.outline.sections
    lines = split_lines(page.document.text)
    listing = {item.section for item in page.of(role)}
    for index, section in enumerate(sections):
        if page.purposes[index] == role and index not in listing:
            end = sections[index + 1].line if index + 1 < len(sections) else section.end
            for line in lines[section.line + 1 : end]:
                if line.strip(" >-=*_`") and not is_unset(line.strip()) and not is_empty(line.strip()):
                    yield Line(_plain(line.strip()), line.strip())


def _line(item: Item) -> Line:
    return Line(_plain(item.text), item.text)


def _plain(text: str) -> str:
    """Words without what makes them bold."""
    return one_line(unescaped(text)).replace("**", "")


def _with(item: Item, *keys: str) -> Line:
    """An item with some of its fields."""
    own = _plain(item.text[len(lead_of(item.text)) :] or item.text)
    return Line("; ".join((own, *_fields(item, keys))), item.text)


def _fields(item: Item, keys: tuple[str, ...]) -> Iterator[str]:
    """The fields whose names have one of some words in them; all of an item that names its own in other words."""
    named = [key for key in item.fields if any(wanted in key.casefold() for wanted in keys)]
    for key in named or item.fields:
        value = item.fields[key]
        if value.strip() and not is_unset(value):
            yield f"{key}: {_plain(value)}"


def _blocker(item: Item) -> Line:
    return _with(item, "workaround", "needs", "resolution")


def _step(item: Item) -> Line:
    return _with(item, "file", "depends", "approach")


def _decision(item: Item) -> Line:
    return _with(item, "why", "reason", "rationale", "choice", "decision")


def _critical(page: Page) -> Iterator[Line]:
    """The lines so marked, but for those of a template's steps that nobody has filled in."""
    for number, line in enumerate(split_lines(page.document.text)):
        at = line.find(_CRITICAL)
        if at >= 0:
            above = [item for item in page.items if item.line <= number]
            if not above or not above[-1].unset:
                yield Line(one_line(line[at:]), line[at:])


def _commands(page: Page) -> Iterator[Line]:
    """What stands in the code blocks of sections for commands; of those of the handoff first."""
    sections, purposes = page.outline.sections, page.purposes
    playing = [index for index, purpose in enumerate(purposes) if purpose == "commands"]
    playing.sort(key=lambda index: sections[index].parent < 0 or purposes[sections[index].parent] != "handoff")
    for index in playing:
        offset = sections[index].span[0]
        fence = fence_under(page.document, _line_start(page.document.text, offset), sections[index].line)
        for line in fence.lines[:_MOST_COMMANDS] if fence is not None else ():
            if line.strip() and not is_unset(line.strip().lstrip("# ")):
                yield Line(line.strip(), line)
    for item in _items(page, "commands"):
        yield _line(item)


def _line_start(text: str, offset: int) -> int:
    return max(text.rfind("\n", 0, offset), text.rfind("\r", 0, offset)) + 1
