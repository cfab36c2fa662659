"""Tags on lines of their own, and what a fold is called, as they open and close sections."""

from __future__ import annotations

import re

_HTML_NAMES = frozenset(
    ("details", "summary", "div", "p", "br", "center", "table", "tr", "td", "ul", "ol", "li", "pre")
)
_TAG_LINE = re.compile(r"<([A-Za-z][A-Za-z0-9_-]*)>[ \t]*$").match
_CLOSING_TAG = re.compile(r"</([A-Za-z][A-Za-z0-9_-]*)>").match
_SUMMARY = re.compile(r"<summary>\s*(?:<[^>]*>\s*)*([^<]*[^<\s])").search
_INDENT = " \t>"


def opening_tag(line: str) -> str:
    """The name of the tag that a line is, from its first sign on, if that opens a section; else nothing."""
    found = _TAG_LINE(line)
    return found.group(1) if found and found.group(1).lower() not in _HTML_NAMES else ""


def closing_tags(lines: list[str], first: int) -> dict[str, list[int]]:
    """The lines that begin with each closing tag, by its name; lines count from `first`."""
    found: dict[str, list[int]] = {}
    for number, line in enumerate(lines, first):
        if "</" in line and (tag := _CLOSING_TAG(line.lstrip(_INDENT))):
            found.setdefault(tag.group(1), []).append(number)
    return found


def summary(line: str) -> tuple[int, int] | None:
    """Where the words stand in a line that say what a fold holds: `<summary><b>Done</b></summary>`."""
    found = _SUMMARY(line)
    return found.span(1) if found else None
