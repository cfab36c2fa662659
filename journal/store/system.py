"""The system calls that reading and saving make, and nothing else: a test fails or kills at any of them."""

from __future__ import annotations

import _signal as signal  # type: ignore[import-not-found]  # the public module spends half a millisecond on making enums of its numbers
import errno
import fcntl
import os
import sys
import time


class System:
    """One method a call; every touch of a document's folder goes through here."""

    def open(self, path: str, flags: int, mode: int = 0o600) -> int:
        return os.open(path, flags | os.O_CLOEXEC, mode)

    def duplicate(self, handle: int) -> int:
        return os.dup(handle)

    def close(self, handle: int) -> None:
        os.close(handle)

    def status(self, handle: int) -> os.stat_result:
        return os.fstat(handle)

    def status_of(self, path: str, *, follow: bool = True) -> os.stat_result:
        return os.stat(path, follow_symlinks=follow)

    def read(self, handle: int, count: int, offset: int) -> bytes:
        return os.pread(handle, count, offset)

    def write(self, handle: int, data: bytes | memoryview, offset: int) -> int:
        return os.pwrite(handle, data, offset)

    def reserve(self, handle: int, offset: int, count: int) -> None:
        """Room on disk for bytes to come, so that writing in place cannot stop half-way for want of it."""
        if hasattr(os, "posix_fallocate"):
            os.posix_fallocate(handle, offset, count)

    def truncate(self, handle: int, size: int) -> None:
        os.ftruncate(handle, size)

    def flush(self, handle: int) -> None:
        if sys.platform == "darwin":
            fcntl.fcntl(handle, fcntl.F_FULLFSYNC)  # fsync there stops at the drive's own cache
        else:
            os.fsync(handle)

    def set_mode(self, handle: int, mode: int) -> None:
        os.fchmod(handle, mode)

    def set_owner(self, handle: int, user: int, group: int) -> None:
        os.fchown(handle, user, group)

    def attributes(self, handle: int) -> dict[str, bytes]:
        """The extended attributes, access lists among them; none where the platform has none."""
        if sys.platform != "linux":
            return {}
        try:
            return {name: os.getxattr(handle, name) for name in os.listxattr(handle)}
        except OSError as problem:
            if problem.errno in (errno.ENOTSUP, errno.ENODATA):
                return {}
            raise

    def set_attribute(self, handle: int, name: str, value: bytes) -> None:
        if sys.platform == "linux":
            os.setxattr(handle, name, value)

    def remove_attribute(self, handle: int, name: str) -> None:
        if sys.platform == "linux":
            os.removexattr(handle, name)

    def link(self, path: str, name: str) -> None:
        os.link(path, name)

    def open_unnamed(self, folder: str, mode: int) -> int:
        """A file to write that nothing is left of when its process dies; OSError where the system has none such."""
        if sys.platform != "linux":
            raise OSError(errno.ENOTSUP, "no files without names on this platform")
        return os.open(folder, os.O_WRONLY | os.O_TMPFILE | os.O_CLOEXEC, mode)

    def give_name(self, handle: int, name: str) -> None:
        """To a file that has none; OSError where that needs a /proc that is not there."""
        # `os.link` follows the link only where it is given a folder, which such a path has no use for.
        os.link(f"/proc/self/fd/{handle}", name, src_dir_fd=handle, follow_symlinks=True)

    def rename(self, old: str, new: str) -> None:
        os.rename(old, new)

    def exchange(self, first: str, second: str) -> None:
        from journal.store.exchange import (
            exchange,  # ctypes costs a tenth of an interpreter start; only a save needs it
        )

        exchange(first, second)

    def unlink(self, path: str) -> None:
        os.unlink(path)

    def names(self, folder: str) -> list[str]:
        return os.listdir(folder)

    def make_folder(self, path: str) -> None:
        os.makedirs(path, mode=0o700, exist_ok=True)

    def lease(self, handle: int, kind: int) -> None:
        """OSError EAGAIN while anybody has the file open for writing (for a write lease: open at all)."""
        if sys.platform != "linux":
            raise OSError(errno.ENOTSUP, "no leases on this platform")
        # A lease that somebody breaks sends SIGIO, whose default ends the process; SIGURG's default is to be ignored.
        if kind != fcntl.F_UNLCK:
            fcntl.fcntl(handle, fcntl.F_SETSIG, signal.SIGURG)
        fcntl.fcntl(handle, fcntl.F_SETLEASE, kind)

    def keeps_lease(self, handle: int) -> bool:
        """Whether a read lease is still whole: nobody has opened the file for writing, nor waits to."""
        return sys.platform == "linux" and fcntl.fcntl(handle, fcntl.F_GETLEASE) == fcntl.F_RDLCK

    def lock(self, handle: int) -> None:
        """OSError EAGAIN while another process of ours holds it."""
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def now(self) -> float:
        """Seconds that only go forward."""
        return time.monotonic()

    def file_time(self) -> float:
        """Now, as the times of files count it."""
        return time.time()

    def sleep(self, seconds: float) -> None:
        time.sleep(seconds)
