"""Events found by looking: every watched folder is listed again and again, and compared with its last list."""

from __future__ import annotations

import math
import os
import stat
import threading
import time

from journal.project.sources.protocol import Event, Sign
from journal.values import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

_SHORTEST_SECONDS = 2.0
_LONGEST_SECONDS = 30.0
_REST = 20
"""A round is followed by twenty times its own duration without one: at most 5 % of a processor."""

_List = dict[str, tuple[int, int, int, int, int]]


class Polling:
    """Looks at folders; needs nothing from the system, and notices a change some seconds later."""

    look_seconds = 60.0
    calm_seconds = math.inf

    def __init__(
        self, clock: Callable[[], float] = time.monotonic, shortest_seconds: float = _SHORTEST_SECONDS
    ) -> None:
        self._clock = clock
        self._shortest = shortest_seconds
        self._lists: dict[str, _List] = {}
        self._bell = threading.Event()
        self._next = clock() + shortest_seconds

    def add(self, folders: Iterable[str]) -> None:
        """Look at these too, from what they hold now; those that are looked at already keep their last list."""
        for folder in folders:
            if folder not in self._lists and not os.path.islink(folder) and (found := _list(folder)) is not None:
                self._lists[folder] = found

    def drop(self, folders: Iterable[str]) -> None:
        """Look at these no longer."""
        for folder in folders:
            self._lists.pop(folder, None)

    def watched(self) -> set[str]:
        """The folders that are looked at."""
        return set(self._lists)

    def read(self, seconds: float | None) -> list[Event]:
        """Wait for the next round, so long at most, and look."""
        left = self._next - self._clock()
        if seconds is not None and seconds < left:
            self._bell.wait(max(0, seconds))
            self._bell.clear()
            return []
        if left > 0 and self._bell.wait(left):
            self._bell.clear()
            return []
        start = self._clock()
        events = list(self._round())
        cost = self._clock() - start
        self._next = self._clock() + min(max(cost * _REST, self._shortest), max(_LONGEST_SECONDS, self._shortest))
        return events

    def wake(self) -> None:
        """End a read that waits in another thread."""
        self._bell.set()

    def close(self) -> None:
        """Forget everything."""
        self._lists.clear()

    def _round(self) -> Iterator[Event]:
        for folder, before in list(self._lists.items()):
            now = _list(folder)
            if now is None:
                del self._lists[folder]
                yield Event(Sign.TOUCHED, folder)
                continue
            if now == before:
                continue
            self._lists[folder] = now
            for name in before.keys() | now.keys():
                if before.get(name) != (found := now.get(name)):
                    is_folder = found is not None and stat.S_ISDIR(found[0])
                    yield Event(Sign.FOLDER if is_folder else Sign.TOUCHED, f"{folder}/{name}")


def _list(folder: str) -> _List | None:
    found: _List = {}
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                try:
                    status = entry.stat(follow_symlinks=False)
                except OSError:
                    continue
                if stat.S_ISDIR(status.st_mode):  # its own times tell what happens inside, which is told elsewhere
                    found[entry.name] = (status.st_mode, status.st_ino, 0, 0, 0)
                else:
                    times = (status.st_mtime_ns, status.st_ctime_ns)
                    found[entry.name] = (status.st_mode, status.st_ino, status.st_size, *times)
    except OSError:
        return None
    return found
