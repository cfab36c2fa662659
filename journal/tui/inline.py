"""Emphasis, code and links of one line of Markdown as parts; what is not closed stays as it is written."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from journal.tui.paint import Part

_INLINE = re.compile(
    r"`(?P<code>[^`]+)`"
    r"|\*\*(?P<strong>(?:[^*]|\*(?!\*))+)\*\*"
    r"|~~(?P<struck>[^~]+)~~"
    r"|!?\[(?P<link>[^\[\]]+)\]\([^()\s]*\)"
    r"|(?P<remark> ?<!--.*?-->)"
)
_LEAD = re.compile(r"\*\*[^*:]{1,30}(?::\*\*|\*\*:)\s+(?=\S)").match
_LONGEST = 2_000


def inline(text: str, style: str = "") -> list[Part]:
    """A line's parts, in a style except where it says otherwise."""
    found: list[Part] = []
    at = 0
    for match in _INLINE.finditer(text[:_LONGEST]):
        if match.start() > at:
            found.append((text[at : match.start()], style))
        kind = match.lastgroup or ""
        if kind == "remark":  # said to programs
            at = match.end()
            continue
        named = {"code": "code", "strong": "strong", "struck": "dim"}.get(kind, "")
        found.append((match[kind], style or named))
        at = match.end()
    if at < len(text) or not found:
        found.append((text[at:], style))
    return found


def without_lead(text: str) -> str:
    """A text without the bold key that it begins with: `**Blocker:** …`."""
    lead = _LEAD(text)
    return text[lead.end() :] if lead else text
