"""Arguments by hand: what a command takes is a table, and a loop reads it."""

from __future__ import annotations

import os
from types import MappingProxyType

from journal.values import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


class Misuse(Exception):  # noqa: N818 - a sentence for the user, not a fault
    """A command line that cannot be understood."""


class Given(NamedTuple):
    """A command line as it was understood."""

    words: list[str]
    options: dict[str, str]
    pairs: tuple[tuple[str, str], ...]
    """What `--set KEY=VALUE` gave, in order."""

    @property
    def folder(self) -> str:
        return self.options.get("-C", ".")

    @property
    def file(self) -> str:
        return self.options.get("--file", "")

    @property
    def json(self) -> bool:
        return "--json" in self.options

    @property
    def help(self) -> bool:
        return "--help" in self.options

    def value(self, option: str) -> str:
        return self.options.get(option, "")


class Command(NamedTuple):
    """What a command takes, and what runs it."""

    run: Callable[[Given], int]
    summary: str
    takes: str = ""
    """Its words, as the help shows them."""
    least: int = 0
    most: int | None = 0
    """How many words; None for any number."""
    options: Mapping[str, tuple[str, str]] = MappingProxyType({})
    """Option -> name of its value, empty for none, and what it does."""
    is_passed_on: bool = False
    """Whether its words are a command of the user's own, so that what follows the first is no option of ours."""


EVERYWHERE = {
    "-C": ("DIR", "work as if started in DIR"),
    "--file": ("FILE", "the document, instead of the one that is found"),
    "--json": ("", "one stable JSON object"),
    "--help": ("", "this text"),
}
"""Options of every command."""


def parsed(command: Command, words: list[str]) -> Given:
    """The words and options of a command line."""
    plain: list[str] = []
    options: dict[str, str] = {}
    pairs: list[tuple[str, str]] = []
    at = 0
    while at < len(words):
        word = words[at]
        at += 1
        if word == "--":
            plain += words[at:]
            break
        name, equals, value = word.partition("=")
        if not word.startswith("-") or word == "-" or " " in name:  # with a blank it is a text that begins with a dash
            plain.append(word)
            if command.is_passed_on:
                plain += words[at:]
                break
            continue
        name = "--help" if name == "-h" else name
        known = command.options.get(name) or EVERYWHERE.get(name)
        if known is None:
            raise Misuse(f"{name} is not an option of this command; journal COMMAND --help lists them")
        if equals and not known[0]:
            raise Misuse(f"{name} takes no value")
        if known[0] and not equals:
            if at == len(words):
                raise Misuse(f"{name} needs a value: {known[0]}")
            value = words[at]
            at += 1
        if name == "--set":
            pairs.append(pair(value))
        else:
            options[name] = value
    given = Given(plain, options, tuple(pairs))
    if not given.help and not os.path.isdir(given.folder):
        raise Misuse(f"there is no folder {given.folder}")  # a document above it would be found, and edited
    if not given.help and not command.least <= len(plain) <= (len(plain) if command.most is None else command.most):
        raise Misuse(f"this takes: {command.takes or 'no further words'}")
    return given


def pair(word: str) -> tuple[str, str]:
    """`KEY=VALUE`."""
    key, equals, value = word.partition("=")
    if not equals or not key.strip():
        raise Misuse(f"{word} is not KEY=VALUE")
    return key.strip(), value
