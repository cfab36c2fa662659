"""Runs a command on a terminal like ours, or with pipes where there is none, and passes everything through."""

from __future__ import annotations

import errno
import os
import select
import shutil
import signal
import subprocess
from contextlib import ExitStack, suppress

from journal.running.terminal import Terminal, foreground_keyboard
from journal.values import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

QUIET = 0.2
"""Seconds without output after which a command that has ended is taken to have said all."""
_MOST_AFTER_THE_END = 4 << 20
"""Bytes taken after the command has ended: more than any pipe holds, so others write them, and go on for ever."""
_PIECE = 65_536
_PASSED_ON = ("SIGTERM", "SIGHUP", "SIGINT", "SIGQUIT", "SIGUSR1", "SIGUSR2")
_FROM_KEYS = (signal.SIGINT, signal.SIGQUIT)
_STDIN, _STDOUT, _STDERR = 0, 1, 2


class NotStarted(Exception):  # noqa: N818 - a sentence for the user, not a fault
    """A command that could not be started."""

    def __init__(self, sentence: str, status: int) -> None:
        super().__init__(sentence)
        self.status = status
        """What shells give for it."""


def run(words: Sequence[str], folder: str, hear: Callable[[bytes], None]) -> int:
    """The exit status of a command, 128 + n where signal n ended it; hears all that it writes on its way through."""
    with ExitStack() as stack:
        terminal = None
        if os.isatty(_STDOUT):
            terminal = stack.enter_context(Terminal(_STDOUT, foreground_keyboard(_STDIN)))
        passage = _Passage(terminal, hear)
        stack.callback(passage.close)
        wake = stack.enter_context(_Signals(passage, terminal))
        process = passage.start(words, folder)
        passage.pass_on(process, wake)
        status = process.wait()
    return 128 - status if status < 0 else status


class _Passage:
    """What the command writes to what we write to, and our keys to it."""

    def __init__(self, terminal: Terminal | None, hear: Callable[[bytes], None]) -> None:
        self._terminal = terminal
        self._hear = hear
        self._outputs: dict[int, int] = {}
        """Where to read what the command writes -> where it goes."""
        self._keys = b""
        """Keys that the command has not taken yet."""
        self.process: subprocess.Popen[bytes] | None = None

    def start(self, words: Sequence[str], folder: str) -> subprocess.Popen[bytes]:
        terminal = self._terminal
        stdout = terminal.theirs if terminal is not None else self._pipe(_STDOUT)
        if terminal is not None:
            self._outputs[terminal.ours] = _STDOUT
        # One way for both keeps the order of what is written.
        joined = os.isatty(_STDERR) if terminal is not None else _are_same(_STDOUT, _STDERR)
        stderr = stdout if joined else self._pipe(_STDERR)
        stdin = terminal.theirs if terminal is not None and os.isatty(_STDIN) else None
        try:
            self.process = _started(words, folder, (stdin, stdout, stderr), terminal)
        finally:
            for end in {stdout, stderr}:
                if terminal is not None and end == terminal.theirs:
                    terminal.close(end)
                else:
                    os.close(end)
        return self.process

    def pass_on(self, process: subprocess.Popen[bytes], wake: int) -> None:
        """Until the command has ended and said all."""
        left = _MOST_AFTER_THE_END
        while self._outputs or process.poll() is None:
            has_ended = process.poll() is not None
            keyboard = [_STDIN] if self._takes_keys() and not self._keys else []
            keys_to = [self._terminal.ours] if self._terminal is not None and self._keys else []
            ready, takes, _ = select.select(
                [*self._outputs, wake, *keyboard], keys_to, [], QUIET if has_ended else None
            )
            if wake in ready:
                os.read(wake, _PIECE)
            if _STDIN in ready:
                self._read_keys()
            if takes:
                self._write_keys()
            wrote = sum(self._carry(read) for read in ready if read in self._outputs)
            left -= wrote if has_ended else 0
            if has_ended and (left < 0 or not any(read in ready for read in (*self._outputs, wake))):
                return

    def _pipe(self, to: int) -> int:
        """What the command is to write to."""
        read, write = os.pipe()
        self._outputs[read] = to
        return write

    def close(self) -> None:
        """Let go of what is still open."""
        for read in [*self._outputs]:
            self._drop(read, hang_up=True)

    def _carry(self, read: int) -> int:
        """Pass on what there is; how many bytes."""
        try:
            data = os.read(read, _PIECE)
        except BlockingIOError:
            return 0
        except OSError:  # how Linux says that nobody has the terminal open any more
            data = b""
        if not data:
            self._drop(read, hang_up=False)
            return 0
        self._hear(data)
        try:
            _write_all(self._outputs[read], data)
        except OSError:  # nobody reads what we write: the command is to notice, as it would without us
            self._drop(read, hang_up=True)
        return len(data)

    def _drop(self, read: int, hang_up: bool) -> None:
        """Read there no more; a terminal that is closed ends what still runs on it, as it should if ours went away."""
        del self._outputs[read]
        if self._terminal is None or read != self._terminal.ours:
            os.close(read)
        elif hang_up:
            self._keys = b""
            self._terminal.close(read)

    def _takes_keys(self) -> bool:
        return self._terminal is not None and self._terminal.has_keys and self._terminal.ours in self._outputs

    def _read_keys(self) -> None:
        assert self._terminal is not None
        with suppress(OSError):
            self._keys = os.read(_STDIN, _PIECE)
        if not self._keys:  # the terminal is gone
            self._drop(self._terminal.ours, hang_up=True)

    def _write_keys(self) -> None:
        if self._terminal is None or self._terminal.ours < 0:
            return
        try:
            self._keys = self._keys[os.write(self._terminal.ours, self._keys) :]
        except BlockingIOError:
            pass
        except OSError:
            self._keys = b""


