"""Writing a file that cannot be replaced, with a copy from which a crash half-way is mended, and nothing else."""

from __future__ import annotations

import os
from fcntl import F_WRLCK
from itertools import count

from journal.document.hashing import sha256
from journal.store.errors import HalfWrittenError, StoreError, explained
from journal.store.outcome import Found, Saved
from journal.store.owner import is_alive, owner_tag
from journal.store.places import COPIES
from journal.store.prepare import discard, flush, write_all
from journal.store.reading import close_reading, open_file, wait_for_writers, whole_text
from journal.values import TYPE_CHECKING, NamedTuple, suppress

if TYPE_CHECKING:
    from journal.store.system import System

_HEADER = b"journal in place 1"
_BLOCK = 512
"""Bytes that a disk writes whole or not at all."""

_counter = count()


class Unfinished(NamedTuple):
    """A write in place that a crash cut short."""

    path: str
    text: bytes
    """What was being written."""
    mended: bool
    """The file was half-written and now holds the text; otherwise others wrote it since, and it was left alone."""


class _Copy(NamedTuple):
    path: str
    old: bytes
    new: bytes


def write_in_place(
    system: System, path: str, new: bytes, expected: bytes, state: str, patience: float
) -> Saved | Found:
    """Overwrites the file where it holds `expected`.

    A write lease shuts every other program out meanwhile. Where there are no leases, or a program keeps the file open
    for reading, a text that comes between the comparison and the write is lost: the one gap, some microseconds wide.
    """
    handle = system.open(path, os.O_RDWR)
    try:
        copy = _write_copy(system, state, _Copy(path, expected, new))
        try:
            wait_for_writers(system, handle, patience, F_WRLCK)
            text = whole_text(system, handle, path)
            if text != expected:
                discard(system, copy)
                return Found(text)
            _overwrite(system, handle, path, new, expected)
        except HalfWrittenError:
            raise  # the copy is what it is mended from
        except (OSError, StoreError):
            discard(system, copy)
            raise
        if not _flushed(system, handle, new):
            return Saved(flushed=False)  # the copy stays: a power cut may still leave half of each text
        discard(system, copy)
        return Saved()
    finally:
        close_reading(system, handle)


def mend(system: System, state: str, patience: float) -> list[Unfinished]:
    """Finishes what killed processes had begun to write in place; to be called at a start."""
    folder = os.path.join(state, COPIES)
    unfinished = []
    with suppress(FileNotFoundError):
        for name in system.names(folder):
            if is_alive(name.partition("-")[0]) is not False:
                continue
            copy_path = os.path.join(folder, name)
            with suppress(OSError, StoreError):  # the document's disk may be away: the copy waits
                copy = _read_copy(system, copy_path)
                if copy is not None and (outcome := _mend(system, copy, patience)) is not None:
                    unfinished.append(outcome)
                system.unlink(copy_path)
    return unfinished


def _flushed(system: System, handle: int, new: bytes) -> bool:
    """After a failed flush the system takes the text for clean, so it is written again before it is asked again."""
    with suppress(OSError):
        system.flush(handle)
        return True
    with suppress(OSError):
        write_all(system, handle, new)
        system.flush(handle)
        return True
    return False


def _overwrite(system: System, handle: int, path: str, new: bytes, old: bytes) -> None:
    try:
        if len(new) > len(old):
            system.reserve(handle, len(old), len(new) - len(old))
        write_all(system, handle, new)
        if len(new) < len(old):
            system.truncate(handle, len(new))
    except OSError as problem:
        try:
            write_all(system, handle, old)
            system.truncate(handle, len(old))
        except OSError:
            raise HalfWrittenError(path, str(problem.strerror)) from problem
        raise explained(path, problem) from problem


def _mend(system: System, copy: _Copy, patience: float) -> Unfinished | None:
    try:
        _, reading, _ = open_file(system, copy.path)
    except FileNotFoundError:
        return Unfinished(copy.path, copy.new, mended=False)
    close_reading(system, reading)
    handle = system.open(copy.path, os.O_RDWR)
    try:
        wait_for_writers(system, handle, patience, F_WRLCK)
        text = whole_text(system, handle, copy.path)
        if text in (copy.old, copy.new):
            return None  # an edit that did not reach the file is in the ledger
        if not _is_half_written(text, copy):
            return Unfinished(copy.path, copy.new, mended=False)
        write_all(system, handle, copy.new)
        system.truncate(handle, len(copy.new))
        flush(system, handle, copy.path)
        return Unfinished(copy.path, copy.new, mended=True)
    finally:
        close_reading(system, handle)


def _is_half_written(text: bytes, copy: _Copy) -> bool:
    """Whether every block is the old text's, the new one's, or not yet written; if so, no other writer was there."""
    shortest, longest = sorted((len(copy.old), len(copy.new)))
    if not shortest <= len(text) <= longest:
        return False
    for start in range(0, len(text), _BLOCK):
        block = text[start : start + _BLOCK]
        new, old = (whole[start : start + len(block)] for whole in (copy.new, copy.old))
        if block not in (new, old) and not _is_seam(block, new, old):
            return False
    return True


def _is_seam(block: bytes, new: bytes, old: bytes) -> bool:
    """Whether a block begins as the new text and goes on as the old one, or as room that was only reserved."""
    same = next((at for at, (one, other) in enumerate(zip(block, new, strict=False)) if one != other), len(block))
    return block[same:] == (old + bytes(len(block)))[same : len(block)]


def _write_copy(system: System, state: str, copy: _Copy) -> str:
    folder = os.path.join(state, COPIES)
    path = os.path.join(folder, f"{owner_tag()}-{next(_counter):x}")
    name = os.fsencode(copy.path)
    header = b"%s %d %d %d\n" % (_HEADER, len(name), len(copy.old), len(copy.new))
    body = header + name + copy.old + copy.new
    try:
        system.make_folder(folder)
        handle = system.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        try:
            write_all(system, handle, body + sha256(body))
            flush(system, handle, path)
        finally:
            system.close(handle)
        handle = system.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            flush(system, handle, folder)
        finally:
            system.close(handle)
    except OSError as problem:
        discard(system, path)
        raise explained(folder, problem) from problem
    except StoreError:
        discard(system, path)
        raise
    return path


def _read_copy(system: System, path: str) -> _Copy | None:
    """None for a copy that was not finished: then nothing was written in place either."""
    _, handle, _ = open_file(system, path)
    try:
        whole = whole_text(system, handle, path)
    finally:
        close_reading(system, handle)
    body, hashed = whole[:-32], whole[-32:]
    if sha256(body) != hashed or not body.startswith(_HEADER):
        return None
    header, _, rest = body.partition(b"\n")
    name, old, new = (int(number) for number in header.split()[-3:])
    return _Copy(os.fsdecode(rest[:name]), rest[name : name + old], rest[name + old : name + old + new])
