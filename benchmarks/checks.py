"""What the checks cost, beside scanning the page and asking git for its status; and what they cost after an edit."""

from __future__ import annotations

import os
import random
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.pages import page
from benchmarks.timing import Row, medians
from journal.checks.checker import Checker
from journal.checks.looking import Lookout
from journal.document.chunks import read
from journal.document.source import Splice
from journal.kinds.recognise import read_page

if TYPE_CHECKING:
    from journal.document.chunks import Document
    from journal.document.page import Page

SIZE, ANCHORS, FILES = 100_000, 500, 250
SCANS = 5
NOW = 1_800_000_000.0


def rows() -> list[Row]:
    with tempfile.TemporaryDirectory(prefix="journal-checks-") as folder:
        path = _project(Path(folder))
        text = path.read_text("utf-8")
        shown = read_page(read(text))
        lookout = Lookout(str(path))
        try:
            return _rows(text, shown, lookout)
        finally:
            lookout.close()


def _rows(text: str, shown: Page, lookout: Lookout) -> list[Row]:
    """All rules with a fresh look at the world, and again after an edit, in turns with what they are held to."""
    repository = lookout.repository
    assert repository is not None
    known = Checker()
    world = lookout.look(shown, NOW)
    known.check(shown, world)
    edited = [read_page(_edited(shown.document, seed)) for seed in range(2)]
    turn = iter(range(1 << 30))

    def again() -> None:
        page = edited[next(turn) % 2]
        known.check(page, lookout.further(page, NOW))

    scan, status, whole, pure, after = medians(
        25,
        lambda: read(text),
        repository.differing,
        lambda: Checker().check(shown, lookout.look(shown, NOW)),
        lambda: Checker().check(shown, world),
        again,
    )
    limit = SCANS * scan + status
    return [
        Row("all rules, a fresh look at the world / 5 scans and a git status", whole / limit, 1),
        Row("the rules alone / one scan", pure / scan),
        Row("after an edit / all rules at their limit", after / limit, 0.1),
    ]


def _lines(number: int) -> str:
    """Lines of a file for every fifth anchor, far more often than in real pages."""
    return "" if number % 5 else f":{number % 40 + 1}-{number % 40 + 9}"


def _edited(document: Document, seed: int) -> Document:
    """A page in which one word of one item is another."""
    chance = random.Random(seed)
    at = document.text.find(" the ", chance.randrange(len(document.text) // 2))
    return document.splice(Splice(at + 1, at + 4, "all"))


def _project(folder: Path) -> Path:
    """A repository with files of code, and a page that names lines of them."""
    (folder / "src").mkdir()
    for number in range(FILES):
        (folder / f"src/part_{number}.py").write_text("".join(f"line_{row} = {row}\n" for row in range(60)))
    (folder / "src/app").mkdir()
    for number in range(40):
        (folder / f"src/app/{number}.py").write_text("changed = 1\n" * 60)
    listed = [f"- `src/part_{number % FILES}.py{_lines(number)}` - changed" for number in range(ANCHORS)]
    head = "## Files Modified\n\n" + "\n".join(listed) + "\n\n"
    path = folder / "CONTINUITY.md"
    path.write_text(head + page(SIZE - len(head)), "utf-8")
    names = {f"GIT_{who}_{what}": "a" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    for words in (("init", "-q"), ("add", "-A"), ("commit", "-q", "-m", "start")):
        subprocess.run(
            ["git", *words], cwd=folder, check=True, env=os.environ | names | {"GIT_CONFIG_GLOBAL": os.devnull}
        )
    (folder / "src/part_1.py").write_text("changed = 1\n" * 80)
    return path
