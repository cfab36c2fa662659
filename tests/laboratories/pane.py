"""Random work in the real pane beside a random other writer, with kills in the middle; nothing may be lost.

`python -m tests.laboratories.pane 200` runs so many; each prints its seed where it fails.
"""

from __future__ import annotations

import random
import signal
import sys
import tempfile
import time
from pathlib import Path

from journal.desk import Desk
from tests.desk import PAGE
from tests.tui.terminal import Terminal

STEPS = 6
_ROLES = {">": "## Next Steps", "!": "## Blockers"}


def run(seed: int, folder: Path) -> int:
    """A page's life: captured lines, another writer's lines, and ends that are clean, a signal or a kill.

    Gives how many of the lines stand aside, where the next start shows them; any that is nowhere fails the run.
    """
    rng = random.Random(seed)
    page = folder / "CONTINUITY.md"
    page.write_text(PAGE, "utf-8")
    written: list[str] = []
    for _ in range(2):
        with Terminal(folder) as terminal:
            terminal.until("1 Doing")
            for step in range(STEPS):
                if rng.random() < 0.6:
                    written.append(_captured(terminal, rng, f"mine{len(written)}x{seed}"))
                else:
                    written.append(_theirs(page, f"theirs{len(written)}x{seed}"))
                if step == STEPS - 1 or rng.random() < 0.2:
                    time.sleep(rng.random() * 0.4)  # where in a save the end comes is what is tried
            _end(terminal, rng)
    with Terminal(folder) as terminal:
        terminal.until("1 Doing")
        terminal.leave("q")
    text = page.read_text("utf-8")
    missing = [words for words in written if words not in text]
    desk = Desk(str(page), state=str(folder / "state"))
    aside = b"".join(one.ours for one in desk.asides()).decode()
    desk.close()
    lost = [words for words in missing if words not in aside]
    assert not lost, f"seed {seed} lost {lost}:\n{text}"
    return len(missing)


def _captured(terminal: Terminal, rng: random.Random, words: str) -> str:
    """A line by the capture key; it counts once the screen has shown that it was taken."""
    terminal.send("c")
    terminal.until("new line")
    terminal.send(f"{rng.choice(list(_ROLES))} {words}\r")
    terminal.until(f": {words}")
    return words


def _theirs(page: Path, words: str) -> str:
    """Another program puts a line into the page, as editors save: in the place of the old file."""
    partial = page.with_name("partial")
    text = page.read_text("utf-8")
    partial.write_text(text.replace("## Completed\n\n", f"## Completed\n\n- ✅ {words}\n"), "utf-8")
    if page.read_text("utf-8") != text:
        return _theirs(page, words)
    partial.replace(page)
    return words


def _end(terminal: Terminal, rng: random.Random) -> None:
    number = rng.choice((signal.SIGKILL, signal.SIGKILL, signal.SIGTERM, signal.SIGHUP, None))
    if number is None:
        terminal.leave("q")
    else:
        terminal.kill(number)
        terminal.wait()


if __name__ == "__main__":
    aside = 0
    for seed in range(int(sys.argv[1]) if len(sys.argv) > 1 else 200):
        with tempfile.TemporaryDirectory() as home:
            aside += run(seed, Path(home))
        print(f"\r{seed + 1} lives, nothing lost, {aside} lines aside", end="", flush=True)
    print()
