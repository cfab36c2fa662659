"""The terminal that a command is given in place of ours: of the same size and settings, its keys and ours joined."""

from __future__ import annotations

import fcntl
import os
import termios
import tty
from contextlib import suppress

from journal.values import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from types import TracebackType

_SIZE = b"\0" * 8


class Terminal:
    """A pseudo-terminal like the one that our output goes to; ours passes each key on while this is open."""

    def __init__(self, output: int, keyboard: int) -> None:
        self._output = output
        self._keyboard = keyboard
        """Where keys come from; -1 where they are not ours to take."""
        self._before: list[Any] | None = None
        self.ours, self.theirs = os.openpty()
        """The two ends: what we read and write, and what the command has for a terminal."""
        os.set_blocking(self.ours, False)
        with suppress(termios.error):
            settings = termios.tcgetattr(output)
            if keyboard < 0:  # ours stays as it is, and ends lines by itself
                settings[1] &= ~termios.OPOST
            termios.tcsetattr(self.theirs, termios.TCSANOW, settings)
        self.fit()

    def __enter__(self) -> Terminal:
        self.take_keys()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._before is not None:
            with suppress(termios.error):  # it may be gone
                termios.tcsetattr(self._keyboard, termios.TCSADRAIN, self._before)
        for end in (self.ours, self.theirs):
            self.close(end)

    @property
    def has_keys(self) -> bool:
        """Whether our keys are passed on."""
        return self._before is not None

    def take_keys(self) -> None:
        """Have each key as it is pressed; also after a stop, when the shell had the terminal."""
        if self._keyboard < 0:
            return
        with suppress(termios.error):
            before = self._before or termios.tcgetattr(self._keyboard)
            tty.setraw(self._keyboard, termios.TCSADRAIN)
            self._before = before

    def fit(self) -> None:
        """Take the size of ours; the system tells the command."""
        with suppress(OSError):
            fcntl.ioctl(self.ours, termios.TIOCSWINSZ, fcntl.ioctl(self._output, termios.TIOCGWINSZ, _SIZE))

    def control(self) -> None:
        """Called in the command's process: let this be its terminal, from which its signals come."""
        fcntl.ioctl(self.theirs, termios.TIOCSCTTY, 0)

    def close(self, end: int) -> None:
        """Close one end; the command's own copy of it stays."""
        if end == self.theirs:
            self.theirs = -1
        if end == self.ours:
            self.ours = -1
        if end >= 0:
            os.close(end)


def foreground_keyboard(stdin: int) -> int:
    """Where keys for us come from; -1 where it is no terminal, or another program has it."""
    with suppress(OSError):
        if os.isatty(stdin) and os.tcgetpgrp(stdin) == os.getpgrp():
            return stdin
    return -1
