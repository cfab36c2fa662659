"""Swapping two names of one folder in one step, and nothing else."""

from __future__ import annotations

import ctypes
import errno
import os
import sys
from functools import cache

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
_RENAME_SWAP = 2  # macOS's own name for the same
_RENAMEAT2_NUMBER = {"x86_64": 316, "aarch64": 276}
"""The call by number, for C libraries that have no name for it (musl)."""


@cache
def _library() -> ctypes.CDLL:
    return ctypes.CDLL(None, use_errno=True)


def exchange(first: str, second: str) -> None:
    """Each name gets the other's file; OSError ENOSYS where the platform has no such call."""
    library = _library()
    old, new = os.fsencode(first), os.fsencode(second)
    if sys.platform == "darwin":
        failed = library.renamex_np(old, new, _RENAME_SWAP)
    elif hasattr(library, "renameat2"):
        failed = library.renameat2(_AT_FDCWD, old, _AT_FDCWD, new, _RENAME_EXCHANGE)
    elif (number := _RENAMEAT2_NUMBER.get(os.uname().machine)) is not None:
        failed = library.syscall(number, _AT_FDCWD, old, _AT_FDCWD, new, _RENAME_EXCHANGE)
    else:
        raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS), first)
    if failed:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number), first)


def way_of_saving() -> str:
    """How a save takes its place on this platform, for whoever asks."""
    if sys.platform == "darwin":
        return "exchange (renamex_np)"
    if hasattr(_library(), "renameat2") or os.uname().machine in _RENAMEAT2_NUMBER:
        return "exchange (renameat2)"
    return "compare, link, rename, compare: another writer can be missed within microseconds"
