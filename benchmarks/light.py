"""What the pane's first light costs: its last frame on the terminal again, beside an interpreter that does nothing."""

from __future__ import annotations

import os
import pty
import signal
import statistics
import sys
import tempfile
import termios
import time
from pathlib import Path

from benchmarks.start import SCRIPT
from benchmarks.timing import Row
from tests.desk import PAGE
from tests.tui.terminal import Terminal

ROUNDS = 25


def rows() -> list[Row]:
    """From start to the whole frame, in turns with `python -c pass` of the same environment, both on a terminal."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "CONTINUITY.md").write_text(PAGE, encoding="utf-8")
        script = folder / "journal.py.script"
        script.write_text(SCRIPT)
        with Terminal(folder) as terminal:
            terminal.until("1 Doing")
            terminal.leave("q")
        root = str(Path(__file__).parents[1])
        env = os.environ | terminal.settings | {"PYTHONPATH": root}
        env.pop("PYTHONDONTWRITEBYTECODE", None)
        times: dict[str, list[float]] = {"pass": [], "light": []}
        for _ in range(ROUNDS):
            times["pass"].append(_seconds(folder, env, ["-c", "print('pass')"], b"pass"))
            times["light"].append(_seconds(folder, env, [str(script)], b"help"))
        ratio = statistics.median(times["light"]) / statistics.median(times["pass"])
        return [Row("the pane's last frame / python -c pass", ratio, 2.0)]


def _seconds(folder: Path, env: dict[str, str], words: list[str], sign: bytes) -> float:
    """Until a sign is on a terminal of its own."""
    begun = time.perf_counter()
    process, handle = pty.fork()
    if not process:
        termios.tcsetwinsize(0, (40, 48))
        os.chdir(folder)
        os.execve(sys.executable, [sys.executable, *words], env)
    seen = b""
    while sign not in seen:
        seen += os.read(handle, 65_536)
    took = time.perf_counter() - begun
    os.kill(process, signal.SIGKILL)
    os.waitpid(process, 0)
    os.close(handle)
    return took
