"""The user's editor: which one it is, how it is told a line, and whether it needs the terminal."""

from __future__ import annotations

import os
import shlex
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

_PLUS = frozenset(("vi", "vim", "nvim", "view", "nano", "emacs", "emacsclient", "kak", "joe", "mg", "ne", "micro"))
_COLON = frozenset(("hx", "helix", "zed", "subl", "sublime_text"))
_GOTO = frozenset(("code", "codium", "code-insiders", "cursor", "windsurf"))
_LINE = frozenset(("idea", "pycharm", "goland", "webstorm", "clion", "rider", "rubymine", "phpstorm"))
_WINDOWS = _GOTO | _LINE | frozenset(("zed", "subl", "sublime_text", "gvim", "mate", "kate", "gedit"))
"""Editors that open a window of their own."""


class Call(NamedTuple):
    """How to start an editor."""

    words: list[str]
    own_window: bool


def call(environment: Mapping[str, str], path: str, line: int) -> Call:
    """The call that opens a file at a line, in the editor that the user has set."""
    wanted = environment.get("VISUAL") or environment.get("EDITOR") or "vi"
    try:
        words = shlex.split(wanted) or ["vi"]
    except ValueError:
        words = [wanted]
    name = os.path.basename(words[0]).removesuffix(".exe")
    path = os.path.abspath(path)
    if name in _GOTO:
        place = ["--goto", f"{path}:{line}"]
    elif name in _COLON:
        place = [f"{path}:{line}"]
    elif name in _LINE:
        place = ["--line", str(line), path]
    elif name in _PLUS or name == "gvim":
        place = [f"+{line}", path]
    else:
        place = [path]
    return Call([*words, *place], name in _WINDOWS)