class _Signals:
    """Passes signals that are meant for the command on to it, for as long as it runs."""

    def __init__(self, passage: _Passage, terminal: Terminal | None) -> None:
        self._passage = passage
        self._terminal = terminal
        self._before: dict[int, object] = {}
        self._wake, self._waker = os.pipe()

    def __enter__(self) -> int:
        """What becomes readable when the command ended."""
        os.set_blocking(self._waker, False)
        signal.set_wakeup_fd(self._waker, warn_on_full_buffer=False)
        self._before[signal.SIGCHLD] = signal.signal(signal.SIGCHLD, lambda *_: None)
        for name in _PASSED_ON:
            self._listen(getattr(signal, name), lambda number, _: self._pass_on(number))
        if (terminal := self._terminal) is not None:
            self._listen(signal.SIGWINCH, lambda *_: terminal.fit())
            self._listen(signal.SIGCONT, lambda *_: _go_on(terminal))
        return self._wake

    def __exit__(self, *_: object) -> None:
        signal.set_wakeup_fd(-1)
        for number, before in self._before.items():
            signal.signal(number, before)  # type: ignore[arg-type]
        os.close(self._wake)
        os.close(self._waker)

    def _listen(self, number: int, act: Callable[..., object]) -> None:
        if signal.getsignal(number) is not signal.SIG_IGN:  # what we are to ignore, the command is to ignore too
            self._before[number] = signal.signal(number, act)

    def _pass_on(self, number: int) -> None:
        process = self._passage.process
        if process is None or process.returncode is not None:
            return
        with suppress(ProcessLookupError):
            if self._terminal is not None:
                os.killpg(process.pid, number)
            elif number not in _FROM_KEYS or not _has_keys():
                process.send_signal(number)


def _go_on(terminal: Terminal) -> None:
    """After a stop, in which the shell had the terminal."""
    terminal.take_keys()
    terminal.fit()


def _started(
    words: Sequence[str], folder: str, streams: tuple[int | None, int, int], terminal: Terminal | None
) -> subprocess.Popen[bytes]:
    stdin, stdout, stderr = streams
    try:
        return subprocess.Popen(
            words,
            cwd=folder,
            stdin=stdin,
            stdout=stdout,
            stderr=stderr,
            close_fds=False,  # what was left open for the command, as make does for its jobs, is meant for it
            start_new_session=terminal is not None,
            preexec_fn=terminal.control if terminal is not None else None,  # noqa: PLW1509 - no thread runs here
        )
    except OSError as problem:
        if problem.errno == errno.ENOEXEC and words[0] != "/bin/sh":  # a script without `#!`, which shells run
            script = shutil.which(words[0]) or words[0]
            return _started(["/bin/sh", script, *words[1:]], folder, streams, terminal)
        if shutil.which(words[0], os.F_OK) is None:  # a folder to look in that may not be read is an error of its own
            raise NotStarted(f"{words[0]} was not run: there is no such command; look at its spelling", 127) from None
        raise NotStarted(f"{words[0]} was not run: {problem.strerror}", 126) from None


def _write_all(to: int, data: bytes) -> None:
    at = 0
    while at < len(data):
        try:
            at += os.write(to, data[at:])
        except BlockingIOError:  # another program has set our terminal so
            select.select([], [to], [])


def _are_same(one: int, other: int) -> bool:
    """Whether two streams lead to the same file or pipe."""
    try:
        first, second = os.fstat(one), os.fstat(other)
    except OSError:
        return False
    return (first.st_dev, first.st_ino) == (second.st_dev, second.st_ino)


def _has_keys() -> bool:
    """Whether the keyboard's signals reach the command without us: it is in our group, and that has the terminal."""
    try:
        terminal = os.open("/dev/tty", os.O_RDONLY | os.O_NOCTTY | os.O_CLOEXEC)
    except OSError:
        return False
    try:
        return os.tcgetpgrp(terminal) == os.getpgrp()
    except OSError:
        return False
    finally:
        os.close(terminal)
