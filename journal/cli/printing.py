"""The door between texts of strangers and the terminal: what passes it is printable."""

from __future__ import annotations

import sys

from journal.document.marks import State
from journal.values import TYPE_CHECKING

if TYPE_CHECKING:
    from journal.cli.arguments import Given

SIGNS = {State.TODO: "○", State.DOING: "◐", State.DONE: "✓", State.FAILED: "✗", None: "·"}
"""How states are shown, each one column wide in every terminal."""

_KEPT = {" ", "\n"}


def printable(text: str) -> str:
    """A text without anything that a terminal would obey: controls, bidi marks and the like become visible."""
    if text.isprintable():
        return text
    return "".join([char if char.isprintable() or char in _KEPT else _shown(char) for char in text])


def _shown(char: str) -> str:
    code = ord(char)
    if char in "\t\u00a0\u3000":
        return " "
    if char in "\u200d\ufe0e\ufe0f":
        return ""
    if 0xDC80 <= code <= 0xDCFF:
        return f"\\x{code - 0xDC00:02x}"
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{{{code:x}}}"


def answer(given: Given, *lines: str, nothing: str = "") -> None:
    """What a command has done: line by line, or what to tell people where that is nothing; or as one stable object."""
    if given.json:
        from json import dumps

        print(dumps({"version": 1, "done": lines}))
        return
    for line in lines or (nothing,):
        print(printable(line))


def say(sentence: str) -> None:
    """A word to the user, beside the answer; indented lines go on with it."""
    print(printable(sentence if sentence.startswith(" ") else f"journal: {sentence}"), file=sys.stderr)
