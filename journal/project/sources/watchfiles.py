"""Events of the watchfiles library, hardened: single folders only, and a new set is armed before the old one goes."""

from __future__ import annotations

import os
import threading

from watchfiles._rust_notify import RustNotify, WatchfilesRustInternalError

from journal.project.errors import WatchesExhaustedError
from journal.project.sources.limits import WATCHES, limit
from journal.project.sources.protocol import Event, Sign
from journal.values import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_ADDED, _DELETED = 1, 3
_GATHER_MS, _STEP_MS = 50, 10
_WAIT_MS = 5_000
_DRAIN_MS = 1
_WOKEN = "stop"
_MANY_EVENTS = 1_000
"""So many at once may have overflowed the system's queue, about which the library says nothing."""
_EXHAUSTED = "watch limit"
"""The library's error has no number; only its text tells it from others."""


class Watchfiles:
    """The source on macOS and Windows. It cannot watch a folder whose name is no text: the complete looks see those."""

    look_seconds = 60.0
    calm_seconds = 5.0
    """The library takes what it has gathered and then empties what it gathers in: what comes in between is lost."""

    def __init__(self) -> None:
        self._notify: RustNotify | None = None
        self._folders: set[str] = set()
        self._bell = threading.Event()
        self._undelivered: list[Event] = []
        self._is_sure = True
        """Whether nothing was lost that would have told of a folder that another one took the place of."""

    def add(self, folders: Iterable[str]) -> None:
        """Watch these too, without a moment in which the others are not watched."""
        new = {folder for folder in folders if folder not in self._folders and _can_be_watched(folder)}
        if new or not self._is_sure:
            self._folders |= new
            self._arm()

    def drop(self, folders: Iterable[str]) -> None:
        """Watch these no longer."""
        unwanted = self._folders.intersection(folders)
        if unwanted:
            self._folders -= unwanted
            self._arm()

    def watched(self) -> set[str]:
        """The folders that are watched now."""
        return set(self._folders)

    def read(self, seconds: float | None) -> list[Event]:
        """Wait for events, so long at most."""
        if self._undelivered:
            events, self._undelivered = self._undelivered, []
            return events
        if self._notify is None:
            self._bell.wait(seconds)
            events = []
        else:
            wait = _WAIT_MS if seconds is None else max(int(seconds * 1000), 1)
            events = self._watch(self._notify, _STEP_MS, wait)
        self._bell.clear()
        return events

    def wake(self) -> None:
        """End a read that waits in another thread."""
        self._bell.set()

    def close(self) -> None:
        """Give everything back."""
        if self._notify:
            self._notify.close()
        self._notify = None

    def _arm(self) -> None:
        old, self._is_sure = self._notify, True
        while True:
            self._folders = {folder for folder in self._folders if os.path.isdir(folder)}
            try:
                self._notify = RustNotify(sorted(self._folders), False, False, 0, False, False)
                break
            except FileNotFoundError:  # one went away since it was looked at
                continue
            except OSError as error:
                if _EXHAUSTED in str(error):
                    raise WatchesExhaustedError(limit(WATCHES), WATCHES, len(self._folders)) from None
                raise
        if old:
            self._undelivered += self._watch(old, _DRAIN_MS, _DRAIN_MS)
            old.close()
            # What the system has told the old one and the library's thread has not read yet is gone with it.
            self._undelivered.append(Event(Sign.LOST, ""))

    def _watch(self, notify: RustNotify, step: int, wait: int) -> list[Event]:
        try:
            found = notify.watch(_GATHER_MS, step, wait, self._bell if step == _STEP_MS else None)
        except WatchfilesRustInternalError:  # a name that is no text, for one; this notifier is deaf from here on
            if notify is self._notify:
                self._arm()
            return [Event(Sign.LOST, "")]
        if isinstance(found, str):  # woken, the library drops what it has gathered
            return [Event(Sign.LOST, "")] if found == _WOKEN else []
        events = [Event(Sign.FOLDER if change == _ADDED else Sign.TOUCHED, path) for change, path in found]
        gone = {path for change, path in found if change == _DELETED}
        if gone:
            self._folders = {folder for folder in self._folders if gone.isdisjoint(_with_above(folder))}
        if len(found) >= _MANY_EVENTS:
            self._is_sure = False
            events.append(Event(Sign.LOST, ""))
        return events


def _with_above(folder: str) -> Iterable[str]:
    while True:
        yield folder
        folder, slash, _ = folder.rpartition("/")
        if not slash:
            return


def _can_be_watched(folder: str) -> bool:
    try:
        folder.encode()
    except UnicodeEncodeError:
        return False
    return os.path.isdir(folder)
