"""Reading a file whole while others may be writing it, and nothing else."""

from __future__ import annotations

import errno
import os
import stat
from fcntl import F_RDLCK, F_UNLCK

from journal.store.errors import NotAFileError, TooLargeError
from journal.values import TYPE_CHECKING, Enum

if TYPE_CHECKING:
    from journal.store.system import System

LARGEST = 64 * 1024 * 1024
_PAUSE = 0.005
"""Seconds between two reads that must be equal, where the system cannot say whether somebody is writing."""
_PAUSES = 0.05
"""Seconds after which such reading takes what there is: a writer that never rests is merged in time."""

_OTHER_KINDS = {
    stat.S_IFDIR: "a folder",
    stat.S_IFIFO: "a named pipe",
    stat.S_IFSOCK: "a socket",
    stat.S_IFCHR: "a device",
    stat.S_IFBLK: "a device",
}


class Writers(Enum):
    """Who has a file open for writing."""

    NONE = "nobody, and nobody can until the lease is given up"
    SOME = "somebody"
    UNKNOWN = "the file system cannot say"


def open_file(system: System, path: str) -> tuple[str, int, os.stat_result]:
    """Where a symlink leads, a handle for reading, and what the file is; NotAFileError for any but a regular file."""
    status = system.status_of(path, follow=False)
    if stat.S_ISLNK(status.st_mode):
        path = os.path.realpath(path)
        status = system.status_of(path)
    _refuse_other_kinds(path, status)  # opening a device can already set it in motion
    handle = system.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_NOCTTY)
    try:
        status = system.status(handle)
        _refuse_other_kinds(path, status)
    except BaseException:
        system.close(handle)
        raise
    return path, handle, status


def close_reading(system: System, handle: int) -> None:
    """What closing a handle for reading may complain of changes nothing that was done."""
    try:
        system.close(handle)
    except OSError:
        return


def settled_text(system: System, handle: int, path: str, patience: float) -> tuple[bytes, Writers]:
    """The text once nobody is writing it, or after `patience` seconds as it is then.

    With Writers.NONE a read lease is held: closing the handle, or `give_up_lease`, ends it.
    """
    writers = wait_for_writers(system, handle, patience)
    text = whole_text(system, handle, path)
    if writers is not Writers.NONE:
        deadline = system.now() + min(patience, _PAUSES)
        while system.now() < deadline:
            system.sleep(_PAUSE)
            again = whole_text(system, handle, path)
            if again == text:
                break
            text = again
    return text, writers


def wait_for_writers(system: System, handle: int, patience: float, kind: int = F_RDLCK) -> Writers:
    """Takes a lease, which nobody gets while another writes; waits for it at most `patience` seconds."""
    deadline = system.now() + patience
    pause = 0.0002
    while True:
        try:
            system.lease(handle, kind)
        except OSError as problem:
            if problem.errno != errno.EAGAIN:
                return Writers.UNKNOWN
        else:
            return Writers.NONE
        if system.now() >= deadline:
            return Writers.SOME
        system.sleep(pause)
        pause = min(pause * 2, 0.01)


def give_up_lease(system: System, handle: int) -> None:
    try:
        system.lease(handle, F_UNLCK)
    except OSError:
        return  # it was never held


def whole_text(system: System, handle: int, path: str, size: int | None = None) -> bytes:
    """`size` spares a call where it is known; it may be wrong."""
    if size is None:
        size = system.status(handle).st_size
    parts: list[bytes] = []
    offset = 0
    while True:
        wanted = max(size - offset, 0) + 1  # one more than there should be: less means that the end was reached
        part = system.read(handle, wanted, offset)
        parts.append(part)
        offset += len(part)
        if offset > LARGEST:
            raise TooLargeError(path, f"{LARGEST // 1024 // 1024} MB")
        if len(part) < wanted:
            return b"".join(parts)


def _refuse_other_kinds(path: str, status: os.stat_result) -> None:
    if not stat.S_ISREG(status.st_mode):
        raise NotAFileError(path, _OTHER_KINDS.get(stat.S_IFMT(status.st_mode), "something else"))
