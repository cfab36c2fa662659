"""A program that runs with pipes to us, started without the many modules that `subprocess` loads."""

from __future__ import annotations

import os
import select
import time

from journal.values import TYPE_CHECKING, suppress

if TYPE_CHECKING:
    import signal
    from collections.abc import Mapping
else:
    import _signal as signal  # what is around it makes enums of all the numbers first

IN, OUT, ERRORS = 0, 1, 2
_PIECE = 1 << 16
_NOT_OURS = (signal.SIGPIPE, signal.SIGXFSZ)
"""Signals that the interpreter ignores, and that its children shall not."""
_STEP = 0.0001
"""Seconds until the second look whether a program has ended that says no more; each further one takes twice as long."""


class Process:
    """A program in a process group of its own: ctrl+c in the terminal is ours, and its children end with it."""

    def __init__(self, words: list[str], variables: Mapping[str, str], *, is_asked: bool = False) -> None:
        """One that `is_asked` reads what we `tell` it and complains to nobody; others have nothing to read."""
        self.status: int | None = None
        """What it ended with, or minus the signal that ended it."""
        self.said = {number: bytearray() for number in ((OUT,) if is_asked else (OUT, ERRORS))}
        """What it said and we have heard."""
        self._pipes: dict[int, int] = {}
        """Our ends, by their number at the other end; those that it has closed are not among them."""
        theirs: list[int] = []
        actions: list[tuple[object, ...]] = []
        try:
            for number in (IN, OUT, ERRORS):
                if number in self.said or (number == IN and is_asked):
                    reading, writing = os.pipe()
                    its, self._pipes[number] = (reading, writing) if number == IN else (writing, reading)
                    theirs.append(its)
                    actions.append((os.POSIX_SPAWN_DUP2, its, number))
                else:
                    actions.append((os.POSIX_SPAWN_OPEN, number, os.devnull, os.O_RDWR, 0))
            self._number = os.posix_spawnp(
                words[0], words, variables, file_actions=actions, setpgroup=0, setsigdef=_NOT_OURS
            )
        except BaseException:
            self._close(*self._pipes)
            raise
        finally:
            for its in theirs:
                os.close(its)
        self._numbers = {self._pipes[number]: number for number in self.said}
        self._poll = select.poll()
        for pipe in self._numbers:
            self._poll.register(pipe, select.POLLIN)

    def tell(self, words: bytes) -> None:
        """Write to it; no more than fits into a pipe, or it and we might wait for each other."""
        os.write(self._pipes[IN], words)

    def hear(self, seconds: float) -> bool:
        """Take in what it says next, or that it says no more; False where it is silent for so long."""
        ready = self._poll.poll(seconds * 1000)
        for pipe, _ in ready:
            number = self._numbers[pipe]
            piece = os.read(pipe, _PIECE)
            self.said[number] += piece
            if not piece:
                self._poll.unregister(pipe)
                self._close(number)
        return bool(ready)

    @property
    def is_silent(self) -> bool:
        """Whether it will say no more."""
        return self._pipes.keys().isdisjoint(self.said)

    def ends_within(self, seconds: float) -> bool:
        """Hear all that it says, for so long at most; whether it has ended."""
        deadline = time.monotonic() + seconds
        while not self.is_silent:
            left = deadline - time.monotonic()
            if left <= 0 or not self.hear(left):
                return False
        step = _STEP
        while not self._has_ended(os.WNOHANG):
            if time.monotonic() > deadline:
                return False
            time.sleep(step)
            step *= 2
        return True

    def kill(self) -> None:
        """End it and its children now; who waits for it sees that it ended."""
        if self.status is None:
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(self._number, signal.SIGKILL)

    def end(self) -> None:
        """Leave nothing of it behind."""
        if not self._has_ended(os.WNOHANG):
            self.kill()
            self._has_ended(0)
        self._close(*self._pipes)

    def _has_ended(self, how: int) -> bool:
        if self.status is None:
            try:
                number, status = os.waitpid(self._number, how)
            except ChildProcessError:  # who started us has it that nobody is told how children end
                number, status = self._number, 0
            if number:
                self.status = os.waitstatus_to_exitcode(status)
        return self.status is not None

    def _close(self, *numbers: int) -> None:
        for number in numbers:
            os.close(self._pipes.pop(number))
