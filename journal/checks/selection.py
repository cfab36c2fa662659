"""Which rules a user wants: by code or its beginning, for all pages or for those of some paths."""

from __future__ import annotations

from journal.checks.rules import RULES
from journal.project.patterns import matcher
from journal.values import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from journal.checks.rule import Rule

Codes = tuple[str, ...]


class SelectionError(Exception):
    """A selection that cannot be meant."""


class Selection(NamedTuple):
    """What a user selects and ignores."""

    select: Codes = ()
    """Codes, or beginnings of codes; all rules where there are none."""
    ignore: Codes = ()
    select_in: tuple[tuple[str, Codes], ...] = ()
    """Patterns of paths, written as in a .gitignore file; the last one that fits says what is selected there."""
    ignore_in: tuple[tuple[str, Codes], ...] = ()
    """The same for what is ignored there besides."""

    def rules(self, path: str = "") -> list[Rule]:
        """The rules for a page, named by its path from the project's root; ignoring is stronger than selecting."""
        select = self.select
        ignore = self.ignore
        for pattern, codes in self.select_in:
            if matcher([pattern])(path):
                select = codes
        for pattern, codes in self.ignore_in:
            if matcher([pattern])(path):
                ignore += codes
        return [
            rule
            for rule in RULES
            if (not select or rule.code.startswith(select)) and not (ignore and rule.code.startswith(ignore))
        ]


def codes(words: Iterable[str]) -> Codes:
    """Codes as a user writes them, `T001,C` or one by one; each must be the code of a rule or begin one."""
    found = tuple(code.upper() for word in words for code in word.replace(",", " ").split())
    for code in found:
        if not any(rule.code.startswith(code) for rule in RULES):
            raise SelectionError(f"there is no check {code}; docs/checks.md lists them, from {RULES[0].code} on")
    return found


_KEYS = ("select", "ignore", "select-in", "ignore-in")


def selection(table: Mapping[str, object]) -> Selection:
    """The selection of a `[checks]` table."""
    from difflib import get_close_matches

    for key in table:
        if key not in _KEYS:
            near = get_close_matches(key, _KEYS, 1)
            hint = f"did you mean {near[0]}?" if near else f"there are {', '.join(_KEYS)}"
            raise SelectionError(f"[checks] in the settings has no key {key}; {hint}")
    return Selection(
        _listed(table.get("select", [])),
        _listed(table.get("ignore", [])),
        _by_path("select-in", table.get("select-in", {})),
        _by_path("ignore-in", table.get("ignore-in", {})),
    )


def _listed(value: object) -> Codes:
    words = [value] if isinstance(value, str) else value
    if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
        raise SelectionError('[checks] in the settings: codes are written as ["T", "C001"]')
    return codes(words)


def _by_path(key: str, value: object) -> tuple[tuple[str, Codes], ...]:
    if not isinstance(value, dict):
        raise SelectionError(f'[checks.{key}] in the settings is a table of "pattern" = ["T", "C001"]')
    return tuple((pattern, _listed(codes)) for pattern, codes in value.items())
