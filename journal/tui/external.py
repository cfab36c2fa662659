"""The user's editor: which one it is, how it is told a line, and whether it needs the terminal."""

from __future__ import annotations

import os
import shlex
import subprocess
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

_PLUS = frozenset(("vi", "vim", "nvim", "view", "nano", "emacs", "emacsclient", "kak", "joe", "mg", "ne", "micro"))
_COLON = frozenset(("hx", "helix", "zed", "subl", "sublime_text"))
_GOTO = frozenset(("code", "codium", "code-insiders", "cursor", "windsurf"))
_LINE = frozenset(("idea", "pycharm", "goland", "webstorm", "clion", "rider", "rubymine", "phpstorm"))
_WINDOWS = _GOTO | _LINE | frozenset(("zed", "subl", "sublime_text", "gvim", "mate", "kate", "gedit"))
"""Editors that open a window of their own."""


_VIM = frozenset(("vi", "vim", "nvim"))


class Call(NamedTuple):
    """How to start an editor."""

    words: list[str]
    own_window: bool


def call(environment: Mapping[str, str], path: str, line: int, split: bool = False) -> Call:
    """The call that opens a file at a line, in the editor that the user has set.

    An nvim or VS Code whose terminal this is opens it itself; `split` asks for a tmux pane of its own.
    """
    path = os.path.abspath(path)
    wanted = environment.get("VISUAL") or environment.get("EDITOR")
    if not wanted:
        wanted = "code" if environment.get("TERM_PROGRAM") == "vscode" else "vi"
    try:
        words = shlex.split(wanted) or ["vi"]
    except ValueError:
        words = [wanted]
    name = os.path.basename(words[0]).removesuffix(".exe")
    if environment.get("NVIM") and name in _VIM:
        quoted = path.replace("'", "''")
        command = f"execute('tabedit +{line} ' . fnameescape('{quoted}'))"
        return Call(["nvim", "--server", environment["NVIM"], "--remote-expr", command], True)
    started = _started(words, name, path, line)
    if not split or started.own_window or not environment.get("TMUX"):
        return started
    return Call(["tmux", "split-window", *_room(environment.get("TMUX_PANE", "")), "--", *started.words], True)


def _room(pane: str) -> list[str]:
    """Where a tmux pane for the editor has room: beside a pane that is alone, else in half of the one used last."""
    asked = subprocess.run(
        ["tmux", "display-message", "-p", "-t", pane, "#{window_panes}"], capture_output=True, text=True, check=False
    )
    return ["-h", "-b", "-t", pane] if asked.stdout.strip() == "1" else ["-v", "-t", "!"]


def _started(words: list[str], name: str, path: str, line: int) -> Call:
    """An editor's own way of being told a line."""
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
