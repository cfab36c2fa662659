"""Which process made something, and whether that process still lives, and nothing else."""

from __future__ import annotations

import os
from functools import cache


def owner_tag() -> str:
    """This process, in a form that no later process will have: number, start, and the system that numbers it."""
    return _tag_of(os.getpid())


@cache
def _tag_of(process: int) -> str:
    return f"{process:x}.{_started(process):x}.{_numbering():x}"


def is_alive(tag: str) -> bool | None:
    """Whether the process of that tag still runs; None where only another system (a container, a host) could say."""
    try:
        process, started, numbering = (int(part, 16) for part in tag.split("."))
    except (ValueError, TypeError, AttributeError):
        return False  # not a tag at all: a damaged ledger gives out anything
    if numbering != _numbering():
        return None
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        pass
    return started == _started(process)


def _started(process: int) -> int:
    """When the process began, in ticks since the system's start; 0 where the platform does not tell."""
    try:
        handle = os.open(f"/proc/{process}/stat", os.O_RDONLY | os.O_CLOEXEC)
    except OSError:
        return 0
    try:
        # The name, in parentheses, may hold blanks and parentheses itself: count from the last one.
        return int(os.read(handle, 4096).rpartition(b")")[2].split()[19])
    except (OSError, IndexError, ValueError):
        return 0
    finally:
        os.close(handle)


def _numbering() -> int:
    """The process-number space: the same folder may be seen from a host and from its containers."""
    try:
        return os.stat("/proc/self/ns/pid").st_ino
    except OSError:
        return 0
