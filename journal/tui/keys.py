"""Keys: how people write and read them, and which ones the actions are on in this session."""

from __future__ import annotations

from string import ascii_lowercase
from typing import TYPE_CHECKING

from journal.tui.signs import are_plain

if TYPE_CHECKING:
    from collections.abc import Mapping

_NAMES = {
    "escape": "esc",
    "pagedown": "pgdn",
    "pageup": "pgup",
    "shift+tab": "⇧tab",
    "shift+down": "⇧↓",
    "shift+up": "⇧↑",
}
_ARROWS = {"down": "↓", "up": "↑", "left": "←", "right": "→"}

_SPECIAL = (
    "up", "down", "left", "right", "home", "end", "pageup", "pagedown", "insert", "delete", "backspace", "enter",
    "tab", "escape", "space", *(f"f{number}" for number in range(1, 25)),
)  # fmt: skip
_SPELLED = {
    "esc": "escape", "pgup": "pageup", "pgdn": "pagedown", "return": "enter", "del": "delete", "ins": "insert",
    " ": "space", "control": "ctrl", "c": "ctrl", "s": "shift", "meta": "alt", "m": "alt", "option": "alt",
}  # fmt: skip
_MODIFIERS = ("alt", "ctrl", "shift")
_SENT_AS = {"ctrl+i": "tab", "ctrl+m": "enter", "ctrl+[": "escape", "ctrl+@": "space"}
_TAKEN = {"ctrl+q": "always leaves", "ctrl+c": "is for ending programs"}

_chosen: dict[str, tuple[str, ...]] = {}


def choose(keys: Mapping[str, tuple[str, ...]]) -> None:
    """Put actions, by their names, on keys."""
    _chosen.clear()
    _chosen.update(keys)


def keys_of(action: str) -> tuple[str, ...]:
    """The keys that an action is on, the first one first."""
    return _chosen.get(action, ())


def key_of(action: str) -> str:
    """The key of an action, as people call it; the palette's way where it has none."""
    keys = keys_of(action)
    return key_name(keys[0]) if keys else f"“{action}” in the palette"


def key_name(key: str) -> str:
    """A key as people call it."""
    if are_plain():
        return key.replace("escape", "esc").replace("ctrl+", "^")
    return _NAMES.get(key) or _ARROWS.get(key) or key.replace("ctrl+", "^")


def understood(written: str) -> tuple[str, str]:
    """A key as the terminal names it, and what is wrong with how somebody wrote it; one of them is empty."""
    if len(written) == 1:
        return ("space" if written == " " else written, "") if written.isprintable() else ("", "is no key")
    words = written.replace("^", "ctrl+", 1).lower().replace("-", "+").split("+")
    modifiers = [_SPELLED.get(word, word) for word in words[:-1]]
    base = words[-1] if len(words[-1]) == 1 else _SPELLED.get(words[-1], words[-1])
    if any(modifier not in _MODIFIERS for modifier in modifiers):
        return "", f"is no key{_nearest(written)}"
    key = "+".join([*sorted(set(modifiers)), base])
    if key in _TAKEN:
        return "", f"{_TAKEN[key]}; choose another key"
    if key in _SENT_AS:
        return "", f"is sent as {_SENT_AS[key]} by terminals; choose another key"
    if modifiers == ["shift"] and len(base) == 1:
        return "", f"is written {base.upper()}"
    is_letter = len(base) == 1 and base.isascii() and base.isalpha()
    if base in _SPECIAL or (modifiers and is_letter):
        return key, ""
    return "", f"is no key{_nearest(written)}"


def _nearest(written: str) -> str:
    from difflib import get_close_matches

    known = (*_SPECIAL, *_SPELLED, *(f"ctrl+{letter}" for letter in ascii_lowercase))
    near = get_close_matches(written.lower(), known, 1)
    return f"; did you mean {near[0]}?" if near else "; write it like a, ctrl+a, f5, pageup or space"
