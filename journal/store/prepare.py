"""The new text as a complete temporary file beside the document, and nothing else."""

from __future__ import annotations

import errno
import os

from journal.store.errors import DiskFullError, FlushFailedError
from journal.store.reading import close_reading
from journal.store.temporary import NO_FILE, identity_of, part_name, swap_name
from journal.values import TYPE_CHECKING, suppress

if TYPE_CHECKING:
    from journal.store.system import System

NOT_REPLACEABLE = {errno.EBUSY, errno.EXDEV, errno.EPERM, errno.EACCES, errno.EROFS}
"""A file mounted on its own, a folder that may not be written, another user's file in a sticky folder."""
NO_LINKS = {errno.EPERM, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP}
"""A file system without hard links."""
_NO_ATTRIBUTES = {errno.EPERM, errno.EACCES, errno.EINVAL, errno.ENOTSUP}
_FULL = {errno.ENOSPC, errno.EDQUOT}


class ReplacingLosesError(Exception):
    """This file cannot be replaced by another one without losing its owner, attributes or place."""


def prepared(system: System, path: str, new: bytes, old: tuple[int, os.stat_result] | None) -> str:
    """The name of a file with the new text, flushed, and with all that belongs to the old one (handle, status)."""
    try:
        # What has no name nobody else can open: it may have its mode before it has its owner.
        out = system.open_unnamed(os.path.dirname(path), old[1].st_mode & 0o777 if old else 0o666)
    except OSError:
        return _prepared_by_name(system, path, new, old)
    try:
        swap = _filled(system, out, path, new, old)
        try:
            system.give_name(out, swap)
        except OSError:
            discard(system, swap)
            return _prepared_by_name(system, path, new, old)
    finally:
        close_reading(system, out)  # the text is flushed
    return swap


def _prepared_by_name(system: System, path: str, new: bytes, old: tuple[int, os.stat_result] | None) -> str:
    """The same where a file has a name from the start, which says that it is not complete yet."""
    part = part_name(path)
    try:
        out = system.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600 if old else 0o666)
    except OSError as problem:
        if old and problem.errno in NOT_REPLACEABLE:
            raise ReplacingLosesError from problem
        raise
    try:
        try:
            swap = _filled(system, out, path, new, old)
        finally:
            system.close(out)
        system.rename(part, swap)
    except BaseException:
        discard(system, part)
        raise
    return swap


def _filled(system: System, out: int, path: str, new: bytes, old: tuple[int, os.stat_result] | None) -> str:
    """Write the text to a new file, flushed; the name for it then."""
    write_all(system, out, new)
    made = system.status(out)
    if old:
        _copy_attributes(system, *old, out, made)
    flush(system, out, path)
    return swap_name(path, made.st_ino, identity_of(old[1]) if old else NO_FILE)


def put_in_free_place(system: System, temporary: str, path: str) -> None:
    """FileExistsError where somebody has a file there."""
    try:
        system.link(temporary, path)
    except OSError as problem:
        if problem.errno not in NO_LINKS:
            raise
        system.close(system.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL))
        system.rename(temporary, path)


def write_all(system: System, handle: int, data: bytes) -> None:
    view = memoryview(data)
    written = 0
    while written < len(data):
        written += system.write(handle, view[written:], written)


def flush(system: System, handle: int, path: str) -> None:
    """After a failure the handle is never flushed again: the system would then say yes to what it has dropped."""
    try:
        system.flush(handle)
    except OSError as problem:
        if problem.errno in _FULL:
            raise DiskFullError(path) from problem
        raise FlushFailedError(path, str(problem.strerror)) from problem


def discard(system: System, temporary: str) -> None:
    """Nothing is left over after an error; one refusal is not the last word of a disk in trouble."""
    for _ in range(2):
        with suppress(OSError):
            system.unlink(temporary)
            return


def _copy_attributes(system: System, handle: int, status: os.stat_result, out: int, made: os.stat_result) -> None:
    wanted, given = system.attributes(handle), system.attributes(out)
    kept = (status.st_uid, status.st_gid, status.st_mode, wanted)
    if kept == (made.st_uid, made.st_gid, made.st_mode, given):
        return
    try:
        if (made.st_uid, made.st_gid) != (status.st_uid, status.st_gid):
            system.set_owner(out, status.st_uid, status.st_gid)
        for name in given.keys() - wanted.keys():
            system.remove_attribute(out, name)  # an access list that the folder hands down
        for name, value in wanted.items():
            if given.get(name) != value:
                system.set_attribute(out, name, value)
    except OSError as problem:
        if problem.errno in _NO_ATTRIBUTES:
            raise ReplacingLosesError from problem
        raise
    # Last: a change of owner clears bits of the mode, and access lists change it too.
    system.set_mode(out, status.st_mode & 0o7777)
