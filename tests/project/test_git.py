"""Git is read in every state that a repository can be in, and never in its user's way."""

import os
import stat
import subprocess
import threading
import time
from pathlib import Path

import pytest

from journal.project import gitcall
from journal.project.baseline import Baseline
from journal.project.errors import (
    ForeignOwnerError,
    ForeignTreeError,
    GitMissingError,
    GitRefusedError,
    NotARepositoryError,
    ProjectError,
)
from journal.project.git import Repository
from journal.project.gitcall import Place, run
from journal.project.opening import begin
from journal.project.snapshot import Snapshot
from journal.project.work import Work
from tests.project.conftest import Begin
from tests.project.following import Followed
from tests.project.laboratory import git, lines, repository, wait_until, write


def _told(baseline: Baseline) -> dict[str, str]:
    baseline.refresh(rules=True)
    return {each.path: str(each.kind) for each in Work(baseline).compare()}


def test_a_folder_deep_in_a_work_tree_belongs_to_the_whole_of_it(tmp_path: Path, baseline_of: Begin) -> None:
    root = repository(tmp_path / "it", {"src/deep/a.py": "a\n", "top.txt": "b\n"})
    baseline = baseline_of(root / "src/deep")
    write(root / "top.txt", "c\n")
    assert (baseline.root, _told(baseline)) == (str(root), {"top.txt": "changed"})


def test_a_linked_work_tree_is_read_with_its_own_head(tmp_path: Path, baseline_of: Begin) -> None:
    root = repository(tmp_path / "it", {"a.py": "a\n"})
    git(root, "worktree", "add", "-q", "-b", "topic", str(tmp_path / "linked"))
    baseline = baseline_of(tmp_path / "linked")
    write(tmp_path / "linked/a.py", "b\n")
    git(tmp_path / "linked", "commit", "-qam", "mine")
    write(root / "a.py", "something else\n")
    assert _told(baseline) == {"a.py": "changed"}
    assert all(os.path.isdir(folder) for folder in baseline.git_folders())


def test_a_submodule_is_a_project_of_its_own(tmp_path: Path, baseline_of: Begin) -> None:
    inner = repository(tmp_path / "inner", {"i.py": "i\n"})
    root = repository(tmp_path / "it", {"a.py": "a\n"})
    git(root, "-c", "protocol.file.allow=always", "submodule", "add", "-q", str(inner), "sub")
    git(root, "commit", "-qm", "with submodule")
    outside, inside = baseline_of(root), baseline_of(root / "sub")
    write(root / "sub/i.py", "changed\n")
    assert (_told(outside), _told(inside)) == ({}, {"i.py": "changed"})


def test_a_repository_inside_is_left_alone(tmp_path: Path, baseline_of: Begin) -> None:
    root = repository(tmp_path / "it", {"a.py": "a\n"})
    baseline = baseline_of(root)
    repository(root / "nested", {"n.py": "n\n"})
    write(root / "plain/new.py", "x\n")
    assert _told(baseline) == {"plain/new.py": "new"}
    assert Work(baseline).compare(["nested/n.py", "plain/new.py"])[0].path == "plain/new.py"


