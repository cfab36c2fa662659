"""Starting git, the only place that does, so that neither a hostile nor a stuck repository can do harm."""

from __future__ import annotations

import os
import time

from journal.project.errors import ForeignOwnerError, GitBlockedError, GitMissingError, GitRefusedError, GitTooSlowError
from journal.project.process import ERRORS, OUT, Process
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


_running: set[Process] = set()


class Place(NamedTuple):
    """Where git is asked, and what is switched off there."""

    root: str
    gitdir: str = ""
    filters: tuple[str, ...] = ()
    """Names of the filters that the repository's own configuration defines: programs that it would run. No "=" in them:
    git would cut the setting there, and the filter would not be switched off."""


class Call:
    """A git on its way to one answer, while we may do something else."""

    def __init__(self, place: Place, *args: str, seconds: float) -> None:
        self._place = place
        self._command = args[0]
        self._seconds = seconds
        try:
            self._process: Process | None = _start(place, args)
        except GitMissingError:
            self._process = None

    def answer(self) -> bytes:
        """What git prints; the time limit, which counts the waiting, and every error are a ProjectError."""
        process, patience = self._process, min(_PATIENCE_SECONDS, self._seconds)
        if process is None:
            raise GitMissingError
        try:
            if not process.ends_within(patience):
                _refuse_blocked(self._place)
                if not process.ends_within(max(self._seconds - patience, 0.01)):
                    raise GitTooSlowError(self._command, self._seconds)
        finally:
            self.end()
        if process.status:
            said = os.fsdecode(bytes(process.said[ERRORS])).strip()
            if "dubious ownership" in said:
                raise ForeignOwnerError(self._place.root)
            reason = said.splitlines()[0] if said else f"status {process.status}"
            raise GitRefusedError(f"git {self._command} failed: {reason}", process.status)
        return bytes(process.said[OUT])

    def end(self) -> None:
        """End this git, if nobody waits for its answer any more."""
        if self._process is not None:
            _end(self._process)


def run(place: Place, *args: str, seconds: float) -> bytes:
    """The answer of one call."""
    return Call(place, *args, seconds=seconds).answer()


class Talk:
    """A git that stays open and answers questions on a pipe, each within a time limit."""

    def __init__(self, place: Place, *args: str, literal: bool = True) -> None:
        self._place = place
        self._command = args[0]
        self._process = _start(place, args, is_asked=True, literal=literal)
        self._waiting = self._process.said[OUT]

    def ask(self, question: bytes) -> None:
        """Send a question; small enough for the pipe, or git and we would wait for each other."""
        self._deadline = time.monotonic() + QUICK_SECONDS
        try:
            self._process.tell(question)
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
        if left <= 0 or not self._process.hear(min(left, _PATIENCE_SECONDS)):
            _refuse_blocked(self._place)
            if left > _PATIENCE_SECONDS:
                return
            raise GitTooSlowError(self._command, QUICK_SECONDS)
        if self._process.is_silent:
            raise GitRefusedError(f"git {self._command} ended unexpectedly")


def end_all() -> None:
    """End every git that runs for this process; whoever waits for one gets an error at once."""
    for process in tuple(_running):
        process.kill()


def _refuse_blocked(place: Place) -> None:
    """Name what git waits on for ever, if that is why it says nothing."""
    from journal.project.blockers import blocker  # hardly ever

    if stuck := blocker(place.root, place.gitdir):
        raise GitBlockedError(stuck)


def _start(place: Place, args: Sequence[str], *, is_asked: bool = False, literal: bool = True) -> Process:
    command = ["git", "-C", place.root]
    for setting in (*_SETTINGS, *_without(place.filters)):
        command += ["-c", setting]
    variables = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    variables |= {name: os.environ[name] for name in _KEPT_VARIABLES & os.environ.keys()}
    variables |= _VARIABLES
    if literal:  # check-ignore refuses to run with it
        variables["GIT_LITERAL_PATHSPECS"] = "1"
    try:
        process = Process([*command, *args], variables, is_asked=is_asked)
    except (FileNotFoundError, NotADirectoryError, PermissionError):  # the latter of folders where it was looked for
        raise GitMissingError from None
    _running.add(process)
    return process


def _without(filters: Sequence[str]) -> Iterator[str]:
    for name in filters:
        for key, value in (("clean", ""), ("smudge", ""), ("process", ""), ("required", "false")):
            yield f"filter.{name}.{key}={value}"


def _end(process: Process) -> None:
    process.end()
    _running.discard(process)
