"""What the pane costs in processor time, memory and bytes, beside stock widgets of Textual in an equal terminal."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import statistics
import struct
import sys
import tempfile
import termios
import time
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.timing import Row

if TYPE_CHECKING:
    from types import TracebackType

SIZE = (48, 50)
KEYS = 200
STARTS = 11
IDLE_SECONDS = 20
QUIET_SECONDS = 0.25
UPDATES, FOCUS_CHANGES, SAVES = 10_000, 1_000, 40

BARE = """from textual.app import App
from textual.widgets import Static
class Bare(App):
    def compose(self):
        yield Static("READY")
Bare().run()
"""
PANES = """from textual.app import App
from textual.widgets import OptionList
class Panes(App):
    def compose(self):
        for pane in range(4):
            yield OptionList(*[f"item number {number} with words" for number in range(19)], "READY", markup=False)
Panes().run()
"""
STOCK = """from textual.app import App
from textual.widgets import OptionList
class Stock(App):
    def compose(self):
        yield OptionList(*[f"item number {number} with words" for number in range(1000)], "READY", markup=False)
Stock().run()
"""


class Running:
    """A program in a terminal of its own."""

    def __init__(self, folder: Path, words: list[str], sign: bytes) -> None:
        environment = os.environ | {
            "TERM": "xterm-256color",
            "LANG": "C.UTF-8",
            "PYTHONPATH": str(Path(__file__).parents[1]),
            "JOURNAL_STATE_DIR": str(folder / "state"),
            "JOURNAL_CONFIG_DIR": str(folder / "config"),
        }
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        begun = time.perf_counter()
        self.process, self._handle = pty.fork()
        if not self.process:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", SIZE[1], SIZE[0], 0, 0))
            os.chdir(folder)
            os.execve(sys.executable, [sys.executable, *words], environment)
        seen = b""
        while sign not in seen:
            seen += os.read(self._handle, 65_536)
        self.start_seconds = time.perf_counter() - begun
        self.settle(0.5)

    def __enter__(self) -> Running:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        os.kill(self.process, signal.SIGKILL)
        os.waitpid(self.process, 0)
        os.close(self._handle)

    def settle(self, quiet: float) -> int:
        """Read until nothing came for some seconds; how many bytes there were."""
        count = 0
        while select.select([self._handle], [], [], quiet)[0]:
            count += len(os.read(self._handle, 65_536))
        return count

    def press(self, keys: str, quiet: float = 0.01) -> None:
        os.write(self._handle, keys.encode())
        select.select([self._handle], [], [], 2)
        self.settle(quiet)

    @property
    def seconds(self) -> float:
        """Processor time of all its threads."""
        threads = Path(f"/proc/{self.process}/task").iterdir()
        return sum(int((thread / "schedstat").read_text().split()[0]) for thread in threads) / 1e9

    @property
    def megabytes(self) -> float:
        lines = Path(f"/proc/{self.process}/smaps_rollup").read_text().splitlines()
        return next(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024

    def of_keys(self, keys: tuple[str, ...], count: int = KEYS) -> float:
        """Processor time of a key, when these come in turns."""
        before = self.seconds
        for number in range(count):
            self.press(keys[number % len(keys)])
        return (self.seconds - before) / count


DOWN, TAB = "\x1b[B", "\t"


def page(items: int, others: int) -> str:
    """A page whose first pane has so many items, and its three others so many."""
    lists = {
        "In Progress": "- 🔄 item {}",
        "Blockers": "- trouble {}",
        "Next Steps": "- step {}",
        "Files Modified": "- `src/a{}.py`",
    }
    sections = (
        f"## {title}\n\n" + "".join(f"{form.format(number)} with words\n" for number in range(count))
        for (title, form), count in zip(lists.items(), (items, others, others, others), strict=True)
    )
    return "# Page\n\n" + "\n".join(sections)


def rows() -> list[Row]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        return [*_keys(folder), *_start(folder), *_idle(folder), *_saving(folder)]


def _journal(folder: Path, items: int, others: int = 20) -> Running:
    (folder / "CONTINUITY.md").write_text(page(items, others), "utf-8")
    return Running(folder, ["-m", "journal"], b"help")


def _keys(folder: Path) -> list[Row]:
    with (
        Running(folder, ["-c", STOCK], b"item number 1") as stock,
        _journal(folder, 1_000) as ours,
        _journal(folder, 10_000) as large,
    ):
        times: dict[str, list[float]] = {}
        for _ in range(5):
            for what, program, keys in (
                ("stock", stock, (DOWN,)),
                ("ours", ours, (DOWN,)),
                ("large", large, (DOWN,)),
                ("switch", ours, (TAB,)),
            ):
                times.setdefault(what, []).append(program.of_keys(keys, KEYS // 5))
        median = {what: statistics.median(found) for what, found in times.items()}
    return [
        Row("key to painted, 1,000 items / OptionList of 1,000", median["ours"] / median["stock"], 0.4),
        Row("key to painted, 10,000 items / OptionList of 1,000", median["large"] / median["stock"], 0.4),
        Row("from pane to pane / key of an OptionList", median["switch"] / median["stock"], 3),
    ]


def _start(folder: Path) -> list[Row]:
    times: dict[int | str, list[float]] = {BARE: [], PANES: [], 20: [], 1_000: []}
    for number in range(STARTS):
        for index, (what, found) in enumerate(times.items()):
            home = folder / f"start-{number}-{index}"  # without a last frame to begin with
            home.mkdir()
            with (
                Running(home, ["-c", what], b"READY")
                if isinstance(what, str)
                else _journal(home, what, what) as program
            ):
                found.append(program.start_seconds)
    bare, panes, small, large = (statistics.median(found) for found in times.values())
    return [
        Row("first useful frame, 4 panes of 20 / bare Textual with 4 panes of 20", small / panes, 1.15),
        Row("first useful frame, 4 panes of 1,000 / bare Textual with 4 panes of 20", large / panes, 1.3),
        Row("first useful frame, 4 panes of 20 / bare Textual with nothing", small / bare),
        Row("first useful frame, 4 panes of 1,000 / bare Textual with nothing", large / bare),
    ]


def _idle(folder: Path) -> list[Row]:
    """In a folder without the versions of large pages: their ages are looked up for seconds after a start."""
    folder = folder / "idle"
    folder.mkdir()
    with Running(folder, ["-c", BARE], b"READY") as bare, _journal(folder, 20) as ours:
        memory = ours.megabytes / bare.megabytes
        ours.settle(1.0)
        before = bare.seconds, ours.seconds
        time.sleep(IDLE_SECONDS)
        used = bare.seconds - before[0], ours.seconds - before[1]
        count = ours.settle(0.1)
        warm = ours.megabytes
        for number in range(UPDATES // 100):
            ours.press((DOWN if number % 2 else "\x1b[A") * 100)
        for _ in range(FOCUS_CHANGES // 10):
            ours.press(TAB * 10)
        grown = ours.megabytes - warm
    return [
        Row("idle: processor time / bare Textual", used[1] / used[0], 1.5),
        Row("idle: bytes a second", count / IDLE_SECONDS, 0),
        Row("memory / bare Textual", memory, 1.5),
        Row(f"MB more after {UPDATES:,} updates and {FOCUS_CHANGES:,} focus changes", grown, 5),
    ]


def _saving(folder: Path) -> list[Row]:
    path = folder / "CONTINUITY.md"
    found: list[float] = []
    with _journal(folder, 20) as ours:
        for _ in range(SAVES):
            before = path.stat().st_mtime_ns
            begun = time.perf_counter()
            ours.press(" ")
            while path.stat().st_mtime_ns == before and time.perf_counter() - begun < 5:
                time.sleep(0.001)
            found.append(time.perf_counter() - begun - QUIET_SECONDS)
            ours.settle(0.3)
    late = statistics.quantiles(found, n=20)[-1]
    return [Row("key to file beyond the quiet time, 95th percentile / 75 ms", late / 0.075, 1)]
