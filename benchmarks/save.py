"""What a save, a recorded edit and a history cost, each beside its limit."""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
import statistics
import subprocess
import tempfile
import time
from typing import TYPE_CHECKING, Any

from benchmarks.timing import RESULTS, Row, medians
from journal.desk import Desk
from journal.document.edit import Reword
from journal.store.edits import Edits
from journal.store.file import File
from journal.store.ledger import Ledger
from journal.store.outcome import Saved
from journal.store.versions import Versions

if TYPE_CHECKING:
    from collections.abc import Callable

ROUNDS = 100
"""Far more would measure how the file system passes over the many inodes that the earlier rounds have just freed."""


def rows() -> list[Row]:
    return [
        *save_rows(10 * 1024, "10 KB", 4.5),
        *save_rows(1024 * 1024, "1 MB", 6.5),
        record_row(),
        history_row(),
        history_cost_row(),
    ]


def save_rows(size: int, name: str, flushed_limit: float) -> list[Row]:
    texts = [b"- [x] one item of many\n" * (size // 23), b"- [ ] one item of many\n" * (size // 23)]
    with _folder() as folder:
        ours, ordinary, raw = (os.path.join(folder, name) for name in ("ours.md", "ordinary.md", "raw.md"))
        for path in (ours, ordinary, raw):
            with open(path, "wb") as handle:
                handle.write(texts[1])
        file = File(ours, os.path.join(folder, "state"))
        flushed = os.open(raw, os.O_RDWR)

        def save() -> None:
            texts.reverse()
            assert file.save(texts[1], texts[0]) == Saved()

        saved, replaced, written, _ = medians(
            ROUNDS,
            save,
            lambda: ordinary_save(ordinary, texts[1]),
            lambda: _write_flushed(flushed, texts[1]),
            file.late,  # the desk asks between saves
        )
        os.close(flushed)
        file.close()
    return [
        Row(f"save / write and fdatasync, {name}", saved / written, flushed_limit),
        Row(f"save / ordinary atomic save, {name}", saved / replaced, 1.2),
    ]


def record_row() -> Row:
    """An edit on its way to the screen, beside the least that SQLite takes to keep the same bytes."""
    payload, inverse = b"payload " * 20, b"inverse " * 20
    with _folder() as folder:
        edits = Edits(Ledger(folder))
        plain = sqlite3.connect(os.path.join(folder, "plain.db"), isolation_level=None)
        plain.execute("PRAGMA journal_mode = WAL")
        plain.execute("PRAGMA synchronous = NORMAL")
        plain.execute("CREATE TABLE edits (payload, inverse)")
        times = [
            (
                _seconds(lambda: edits.record("/project/CONTEXT.md", 1, payload, inverse)),
                _seconds(lambda: plain.execute("INSERT INTO edits VALUES (?, ?)", (payload, inverse))),
            )
            for _ in range(2000)
        ]
        plain.close()
    return Row("recorded edit / one SQLite commit", _ratio(times, 0, 1), 4.0)


def history_row(saves: int = 1000) -> Row:
    """All that the ledger's file takes for a session of our own saves, beside git's pack of the same versions."""
    texts = session(saves)
    with tempfile.TemporaryDirectory() as folder:
        ledger = Ledger(os.path.join(folder, "state"))
        ledger.close()
        empty = ledger.size()
        ledger = Ledger(os.path.join(folder, "state"))
        versions = Versions(ledger)
        for text in texts:
            versions.store("/project/CONTEXT.md", text)
        ledger.close()
        ours = ledger.size() - empty
        theirs = packed_by_git(os.path.join(folder, "git"), texts)
    return Row(
        f"history / packed git, {saves} saves of 10 KB ({ours // 1024} / {theirs // 1024} KB)", ours / theirs, 0.4
    )


def history_cost_row(saves: int = 300) -> Row:
    """A save by the desk, beside the same save with what one that keeps no versions does in the ledger."""
    with _folder() as folder:
        keeping, bare = (_Saving(os.path.join(folder, name)) for name in ("keeping", "bare"))
        bare.desk._versions.store = lambda *_: 1  # type: ignore[method-assign]
        times: list[tuple[float, ...]] = []
        for number in range(saves):
            (whole, recording), (_, recording_alone) = keeping.save(number), bare.save(number)
            times.append((whole, whole - recording + recording_alone))
        keeping.desk.close()
        bare.desk.close()
    return Row("save with history / save without, 10 KB", _ratio(times, 0, 1), 1.1)


class _Saving:
    """Saves one edit after the other, and takes the time of each, and of its part in the ledger."""

    def __init__(self, folder: str) -> None:
        os.mkdir(folder)
        path = os.path.join(folder, "CONTEXT.md")
        with open(path, "w", encoding="utf-8") as handle:
            handle.write(f"# Work\n\n## Next Steps\n\n{session(1)[0].decode()}")
        self.desk = Desk(path, state=os.path.join(folder, "state"))
        self._record = self.desk._edits.saved
        self._recording = 0.0
        self.desk._edits.saved = self._timed  # type: ignore[method-assign]

    def save(self, number: int) -> tuple[float, float]:
        self.desk.do(Reword(f"next.{number % 100 + 1}", f"one item of many, in other words {number}"))
        return _seconds(self.desk.save), self._recording

    def _timed(self, *what: Any) -> int:
        begun = time.perf_counter()
        answer = self._record(*what)
        self._recording = time.perf_counter() - begun
        return answer


def session(saves: int) -> list[bytes]:
    """The versions of a document of 10 KB in which items are begun, done, reworded, added and removed."""
    chance = random.Random(7)
    words = [
        "queue",
        "retry",
        "worker",
        "admin",
        "stats",
        "load",
        "test",
        "jitter",
        "index",
        "deploy",
        "schema",
        "cache",
    ]
    lines = [_item(chance, words) for _ in range(10 * 1024 // 60)]
    texts = []
    for _ in range(saves):
        place = chance.randrange(len(lines))
        match chance.randrange(10):
            case 0 | 1 | 2 | 3 | 4:
                lines[place] = _turned(lines[place])
            case 5 | 6:
                lines[place] = _reworded(lines[place], chance, words)
            case 7 | 8:
                lines.insert(place, _item(chance, words))
            case _:
                del lines[place]
        texts.append("".join(lines).encode())
    return texts


def packed_by_git(folder: str, texts: list[bytes]) -> int:
    """Bytes of the pack and its index after git's own best effort."""
    os.mkdir(folder)
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": folder,
        "GIT_CONFIG_NOSYSTEM": "1",
        **{f"GIT_{who}_{what}": "journal" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")},
    }

    def git(*arguments: str, given: bytes | None = None) -> None:
        subprocess.run(["git", "-C", folder, *arguments], input=given, env=environment, check=True, capture_output=True)

    git("init", "--quiet", "--bare")
    stream = b"".join(
        b"commit refs/heads/main\ncommitter journal <journal> %d +0000\ndata 4\nsave\n"
        b"M 100644 inline CONTEXT.md\ndata %d\n%s\n" % (1_700_000_000 + number * 60, len(text), text)
        for number, text in enumerate(texts)
    )
    git("fast-import", "--quiet", given=stream)
    git("repack", "-a", "-d", "-f", "--quiet")
    packs = os.path.join(folder, "objects", "pack")
    return sum(
        os.stat(os.path.join(packs, name)).st_size for name in os.listdir(packs) if name.endswith((".pack", ".idx"))
    )


def ordinary_save(path: str, text: bytes) -> None:
    """What a careful program does: a temporary file with the old one's mode, flushed and renamed; a flushed folder."""
    handle, temporary = tempfile.mkstemp(dir=os.path.dirname(path))
    with os.fdopen(handle, "wb") as out:
        out.write(text)
        out.flush()
        os.fsync(out.fileno())
    shutil.copymode(path, temporary)
    os.replace(temporary, path)
    folder = os.open(os.path.dirname(path), os.O_RDONLY)
    os.fsync(folder)
    os.close(folder)


def _folder() -> tempfile.TemporaryDirectory[str]:
    """Beside the project: the system's folder for temporary files is often in memory, where flushing costs nothing."""
    RESULTS.mkdir(exist_ok=True)
    return tempfile.TemporaryDirectory(dir=RESULTS)


def _write_flushed(handle: int, text: bytes) -> None:
    os.pwrite(handle, text, 0)
    os.fdatasync(handle)


def _seconds(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def _ratio(times: list[tuple[float, ...]], one: int, other: int) -> float:
    return statistics.median(each[one] for each in times) / statistics.median(each[other] for each in times)


def _item(chance: random.Random, words: list[str]) -> str:
    return f"- [ ] {' '.join(chance.choices(words, k=9))}\n"


def _turned(line: str) -> str:
    return line.replace("[ ]", "[x]", 1) if "[ ]" in line else line.replace("[x]", "[ ]", 1)


def _reworded(line: str, chance: random.Random, words: list[str]) -> str:
    parts = line.split(" ")
    parts[chance.randrange(3, len(parts) - 1)] = chance.choice(words)
    return " ".join(parts)
