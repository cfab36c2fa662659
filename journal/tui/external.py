"""The user's editor: which one it is, how it is told a line, and whether one that runs already shows the file."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

_VIM = frozenset(("vi", "vim", "nvim"))
_PLUS = _VIM | frozenset(("view", "gvim", "nano", "emacs", "emacsclient", "kak", "joe", "mg", "ne", "micro", "gedit"))
_COLON = frozenset(("hx", "helix", "zed", "subl", "sublime_text"))
_GOTO = frozenset(("code", "codium", "code-insiders", "cursor", "windsurf"))
_LINE = frozenset(("idea", "pycharm", "goland", "webstorm", "clion", "rider", "rubymine", "phpstorm", "kate", "mate"))
_WINDOWS = _GOTO | _LINE | frozenset(("zed", "subl", "sublime_text", "gvim", "gedit"))
"""Editors that open a window of their own."""

_PATIENCE = 2.0
"""Seconds that a running nvim has to answer."""

_BESIDE = (
    "{window -> execute([window ? window .. 'wincmd w' : 'tab split',"
    " 'if &modified && !&hidden && &buftype ==# \"\" | split | endif',"
    " 'buffer +%d ' .. bufadd('%s'), 'setlocal buflisted'])}"
    "(get(filter([winnr('#')] + range(1, winnr('$')), 'v:val && getwinvar(v:val, \"&buftype\") ==# \"\"'), 0))"
)
"""What nvim does to show a file at a line: in the window used last that has a file, so that the pane stays in sight."""


class Call(NamedTuple):
    """How to start an editor."""

    words: list[str]
    own_window: bool


def call(environment: Mapping[str, str], path: str, line: int, split: bool = False) -> Call:
    """The call that opens a file at a line, in the editor that the user has set.

    A VS Code whose terminal this is opens it itself; `split` asks for a tmux pane of its own, which would close
    without a word on an editor that is not there.
    """
    words, name = _wanted(environment)
    started = _started(words, name, os.path.abspath(path), line)
    if not split or started.own_window or not environment.get("TMUX") or shutil.which(words[0]) is None:
        return started
    return Call(["tmux", "split-window", *_room(environment.get("TMUX_PANE", "")), "--", *started.words], True)


def start(editor: Call) -> OSError | None:
    """Start an editor, and wait for one that has our terminal; what kept it from starting, if something did."""
    try:
        if editor.own_window:
            nowhere = subprocess.DEVNULL
            subprocess.Popen(editor.words, stdin=nowhere, stdout=nowhere, stderr=nowhere)
        else:
            subprocess.call(editor.words)
    except OSError as problem:
        return problem
    return None


def shown_by_nvim(environment: Mapping[str, str], path: str, line: int) -> bool:
    """Have the nvim in whose terminal this is show a file at a line; False where there is none, or it is gone."""
    if not environment.get("NVIM") or _wanted(environment)[1] not in _VIM:
        return False
    shown = _BESIDE % (line, os.path.abspath(path).replace("'", "''"))
    words = ["nvim", "--server", environment["NVIM"], "--remote-expr", shown]
    try:
        return subprocess.run(words, capture_output=True, timeout=_PATIENCE, check=False).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def _wanted(environment: Mapping[str, str]) -> tuple[list[str], str]:
    """The editor that the user has set: the words that start it, and its name; a path with blanks may be bare."""
    wanted = environment.get("VISUAL") or environment.get("EDITOR")
    if not wanted:
        wanted = "code" if environment.get("TERM_PROGRAM") == "vscode" else "vi"
    try:
        words = [wanted] if shutil.which(wanted) else shlex.split(wanted) or ["vi"]
    except ValueError:
        words = [wanted]
    return words, os.path.basename(words[0]).removesuffix(".exe")


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
    elif name in _PLUS:
        place = [f"+{line}", path]
    else:
        place = [path]
    return Call([*words, *place], name in _WINDOWS)
