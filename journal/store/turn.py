"""One process of ours at a time: so that versions are kept in the order in which the file held them."""

from __future__ import annotations

import os
import time
from contextlib import contextmanager
from fcntl import LOCK_EX, LOCK_NB, flock
from zlib import crc32

from journal.values import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_PATIENCE = 5.0
"""Seconds to wait for the turn; without it a save is as safe, only the order of the history may be wrong."""


@contextmanager
def turn(folder: str, path: str) -> Iterator[None]:
    """Hold the turn for a document; where the state folder cannot be written, go on without."""
    try:
        name = f"turn-{crc32(os.fsencode(os.path.realpath(path))):08x}"
        handle = os.open(os.path.join(folder, name), os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    except OSError:
        yield
        return
    try:
        _wait(handle)
        yield
    finally:
        os.close(handle)


def _wait(handle: int) -> None:
    deadline = time.monotonic() + _PATIENCE
    while time.monotonic() < deadline:
        try:
            return flock(handle, LOCK_EX | LOCK_NB)
        except OSError:
            time.sleep(0.002)
    return None
