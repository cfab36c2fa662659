"""What stands at a path: its kind, its size, its identity, and its bytes where they are wanted."""

from __future__ import annotations

import os
import stat
import zlib
from enum import StrEnum

from journal.values import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import hashlib

LARGE_BYTES = 1 << 20
"""Above this a file's bytes are not held: its state and size are all that is said of it."""
_HASHED_BYTES = 64 << 20
_PIECE_BYTES = 1 << 20


class Form(StrEnum):
    """The sorts of things that git would keep; anything else counts as absent."""

    FILE = "file"
    PROGRAM = "program"
    LINK = "link"


class Identity(NamedTuple):
    """Which bytes stand, or stood, at one path."""

    form: Form
    id: str


class Content(NamedTuple):
    """What stands, or stood, at one path."""

    form: Form
    size: int
    id: str
    """Git's name for these bytes, in a repository or not; empty where nobody computed it."""
    data: bytes | None
    """The bytes; None where they are too many, or were not kept."""
    written: float = 0.0
    """When they were, as the file itself says; 0 where no file was asked."""

    def same(self, other: Content) -> bool:
        """Whether both are the same bytes; where that cannot be known, they are not."""
        return self.id == other.id != "" and (self.form is Form.LINK) == (other.form is Form.LINK)

    def packed(self) -> Packed:
        """The same, compressed."""
        return Packed(self.form, self.size, self.id, None if self.data is None else zlib.compress(self.data, 1))


class Packed(NamedTuple):
    """A content that is kept for long."""

    form: Form
    size: int
    id: str
    bytes: bytes | None

    def unpacked(self) -> Content:
        """The content itself."""
        return Content(self.form, self.size, self.id, None if self.bytes is None else zlib.decompress(self.bytes))


def blob_id(data: bytes, *, long: bool = False) -> str:
    """The name that git gives to these bytes; long in a SHA-256 repository."""
    hashed = _header(len(data), long=long)
    hashed.update(data)
    return hashed.hexdigest()


class Reader:
    """Reads files below a root, for one comparison, and never through a link."""

    def __init__(self, root: str, *, long_ids: bool = False) -> None:
        self._root = root
        self._long_ids = long_ids
        self._folders: dict[str, bool] = {"": True}

    def read(self, path: str) -> Content | None:
        """What stands at a path now; None for nothing, and for what is neither file nor link."""
        if not self._is_folder(os.path.dirname(path)):
            return None
        full = os.path.join(self._root, path)
        try:
            found = os.lstat(full)
            if stat.S_ISLNK(found.st_mode):
                data = os.fsencode(os.readlink(full))
                return Content(Form.LINK, len(data), blob_id(data, long=self._long_ids), data, found.st_mtime)
            if not stat.S_ISREG(found.st_mode):
                return None
            try:
                return self._read_file(full)
            except PermissionError:
                return Content(Form.FILE, found.st_size, "", None, found.st_mtime)
        except (OSError, ValueError):  # it went away, may not be read, or has a name that no file can have
            return None

    def _read_file(self, full: str) -> Content | None:
        # The file may have become a pipe or a link since it was looked at: neither is followed nor waited for.
        file = os.open(full, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
        try:
            found = os.fstat(file)
            if not stat.S_ISREG(found.st_mode):
                return None
            form = Form.PROGRAM if found.st_mode & stat.S_IXUSR else Form.FILE
            if found.st_size <= LARGE_BYTES:
                data = _all(file)
                return Content(form, len(data), blob_id(data, long=self._long_ids), data, found.st_mtime)
            return Content(form, found.st_size, self._large_id(file, found.st_size), None, found.st_mtime)
        finally:
            os.close(file)

    def _large_id(self, file: int, size: int) -> str:
        if size > _HASHED_BYTES:
            return ""
        hashed = _header(size, long=self._long_ids)
        while piece := os.read(file, _PIECE_BYTES):
            hashed.update(piece)
        return hashed.hexdigest()

    def _is_folder(self, path: str) -> bool:
        known = self._folders.get(path)
        if known is None:
            try:
                mode = os.lstat(os.path.join(self._root, path)).st_mode
            except (OSError, ValueError):
                mode = 0
            known = stat.S_ISDIR(mode) and self._is_folder(os.path.dirname(path))
            self._folders[path] = known
        return known


def _all(file: int) -> bytes:
    data = os.read(file, LARGE_BYTES + 1)
    while piece := os.read(file, _PIECE_BYTES):
        data += piece
    return data


def _header(size: int, *, long: bool) -> hashlib._Hash:
    import hashlib  # loads all of OpenSSL, which a look at what git says has no need of

    start = b"blob %d\0" % size
    return hashlib.sha256(start) if long else hashlib.sha1(start, usedforsecurity=False)
