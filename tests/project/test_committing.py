"""A commit of one file alone: nothing else goes with it, and nothing of the repository's is run."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from journal.project.committing import commit_alone
from journal.project.errors import GitRefusedError, NotARepositoryError
from tests.project.laboratory import git, repository, write

if TYPE_CHECKING:
    from pathlib import Path


def test_what_is_staged_stays_staged_and_is_not_committed(tmp_path: Path) -> None:
    root = repository(tmp_path / "work")
    write(root / "staged.py", "x = 1\n")
    git(root, "add", "staged.py")
    write(root / "CONTEXT.md", "# Notes\n")
    commit = commit_alone(str(root / "CONTEXT.md"), "notes of today")
    assert git(root, "rev-parse", "HEAD").decode().strip() == commit
    assert git(root, "show", "--name-only", "--format=%s", "HEAD").split() == [b"notes", b"of", b"today", b"CONTEXT.md"]
    assert git(root, "diff", "--cached", "--name-only").split() == [b"staged.py"]


def test_no_hook_of_the_repository_is_run(tmp_path: Path) -> None:
    root = repository(tmp_path / "work")
    for name in ("pre-commit", "commit-msg", "post-commit"):
        hook = root / ".git" / "hooks" / name
        write(hook, f"#!/bin/sh\ntouch {tmp_path}/ran\nexit 1\n")
        hook.chmod(0o755)
    write(root / "CONTEXT.md", "# Notes\n")
    assert commit_alone(str(root / "CONTEXT.md"), "notes")
    assert not (tmp_path / "ran").exists()


def test_what_cannot_be_committed_is_refused_with_a_sentence(tmp_path: Path) -> None:
    root = repository(tmp_path / "work")
    write(root / "CONTEXT.md", "# Notes\n")
    commit_alone(str(root / "CONTEXT.md"), "notes")
    with pytest.raises(GitRefusedError, match="there is nothing to commit"):
        commit_alone(str(root / "CONTEXT.md"), "nothing new")
    write(root / ".gitignore", "OTHER.md\n")
    write(root / "OTHER.md", "# Notes\n")
    with pytest.raises(GitRefusedError, match=r"git ignores OTHER\.md"):
        commit_alone(str(root / "OTHER.md"), "notes")
    with pytest.raises(GitRefusedError, match="a commit needs a message"):
        commit_alone(str(root / "CONTEXT.md"), "  ")
    write(root / ".git" / "MERGE_HEAD", "0" * 40 + "\n")
    with pytest.raises(GitRefusedError, match="in the middle of a merge"):
        commit_alone(str(root / "CONTEXT.md"), "notes")


def test_outside_of_a_repository_there_is_nothing_to_commit_to(tmp_path: Path) -> None:
    write(tmp_path / "CONTEXT.md", "# Notes\n")
    with pytest.raises(NotARepositoryError):
        commit_alone(str(tmp_path / "CONTEXT.md"), "notes")
