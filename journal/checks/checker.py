"""Running the rules on a page, and again only on what changed."""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache
from itertools import chain
from operator import attrgetter

from journal.checks.rule import Part, Subject
from journal.checks.rules import RULES
from journal.checks.secrets import secrets_in
from journal.checks.silence import silenced, without_remarks
from journal.document.blocks import Kind
from journal.kinds.titles import spelled
from journal.values import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from journal.checks.rule import Finding, Rule
    from journal.checks.world import World
    from journal.document.blocks import Block
    from journal.document.chunks import Chunk
    from journal.document.page import Item, Page

_Place = tuple[tuple[str, ...], tuple["str | None", ...]]
_NOWHERE: _Place = ((), ())
_LINE = attrgetter("line")
_VERBATIM = frozenset((Kind.FENCE, Kind.CODE, Kind.FRONT_MATTER))


class _Known(NamedTuple):
    """What was found in one part."""

    part: Part
    meaning: tuple[Any, ...]
    """What else than its chunk decides it: the titles above what stands in it, and what they are for."""
    found: list[Finding]


class Checker:
    """Remembers what it found in the parts of a page; a part that is still the same is not looked at again."""

    def __init__(self, rules: Sequence[Rule] = RULES) -> None:
        self._parts = [rule.part for rule in rules if rule.part is not None]
        self._pages = [rule.page for rule in rules if rule.page is not None]
        self._known: dict[int, _Known] = {}
        self._world: World | None = None

    def check(self, page: Page, world: World) -> tuple[Finding, ...]:
        """What is not as it should be, in the order of the page's lines."""
        same_world = self._world is not None and _is_same(self._world, world)
        known: dict[int, _Known] = {}
        found: list[Finding] = []
        places = _places(page)
        for chunk, first, opened in _chunks(page):
            meaning = (page.kind, *places[opened])
            before = self._known.get(id(chunk)) if same_world else None
            if before is None or before.meaning != meaning:
                items = _items_of(page, first, first + len(chunk.lines))
                part = Part(page.kind, chunk, first, _verbatim(chunk), _subjects(page, chunk, first, items, places))
                here = list(chain.from_iterable(rule(part, world) for rule in self._parts))
                before = _Known(part, meaning, _covered(here))
            known[id(chunk)] = before
            shift = first - before.part.first
            found += (
                [finding._replace(line=finding.line + shift) for finding in before.found] if shift else before.found
            )
        self._known, self._world = known, world
        for rule in self._pages:
            found += _covered(list(rule(page, world)))
        return tuple(sorted(silenced(page, found), key=_place))


def _covered(findings: list[Finding]) -> list[Finding]:
    """Findings whose messages quote no secret."""
    messages = [_with_stars(finding.message) for finding in findings]
    if messages == [finding.message for finding in findings]:
        return findings
    return [finding._replace(message=message) for finding, message in zip(findings, messages, strict=True)]


@lru_cache(maxsize=8192)
def _with_stars(message: str) -> str:
    """A message with stars in place of the characters of a secret."""
    for _, (start, end) in list(secrets_in(message)):
        message = message[:start] + "*" * (end - start) + message[end:]
    return message


def _is_same(before: World, now: World) -> bool:
    """Whether two worlds differ in nothing that a part asked for: more files may be known, and time goes on."""
    return before._replace(now=0.0, files={}) == now._replace(now=0.0, files={}) and (
        before.files is now.files or before.files.items() <= now.files.items()
    )


def _place(finding: Finding) -> tuple[int, int, str]:
    return finding.line, finding.column, finding.code


def _chunks(page: Page) -> Iterator[tuple[Chunk, int, slice]]:
    """Each chunk of a page, its first line, and which sections open in it."""
    sections = page.outline.sections
    at = 0
    for chunk, _, first in page.document.located():
        begin, at = at, bisect_left(sections, first + len(chunk.lines), at, key=_LINE)
        yield chunk, first, slice(begin, at)


def _items_of(page: Page, first: int, end: int) -> list[Item]:
    """The items that begin in some lines of a page."""
    begin = bisect_left(page.items, first, key=_LINE)
    return page.items[begin : bisect_left(page.items, end, begin, key=_LINE)]


def _places(page: Page) -> list[_Place]:
    """For each section its title and its purpose after those of the sections it stands in; at the end, for none."""
    found: list[_Place] = []
    for section, purpose in zip(page.outline.sections, page.purposes, strict=True):
        titles, purposes = found[section.parent] if section.parent >= 0 else _NOWHERE
        found.append(((*titles, spelled(section.title)), (*purposes, purpose)))
    return [*found, _NOWHERE]


def _subjects(page: Page, chunk: Chunk, first: int, items: list[Item], places: list[_Place]) -> list[Subject]:
    found = []
    for item in items:
        ends = page.outline.sections[item.section] if item.entry < 0 else page.outline.entries[item.entry]
        details = chunk.lines[item.line - first + 1 : ends.end - first]
        if "<!--" in item.text:
            item = item._replace(text=without_remarks(item.text))
        found.append(Subject(item, places[item.section][0], tuple(details)))
    return found


def _verbatim(chunk: Chunk) -> frozenset[int]:
    """The lines of a chunk that are code or front matter."""
    found: set[int] = set()

    def collect(blocks: list[Block]) -> None:
        for block in blocks:
            if block.kind in _VERBATIM:
                found.update(range(block.start, block.end))
            collect(block.children)

    collect(chunk.blocks)
    return frozenset(found)
