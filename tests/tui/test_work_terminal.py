"""The work of a real project in the real program: what editors, git and other processes do appears in its pane."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.project.laboratory import git, lines, repository, write
from tests.tui.terminal import Terminal

if TYPE_CHECKING:
    from collections.abc import Iterator

PAGE = "# Queue\n\n## In Progress\n\n- 🔄 Retry policy\n\n## Files Modified\n\n- `src/old.py:5-8` - the loop\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    files = {"CONTINUITY.md": PAGE, "src/old.py": lines(20), "src/other.py": lines(9, "other")}
    return repository(tmp_path / "it", files)


@pytest.fixture
def pane(root: Path) -> Iterator[Terminal]:
    """The program on the project, which it has looked at once."""
    settings = {"JOURNAL_STATE_DIR": str(root.parent / "state"), "JOURNAL_CONFIG_DIR": str(root.parent / "config")}
    with Terminal(root, settings=settings) as terminal:
        terminal.until("1 Doing")
        terminal.until_so(lambda: has_begun(root.parent / "state"), "the session has no baseline")
        yield terminal


def has_begun(state: Path) -> bool:
    """Whether the project was looked at, as the ledger tells it."""
    with closing(sqlite3.connect(f"file:{state}/ledger.db?mode=ro", uri=True)) as ledger:
        return any(baseline for (baseline,) in ledger.execute("SELECT baseline FROM sessions"))


def words(terminal: Terminal) -> str:
    """What the screen says, however it is wrapped."""
    return " ".join(terminal.screen.split())


def save_like_vim(path: Path, text: str) -> None:
    """The old file aside, a new one in its place, the old one away."""
    aside = path.with_name(f"{path.name}~")
    path.rename(aside)
    path.write_text(text)
    aside.unlink()


def test_what_editors_and_git_do_is_proposed_and_one_key_writes_it(root: Path, pane: Terminal) -> None:
    save_like_vim(root / "src/old.py", "import os\n" + lines(20))
    pane.until("~ src/old.py 1")
    pane.until("→6-9")
    assert "~ " in pane.screen
    assert "old.py~" not in pane.screen
    git(root, "mv", "src/other.py", "src/another.py")
    pane.until("> src/another.py")
    git(root, "commit", "-qam", "Move")
    pane.until("git: commit: Move")
    pane.until("2 new")
    (root / "src/another.py").unlink()
    pane.until("- src/other.py")
    pane.send("4gy")
    pane.until("1 new")
    pane.send("y")
    pane.until_so(lambda: "new ·" not in pane.screen, "something is still proposed")
    pane.leave("\x1b[A", "q")
    text = (root / "CONTINUITY.md").read_text()
    assert "src/other.py" in text
    assert "src/old.py:1,6-9`" in text


def test_a_checkout_brings_no_proposals_and_its_work_comes_back_with_it(root: Path, pane: Terminal) -> None:
    write(root / "src/mine.py", "def mine():\n    return 1\n")
    pane.until("+ src/mine.py")
    git(root, "checkout", "-qb", "topic")
    git(root, "add", "src")
    git(root, "commit", "-qm", "Mine")
    pane.until("git: commit: Mine")
    git(root, "checkout", "-q", "main")
    pane.until_so(lambda: "src/mine.py" not in pane.screen, "what is on another branch is still proposed")
    git(root, "checkout", "-q", "topic")
    pane.until("+ src/mine.py")


def test_outside_edits_of_the_page_are_noticed_at_once_and_never_proposed(root: Path, pane: Terminal) -> None:
    save_like_vim(root / "CONTINUITY.md", PAGE.replace("Retry policy", "Retry policy of theirs"))
    pane.until("Retry policy of theirs")
    write(root / "src/new.py", "x = 1\n")
    pane.until("1 new · 1")
    assert "CONTINUITY.md" not in pane.screen.split("4 Files")[1]


def test_proposals_and_decisions_outlast_a_kill(root: Path, pane: Terminal) -> None:
    write(root / "src/a.py", "x = 1\n")
    write(root / "src/b.py", "x = 1\n")
    pane.until("2 new")
    pane.send("4gz")
    pane.until("1 new")
    pane.kill(9)
    pane.wait()
    settings = {"JOURNAL_STATE_DIR": str(root.parent / "state"), "JOURNAL_CONFIG_DIR": str(root.parent / "config")}
    with Terminal(root, settings=settings) as again:
        again.until("+ src/b.py")
        assert "1 new" in again.screen
        again.leave("q")


def test_a_pipe_on_which_git_waits_is_named_and_the_pane_lives_on_and_leaves(root: Path) -> None:
    os.mkfifo(root / "src/.gitignore")
    settings = {"JOURNAL_STATE_DIR": str(root.parent / "state"), "JOURNAL_CONFIG_DIR": str(root.parent / "config")}
    with Terminal(root, settings=settings) as terminal:
        terminal.until_so(lambda: "is not a regular file, and git waits" in words(terminal), "the pipe is not named")
        terminal.send("x")
        terminal.until("saved")
        write(root / "src/new.py", "x = 1\n")
        terminal.until("+ src/new.py")
        terminal.leave("q")
        assert terminal.status == 0
    left = subprocess.run(["pgrep", "-f", f"git -C {root}"], capture_output=True, text=True, check=False).stdout
    assert left == ""


@pytest.mark.skipif(shutil.which("unshare") is None, reason="needs a user namespace of its own")
def test_where_watches_run_out_the_pane_says_what_to_raise_and_looks_itself(root: Path) -> None:
    limited = "echo 3 > /proc/sys/user/max_inotify_watches && exec "
    if subprocess.run(["unshare", "-Ur", "sh", "-c", f"{limited} true"], capture_output=True, check=False).returncode:
        pytest.skip("user namespaces are not allowed here")
    settings = {"JOURNAL_STATE_DIR": str(root.parent / "state"), "JOURNAL_CONFIG_DIR": str(root.parent / "config")}
    for name in "abc":
        write(root / f"src/{name}/x.py", "x = 1\n")
    with Terminal(root, settings=settings, before=("unshare", "-Ur", "sh", "-c", f'{limited} "$0" "$@"')) as terminal:
        wanted = "to have it back: sudo sysctl fs.inotify.max_user_watches="
        terminal.until_so(lambda: wanted in words(terminal), "it does not say what to raise")
        write(root / "src/new.py", "x = 1\n")
        terminal.until("+ src/new.py")
        terminal.leave("q")


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="the system does not tell what a process has open")
def test_the_source_of_events_is_the_one_that_the_user_has_set(root: Path) -> None:
    settings = {"JOURNAL_STATE_DIR": str(root.parent / "state"), "JOURNAL_CONFIG_DIR": str(root.parent / "config")}
    write(root.parent / "config/config.toml", '[watching]\nsource = "polling"\n')
    with Terminal(root, settings=settings) as terminal:
        terminal.until("1 Doing")
        terminal.until_so(lambda: has_begun(root.parent / "state"), "the session has no baseline")
        write(root / "src/new.py", "x = 1\n")
        terminal.until("+ src/new.py")
        assert not any("inotify" in os.readlink(opened) for opened in Path(f"/proc/{terminal.process}/fd").iterdir())
        terminal.leave("q")
