"""Reading a document, and saving it by compare-and-swap, and nothing else."""

from __future__ import annotations

import errno
import os

from journal.store.errors import BeingWrittenError, NoFolderError, StoreError, WouldEmptyError, explained
from journal.store.kept import Keeper, Late, Look
from journal.store.outcome import Found, Saved
from journal.store.places import COPIES
from journal.store.prepare import NO_LINKS, NOT_REPLACEABLE, ReplacingLosesError, discard, prepared, put_in_free_place
from journal.store.reading import (
    Writers,
    close_reading,
    give_up_lease,
    open_file,
    settled_text,
    wait_for_writers,
    whole_text,
)
from journal.store.system import System
from journal.store.temporary import NO_FILE, identity_of, leftovers, swap_name
from journal.values import TYPE_CHECKING, suppress

if TYPE_CHECKING:
    from journal.store.inplace import Unfinished

_PATIENCE = 0.5
"""Seconds that a read or a save waits for another program to finish its own write."""
_GONE = 0.05
"""Seconds to wait for a file that is away: some editors save by moving the old one aside and writing a new one."""
_NO_EXCHANGE = {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP}


def _is_empty(text: bytes) -> bool:
    return not text or text.isspace()


class _Old:
    """The file that a save replaces, as it was read, and what comes in its place."""

    __slots__ = ("handle", "new", "path", "status", "text")

    def __init__(self, path: str, handle: int, status: os.stat_result, text: bytes, new: bytes) -> None:
        self.path = path
        self.handle = handle
        self.status = status
        self.text = text
        self.new = new


