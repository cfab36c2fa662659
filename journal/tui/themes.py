"""Which colours the pane has: the terminal's own, or those of a theme."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from textual.theme import BUILTIN_THEMES

from journal.complaints import complaint
from journal.options import OPTIONS, nearest
from journal.settings import given

if TYPE_CHECKING:
    from collections.abc import Mapping

FOLLOWING = ("ansi-dark", "ansi-light")
"""Themes that follow the terminal's palette."""
NAMES = (*FOLLOWING, *sorted(name for name in BUILTIN_THEMES if name not in (*FOLLOWING, "textual-ansi")))


def theme(environment: Mapping[str, str], wanted: str) -> str:
    """The theme to use: without colours only the terminal's own can be, and Textual's variable wins."""
    if environment.get("NO_COLOR"):
        return FOLLOWING[0]
    named = environment.get("TEXTUAL_THEME", "")
    for name in (named, wanted):
        if name in NAMES:
            return name
    return str(OPTIONS["pane.theme"].default)


def theme_complaints() -> list[str]:
    """What is wrong with the themes that are named in the settings and the environment."""
    one = given("pane").get("theme")
    said: list[str] = []
    if one is not None and isinstance(one.value, str) and one.value not in NAMES:
        said.append(complaint(one.file, ("pane", "theme"), f"there is no theme {one.value}{nearest(one.value, NAMES)}"))
    named = os.environ.get("TEXTUAL_THEME", "")
    if named and named not in NAMES:
        said.append(f"TEXTUAL_THEME: there is no theme {named}{nearest(named, NAMES)}")
    return said


def theme_says(name: str) -> str:
    """A word on a theme."""
    if name in FOLLOWING:
        return "the terminal's own colours, on a " + ("dark ground" if name.endswith("dark") else "light ground")
    return "dark" if BUILTIN_THEMES[name].dark else "light"
