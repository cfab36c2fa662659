"""Text to the clipboard, by the first way that there is here, and what can be said of it afterwards."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from textual.app import App

_PATIENCE = 3.0


def copy(app: App[Any], text: str) -> str:
    """Put a text on the clipboard; a few words on where it went, for the user."""
    for words in ways(os.environ, sys.platform):
        if _took(words, text):
            return f"copied with {words[0]}"
    app.copy_to_clipboard(text)
    return "sent to the terminal's clipboard; not every terminal takes it"


def ways(environment: Mapping[str, str], platform: str) -> list[Sequence[str]]:
    """The programs that may reach the clipboard of the screen that the user sees, the surest first."""
    found: list[Sequence[str]] = []
    if not environment.get("SSH_TTY"):  # on the far side of a connection, the machine's own clipboard is nobody's
        if platform == "darwin":
            found.append(("pbcopy",))
        elif platform == "win32":
            found.append(("clip",))
        if environment.get("WAYLAND_DISPLAY"):
            found.append(("wl-copy",))
        if environment.get("DISPLAY"):
            found += [("xclip", "-selection", "clipboard"), ("xsel", "--clipboard", "--input")]
    if environment.get("TMUX"):
        found.append(("tmux", "load-buffer", "-w", "-"))
    return found


def _took(words: Sequence[str], text: str) -> bool:
    if shutil.which(words[0]) is None:
        return False
    try:
        done = subprocess.run(
            words,
            input=text.encode("utf-8", "replace"),
            stdout=subprocess.DEVNULL,  # some go on in the background, to give the text when it is asked for
            stderr=subprocess.DEVNULL,
            timeout=_PATIENCE,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return not done.returncode
