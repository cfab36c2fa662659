"""Which files are not as they stood at one moment, whoever changed them and whatever git did between."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING

import pytest

from journal.project.stand import changed_since, stand_from, stand_of

if TYPE_CHECKING:
    from pathlib import Path

NAMED = ["-c", "user.name=x", "-c", "user.email=x@y"]


def git(folder: Path, *words: str) -> None:
    subprocess.run(["git", "-C", str(folder), *NAMED, *words], check=True, capture_output=True)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    git(tmp_path, "init", "-q")
    for name in ("a.py", "b.py", "c.py"):
        (tmp_path / name).write_text(f"{name}\n")
    (tmp_path / ".gitignore").write_text("ignored\n")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "one")
    git(tmp_path, "branch", "-M", "main")
    (tmp_path / "b.py").write_text("changed before\n")
    (tmp_path / "new.py").write_text("new before\n")
    return tmp_path


def since(project: Path, text: str) -> set[str] | None:
    return changed_since(stand_from(text), str(project), own=[str(project / "CONTINUITY.md")])


def test_nothing_changed_until_a_file_is_other_than_it_was(project: Path) -> None:
    text = stand_of(str(project)).to_text()
    assert since(project, text) == set()
    (project / "ignored").write_text("nobody's work")
    (project / "CONTINUITY.md").write_text("the document itself")
    assert since(project, text) == set()
    (project / "a.py").write_text("changed\n")
    (project / "b.py").write_text("changed again\n")
    (project / "c.py").unlink()
    (project / "other.py").write_text("other\n")
    assert since(project, text) == {"a.py", "b.py", "c.py", "other.py"}


def test_a_file_that_was_put_back_is_not_changed(project: Path) -> None:
    text = stand_of(str(project)).to_text()
    for name in ("a.py", "b.py"):
        before = (project / name).read_text()
        (project / name).write_text("something else\n")
        os.utime(project / name, (1, 1))
        (project / name).write_text(before)
    assert since(project, text) == set()


def test_a_commit_of_what_stood_there_changes_nothing(project: Path) -> None:
    text = stand_of(str(project)).to_text()
    git(project, "add", ".")
    git(project, "commit", "-qm", "two")
    assert since(project, text) == set()


def test_what_a_checkout_or_a_pull_brings_is_changed_too(project: Path) -> None:
    git(project, "checkout", "-q", "-b", "other")
    (project / "a.py").write_text("of somebody else\n")
    git(project, "commit", "-qm", "theirs", "a.py", "--author", "Somebody <somebody@elsewhere>")
    git(project, "checkout", "-q", "main")
    text = stand_of(str(project)).to_text()
    git(project, "merge", "-q", "other")
    assert since(project, text) == {"a.py"}


def test_reverting_to_the_commit_is_a_change_of_what_was_changed_before(project: Path) -> None:
    text = stand_of(str(project)).to_text()
    git(project, "checkout", "-q", "b.py")
    (project / "new.py").unlink()
    assert since(project, text) == {"b.py", "new.py"}


def test_a_program_that_may_not_be_run_any_more_is_changed(project: Path) -> None:
    text = stand_of(str(project)).to_text()
    (project / "a.py").chmod(0o755)
    assert since(project, text) == {"a.py"}


def test_without_git_files_are_told_by_size_and_time(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("a")
    (tmp_path / "b.py").write_text("b")
    text = stand_of(str(tmp_path)).to_text()
    assert since(tmp_path, text) == set()
    (tmp_path / "a.py").write_text("longer")
    (tmp_path / "b.py").unlink()
    (tmp_path / "c.py").write_text("c")
    assert since(tmp_path, text) == {"a.py", "b.py", "c.py"}
