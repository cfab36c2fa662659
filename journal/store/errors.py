"""What can go wrong on disk, each a type with one sentence for the user, and nothing else."""

from __future__ import annotations

import errno


class StoreError(Exception):
    """A trouble on disk; its text is a plain sentence: what, where, what to do."""

    sentence = "{path} could not be read or written: {reason}."

    def __init__(self, path: str, reason: str = "") -> None:
        self.path = path
        self.reason = reason
        super().__init__(self.sentence.format(path=path, reason=reason))


class MissingError(StoreError):
    sentence = "{path} is not there (any more); open it under its new name, or create it again."


class NoFolderError(StoreError):
    sentence = "The folder of {path} does not exist; create it first."


class NotAFileError(StoreError):
    sentence = "{path} is {reason}, not a file; give the path of a Markdown file."


class TooLargeError(StoreError):
    sentence = "{path} is larger than {reason}; a continuity document is never that large, so it was left alone."


class NotAllowedError(StoreError):
    sentence = "You may not read or write {path} ({reason}); change its permissions, then try again."


class ReadOnlyError(StoreError):
    sentence = "{path} is on a read-only file system; the text was not saved there."


class DiskFullError(StoreError):
    sentence = "There is no room left on the disk of {path}; the file is unchanged. Make room, then save again."


class FlushFailedError(StoreError):
    sentence = "The disk did not confirm the new text of {path} ({reason}); the file is unchanged. Check the disk."


class BeingWrittenError(StoreError):
    sentence = (
        "Another program has {path} open and may be writing it; the file is unchanged. Save again when it is done."
    )


class WouldEmptyError(StoreError):
    sentence = "Saving would leave {path} empty, and nobody asked for that; the file is unchanged."


class HalfWrittenError(StoreError):
    sentence = "{path} could not be written to its end ({reason}); its text is kept and is put back at the next start."


class DiskTroubleError(StoreError):
    sentence = "The disk refused {path} ({reason}); the file is unchanged. Check the disk, then save again."


_BY_NUMBER: dict[int, type[StoreError]] = {
    errno.ENOENT: MissingError,
    errno.ENOTDIR: MissingError,
    errno.EACCES: NotAllowedError,
    errno.EPERM: NotAllowedError,
    errno.EAGAIN: BeingWrittenError,
    errno.EROFS: ReadOnlyError,
    errno.ENOSPC: DiskFullError,
    errno.EDQUOT: DiskFullError,
}


def explained(path: str, problem: OSError) -> StoreError:
    """The error that a user meets for what the system answered."""
    return _BY_NUMBER.get(problem.errno or 0, DiskTroubleError)(path, problem.strerror or str(problem))
