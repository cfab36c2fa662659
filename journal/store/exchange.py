"""Swapping two names of one folder in one step, and nothing else."""

from __future__ import annotations

import errno
import os
import sys

# What `ctypes` is made of: loading all of that for one call takes a quarter of an interpreter start.
from _ctypes import FUNCFLAG_CDECL, FUNCFLAG_USE_ERRNO, CFuncPtr, _SimpleCData, dlopen, dlsym, get_errno
from functools import cache

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
_RENAME_SWAP = 2  # macOS's own name for the same
_RENAMEAT2_NUMBER = {"x86_64": 316, "aarch64": 276}
"""The call by number, for C libraries that have no name for it (musl)."""


class _Int(_SimpleCData):  # type: ignore[type-arg]
    _type_ = "i"


class _Call(CFuncPtr):
    _flags_ = FUNCFLAG_CDECL | FUNCFLAG_USE_ERRNO
    _restype_ = _Int


@cache
def _named(name: str) -> _Call | None:
    """A function of the C library, if it has one of that name."""
    try:
        return _Call(dlsym(dlopen(None, 0), name))  # type: ignore[arg-type]
    except OSError:
        return None


def exchange(first: str, second: str) -> None:
    """Each name gets the other's file; OSError ENOSYS where the platform has no such call."""
    old, new = os.fsencode(first), os.fsencode(second)
    words: tuple[int | bytes, ...]
    if sys.platform == "darwin":
        call, words = _named("renamex_np"), (old, new, _RENAME_SWAP)
    else:
        call, words = _named("renameat2"), (_AT_FDCWD, old, _AT_FDCWD, new, _RENAME_EXCHANGE)
        if call is None and (number := _RENAMEAT2_NUMBER.get(os.uname().machine)) is not None:
            call, words = _named("syscall"), (number, *words)
    if call is None:
        raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS), first)
    if call(*words):
        trouble = get_errno()
        raise OSError(trouble, os.strerror(trouble), first)


def way_of_saving() -> str:
    """How a save takes its place on this platform, for whoever asks."""
    if sys.platform == "darwin":
        return "exchange (renamex_np)"
    if _named("renameat2") is not None or os.uname().machine in _RENAMEAT2_NUMBER:
        return "exchange (renameat2)"
    return "compare, link, rename, compare: another writer can be missed within microseconds"
