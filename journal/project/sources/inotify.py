"""Events of Linux' inotify, read without a library between: one watch a folder, and an overflow that is seen."""

from __future__ import annotations

import ctypes
import errno
import math
import os
import select
import struct

from journal.project.errors import WatchesExhaustedError
from journal.project.sources.limits import INSTANCES, WATCHES, limit
from journal.project.sources.protocol import Event, Sign
from journal.values import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

_MODIFY, _ATTRIB, _CLOSE_WRITE = 0x2, 0x4, 0x8
_MOVED_FROM, _MOVED_TO, _CREATE, _DELETE = 0x40, 0x80, 0x100, 0x200
_DELETE_SELF, _MOVE_SELF, _OVERFLOW, _IGNORED = 0x400, 0x800, 0x4000, 0x8000
_ONLY_FOLDERS, _NO_LINKS, _NOT_UNLINKED, _IS_FOLDER = 0x1000000, 0x2000000, 0x4000000, 0x40000000
_CAME, _WENT = _CREATE | _MOVED_TO, _DELETE | _MOVED_FROM
# Never OPEN or ACCESS: somebody's `grep -r` would wake us for every file.
_WATCHED = _MODIFY | _ATTRIB | _CLOSE_WRITE | _CAME | _WENT | _DELETE_SELF | _MOVE_SELF
_MASK = _WATCHED | _ONLY_FOLDERS | _NO_LINKS | _NOT_UNLINKED
_HEADER = struct.Struct("iIII")
_READ_BYTES = 1 << 18
_OUR_SHARE = 0.5
"""Of the account's watches; the editor needs some too."""


class Inotify:
    """One inotify instance. Its folders are absolute, and have no link in them."""

    look_seconds = 300.0
    calm_seconds = math.inf

    def __init__(self, add_watch: Callable[[int, bytes, int], int] | None = None) -> None:
        self._libc = ctypes.CDLL(None, use_errno=True)
        self._add_watch = add_watch or self._libc.inotify_add_watch
        self._most = int(limit(WATCHES) * _OUR_SHARE)
        self._queue = self._libc.inotify_init1(os.O_NONBLOCK | os.O_CLOEXEC)
        if self._queue < 0:
            raise WatchesExhaustedError(limit(INSTANCES), INSTANCES, 1)
        self._bell = os.eventfd(0, os.EFD_NONBLOCK | os.EFD_CLOEXEC)
        self._waiting = select.poll()
        self._waiting.register(self._queue, select.POLLIN)
        self._waiting.register(self._bell, select.POLLIN)
        self._folders: dict[int, bytes] = {}
        self._watches: dict[bytes, int] = {}

    def add(self, folders: Iterable[str]) -> None:
        """Watch these too; one that is gone by now, or is a link, is passed over."""
        wanted = set(map(os.fsencode, folders))
        needed = len(wanted | self._watches.keys())
        if needed > self._most:
            raise WatchesExhaustedError(limit(WATCHES), WATCHES, needed)
        for folder in wanted:
            watch = self._add_watch(self._queue, folder, _MASK)
            if watch < 0:
                if ctypes.get_errno() == errno.ENOSPC:
                    raise WatchesExhaustedError(limit(WATCHES), WATCHES, needed)
                continue
            if self._watches.get(folder, watch) != watch:
                self._forget(folder)  # another folder stood here, and nobody told that it went
            self._folders[watch] = folder
            self._watches[folder] = watch

    def drop(self, folders: Iterable[str]) -> None:
        """Watch these no longer."""
        for folder in map(os.fsencode, folders):
            self._forget(folder)

    def watched(self) -> set[str]:
        """The folders that are watched now."""
        return set(map(os.fsdecode, self._watches))

    def read(self, seconds: float | None) -> list[Event]:
        """Wait for events, so long at most."""
        ready = {file for file, _ in self._waiting.poll(None if seconds is None else max(0, seconds) * 1000)}
        if self._bell in ready:
            os.eventfd_read(self._bell)
        return list(self._events(os.read(self._queue, _READ_BYTES))) if self._queue in ready else []

    def wake(self) -> None:
        """End a read that waits in another thread."""
        os.eventfd_write(self._bell, 1)

    def close(self) -> None:
        """Give all watches back."""
        os.close(self._queue)
        os.close(self._bell)

    def _events(self, data: bytes) -> Iterator[Event]:
        at = 0
        while at < len(data):
            watch, mask, _, length = _HEADER.unpack_from(data, at)
            at += _HEADER.size
            name = data[at : at + length].rstrip(b"\0")
            at += length
            if mask & _OVERFLOW:
                yield Event(Sign.LOST, "")
                continue
            folder = self._folders.get(watch)
            if folder is None:
                continue  # a watch that was given back, with events still in the queue
            if mask & (_IGNORED | _MOVE_SELF):
                self._forget(folder)
            elif name:
                path = folder + b"/" + name
                is_folder = mask & _IS_FOLDER
                if is_folder and mask & _WENT:
                    self._forget_below(path)
                sign = Sign.FOLDER if is_folder and mask & _CAME else Sign.TOUCHED
                yield Event(sign, os.fsdecode(path))

    def _forget_below(self, folder: bytes) -> None:
        # A folder that moved would go on telling its old path.
        if folder in self._watches:
            start = folder + b"/"
            for below in [path for path in self._watches if path.startswith(start)]:
                self._forget(below)
            self._forget(folder)

    def _forget(self, folder: bytes) -> None:
        watch = self._watches.pop(folder, None)
        if watch is not None and self._folders.get(watch) == folder:
            del self._folders[watch]
            self._libc.inotify_rm_watch(self._queue, watch)
