"""The program as a shell starts it, in a folder of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

from tests.desk import PAGE

if TYPE_CHECKING:
    from pathlib import Path


class Shell:
    """Runs journal in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "work"
        self.folder.mkdir()
        self.file = self.folder / "CONTINUITY.md"
        self.file.write_text(PAGE, encoding="utf-8")
        self.env = {
            **os.environ,
            "HOME": str(folder),
            "JOURNAL_STATE_DIR": str(folder / "state"),
            "JOURNAL_CONFIG_DIR": str(folder / "config"),
            "PYTHONPATH": os.getcwd(),
            "PYTHONUTF8": "1",
        }

    @property
    def text(self) -> str:
        return self.file.read_text(encoding="utf-8")

    def start(self, *words: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, "-m", "journal", *words],
            cwd=self.folder,
            env=self.env,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )

    def run(self, *words: str, status: int = 0) -> str:
        """What a command prints; its complaint, where it is to end with another status than 0."""
        process = self.start(*words)
        out, err = process.communicate(timeout=60)
        assert process.returncode == status, (words, out, err)
        assert "Traceback" not in err
        return err if status else out
