"""A document's text as lines to read: headings, lists and emphasis shown, the words untouched."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from journal.document.source import split_lines
from journal.tui.inline import inline

if TYPE_CHECKING:
    from journal.document.chunks import Document
    from journal.tui.paint import Part

_NUMBER = re.compile(r"\d{1,9}[.)] ").match
_BULLETS = ("- ", "* ", "+ ")
_FENCES = ("```", "~~~")


def lines_of(document: Document) -> list[list[Part]]:
    """One entry a line of the source, so that a line of the one is a line of the other."""
    found: list[list[Part]] = []
    fence = ""
    for line in split_lines(document.text):
        body = line.lstrip()
        if fence or body.startswith(_FENCES):
            opening = body[:3]
            found.append([(" ", ""), (line, "dim" if opening in _FENCES else "code")])
            if opening in _FENCES:
                fence = "" if fence == opening else fence or opening
            continue
        found.append(_line(f" {line[: len(line) - len(body)]}".replace("\t", "    "), body))
    return found


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
