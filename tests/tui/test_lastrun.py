"""The last run in the head of the pane, and how much changed since."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

from journal.project.stand import stand_of
from journal.runs import record
from journal.session.runs import Run
from tests.tui.stage import NOON, Stage, play

if TYPE_CHECKING:
    from pathlib import Path

RAN = Run("pytest -q", 0, NOON - 60, 31.0, 214, 0, 0, ("214 passed in 31 s",))


def recorded(stage: Stage, run: Run) -> None:
    """What `journal run` in another terminal leaves."""
    desk = stage.bench.open()
    record(desk, run, stand_of(str(stage.bench.folder)))
    desk.close()
    stage.app._look()


def test_the_head_tells_the_last_run_and_what_changed_since(tmp_path: Path) -> None:
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    (tmp_path / ".gitignore").write_text("state\njournal-*\n")

    async def script(stage: Stage) -> None:
        assert "pytest" not in stage.screen
        recorded(stage, RAN)
        await stage.shows("✓ pytest")
        await stage.shows("214 passed 22:12 · unchanged")
        (tmp_path / "worker.py").write_text("changed = True\n")
        await stage.press("x", "j")
        stage.app._main.head.last_run._counted = float("-inf")  # the clock of the test stands still
        stage.app._look()
        await stage.shows("214 passed 22:12 · 1 changed")

    play(tmp_path, script)


def test_a_run_that_failed_is_never_told_as_passed(tmp_path: Path) -> None:
    async def script(stage: Stage) -> None:
        recorded(stage, RAN._replace(status=2))
        await stage.shows("exit 2, 214 passed")
        assert "✗ pyt" in stage.screen

    play(tmp_path, script)


def test_a_long_command_gives_way_to_what_came_of_it(tmp_path: Path) -> None:
    async def script(stage: Stage) -> None:
        recorded(stage, RAN._replace(command="pytest " + "tests/a/long/path " * 9, failed=3, status=1))
        await stage.shows("3 failed, 214 passed")
        line = next(line for line in stage.lines if "214 passed" in line)
        assert len(line) <= 48
        assert line.startswith(" ✗ pyt")

    play(tmp_path, script)
