"""A hostile repository runs nothing, and a pipe in git's way is named within three seconds."""

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from journal.project.opening import begin
from journal.project.snapshot import Snapshot
from tests.project.conftest import Begin
from tests.project.following import Followed
from tests.project.laboratory import git, repository, wait_until, write


def _program(root: Path) -> str:
    program = root.parent / "evil.sh"
    write(program, f'#!/bin/sh\ntouch "{root.parent}/ran"\ncat 2>/dev/null\n')
    program.chmod(0o755)
    return str(program)


def _fsmonitor(root: Path) -> None:
    git(root, "config", "core.fsmonitor", _program(root))


def _hooks(root: Path) -> None:
    for name in ("post-index-change", "pre-commit", "post-checkout", "fsmonitor-watchman", "reference-transaction"):
        hook = root / f".git/hooks/{name}"
        write(hook, f"#!/bin/sh\n{_program(root)}\n")
        hook.chmod(0o755)


def _hooks_path(root: Path) -> None:
    _hooks(root)
    (root / ".git/hooks").rename(root / "hooks")
    git(root, "config", "core.hooksPath", str(root / "hooks"))


def _filter(root: Path) -> None:
    for key in ("clean", "smudge", "process"):
        git(root, "config", f"filter.evil.{key}", _program(root))
    git(root, "config", "filter.evil.required", "true")
    write(root / ".gitattributes", "* filter=evil\n")


def _included_filter(root: Path) -> None:
    write(root / ".git/more", f'[filter "evil"]\n\tclean = {_program(root)}\n')
    git(root, "config", "include.path", "more")
    write(root / ".git/info/attributes", "* filter=evil\n")


def _textconv_and_external_diff(root: Path) -> None:
    git(root, "config", "diff.external", _program(root))
    git(root, "config", "diff.evil.textconv", _program(root))
    git(root, "config", "diff.evil.command", _program(root))
    write(root / ".gitattributes", "* diff=evil\n")


def _pager_and_aliases(root: Path) -> None:
    for key in ("core.pager", "pager.status", "pager.log", "core.editor", "core.askPass", "sequence.editor"):
        git(root, "config", key, _program(root))
    for name in ("status", "log", "cat-file", "ls-files"):
        git(root, "config", f"alias.{name}", f"!{_program(root)}")


def _missing_objects(root: Path) -> None:
    git(root, "config", "core.sshCommand", _program(root))
    git(root, "config", "remote.origin.url", "ssh://nowhere/x")
    git(root, "config", "remote.origin.promisor", "true")
    git(root, "config", "extensions.partialClone", "origin")
    git(root, "config", "core.repositoryFormatVersion", "1")
    blob = git(root, "rev-parse", "HEAD:a.txt").decode().strip()
    (root / f".git/objects/{blob[:2]}/{blob[2:]}").unlink()


def _submodule(root: Path) -> None:
    inner = repository(root / "sub", {"x": "x"})
    git(inner, "config", "core.fsmonitor", _program(root))
    write(
        root / ".gitmodules",
        f'[submodule "sub"]\n\tpath = sub\n\turl = ext::{_program(root)}\n\tupdate = !{_program(root)}\n',
    )
    git(root, "update-index", "--add", "--cacheinfo", f"160000,{git(inner, 'rev-parse', 'HEAD').decode().strip()},sub")


_WAYS = (
    *(_fsmonitor, _hooks, _hooks_path, _filter, _included_filter, _textconv_and_external_diff, _pager_and_aliases),
    *(_missing_objects, _submodule),
)


@pytest.mark.parametrize("way", _WAYS, ids=lambda way: way.__name__.strip("_"))
def test_a_hostile_repository_runs_nothing(tmp_path: Path, way: Callable[[Path], None]) -> None:
    root = repository(tmp_path / "it", {"a.txt": "a\n", "b.txt": "b\n"})
    way(root)
    (tmp_path / "ran").unlink(missing_ok=True)
    with Followed(root) as followed:
        os.utime(root / "b.txt")
        write(root / "a.txt", "changed\n")
        write(root / "new.txt", "new\n")
        assert wait_until(lambda: {"a.txt", "new.txt"} <= followed.kinds().keys())
    assert not (tmp_path / "ran").exists()


def test_a_signed_commit_of_the_session_starts_no_verifier(tmp_path: Path, baseline_of: Begin) -> None:
    root = repository(tmp_path / "it", {"a.txt": "a\n"})
    baseline = baseline_of(root)
    git(root, "config", "log.showSignature", "true")
    git(root, "config", "gpg.program", _program(root))
    tree, head = git(root, "rev-parse", "HEAD^{tree}", "HEAD").decode().split()
    who = "me <me@example.org> 4000000000 +0000"
    signature = "gpgsig -----BEGIN PGP SIGNATURE-----\n \n x\n -----END PGP SIGNATURE-----"
    write(tmp_path / "signed", f"tree {tree}\nparent {head}\nauthor {who}\ncommitter {who}\n{signature}\n\nsigned\n")
    signed = git(root, "hash-object", "-t", "commit", "-w", str(tmp_path / "signed")).decode().strip()
    git(root, "update-ref", "refs/heads/main", signed)
    assert baseline.refresh(rules=False)
    assert [commit.subject for commit in baseline.commits()] == ["signed"]
    assert not (tmp_path / "ran").exists()


def test_a_filter_that_turns_up_later_is_not_run_either(tmp_path: Path) -> None:
    root = repository(tmp_path / "it", {"a.txt": "a\n"})
    with Followed(root) as followed:
        _filter(root)
        write(root / "a.txt", "changed\n")
        assert wait_until(lambda: {"a.txt", ".gitattributes"} <= followed.kinds().keys())
        followed.work.compare()
    assert not (tmp_path / "ran").exists()


@pytest.mark.parametrize(
    "name", [".gitignore", ".gitattributes", "deep/er/.gitignore", ".git/info/exclude", ".git/info/attributes"]
)
def test_a_pipe_where_git_reads_its_rules_is_named_within_three_seconds(tmp_path: Path, name: str) -> None:
    root = repository(tmp_path / "it", {"a.txt": "a\n", "deep/er/b.txt": "b\n"})
    with Followed(root) as followed:
        pipe = root / name
        pipe.unlink(missing_ok=True)
        os.mkfifo(pipe)
        write(root / "deep/er/new.txt", "something\n")
        os.utime(root / "a.txt")
        start = time.monotonic()
        assert wait_until(lambda: str(pipe) in followed.updates[-1].problem, 4), followed.updates[-1]
        assert time.monotonic() - start < 3
        pipe.unlink()
        write(root / "a.txt", "changed\n")
        assert wait_until(lambda: followed.kinds().get("a.txt") == "changed" and not followed.updates[-1].problem)


@pytest.mark.parametrize("name", ["config", "index", "included"])
def test_a_pipe_in_the_repository_itself_is_named_at_the_start(tmp_path: Path, name: str) -> None:
    root = repository(tmp_path / "it", {"a.txt": "a\n"})
    if name == "included":
        git(root, "config", "include.path", "included")
    (root / ".git" / name).unlink(missing_ok=True)
    os.mkfifo(root / ".git" / name)
    start = time.monotonic()
    opened = begin(str(root), time.time())
    assert time.monotonic() - start < 3
    assert isinstance(opened.baseline, Snapshot)
    assert str(root / ".git" / name) in opened.problem
