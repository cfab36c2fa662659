"""The sample project of `journal demo`: written to a temporary folder, with work going on in it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import TracebackType

_GIT = (
    ("init", "-q", "-b", "main"),
    ("add", "-A"),
    (
        "-c",
        "user.name=journal",
        "-c",
        "user.email=demo@localhost",
        "commit",
        "-q",
        "--no-gpg-sign",
        "-m",
        "Queue workers",
    ),
)


class Demo:
    """A project of its own, with a ledger of its own; both are gone when it ends."""

    def __init__(self) -> None:
        self._home = tempfile.mkdtemp(prefix="journal-demo-")
        self.folder = os.path.join(self._home, "queue")
        self.document = os.path.join(self.folder, "CONTEXT.md")
        shutil.copytree(_sample(), self.folder)
        os.environ["JOURNAL_STATE_DIR"] = os.path.join(self._home, "state")
        self._player: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Demo:
        if shutil.which("git"):
            for words in _GIT:
                subprocess.run(["git", "-C", self.folder, *words], check=False, capture_output=True)
        quiet = subprocess.DEVNULL
        player = [sys.executable, "-m", "journal.tui.playing", self.folder]
        self._player = subprocess.Popen(player, stdin=quiet, stdout=quiet, stderr=quiet)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._player is not None:
            self._player.terminate()
            self._player.wait()
        shutil.rmtree(self._home, ignore_errors=True)


def _sample() -> str:
    """Beside the modules in an installed program, beside the package in a checkout."""
    package = os.path.dirname(os.path.dirname(__file__))
    inside = os.path.join(package, "examples", "queue")
    return inside if os.path.isdir(inside) else os.path.join(os.path.dirname(package), "examples", "queue")
