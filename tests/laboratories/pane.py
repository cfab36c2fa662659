"""Random work in the real pane beside a random other writer, with kills in the middle; nothing may be lost.

`python -m tests.laboratories.pane 200` runs so many; each prints its seed where it fails.
"""

from __future__ import annotations

import os
import random
import re
import signal
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from journal.desk import Desk
from tests.desk import PAGE
from tests.tui.terminal import Terminal

STEPS = 8
_NO_STEPS = re.compile("3 Next ━+ – ")
"""The title of the pane once its last item is done, and so elsewhere."""
_ROLES = {">": "## Next Steps", "!": "## Blockers"}


class Life:
    """A page with everything that was written into it, and what may no longer be there."""

    def __init__(self, seed: int, folder: Path) -> None:
        self.rng = random.Random(seed)
        self.seed = seed
        self.folder = folder
        self.page = folder / "CONTINUITY.md"
        self.page.write_text(PAGE, "utf-8")
        self.written: list[str] = []
        self.undone: list[str] = []
        self._count = 0

    def words(self, whose: str) -> str:
        """Words that stand nowhere else."""
        self._count += 1
        return f"{whose}{self._count}x{self.seed}"

    def live(self) -> None:
        """Open the pane, do some things in it, and let it end in some way, perhaps in the middle of one more."""
        with Terminal(self.folder) as terminal:
            terminal.until_so(lambda: terminal.is_up and "1 Doing" in terminal.screen, "there is no pane")
            for _ in range(STEPS):
                terminal.settle()  # people pause between one deed and the next; keys that never do are taken for text
                self.rng.choices(_DEEDS, _WEIGHTS)[0](self, terminal)
            if self.rng.random() < 0.5:
                terminal.send(self.rng.choice(_HALF_DONE))
            time.sleep(self.rng.random() * 0.4)  # where in a save the end comes is what is tried
            number = self.rng.choice((signal.SIGKILL, signal.SIGKILL, signal.SIGTERM, signal.SIGHUP))
            terminal.kill(number)
            terminal.wait()

    def end(self) -> int:
        """Open it once more, leave, and look; how many of the lines stand aside, where the next start shows them."""
        with Terminal(self.folder) as terminal:
            terminal.until("1 Doing")
            terminal.leave("q")
        text = self.page.read_text("utf-8")
        desk = Desk(str(self.page), state=str(self.folder / "state"))
        aside = b"".join(one.ours for one in desk.asides()).decode()
        desk.close()
        missing = [words for words in self.written if words not in text]
        lost = [words for words in missing if words not in aside]
        assert not lost, f"seed {self.seed} lost {lost}:\n{text}"
        doubled = [words for words in self.written if text.count(words) > 1]
        assert not doubled, f"seed {self.seed} has {doubled} twice:\n{text}"
        back = [words for words in self.undone if words in text]
        assert not back, f"seed {self.seed} has {back}, which was undone:\n{text}"
        for line in PAGE.splitlines():
            words = line.lstrip("-✅🔄123. ")
            assert words in text, f"seed {self.seed} lost {words!r}:\n{text}"
        return len(missing)


def _captures(life: Life, terminal: Terminal) -> None:
    """A line by the capture key; it counts once the screen has shown that it was taken."""
    words = life.words("mine")
    terminal.send(f"c{life.rng.choice(list(_ROLES))} {words}\r")
    terminal.until(f": {words}")
    life.written.append(words)


def _adds(life: Life, terminal: Terminal) -> None:
    words = life.words("new")
    terminal.send(f"3a{words}\r")
    terminal.until_so(lambda: words in terminal.screen and "new line" not in terminal.screen, f"{words} is not there")
    life.written.append(words)


def _edits(life: Life, terminal: Terminal) -> None:
    """More words for the last next step, where one is left."""
    if _NO_STEPS.search(terminal.screen):
        return
    words = life.words("ed")
    terminal.send(f"3G\r {words}\r")
    terminal.until_so(lambda: words in terminal.screen and "new line" not in terminal.screen, f"{words} is not there")
    life.written.append(words)


def _ticks(life: Life, terminal: Terminal) -> None:
    terminal.send(life.rng.choice(("1gx", "2gx", "3gx", "1 ")))
    terminal.settle()


def _moves(life: Life, terminal: Terminal) -> None:
    terminal.send(life.rng.choice(("3GK", "3gJ", "1gJ")))
    terminal.settle()


def _undoes(life: Life, terminal: Terminal) -> None:
    """Capture a line and take it back."""
    _captures(life, terminal)
    terminal.send("u")
    words = life.written.pop()
    terminal.until_so(
        lambda: "undone" in terminal.screen or words not in terminal.screen, f"{words} is not undone"
    )  # another writer's news may come over the word
    life.undone.append(words)


def _other_writer(life: Life, _: Terminal) -> None:
    """Another program puts a line into the page, as editors save: in the place of the old file."""
    words = life.words("theirs")
    partial = life.page.with_name("partial")
    while True:
        text = life.page.read_text("utf-8")
        partial.write_text(text.replace("## Completed\n\n", f"## Completed\n\n- ✅ {words}\n"), "utf-8")
        if life.page.read_text("utf-8") == text:
            break
    partial.replace(life.page)
    life.written.append(words)


_DEEDS = (_captures, _adds, _edits, _ticks, _moves, _undoes, _other_writer)
_WEIGHTS = (3, 2, 2, 2, 2, 1, 4)
_AT_ONCE = 3
"""Lives that each processor takes: they wait for terminals most of the time."""
_HALF_DONE = ("c> half", "c> half\r", "1gx", "3GK", "c> half\ru", "3a half\r", "3G\r half\r")


def run(seed: int, folder: Path) -> int:
    """A page's life: work of every sort, another writer's lines, and ends that are a signal or a kill."""
    life = Life(seed, folder)
    for _ in range(2):
        life.live()
    return life.end()


def _in_a_folder(seed: int) -> int:
    with tempfile.TemporaryDirectory() as home:
        return run(seed, Path(home))


if __name__ == "__main__":
    aside = 0
    lives = range(int(sys.argv[1]) if len(sys.argv) > 1 else 200)
    with ProcessPoolExecutor(_AT_ONCE * (os.cpu_count() or 1)) as pool:
        for done, lines in enumerate(pool.map(_in_a_folder, lives), 1):
            aside += lines
            print(f"\r{done} lives, nothing lost, {aside} lines aside", end="", flush=True)
    print()