class File:
    """One document's file as this process reads and saves it; used by one thread at a time."""

    def __init__(self, path: str, state: str, system: System | None = None, patience: float = _PATIENCE) -> None:
        self.path = os.path.abspath(path)
        self._state = state
        self._system = system or System()
        self._patience = patience
        self._keeper = Keeper(self._system, self.path, self._patience)
        self._leftovers_taken = False
        self._unconfirmed = False

    def read(self) -> bytes:
        """The text as it stands between two writes of others."""
        try:
            self._take_leftovers()
            return self._text()
        except OSError as problem:
            raise explained(self.path, problem) from problem

    def holds(self, text: bytes) -> bool:
        """Whether the file holds exactly this text now; times say too little, so bytes are compared."""
        try:
            _, handle, status = self._open()
            try:
                size = status.st_size
                return size == len(text) and whole_text(self._system, handle, self.path, size) == text
            finally:
                close_reading(self._system, handle)
        except OSError as problem:
            raise explained(self.path, problem) from problem

    def save(self, new: bytes, expected: bytes | None, *, emptied: bool = False) -> Saved | Found:
        """Takes effect only where the file holds exactly `expected` (None: where there is no file).

        `emptied` says that an empty text is meant. After a save, `late` may have texts that missed the document.
        """
        if not emptied and _is_empty(new) and expected is not None and not _is_empty(expected):
            raise WouldEmptyError(self.path)
        try:
            self._take_leftovers()
            if expected is None:
                return self._create(self._target(), new)
            path, handle, status = self._open()
            try:
                return self._swap(_Old(path, handle, status, expected, new))
            except ReplacingLosesError:
                pass  # it is written in place once nobody, we neither, has it open
            finally:
                close_reading(self._system, handle)
            return self._write_in_place(path, new, expected)
        except OSError as problem:
            raise explained(self.path, problem) from problem

    def late(self, *, wait: bool = False) -> list[Late]:
        """Texts of writers that had the document open while it was replaced; ask a moment after each save.

        Each is given again until `merged` is called for it, once the document holds its changes. `wait`, before
        leaving, gives writers a moment to finish.
        """
        return self._keeper.late(wait=wait)

    def merged(self, late: Late) -> None:
        """The document holds this text's changes."""
        late.kept.merged(late.text)

    def close(self) -> None:
        """Gives up what is kept; a late text that was not merged is given out again at the next start."""
        self._keeper.close()

    def _write_in_place(self, path: str, new: bytes, expected: bytes) -> Saved | Found:
        from journal.store.inplace import write_in_place  # few saves need it, and it needs more than the others

        folder = self._folder_of(path)
        try:
            self._lock(folder)
            return write_in_place(self._system, path, new, expected, self._state, self._patience)
        finally:
            close_reading(self._system, folder)

    def _swap(self, old: _Old) -> Saved | Found:
        if whole_text(self._system, old.handle, self.path, old.status.st_size) != old.text:
            text, writers = settled_text(self._system, old.handle, self.path, self._patience)
            if writers is Writers.SOME:
                raise BeingWrittenError(self.path)
            return Found(text)
        if old.new == old.text and not self._unconfirmed:
            return Saved(written=False)
        if old.status.st_nlink > 1:
            raise ReplacingLosesError
        folder = self._folder_of(old.path)
        try:
            swap = prepared(self._system, old.path, old.new, (old.handle, old.status))
            self._lock(folder)
            found = self._put(swap, old)
            if found is None:
                self._unconfirmed = not self._flushed(folder)
        finally:
            close_reading(self._system, folder)
        self._keeper.tidy()
        return found or Saved(True, not self._unconfirmed)

    def _put(self, swap: str, old: _Old) -> Found | None:
        """Puts the prepared file in the document's place, with writers shut out by a lease where there are leases."""
        try:
            found = self._other_text(old)
            exchanged = found is None and self._exchanged(swap, old.path)
            if found is None and not exchanged:
                found = self._replace(swap, old)
        except (OSError, StoreError, ReplacingLosesError):
            discard(self._system, swap)
            raise
        if exchanged:
            return self._look_at_what_came_out(swap, old)
        if found is not None:
            discard(self._system, swap)
        give_up_lease(self._system, old.handle)
        return found

    def _other_text(self, old: _Old) -> Found | None:
        """What the file holds, if it was written or replaced since we read it."""
        if wait_for_writers(self._system, old.handle, self._patience) is Writers.SOME:
            raise BeingWrittenError(self.path)
        if identity_of(self._system.status_of(old.path)) != identity_of(old.status):
            return Found(self._text())
        return None  # a write of equal size within one tick of the clock shows later, in what came out

    def _exchanged(self, swap: str, path: str) -> bool:
        """False where the system has no such call."""
        try:
            self._system.exchange(swap, path)
        except OSError as problem:
            if problem.errno in NOT_REPLACEABLE:
                raise ReplacingLosesError from problem
            if problem.errno in _NO_EXCHANGE:
                return False
            raise
        return True

    def _look_at_what_came_out(self, swap: str, old: _Old) -> Found | None:
        """The new text stands. Whatever fails from here on, what came out is kept, and is late at worst."""
        kept = self._keeper.keep(swap, old.text, identity_of(old.status))
        try:
            if self._system.status_of(swap, follow=False).st_ino == old.status.st_ino:
                kept.take_over(self._system.duplicate(old.handle))  # with its lease: a writer on the way in shows
                return None
            give_up_lease(self._system, old.handle)
            if kept.look(self._patience) is not Look.LATE or kept.text is None:
                return None
            # Somebody replaced the file a moment ago: that text gets its place back. If ours was replaced as well
            # meanwhile, the newest text comes out now, and is late.
            self._system.exchange(swap, old.path)
        except OSError:
            return None
        self._keeper.release(kept)
        self._keeper.keep(swap, old.new)
        return Found(kept.text)

    def _replace(self, swap: str, old: _Old) -> Found | None:
        """Where two files cannot be exchanged: a text put there between the last two calls is lost, and only that."""
        system = self._system
        identity = identity_of(old.status)
        second = swap_name(old.path, system.status_of(swap).st_ino, identity)
        linked = True
        try:
            system.link(old.path, second)
        except FileNotFoundError:
            return Found(self._text())  # it was being replaced at that moment
        except OSError as problem:
            if problem.errno not in NO_LINKS:
                raise
            linked = False
        try:
            handle = system.duplicate(old.handle)
            found = None
            if system.status_of(old.path).st_ino != old.status.st_ino:
                found = Found(self._text())
            else:
                system.rename(swap, old.path)
        except (OSError, StoreError):
            if linked:
                discard(system, second)
            raise
        kept = self._keeper.keep(second if linked else None, old.text, identity)
        kept.take_over(handle)
        return found

    def _create(self, path: str, new: bytes) -> Saved | Found:
        try:
            folder = self._folder_of(path)
        except FileNotFoundError as problem:
            raise NoFolderError(self.path) from problem
        try:
            swap = prepared(self._system, path, new, None)
            try:
                put_in_free_place(self._system, swap, path)
            except FileExistsError:
                return Found(self._text())
            finally:
                discard(self._system, swap)
            self._unconfirmed = not self._flushed(folder)
            return Saved(flushed=not self._unconfirmed)
        finally:
            close_reading(self._system, folder)

    def _take_leftovers(self) -> None:
        """Once: what killed processes left beside the document is removed, or kept where it is another's text."""
        if self._leftovers_taken:
            return
        self._leftovers_taken = True
        path = self._target()
        with suppress(OSError):  # a folder that cannot be listed has nothing of ours
            for leftover, is_foreign in leftovers(self._system, path):
                if not is_foreign:
                    discard(self._system, leftover)
                    continue
                mine = swap_name(path, 0, NO_FILE)
                with suppress(FileNotFoundError):  # of several processes one gets it
                    self._system.rename(leftover, mine)
                    self._keeper.keep(mine, None)

    def _target(self) -> str:
        """Where a symlink leads; links on the way to the folder change nothing."""
        return os.path.realpath(self.path) if os.path.islink(self.path) else self.path

    def _text(self) -> bytes:
        _, handle, _ = self._open()
        try:
            return settled_text(self._system, handle, self.path, self._patience)[0]
        finally:
            close_reading(self._system, handle)

    def _flushed(self, folder: int) -> bool:
        try:
            self._system.flush(folder)
        except OSError as problem:
            return problem.errno == errno.EINVAL  # this file system flushes no folders
        return True

    def _lock(self, folder: int) -> None:
        """Lets processes of ours take turns, which spares them merges; nothing depends on it."""
        deadline = self._system.now() + self._patience
        while self._system.now() < deadline:
            try:
                self._system.lock(folder)
            except BlockingIOError:
                self._system.sleep(0.0005)
            except OSError:
                return
            else:
                return

    def _open(self) -> tuple[str, int, os.stat_result]:
        begun = self._system.now()
        while True:
            try:
                return open_file(self._system, self.path)
            except FileNotFoundError:
                if self._system.now() - begun >= _GONE:
                    raise
            except BlockingIOError:  # somebody has it for himself, as we do when we write in place
                if self._system.now() - begun >= self._patience:
                    raise
            self._system.sleep(0.005)

    def _folder_of(self, path: str) -> int:
        return self._system.open(os.path.dirname(path), os.O_RDONLY | os.O_DIRECTORY)


def mended(state: str) -> list[Unfinished]:
    """Finishes what killed processes had begun to write in place; to be called at a start."""
    if not os.path.isdir(os.path.join(state, COPIES)):
        return []
    from journal.store.inplace import mend

    return mend(System(), state, _PATIENCE)
