"""One process of ours at a time: so that versions are kept in the order in which the file held them."""

from __future__ import annotations

import os
import time
from fcntl import LOCK_EX, LOCK_NB, flock
from zlib import crc32

_PATIENCE = 5.0
"""Seconds to wait for the turn; without it a save is as safe, only the order of the history may be wrong."""


class Turn:
    """The turn for a document, held in a `with`; where the state folder cannot be written, it goes on without."""

    def __init__(self, folder: str, path: str) -> None:
        name = f"turn-{crc32(os.fsencode(os.path.realpath(path))):08x}"
        self._path = os.path.join(folder, name)
        self._handle = -1

    def __enter__(self) -> None:
        try:
            self._handle = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        except OSError:
            return
        try:
            _wait(self._handle)
        except BaseException:
            self.__exit__()
            raise

    def __exit__(self, *_: object) -> None:
        if self._handle >= 0:
            os.close(self._handle)
            self._handle = -1


def _wait(handle: int) -> None:
    deadline = time.monotonic() + _PATIENCE
    while time.monotonic() < deadline:
        try:
            return flock(handle, LOCK_EX | LOCK_NB)
        except OSError:
            time.sleep(0.002)
    return None
