"""The words of an item as a pane shows them, and the lines of its details."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal.document.marks import State
from journal.document.words import unescaped
from journal.tui.inline import inline, without_lead
from journal.tui.paint import cut_path, width_of, wrapped

if TYPE_CHECKING:
    from journal.document.page import Item
    from journal.tui.paint import Part

_LEADS_SAY_NOTHING = frozenset(("blockers", "resolved", "next", "todo"))
"""Roles whose items often begin with a bold word that only repeats the role: `**Blocker:**`, `**Then:**`."""


def words_of(item: Item, role: str) -> list[Part]:
    """The words of an item in the pane of a role; from a `[CRITICAL: …]` on they stand out."""
    text = unescaped(item.text)
    if role in _LEADS_SAY_NOTHING:
        text = without_lead(text)
    style = "unset" if item.unset else ("dim" if item.state is State.DONE and role != "done" else "")
    at = text.find("[CRITICAL:")
    return inline(text, style) if at < 0 else [*inline(text[:at], style), *inline(text[at:], "warning")]


def with_name(parts: list[Part], width: int) -> list[Part]:
    """The words of an entry on a file: its name is seen where the path is long, and some of what is said of it."""
    (text, style), rest = parts[0], parts[1:]
    path, blank, said = text.partition(" ")
    if "/" not in path:
        return parts
    others = width_of(blank + said) + sum(width_of(text) for text, _ in rest)
    return [(cut_path(path, max(width - others, width // 2)) + blank + said, style), *rest]


def detail(line: str, width: int) -> list[list[Part]]:
    """A line of details: without its bullet, hanging where it is long."""
    body = line.strip()
    indent = min((len(line) - len(line.lstrip())) // 2, 4) if body else 0
    for bullet in ("- ", "* ", "+ "):
        if body.startswith(bullet):
            body = body[2:]
            break
    lead: list[Part] = [(" " * max(0, 2 * indent - 2), "dim")] if indent > 1 else []
    inner = wrapped(inline(body.lstrip("#").strip() or body), width - len(lead[0][0]) if lead else width)
    return [[*lead, *words] for words in inner]
