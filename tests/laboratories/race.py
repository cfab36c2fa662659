"""The race laboratory: programs write one document at the same time, and no line that one of them wrote may vanish."""

from __future__ import annotations

import multiprocessing
import os
import tempfile
import time
import zlib
from typing import TYPE_CHECKING, NamedTuple

from journal.store.errors import BeingWrittenError, StoreError
from journal.store.file import File
from journal.store.outcome import Saved
from journal.store.system import System

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.synchronize import Event

_FOREIGN_RATE = 400
_OUR_RATE = 250
_ROUND = 2000
"""Writes before a new document is begun: a long one would slow the writers down."""
_PLAIN = multiprocessing.get_context("fork")


class Tally(NamedTuple):
    """What became of the lines."""

    written: int
    lost: int
    torn: int
    ours: int
    """Saves of ours in the meantime."""
    ours_lost: int


def line(writer: str, number: int) -> bytes:
    text = b"- %s %d " % (writer.encode(), number)
    return text + b"%08x" % zlib.crc32(text)


def is_whole(text: bytes) -> bool:
    body, mark = text[:-8], text[-8:]
    return mark == b"%08x" % zlib.crc32(body)


def by_rename(path: str, new: bytes) -> None:
    with open(path, "rb") as handle:
        text = handle.read()
    with open(path + ".foreign", "wb") as handle:
        handle.write(text + new)
    os.rename(path + ".foreign", path)


def by_append(path: str, new: bytes) -> None:
    with open(path, "ab", buffering=0) as handle:
        handle.write(new)


def by_truncating(path: str, new: bytes) -> None:
    with open(path, "rb") as handle:
        text = handle.read()
    with open(path, "wb", buffering=0) as handle:
        handle.write(text + new)


WAYS: dict[str, Callable[[str, bytes], None]] = {
    "by rename": by_rename,
    "by append": by_append,
    "by truncating": by_truncating,
}


def against(way: str, writes: int, system: System | None = None) -> Tally:
    """Another program writes in that way while we save."""
    total = Tally(0, 0, 0, 0, 0)
    while total.written < writes:
        count = min(_ROUND, writes - total.written)
        total = _added(total, _round_against(WAYS[way], count, system or System()))
    return total


def two_of_ours(saves: int) -> Tally:
    """Two processes of ours save: an acknowledged line must be in the file, with nothing remembered to mend it."""
    total = Tally(0, 0, 0, 0, 0)
    while total.written < saves:
        total = _added(total, _round_of_two(min(_ROUND, saves - total.written)))
    return total


def _added(one: Tally, other: Tally) -> Tally:
    return Tally(*(a + b for a, b in zip(one, other, strict=True)))


def _round_against(way: Callable[[str, bytes], None], count: int, system: System) -> Tally:
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "doc.md")
        with open(path, "wb") as handle:
            handle.write(b"# Document\n")
        done = _PLAIN.Event()
        other = _PLAIN.Process(target=_write, args=(way, path, count, done))
        other.start()
        saved, seen = _save_beside(File(path, os.path.join(folder, "state"), system), done)
        other.join()
        with open(path, "rb") as handle:
            final = set(handle.read().splitlines())
    lost = [line("foreign", number) for number in range(count) if line("foreign", number) not in final]
    torn = [text for text in final | seen if text.startswith(b"- ") and not is_whole(text)]
    ours_lost = [number for number in range(saved) if line("ours", number) not in final]
    return Tally(count, len(lost), len(torn), saved, len(ours_lost))


def _write(way: Callable[[str, bytes], None], path: str, count: int, done: Event) -> None:
    begun = time.monotonic()
    for number in range(count):
        way(path, line("foreign", number) + b"\n")
        _pace(begun, number, _FOREIGN_RATE)
    done.set()


def _save_beside(file: File, done: Event) -> tuple[int, set[bytes]]:
    """Saves a line at a time, and merges as a desk does that remembers what was in the document.

    A writer that saves the whole file from an old reading erases lines by itself; those are applied again. Lost is
    a line that was in no text that ever came to us, nor is in the file at the end.
    """
    lines: dict[bytes, None] = {}
    saved = 0
    begun = time.monotonic()
    text = file.read()
    while True:
        last = done.is_set()
        late = file.late(wait=last)
        for other in (text, *(each.text for each in late)):
            lines.update(dict.fromkeys(other.splitlines()))
        new = b"".join(each + b"\n" for each in (*lines, line("ours", saved)))
        try:
            outcome = file.save(new, text)
        except BeingWrittenError:
            continue
        if isinstance(outcome, Saved):
            text = new
            saved += 1
            for each in late:
                file.merged(each)
            if last and not late:
                break
        else:
            text = outcome.text
        _pace(begun, saved, _OUR_RATE)
    time.sleep(0.3)  # longer than anybody can be on the way into a file that was taken out
    assert not file.late(wait=True)
    file.close()
    return saved, set(lines)


def _round_of_two(count: int) -> Tally:
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "doc.md")
        with open(path, "wb") as handle:
            handle.write(b"# Document\n")
        processes = [_PLAIN.Process(target=_save_lines, args=(path, folder, name, count // 2)) for name in ("a", "b")]
        for process in processes:
            process.start()
        for process in processes:
            process.join()
        with open(path, "rb") as handle:
            final = handle.read().splitlines()
        wanted = [line(name, number) for name in ("a", "b") for number in range(count // 2)]
    torn = [text for text in final if text.startswith(b"- ") and not is_whole(text)]
    return Tally(
        len(wanted), len(set(wanted) - set(final)), len(torn), len(wanted), len(wanted) - len(set(final) & set(wanted))
    )


def _save_lines(path: str, folder: str, name: str, count: int) -> None:
    file = File(path, os.path.join(folder, f"state-{name}"))
    begun = time.monotonic()
    for number in range(count):
        _save_line(file, line(name, number))
        _pace(begun, number, _OUR_RATE)
    file.close()


def _save_line(file: File, new: bytes) -> None:
    text = file.read()
    while True:
        late = file.late()
        lines = text.splitlines()
        missing = [each for other in late for each in other.text.splitlines() if each not in lines]
        joined = b"".join(each + b"\n" for each in (*lines, *missing, new))
        try:
            outcome = file.save(joined, text)
        except StoreError:
            continue
        if isinstance(outcome, Saved):
            for each in late:
                file.merged(each)
            return
        text = outcome.text


def _pace(begun: float, number: int, rate: int) -> None:
    wait = begun + number / rate - time.monotonic()
    if wait > 0:
        time.sleep(wait)
