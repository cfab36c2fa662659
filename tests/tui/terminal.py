"""The real program in a pty of its own, its bytes kept and read as a terminal reads them."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import sys
import termios
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pyte

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from types import TracebackType

ROOT = Path(__file__).parents[2]
PATIENCE = 45.0
_ASKED, _ANSWER = b"\x1b[?2026$p", b"\x1b[?2026;2$y"
_BEGINS, _ENDS = b"\x1b[?2026h", b"\x1b[?2026l"
"""Whether the terminal shows whole frames only; it does, and then each frame has a beginning and an end."""
RESTORED = (b"\x1b[?1049l", b"\x1b[?25h")
"""What gives the terminal back: the first screen, and its cursor."""


class Terminal:
    """A program, its keys and its screen."""

    def __init__(
        self,
        folder: Path,
        *words: str,
        size: tuple[int, int] = (48, 40),
        settings: Mapping[str, str] | None = None,
        before: tuple[str, ...] = (),
    ) -> None:
        self._words = [*before, sys.executable, "-m", "journal", *words]
        self._folder = folder
        self._size = size
        self.settings = {
            "TERM": "xterm-256color",
            "JOURNAL_STATE_DIR": str(folder / "state"),
            "JOURNAL_CONFIG_DIR": str(folder / "config"),
            **(settings or {}),
        }
        self.bytes = b""
        self._seen = pyte.Screen(*size)
        self._stream = pyte.ByteStream(self._seen)
        self.process = -1
        self.status: int | None = None
        self._handle = -1

    def __enter__(self) -> Terminal:
        environment = {**os.environ, "PYTHONPATH": str(ROOT), **self.settings}
        self.process, self._handle = pty.fork()
        if not self.process:
            os.chdir(self._folder)
            os.execvpe(self._words[0], self._words, environment)
        columns, rows = self._size
        fcntl.ioctl(self._handle, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.status is None:
            os.kill(self.process, signal.SIGKILL)
            self.wait()
        if self._handle >= 0:
            os.close(self._handle)

    @property
    def screen(self) -> str:
        return "\n".join(line.rstrip() for line in self._seen.display)

    @property
    def _is_whole(self) -> bool:
        """Whether no frame has come in part only."""
        return self.bytes.rfind(_BEGINS) <= self.bytes.rfind(_ENDS)

    @property
    def is_up(self) -> bool:
        """Whether the pane itself is there, and not only what its last frame was."""
        return b"\x1b[?1003h" in self.bytes

    @property
    def echoes(self) -> bool:
        """Whether the terminal shows what is typed, as a shell wants it."""
        return bool(termios.tcgetattr(self._handle)[3] & termios.ECHO)

    def send(self, keys: str) -> None:
        os.write(self._handle, keys.encode())

    def until(self, text: str) -> None:
        """Read until the screen shows a text; the test fails with the screen if it never does."""
        self.until_so(lambda: text in self.screen, f"{text!r} is not on the screen")

    def until_so(self, wanted: Callable[[], bool], what: str) -> None:
        """Read until something is so; the test fails with the screen if it never is."""
        end = time.monotonic() + PATIENCE
        while not (self._is_whole and wanted()):
            assert time.monotonic() < end, f"{what}:\n{self.screen}"
            if not self._read(0.05) and self.status is not None:
                raise AssertionError(f"it ended with {self.status}:\n{self.screen}")

    def leave(self, *keys: str) -> bytes:
        """Send keys, the last of which ends the program; all bytes that the terminal got."""
        for key in keys:
            self.send(key)
            self.settle()
        self.wait()
        return self.bytes

    def close(self) -> None:
        """The terminal goes away."""
        os.close(self._handle)
        self._handle = -1

    def kill(self, number: int) -> None:
        os.kill(self.process, number)

    def wait(self) -> int:
        """The exit status; minus the signal that ended it."""
        end = time.monotonic() + PATIENCE
        while self.status is None:
            assert time.monotonic() < end, f"it does not end:\n{self.screen}"
            self._read(0.02)
            done, status = os.waitpid(self.process, os.WNOHANG)
            if done:
                self.status = os.waitstatus_to_exitcode(status)
        while self._read(0.02):
            pass
        return self.status

    def settle(self) -> None:
        """Until nothing more comes for a moment: a lone escape key is told apart by the pause after it."""
        while self._read(0.25):
            pass

    def _read(self, seconds: float) -> bool:
        if self._handle < 0 or not select.select([self._handle], [], [], seconds)[0]:
            return False
        try:
            data = os.read(self._handle, 65_536)
        except OSError:
            return False
        asked = self.bytes.count(_ASKED)
        self.bytes += data
        if self.bytes.count(_ASKED) > asked:
            os.write(self._handle, _ANSWER)
        self._stream.feed(data)
        return bool(data)
