"""Starting git, the only place that does, so that neither a hostile nor a stuck repository can do harm."""

from __future__ import annotations

import contextlib
import os
import select
import signal
import subprocess
import time

from journal.project.blockers import blocker
from journal.project.errors import ForeignOwnerError, GitBlockedError, GitMissingError, GitRefusedError, GitTooSlowError
from journal.values import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

QUICK_SECONDS = 2.0
LOG_SECONDS = 5.0
SCAN_SECONDS = 30.0
_PATIENCE_SECONDS = 0.8
"""After this, a call that still runs is suspected to wait on a pipe; with the search it is named within 3 s."""
_KEPT_VARIABLES = {"GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM"}
_VARIABLES = {
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_ALLOW_PROTOCOL": "none",  # git before 2.45 knows no GIT_NO_LAZY_FETCH
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_PAGER": "cat",
    "LC_ALL": "C",
}
_SETTINGS = (
    "core.fsmonitor=false",
    "core.hooksPath=/dev/null",
    "core.quotePath=false",
    "diff.autoRefreshIndex=false",  # optional locks off does not stop `git diff` from taking index.lock
    "log.showSignature=false",  # it starts gpg.program
    "submodule.recurse=false",
)


_running: set[subprocess.Popen[bytes]] = set()


class Place(NamedTuple):
    """Where git is asked, and what is switched off there."""

    root: str
    gitdir: str = ""
    filters: tuple[str, ...] = ()
    """Names of the filters that the repository's own configuration defines: programs that it would run. No "=" in them:
    git would cut the setting there, and the filter would not be switched off."""


def run(place: Place, *args: str, seconds: float) -> bytes:
    """What git prints; the time limit and every error are a ProjectError."""
    process = _start(place, args, stdin=subprocess.DEVNULL, stderr=subprocess.PIPE)
    try:
        patience = min(_PATIENCE_SECONDS, seconds)
        try:
            out, err = process.communicate(timeout=patience)
        except subprocess.TimeoutExpired:
            if stuck := blocker(place.root, place.gitdir):
                raise GitBlockedError(stuck) from None
            out, err = process.communicate(timeout=max(seconds - patience, 0.01))
    except subprocess.TimeoutExpired:
        raise GitTooSlowError(args[0], seconds) from None
    finally:
        _end(process)
    if process.returncode:
        said = os.fsdecode(err).strip()
        if "dubious ownership" in said:
            raise ForeignOwnerError(place.root)
        reason = said.splitlines()[0] if said else f"status {process.returncode}"
        raise GitRefusedError(f"git {args[0]} failed: {reason}", process.returncode)
    return out


class Talk:
    """A git that stays open and answers questions on a pipe, each within a time limit."""

    def __init__(self, place: Place, *args: str, literal: bool = True) -> None:
        self._place = place
        self._command = args[0]
        self._process = _start(
            place, args, stdin=subprocess.PIPE, stderr=subprocess.DEVNULL, literal=literal, unbuffered=True
        )
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._input = self._process.stdin
        self._output = self._process.stdout.fileno()
        self._answers = select.poll()
        self._answers.register(self._output, select.POLLIN)
        self._waiting = bytearray()

    def ask(self, question: bytes) -> None:
        """Send a question; small enough for the pipe, or git and we would wait for each other."""
        self._deadline = time.monotonic() + QUICK_SECONDS
        try:
            self._input.write(question)
        except OSError:
            raise GitRefusedError(f"git {self._command} ended unexpectedly") from None

    def until(self, mark: bytes) -> bytes:
        """The answer up to a mark, without it."""
        start = 0
        while (end := self._waiting.find(mark, start)) < 0:
            start = len(self._waiting)
            self._receive()
        return self._take(end, len(mark))

    def exactly(self, count: int) -> bytes:
        """The next bytes of the answer."""
        while len(self._waiting) < count:
            self._receive()
        return self._take(count, 0)

    def close(self) -> None:
        """End this git; it is never waited for."""
        _end(self._process)

    def _take(self, count: int, mark: int) -> bytes:
        answer = bytes(self._waiting[:count])
        del self._waiting[: count + mark]
        return answer

    def _receive(self) -> None:
        left = self._deadline - time.monotonic()
        if left <= 0 or not self._answers.poll(min(left, _PATIENCE_SECONDS) * 1000):
            if stuck := blocker(self._place.root, self._place.gitdir):
                raise GitBlockedError(stuck)
            if left > _PATIENCE_SECONDS:
                return
            raise GitTooSlowError(self._command, QUICK_SECONDS)
        if not (piece := os.read(self._output, 1 << 20)):
            raise GitRefusedError(f"git {self._command} ended unexpectedly")
        self._waiting += piece


def end_all() -> None:
    """End every git that runs for this process; whoever waits for one gets an error at once."""
    for process in tuple(_running):
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)


def _start(
    place: Place, args: Sequence[str], *, stdin: int, stderr: int, literal: bool = True, unbuffered: bool = False
) -> subprocess.Popen[bytes]:
    command = ["git", "-C", place.root]
    for setting in (*_SETTINGS, *_without(place.filters)):
        command += ["-c", setting]
    variables = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    variables |= {name: os.environ[name] for name in _KEPT_VARIABLES & os.environ.keys()}
    variables |= _VARIABLES
    if literal:  # check-ignore refuses to run with it
        variables["GIT_LITERAL_PATHSPECS"] = "1"
    try:
        process = subprocess.Popen(
            [*command, *args],
            stdin=stdin,
            stdout=subprocess.PIPE,
            stderr=stderr,
            env=variables,
            process_group=0,  # ctrl+c in the terminal is ours, and a kill reaches git's children too
            bufsize=0 if unbuffered else -1,
        )
    except FileNotFoundError:
        raise GitMissingError from None
    _running.add(process)
    return process


def _without(filters: Sequence[str]) -> Iterator[str]:
    for name in filters:
        for key, value in (("clean", ""), ("smudge", ""), ("process", ""), ("required", "false")):
            yield f"filter.{name}.{key}={value}"


def _end(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is None:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
    _running.discard(process)
    for pipe in (process.stdin, process.stdout, process.stderr):
        if pipe:
            pipe.close()
