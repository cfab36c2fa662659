"""A small project in git with a page in it, for the tests of rules that look at the world."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING

from journal.checks.asked import linked_paths, named_files
from journal.checks.checker import Checker
from journal.checks.looking import Lookout
from journal.document.chunks import read
from journal.kinds.recognise import read_page

if TYPE_CHECKING:
    from pathlib import Path

    from journal.checks.rule import Finding
    from journal.document.page import Page

NOW = 1_700_000_000.0
CODE = "".join(f"def step_{number}():\n    return {number} * 1000\n\n\n" for number in range(10))


class Project:
    """A repository with one page, one file of code, and a clock."""

    def __init__(self, folder: Path, page: str, *, git: bool = True) -> None:
        self.folder = folder
        self.page = folder / "NOTES.md"
        self.now = NOW
        folder.mkdir()
        self.write("src/queue.py", CODE)
        self.write("NOTES.md", page)
        if git:
            self.git("init", "-q", "-b", "main")
            self.commit()

    def write(self, path: str, text: str) -> None:
        full = self.folder / path
        full.parent.mkdir(parents=True, exist_ok=True)
        full.write_text(text, "utf-8")
        os.utime(full, (self.now, self.now))

    def git(self, *words: str) -> None:
        subprocess.run(["git", *words], cwd=self.folder, check=True, capture_output=True)

    def commit(self) -> None:
        moment = f"{int(self.now)} +0000"
        names = {f"GIT_{who}_{what}": "a" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
        dates = {"GIT_AUTHOR_DATE": moment, "GIT_COMMITTER_DATE": moment}
        self.git("add", "-A")
        words = ["git", "commit", "-q", "--allow-empty", "-m", "work"]
        subprocess.run(words, cwd=self.folder, check=True, env=os.environ | names | dates)

    def findings(self) -> list[Finding]:
        """What is found now, by whoever looks for the first time."""
        lookout = Lookout(str(self.page))
        try:
            page = read_page(read(self.page.read_text("utf-8")))
            return list(Checker().check(page, lookout.look(page, self.now)))
        finally:
            lookout.close()

    def codes(self) -> list[str]:
        return [finding.code for finding in self.findings()]


def named_by(page: Page) -> set[str]:
    """Every path that rules may ask about."""
    return {anchor.path for anchor in named_files(page)} | linked_paths(page)