def test_a_bare_repository_and_a_git_folder_are_no_work_tree(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q", "--bare", "bare")
    for folder in (tmp_path / "bare", repository(tmp_path / "it", {"a": "a"}) / ".git"):
        with pytest.raises(NotARepositoryError):
            Repository(str(folder))


def test_a_work_tree_that_is_somewhere_else_is_refused(tmp_path: Path) -> None:
    root = repository(tmp_path / "it", {"a": "a"})
    (tmp_path / "elsewhere").mkdir()
    git(root, "config", "core.worktree", str(tmp_path / "elsewhere"))
    with pytest.raises((ForeignTreeError, NotARepositoryError)):
        Repository(str(root))
    opened = begin(str(root), time.time())
    assert isinstance(opened.baseline, Snapshot)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give files to somebody else")
def test_a_repository_of_another_user_is_not_trusted_and_the_sentence_says_how(tmp_path: Path) -> None:
    root = repository(tmp_path / "it", {"a": "a"})
    for path in (root, root / ".git"):
        os.chown(path, 12345, 12345)
    with pytest.raises(ForeignOwnerError, match=r"safe\.directory"):
        Repository(str(root))
    opened = begin(str(root), time.time())
    assert isinstance(opened.baseline, Snapshot)
    assert "another user owns it" in opened.problem


def test_a_broken_repository_gives_a_sentence_and_a_snapshot(tmp_path: Path) -> None:
    root = repository(tmp_path / "it", {"a": "a"})
    (root / ".git/index").write_bytes(b"nonsense")
    opened = begin(str(root), time.time())
    assert isinstance(opened.baseline, Snapshot)
    assert opened.problem.startswith("git status failed: ")


def test_without_git_there_is_a_snapshot(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    repository(tmp_path / "it", {"a": "a"})
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(GitMissingError):
        run(Place(str(tmp_path)), "version", seconds=2)
    assert isinstance(begin(str(tmp_path / "it"), time.time()).baseline, Snapshot)


def test_a_git_that_knows_no_scopes_still_has_its_filters_switched_off(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = subprocess.run(["which", "git"], capture_output=True, text=True, check=True).stdout.strip()
    old = tmp_path / "bin/git"
    write(old, f'#!/bin/sh\nfor a; do [ "$a" = --show-scope ] && exit 129; done\nexec {real} "$@"\n')
    old.chmod(0o755)
    root = repository(tmp_path / "it", {"a": "a\n", ".gitattributes": "* filter=evil\n"})
    git(root, "config", "filter.evil.clean", f"touch {tmp_path}/ran; cat")
    monkeypatch.setenv("PATH", f"{tmp_path}/bin:{os.environ['PATH']}")
    subject = Repository(str(root))
    write(root / "a", "b\n")
    assert subject.differing() == {"a"}
    subject.close()
    assert not (tmp_path / "ran").exists()


def test_a_call_that_takes_too_long_is_ended_with_its_children(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    slow = tmp_path / "bin/git"
    write(slow, f"#!/bin/sh\nsleep 60 &\necho $! > {tmp_path}/child\nwait\n")
    slow.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}/bin:{os.environ['PATH']}")
    with pytest.raises(ProjectError, match="did not answer within 0 s"):
        run(Place(str(tmp_path)), "status", seconds=0.3)
    child = int((tmp_path / "child").read_text())
    assert wait_until(lambda: not _is_alive(child))


def _is_alive(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().split()[2] != "Z"
    except OSError:
        return False


def test_a_git_that_ends_while_it_is_asked_is_started_again(tmp_path: Path) -> None:
    root = repository(tmp_path / "it", {"a": "a\n", ".gitignore": "*.log\n"})
    subject = Repository(str(root))
    assert subject.ignored(["x.log", "y"]) == {"x.log"}
    assert subject._rules._talk is not None
    subject._rules._talk._process.kill()
    assert subject._rules._talk._process.ends_within(30)
    assert subject.ignored(["x.log", "y"]) == {"x.log"}
    subject.close()


def test_paths_that_end_check_ignore_do_not_hide_the_others(tmp_path: Path) -> None:
    root = repository(tmp_path / "it", {"a": "a\n", ".gitignore": "*.log\n"})
    (root / "link").symlink_to("/usr")
    subject = Repository(str(root))
    assert subject.ignored(["x.log", "link/below", ":(top)y", "z.log"]) == {"x.log", "link/below", "z.log"}
    subject.close()


def test_an_ignored_file_that_was_added_nevertheless_is_work(tmp_path: Path, baseline_of: Begin) -> None:
    root = repository(tmp_path / "it", {"a": "a\n", ".gitignore": "*.log\n"})
    baseline = baseline_of(root)
    for name in ("added.log", "committed.log", "ignored.log"):
        write(root / name, "x\n")
    git(root, "add", "-f", "committed.log")
    git(root, "commit", "-qm", "forced")
    git(root, "add", "-f", "added.log")
    assert _told(baseline) == {"added.log": "new", "committed.log": "new"}


def test_more_paths_than_a_pipe_holds_are_asked_in_turns(tmp_path: Path) -> None:
    root = repository(tmp_path / "it", {".gitignore": "*.log\n"})
    subject = Repository(str(root))
    paths = [f"{'folder/' * 20}{number}.{'log' if number % 2 else 'txt'}" for number in range(3_000)]
    assert len(subject.ignored(paths)) == 1_500
    subject.close()


def test_the_users_git_never_meets_a_lock_of_ours(tmp_path: Path) -> None:
    root = repository(tmp_path / "it", {f"f{number}.py": lines(50) for number in range(30)})
    failures = 0
    with Followed(root) as followed:
        compared = threading.Event()

        def look_all_the_time() -> None:
            other = begin(str(root), time.time()).baseline
            while not compared.is_set():
                Work(other).compare()
            other.close()

        beside = threading.Thread(target=look_all_the_time)
        beside.start()
        for number in range(200 if "JOURNAL_LONG" in os.environ else 60):
            write(root / f"f{number % 30}.py", lines(51 + number))
            done = subprocess.run(["git", "add", "-A"], cwd=root, capture_output=True, check=False)
            failures += done.returncode != 0
        compared.set()
        beside.join()
        assert failures == 0
        assert wait_until(lambda: len(followed.proposals) == 30)


def test_the_index_is_never_written_by_us(tmp_path: Path) -> None:
    root = repository(tmp_path / "it", {"a.py": "a\n", "b.py": "b\n"})
    os.utime(root / "a.py")  # a plain `git status` would write this into the index
    index = root / ".git/index"
    before = index.stat()
    with Followed(root) as followed:
        write(root / "b.py", "c\n")
        assert followed.comes_to({"b.py": "changed"})
    after = index.stat()
    assert (before.st_mtime_ns, before.st_ino) == (after.st_mtime_ns, after.st_ino)


NAMES = [
    *(b"new\nline", b"\x1b[31mred", b"[bold]markup", b"\xff\xfe", b"-rf", b":(exclude)x", b":!x", b"*", b"a b "),
    *(b"x" * 255, "naïve ✓".encode(), b'quo"te', b"back\\slash", b"\t", b"$(touch pwned)", b"`x`", b"#x", b"!x", b"~"),
]


@pytest.mark.parametrize("make", ["committed", "new"])
def test_names_are_bytes_and_every_one_is_told_right(tmp_path: Path, make: str) -> None:
    root = repository(tmp_path / "it", {"plain": "a\n"})
    folder = os.fsencode(root)
    for name in NAMES:
        with open(os.path.join(folder, name), "wb") as file:
            file.write(b"before\n" + name)
    if make == "committed":
        git(root, "add", "-A")
        git(root, "commit", "-qm", "names")
    with Followed(root) as followed:
        for name in NAMES:
            with open(os.path.join(folder, name), "ab") as file:
                file.write(b"more\n")
        assert followed.comes_to({os.fsdecode(name): "changed" for name in NAMES})


def test_links_out_of_the_tree_and_in_circles_are_links_and_no_more(tmp_path: Path) -> None:
    root = repository(tmp_path / "it", {"a": "a\n"})
    outside = tmp_path / "outside"
    write(outside / "secret", "x\n")
    with Followed(root) as followed:
        (root / "out").symlink_to(outside)
        (root / "circle").symlink_to(".")
        (root / "self").symlink_to("self")
        assert followed.comes_to({"out": "new", "circle": "new", "self": "new"})
        write(outside / "secret", "y\n")
        write(root / "b", "b\n")
        assert followed.comes_to({"out": "new", "circle": "new", "self": "new", "b": "new"})
        assert not any("secret" in path for update in followed.updates for path in update.paths)


def test_a_folder_that_became_a_link_is_not_read_through(tmp_path: Path) -> None:
    root = repository(tmp_path / "it", {"folder/a": "a\n"})
    with Followed(root) as followed:
        (root / "folder").rename(tmp_path / "moved")
        (root / "folder").symlink_to(tmp_path / "moved")
        assert followed.comes_to({"folder": "new", "folder/a": "deleted"})


def test_a_file_replaced_by_a_pipe_or_a_device_is_gone(tmp_path: Path) -> None:
    root = repository(tmp_path / "it", {"a": "a\n", "b": "b\n"})
    with Followed(root) as followed:
        (root / "a").unlink()
        os.mkfifo(root / "a")
        assert followed.comes_to({"a": "deleted"})
        if os.geteuid() == 0:
            (root / "b").unlink()
            os.mknod(root / "b", stat.S_IFCHR | 0o600, os.makedev(1, 5))
            assert followed.comes_to({"a": "deleted", "b": "deleted"})


def test_a_filter_whose_name_cannot_be_switched_off_is_a_reason_to_refuse(tmp_path: Path) -> None:
    root = repository(tmp_path / "it", {"a": "a\n"})
    with (root / ".git/config").open("a") as file:
        file.write(f'[filter "x=y"]\n\tclean = touch {tmp_path}/ran; cat\n')
    with pytest.raises(GitRefusedError, match="switched off"):
        Repository(str(root)).differing()


def test_every_call_of_git_is_made_in_one_place() -> None:
    sources = {path.name: path.read_text() for path in Path(gitcall.__file__).parent.rglob("*.py")}
    starts = {"import subprocess": [], "os.posix_spawn": ["process.py"], " Process(": ["gitcall.py"]}
    starting = {start: [name for name, source in sources.items() if start in source] for start in starts}
    assert starting == starts
