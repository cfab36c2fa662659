"""Systems that fail, die or are raced at the n-th call, for the laboratories."""

from __future__ import annotations

import errno
import os
import signal
from enum import Enum
from typing import TYPE_CHECKING, Any

from journal.store.system import System

if TYPE_CHECKING:
    from collections.abc import Callable

_NOT_COUNTED = {"now", "sleep", "file_time"}  # no system call of a save, only its patience


class Death(Enum):
    """When the process is killed, seen from the n-th call."""

    BEFORE = "before"
    INSIDE = "inside"
    AFTER = "after"


class Counting(System):
    """Counts the calls, and does `at_call` instead of the one with the number `chosen`."""

    def __init__(self, base: System, chosen: int = -1, at_call: Callable[[Any, tuple[Any, ...]], Any] | None = None):
        self._base = base
        self._chosen = chosen
        self._at_call = at_call
        self.calls: list[str] = []

    def __getattribute__(self, name: str) -> Any:
        if name.startswith("_") or name == "calls":
            return object.__getattribute__(self, name)
        real = getattr(self._base, name)
        if name in _NOT_COUNTED:
            return real

        def counted(*arguments: Any, **options: Any) -> Any:
            number = len(self.calls)
            self.calls.append(name)
            if number == self._chosen and self._at_call is not None:
                return self._at_call(lambda *given: real(*given, **options), (name, *arguments))
            return real(*arguments, **options)

        return counted


def failing(base: System, chosen: int, number: int) -> Counting:
    """The chosen call answers with an error, and does nothing."""

    def fail(_real: Any, call: tuple[Any, ...]) -> Any:
        if call[0] == "close":
            _real(*call[1:])  # a handle is gone even when closing it fails
        raise OSError(number, os.strerror(number))

    return Counting(base, chosen, fail)


def deadly(base: System, chosen: int, death: Death) -> Counting:
    """The process is killed at the chosen call; inside a write, when half of it is done."""

    def die(real: Any, call: tuple[Any, ...]) -> Any:
        if death is Death.INSIDE and call[0] == "write":
            _, handle, data, offset = call
            real(handle, bytes(data)[: len(data) // 2], offset)
        elif death is Death.AFTER:
            real(*call[1:])
        os.kill(os.getpid(), signal.SIGKILL)

    return Counting(base, chosen, die)


class NoExchange(System):
    """A platform that cannot exchange two files."""

    def exchange(self, first: str, second: str) -> None:
        raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS))


class NoUnnamed(System):
    """A file system whose files all have names."""

    def open_unnamed(self, folder: str, mode: int) -> int:
        raise OSError(errno.ENOTSUP, os.strerror(errno.ENOTSUP))


class NoLeases(System):
    """A file system without leases."""

    def lease(self, handle: int, kind: int) -> None:
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))

    def keeps_lease(self, handle: int) -> bool:
        return False


class Raced(System):
    """Another writer does something right before each of the first exchanges."""

    def __init__(self, *writers: Callable[[], None]) -> None:
        self._writers = list(writers)

    def exchange(self, first: str, second: str) -> None:
        if self._writers:
            self._writers.pop(0)()
        super().exchange(first, second)
