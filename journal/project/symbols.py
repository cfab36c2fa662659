"""The functions and classes that lines of code stand in, found by walking up the indentation."""

from __future__ import annotations

import re

from journal.project.languages import Language, language_of
from journal.values import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from journal.project.ranges import Hunk

_TAB = 8
_LONGEST_LINE = 300
"""A longer one is data, or was written by a program."""
_SIGNATURE_END = re.compile(r"[\]}]*\)(?!.*=>).*\{$")
_BRACKETS = (")", "]", "}", "{")


class Touched(NamedTuple):
    """What a change did to the functions and classes of a file, each as "Queue.push", in the order of the file."""

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()


def touched(path: str, old: bytes, new: bytes, found: Iterable[Hunk]) -> Touched:
    """The definitions that a change added, changed and removed; nothing in a language that is not known."""
    language = language_of(path)
    if language is None:
        return Touched()
    before, after = Outline(language, old), Outline(language, new)
    came: dict[str, None] = {}
    went: dict[str, None] = {}
    around: dict[str, None] = {}
    for hunk in found:
        came |= dict.fromkeys(after.opened(hunk.new_start, hunk.new_count))
        went |= dict.fromkeys(before.opened(hunk.old_start, hunk.old_count))
        side, start, count = (after, hunk.new_start, hunk.new_count)
        if not count:
            side, start, count = (before, hunk.old_start, hunk.old_count)
        if (name := side.around_first(start, count)) is not None:
            around[name] = None
    added = _outermost(name for name in came if name not in went)
    removed = _outermost(name for name in went if name not in came)
    both = [name for name in around | came if name in around or name in went]
    changed = [name for name in both if not _within(name, added) and not _within(name, removed)]
    return Touched(added, tuple(changed), removed)


class Outline:
    """One text, asked for the definitions around its lines; lines count from 1."""

    def __init__(self, language: Language, text: bytes) -> None:
        self._language = language
        self._lines = text.decode("utf-8", "replace").split("\n")
        self._passed_over = (*language.leading, *language.ending, *_BRACKETS)

    def around(self, line: int) -> str | None:
        """The innermost definition that holds a line, with those around it; None outside of all."""
        at = self._decorated(line - 1)
        text = self._lines[at].lstrip()
        if not text.strip():
            return None
        limit = _width(self._lines[at])
        names = []
        if name := self._name(text):
            names.append(name)
        elif text.startswith((*_BRACKETS, *self._language.ending)):
            limit += 1  # it closes, or opens, what stands at its own width
        names += self._above(at, limit)
        return ".".join(reversed(names)) or None

    def around_first(self, start: int, count: int) -> str | None:
        """The definition around the first of some lines that says something."""
        for line in range(start, start + count):
            if self._lines[line - 1].strip():
                return self.around(line)
        return None

    def opened(self, start: int, count: int) -> Iterator[str]:
        """The definitions that begin in some lines."""
        for line in range(start, start + count):
            if self._name(self._lines[line - 1].lstrip()) and (name := self.around(line)):
                yield name

    def _above(self, at: int, limit: int) -> Iterator[str]:
        signature_width = -1
        while at > 0 and limit > 0:
            at -= 1
            line = self._lines[at]
            text = line.strip()
            if not text or (width := _width(line)) >= limit:
                continue
            if text.startswith(self._passed_over):
                if _SIGNATURE_END.match(text):
                    signature_width = width
                continue
            name = self._name(text)
            if not name and width == signature_width:
                name = self._name_in_signature(text)
            if name:
                yield name
            limit = width

    def _decorated(self, at: int) -> int:
        # A comment or decoration right above a definition belongs to it, though it stands outside.
        below = at
        while below < len(self._lines) - 1 and self._lines[below].lstrip().startswith(self._language.leading):
            below += 1
        line = self._lines[below]
        return below if self._name(line.lstrip()) and _width(line) == _width(self._lines[at]) else at

    def _name(self, text: str) -> str | None:
        if len(text) > _LONGEST_LINE or (found := self._language.definition.match(text)) is None:
            return None
        return ".".join(filter(None, found.groups()))

    def _name_in_signature(self, text: str) -> str | None:
        pattern = self._language.signature
        if pattern is None or len(text) > _LONGEST_LINE or (found := pattern.match(text)) is None:
            return None
        return found.group(1)


def _width(line: str) -> int:
    indented = len(line) - len(line.lstrip())
    if "\t" in line[:indented]:
        return len(line[:indented].expandtabs(_TAB))
    return indented


def _outermost(names: Iterable[str]) -> tuple[str, ...]:
    kept: list[str] = []
    for name in names:
        if not _within(name, kept):
            kept.append(name)
    return tuple(kept)


def _within(name: str, others: Iterable[str]) -> bool:
    return any(name == other or name.startswith(f"{other}.") for other in others)
