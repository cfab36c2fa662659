"""The names of the temporary files of a save, and what a name says of the file when its process is gone."""

from __future__ import annotations

import os
from functools import lru_cache
from itertools import count

from journal.store.owner import is_alive, owner_tag
from journal.values import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator

    from journal.store.system import System

_MARK = ".journal-"
_PART = "part"
_SWAP = "swap"
_FOREIGN_AGE = 3600.0
"""Seconds after which a temporary of a process that cannot be asked (another container's) counts as left over."""

_counter = count()

# A plain tuple: every command loads these modules, and making a class for it would take a fiftieth of a start.
Identity: TypeAlias = tuple[int, int, int]
"""Inode, time of the last write and size: another file, or the same one written since, has another identity."""
NO_FILE: Identity = (0, 0, 0)


def identity_of(status: os.stat_result) -> Identity:
    return status.st_ino, status.st_mtime_ns, status.st_size


def part_name(path: str) -> str:
    """For the new text while it is being written and flushed."""
    return _stem(path) + f"{owner_tag()}-{next(_counter):x}.{_PART}"


def swap_name(path: str, new: int, old: Identity) -> str:
    """For the complete new text (inode `new`), and from the exchange on for what came out of the document's place."""
    inode, time, size = old
    return _stem(path) + f"{owner_tag()}-{next(_counter):x}-{new:x}-{inode:x}-{time:x}-{size:x}.{_SWAP}"


def is_temporary(name: str) -> bool:
    """Whether a file name is one of ours: other parts of the program do not report such files as work."""
    return name.startswith(".") and _MARK in name and name.endswith((f".{_PART}", f".{_SWAP}"))


def leftovers(system: System, path: str) -> Iterator[tuple[str, bool]]:
    """The temporaries of this document whose processes are gone; True for another writer's text, which is nowhere else.

    The others hold a text of ours, perhaps unfinished, or the one that it replaced.
    """
    folder, stem = os.path.split(_stem(path))
    for name in system.names(folder or "."):
        if name.startswith(stem) and is_temporary(name):
            temporary = os.path.join(folder, name)
            owner, *numbers = name[len(stem) :].rpartition(".")[0].split("-")
            try:
                status = system.status_of(temporary, follow=False)
            except FileNotFoundError:
                continue
            alive = is_alive(owner)
            if alive is None:
                alive = system.file_time() - status.st_ctime < _FOREIGN_AGE
            if not alive:
                yield temporary, name.endswith(_SWAP) and not _is_ours(numbers, status)


def _is_ours(numbers: list[str], status: os.stat_result) -> bool:
    try:
        _, new, *old = (int(number, 16) for number in numbers)
    except ValueError:
        return False
    return status.st_ino == new or tuple(old) == identity_of(status)


@lru_cache(16)
def _stem(path: str) -> str:
    folder, name = os.path.split(path)
    # A file name has at most 255 bytes; ours adds up to 110.
    short = os.fsdecode(os.fsencode(name)[:120])
    return os.path.join(folder, f".{short}{_MARK}")
