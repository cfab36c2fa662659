"""A document's text as lines to read: headings, lists and emphasis shown, the words untouched."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from typing import TYPE_CHECKING

from journal.document.source import split_lines
from journal.tui.inline import inline

if TYPE_CHECKING:
    from journal.tui.paint import Part

_NUMBER = re.compile(r"\d{1,9}[.)] ").match
_BULLETS = ("- ", "* ", "+ ")
_FENCES = ("```", "~~~")


class Rendered:
    """One entry a line of the source, made when it is looked at: of a large page few ever are."""

    def __init__(self, text: str) -> None:
        self._lines = split_lines(text)
        self._turns: list[int] = []
        """The lines at which fences open and close in turn."""
        fence = ""
        for number in [at for at, line in enumerate(self._lines) if "```" in line or "~~~" in line]:
            opening = self._lines[number].lstrip()[:3]
            if opening in _FENCES and fence in ("", opening):
                fence = "" if fence else opening
                self._turns.append(number)

    def __len__(self) -> int:
        return len(self._lines)

    def __getitem__(self, at: int) -> list[Part]:
        line = self._lines[at]
        body = line.lstrip()
        if body.startswith(_FENCES):
            return [(" ", ""), (line, "dim")]
        if bisect_left(self._turns, at) % 2:
            return [(" ", ""), (line, "code")]
        return _line(f" {line[: len(line) - len(body)]}".replace("\t", "    "), body)


@lru_cache(4_096)
def _line(indent: str, body: str) -> list[Part]:
    """A line's margin, under which it goes on where it is long, and its words; most lines stay as they are."""
    if body.startswith("#"):
        title = body.lstrip("#")
        level = len(body) - len(title)
        return [(indent, ""), (title.strip(), "title" if level <= 2 else "heading")]
    if body.startswith(_BULLETS):
        return [(f"{indent}• ", "dim"), *inline(body[2:])]
    if body.startswith(">"):
        return [(f"{indent}▏", "dim"), *inline(body[1:], "dim")]
    if body.startswith("|"):
        return [(indent, ""), (body, "dim" if not body.strip("|-: \t") else "")]
    if number := _NUMBER(body):
        return [(indent + number[0], "dim"), *inline(body[number.end() :])]
    return [(indent, ""), *inline(body)]
