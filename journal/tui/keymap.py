"""The user's names of keys: which action is on which key, and what is wrong with what the settings say of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from journal.complaints import complaint
from journal.options import nearest
from journal.settings import given
from journal.tui.actions import ACTIONS
from journal.tui.keys import choose, key_name, understood

if TYPE_CHECKING:
    from journal.settings import Given


class Keymap(NamedTuple):
    """Keys by the name of the action, and sentences about those that could not be used."""

    keys: dict[str, tuple[str, ...]]
    complaints: list[str]


def keymap() -> Keymap:
    """The keys as shipped, with those of the user's settings; a key that is given away is taken from its action."""
    said: list[str] = []
    wanted: dict[str, tuple[str, ...]] = {}
    owner: dict[str, str] = {}
    names = {action.name: action for action in ACTIONS}
    for name, one in given("keys").items():
        if name not in names:
            said.append(complaint(one.file, ("keys", name), f"there is no action {name}{nearest(name, names)}"))
            continue
        keys, problems = _keys(name, one, owner)
        said += problems
        if keys:
            wanted[name] = keys
            owner |= dict.fromkeys(keys, name)
    found: dict[str, tuple[str, ...]] = {}
    for action in ACTIONS:
        found[action.name] = wanted.get(action.name) or tuple(key for key in action.keys if key not in owner)
        if not found[action.name]:
            thief = owner[action.keys[0]]
            file = given("keys")[thief].file
            text = f"{key_name(action.keys[0])} is now “{thief}”, and “{action.name}” has no key; give it one"
            said.append(complaint(file, ("keys", thief), text))
    return Keymap(found, said)


def put_keys() -> list[str]:
    """Put the actions on the keys that the settings say; what is wrong with these."""
    found = keymap()
    choose(found.keys)
    return found.complaints


def _keys(name: str, one: Given, owner: dict[str, str]) -> tuple[tuple[str, ...], list[str]]:
    """The keys that a setting gives an action, and what is wrong with the others."""
    written = one.value if isinstance(one.value, list) else [one.value]
    keys: list[str] = []
    said: list[str] = []
    for text in written:
        key, problem = understood(text) if isinstance(text, str) else ("", "must be a text or a list of texts")
        if key in owner:
            problem = f"is already “{owner[key]}”; choose another key"
        if problem:
            said.append(complaint(one.file, ("keys", name), f"the key {text} of “{name}” {problem}"))
        elif key not in keys:
            keys.append(key)
    return tuple(keys), said
