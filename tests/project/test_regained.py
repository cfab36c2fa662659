"""A session that began while git did not answer goes over to git with the same start."""

import json
import os
import time
from pathlib import Path

import pytest

from journal.project.baseline import Baseline
from journal.project.opening import Opened, begin, reopen
from journal.project.snapshot import Snapshot
from journal.project.work import Work
from tests.project.laboratory import as_other, git, lines, repository, write

_RULES = "src/.gitignore"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    files = {f"src/{name}.py": lines(9, name) for name in "abc"} | {".gitignore": "*.log\n", "docs/d.md": lines(5)}
    root = repository(tmp_path / "it", files)
    write(root / "src/a.py", lines(9, "a") + "dirty at the start\n")
    write(root / "noise.log", "ignored\n")
    write(root / "new.txt", "not added at the start\n")
    (root / "docs/d.md").unlink()
    return root


def blocked(root: Path, folder: str = ".") -> Opened:
    """A session that begins in a folder while a pipe stands where git reads its rules."""
    rules = root / _RULES
    os.mkfifo(rules)
    try:
        opened = begin(str(root / folder), time.time())
    finally:
        rules.unlink()
    time.sleep(1.01 - time.time() % 1)  # git's diary knows whole seconds: of this one nobody can say what came first
    assert isinstance(opened.baseline, Snapshot)
    assert f"{_RULES} is not a regular file" in opened.problem
    return opened


def told(baseline: Baseline) -> dict[str, tuple[str, int, int]]:
    return {each.path: (str(each.kind), each.added, each.removed) for each in Work(baseline).compare()}


def test_nothing_that_stood_at_the_start_becomes_work(root: Path) -> None:
    again = reopen(str(root), blocked(root).baseline.to_text())
    assert (again.problem, again.is_new, json.loads(again.baseline.to_text())["sort"]) == ("", True, "git")
    assert told(again.baseline) == {}
    again.baseline.close()


def test_the_sessions_work_stays_its_work_and_others_is_none(root: Path) -> None:
    text = blocked(root).baseline.to_text()
    write(root / "src/a.py", lines(9, "a") + "dirty at the start\nwork\n")
    write(root / "src/b.py", lines(9, "b") + "work, committed\n")
    git(root, "commit", "-qm", "mine", "src/b.py")
    write(root / "from_upstream.txt", "theirs\n")
    git(root, "add", "from_upstream.txt")
    git(root, "commit", "-qm", "theirs", env=as_other())
    (root / "new.txt").unlink()
    write(root / "noise.log", "ignored, and written\n")
    again = reopen(str(root), text)
    expected = {"src/a.py": ("changed", 1, 0), "src/b.py": ("changed", 1, 0), "new.txt": ("deleted", 0, 1)}
    assert told(again.baseline) == expected
    assert [commit.subject for commit in again.baseline.commits()] == ["mine"]
    again.baseline.close()
    kept = reopen(str(root), again.baseline.to_text())
    assert (told(kept.baseline), kept.is_new) == (expected, False)
    kept.baseline.close()


def test_a_page_deep_in_the_work_tree_does_not_claim_what_stands_elsewhere(root: Path) -> None:
    text = blocked(root, "src").baseline.to_text()
    write(root / "src/c.py", lines(9, "c") + "work\n")
    again = reopen(str(root / "src"), text)
    assert told(again.baseline) == {"src/c.py": ("changed", 1, 0)}
    again.baseline.close()


def test_while_git_is_still_blocked_the_snapshot_stays_and_says_why(root: Path) -> None:
    text = blocked(root).baseline.to_text()
    os.mkfifo(root / _RULES)
    again = reopen(str(root), text)
    assert isinstance(again.baseline, Snapshot)
    assert f"{_RULES} is not a regular file" in again.problem
    assert not again.is_new
