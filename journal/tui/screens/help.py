"""The keys, all of them, from the table of actions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal.tui.actions import GROUPS
from journal.tui.keys import key_name, key_of, keys_of
from journal.tui.paint import width_of
from journal.tui.screens.reading import Reading
from journal.tui.sheet import Sheet

if TYPE_CHECKING:
    from journal.tui.paint import Part

_KEYS_WIDE = 12
_SIGNS: tuple[tuple[str, str, str], ...] = (
    ("○", "todo", "to do"),
    ("◐", "doing", "in progress"),
    ("✓", "done", "done"),
    ("✗", "failed", "failed, or a blocker"),
    ("•", "fresh", "another writer brought or changed it"),
    ("›", "dim", "there is more to unfold"),
)


class HelpScreen(Reading):
    """Keys and signs."""

    def __init__(self) -> None:
        super().__init__("Keys", Sheet())

    def fill(self) -> None:
        lines: list[list[Part]] = []
        for title, actions in GROUPS:
            lines += [[(" ", ""), (title, "heading")]]
            for action in actions:
                if action.name == "pane 1":
                    panes = f"{key_of('pane 1')}–{key_of('pane 9')}"
                    lines.append([(_margin(panes), "key"), ("a pane by its number", "")])
                elif not action.name.startswith("pane ") and (keys := keys_of(action.name)):
                    lines.append([(_margin(" ".join(map(key_name, keys[:2]))), "key"), (action.help, "")])
            lines.append([])
        lines.append([(" ", ""), ("Signs", "heading")])
        lines += [[(_margin(sign), style), (what, "")] for sign, style, what in _SIGNS]
        self.sheet.show(lines)


def _margin(keys: str) -> str:
    """Keys in a column of their own."""
    return f"  {keys}{' ' * max(1, _KEYS_WIDE - 2 - width_of(keys))}"
