"""Whatever happens on disk is noticed, complete, once it has settled; by every source of events."""

import ctypes
import errno
import os
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from journal.project.errors import WatchesExhaustedError
from journal.project.propose import Kind
from journal.project.sources.choice import file_system, source
from journal.project.sources.inotify import Inotify
from journal.project.sources.polling import Polling
from journal.project.sources.protocol import Event, Sign, Source
from journal.project.sources.watchfiles import Watchfiles
from journal.project.watch import Watcher, is_at_work
from tests.project.conftest import Begin
from tests.project.following import Followed
from tests.project.laboratory import git, lines, repository, wait_until, write

if TYPE_CHECKING:
    from journal.project.settle import Batch


def quick_polling() -> Source:
    """Polling that a test need not wait for."""
    return Polling(shortest_seconds=0.05)


SOURCES: dict[str, Callable[[], Source]] = {"inotify": Inotify, "watchfiles": Watchfiles, "polling": quick_polling}
_LONG = "JOURNAL_LONG" in os.environ
"""The sizes of the promises, instead of those that fit into a minute."""
_COPIED, _CREATED = (10_000, 50_000) if _LONG else (2_000, 5_000)
every_source = pytest.mark.parametrize("make_source", SOURCES.values(), ids=SOURCES)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return repository(tmp_path / "it", {"a.ts": lines(30), "src/b.py": lines(9), ".gitignore": "*.log\nbuild/\n"})


class Watched:
    """A watched project, for the length of a with statement: every path that was told."""

    def __init__(self, root: Path, begin: Begin, make_source: Callable[[], Source]) -> None:
        self.batches: list[Batch] = []
        self.problems: list[str] = []
        self.watcher = Watcher(begin(root), self.batches.append, self.problems.append, make_source=make_source)

    def __enter__(self) -> "Watched":
        self.watcher.start()
        assert wait_until(lambda: bool(self.batches))
        return self

    def __exit__(self, *_: object) -> None:
        self.watcher.stop()

    @property
    def paths(self) -> set[str]:
        """Every path that was told."""
        return {path for batch in list(self.batches) for path in batch.paths}

    def notices(self, made: set[str], seconds: float = 45) -> bool:
        """Whether all of these, which are there by now, are told, or everything is asked to be looked at."""
        before = len(self.batches)
        return wait_until(lambda: made <= self.paths or any(batch.whole for batch in self.batches[before:]), seconds)


# Nothing is lost


@every_source
def test_files_written_right_after_their_folder_are_noticed(
    root: Path, baseline_of: Begin, make_source: Callable[[], Source]
) -> None:
    with Watched(root, baseline_of, make_source) as watched:
        made = set()
        for number in range(60):
            path = f"made{number}/below/it.txt" if number % 2 else f"made{number}/it.txt"
            write(root / path, "x")
            made.add(path)
        assert watched.notices(made), len(made - watched.paths)


@every_source
def test_a_copied_tree_is_noticed_file_by_file(
    root: Path, tmp_path: Path, baseline_of: Begin, make_source: Callable[[], Source]
) -> None:
    made = {f"copy/d{number % 150}/e{number % 7}/{number}.txt" for number in range(_COPIED)}
    for path in made:
        write(tmp_path / path, "x")
    with Watched(root, baseline_of, make_source) as watched:
        subprocess.run(["cp", "-r", tmp_path / "copy", root], check=True)
        assert watched.notices(made), len(made - watched.paths)


@every_source
def test_a_tree_that_is_moved_in_is_noticed_and_then_watched(
    root: Path, tmp_path: Path, baseline_of: Begin, make_source: Callable[[], Source]
) -> None:
    made = {f"moved/d{number % 20}/{number}.txt" for number in range(500)}
    for path in made:
        write(tmp_path / path, "x")
    with Watched(root, baseline_of, make_source) as watched:
        (tmp_path / "moved").rename(root / "moved")
        assert wait_until(lambda: made <= watched.paths), len(made - watched.paths)
        write(root / "moved/d3/later.txt", "x")
        assert wait_until(lambda: "moved/d3/later.txt" in watched.paths)


@every_source
def test_a_folder_that_is_renamed_is_told_by_its_new_name_only(
    root: Path, baseline_of: Begin, make_source: Callable[[], Source]
) -> None:
    with Watched(root, baseline_of, make_source) as watched:
        (root / "src").rename(root / "lib")
        assert wait_until(lambda: "lib/b.py" in watched.paths)
        watched.batches.clear()
        write(root / "lib/b.py", "changed\n")
        assert wait_until(lambda: "lib/b.py" in watched.paths)
        assert not any(path.startswith("src") for path in watched.paths)


@every_source
def test_a_folder_that_is_deleted_and_made_again_is_watched(
    root: Path, baseline_of: Begin, make_source: Callable[[], Source]
) -> None:
    with Watched(root, baseline_of, make_source) as watched:
        shutil.rmtree(root / "src")
        write(root / "src/again.py", "x")
        assert wait_until(lambda: "src/again.py" in watched.paths)
        watched.batches.clear()
        write(root / "src/once_more.py", "x")
        assert wait_until(lambda: "src/once_more.py" in watched.paths)


def test_a_burst_of_many_creations_is_complete(root: Path) -> None:
    with Followed(root) as followed:
        (root / "many").mkdir()
        for number in range(_CREATED):
            (root / f"many/{number}.txt").touch()
        assert wait_until(lambda: [each.text for each in followed.proposals] == [f"adds {_CREATED:,} files"], 60)
        assert followed.kinds() == {"many/": "new"}


def test_files_of_a_folder_that_is_one_proposal_no_longer_are_told_with_their_lines(root: Path) -> None:
    with Followed(root) as followed:
        for number in range(60):
            write(root / f"many/{number}.py", f"def f{number}(): ...\n")
        assert wait_until(lambda: [each.text for each in followed.proposals] == ["adds 60 files"])
        for number in range(2, 60):
            (root / f"many/{number}.py").unlink()
        assert wait_until(lambda: [each.symbols for each in followed.proposals] == [("f0",), ("f1",)])


def test_a_folder_of_many_files_that_moved_is_one_proposal(tmp_path: Path) -> None:
    root = repository(tmp_path / "it", {f"old/{number}.py": lines(9, f"{number}") for number in range(60)})
    with Followed(root) as followed:
        (root / "old").rename(root / "new")
        write(root / "new/fresh.py", "def fresh(): ...\n")
        assert followed.comes_to({"new/": "renamed", "new/fresh.py": "new"})
        assert followed.proposals[0].text == "moves 60 files"
        assert followed.proposals[1].symbols == ("fresh",)


def test_a_reader_that_was_stopped_notices_the_overflow_and_looks_at_everything(root: Path) -> None:
    source = _Stopped()
    with Followed(root, lambda: source) as followed:
        source.go.clear()
        for number in range(9_000):  # two events each, and the queue holds 16,384
            (root / f"src/{number % 50}.log").write_text("x")
        write(root / "src/b.py", "changed\n")
        write(root / "fresh/c.py", "new\n")
        source.go.set()
        assert followed.comes_to({"src/b.py": "changed", "fresh/c.py": "new"})
        write(root / "fresh/c.py", "def newer(): ...\n")
        assert wait_until(lambda: any(each.symbols == ("newer",) for each in followed.proposals))


class _Stopped(Inotify):
    """Reads nothing while the process is stopped, as by a debugger or a suspend."""

    def __init__(self) -> None:
        super().__init__()
        self.go = threading.Event()
        self.go.set()

    def read(self, seconds: float | None) -> list[object]:
        self.go.wait()
        return super().read(seconds)


# Nothing is watched that need not be


def test_ignored_folders_cost_no_watch_and_no_event(root: Path, baseline_of: Begin) -> None:
    for number in range(200):
        write(root / f"build/d{number}/x.js", "x")
    with Watched(root, baseline_of, Inotify) as watched:
        folders = {root, root / "src", root / ".git", root / ".git/logs"}
        assert watched.watcher.watched() == len(folders)
        for number in range(200):
            write(root / f"build/d{number}/y.js", "y")
            write(root / f"build/new{number}/y.js", "y")
        write(root / "after.txt", "x")
        assert wait_until(lambda: "after.txt" in watched.paths)
        assert not any(path.startswith("build") for path in watched.paths)


def test_a_folder_that_is_ignored_and_holds_a_tracked_file_is_watched(root: Path, baseline_of: Begin) -> None:
    write(root / "build/kept/a.txt", "x")
    git(root, "add", "-f", "build/kept/a.txt")
    git(root, "commit", "-qm", "kept")
    with Watched(root, baseline_of, Inotify) as watched:
        write(root / "build/kept/a.txt", "y")
        assert wait_until(lambda: "build/kept/a.txt" in watched.paths)


def test_a_folder_that_holds_nothing_but_ignored_files_is_watched(root: Path, baseline_of: Begin) -> None:
    write(root / "logs/today.log", "x")
    with Watched(root, baseline_of, Inotify) as watched:
        write(root / "logs/notes.txt", "y")
        assert wait_until(lambda: "logs/notes.txt" in watched.paths)


def test_somebody_who_reads_every_file_wakes_nobody(root: Path, baseline_of: Begin) -> None:
    with Watched(root, baseline_of, Inotify) as watched:
        watched.batches.clear()
        subprocess.run(["grep", "-r", "nothing", str(root)], check=False, capture_output=True)
        write(root / "after.txt", "x")
        assert wait_until(lambda: "after.txt" in watched.paths)
        assert watched.paths == {"after.txt"}


def test_new_ignore_rules_are_followed_at_once(root: Path) -> None:
    with Followed(root) as followed:
        write(root / "out/x.txt", "x\n")
        assert followed.comes_to({"out/x.txt": "new"})
        write(root / ".gitignore", "*.log\nbuild/\nout/\n")
        assert followed.comes_to({".gitignore": "changed"})
        assert wait_until(lambda: followed.follower.watched() == 4)
        write(root / ".gitignore", "*.log\nbuild/\n")
        assert followed.comes_to({"out/x.txt": "new"})
        write(root / "out/y.txt", "y\n")
        assert followed.comes_to({"out/x.txt": "new", "out/y.txt": "new"})


def test_a_folder_that_becomes_a_repository_of_its_own_is_left_alone(root: Path) -> None:
    with Followed(root) as followed:
        write(root / "other/x.txt", "x\n")
        assert followed.comes_to({"other/x.txt": "new"})
        repository(root / "other")
        assert followed.comes_to({})


# Where watches run out


def test_exhausted_watches_are_given_back_and_the_user_is_told_what_to_raise(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = _Refused()
    monkeypatch.setattr("journal.project.watch.Polling", lambda clock: quick_polling())
    with Followed(root, lambda: given) as followed:
        assert "fs.inotify.max_user_watches" in followed.updates[-1].problem
        assert "sudo sysctl fs.inotify.max_user_watches=" in followed.updates[-1].problem
        assert given.is_closed
        write(root / "src/b.py", "changed\n")
        assert followed.comes_to({"src/b.py": "changed"})


class _Refused(Inotify):
    """Is given no watch at all."""

    def __init__(self) -> None:
        self.is_closed = False
        super().__init__(add_watch=self._refuse)

    def close(self) -> None:
        self.is_closed = True
        super().close()

    def _refuse(self, queue: int, folder: bytes, mask: int) -> int:
        ctypes.set_errno(errno.ENOSPC)
        return -1


def test_no_more_than_half_of_the_accounts_watches_are_taken(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("journal.project.sources.inotify.limit", lambda setting: 10)
    source = Inotify()
    folders = [str(tmp_path / str(number)) for number in range(6)]
    for folder in folders:
        Path(folder).mkdir()
    source.add(folders[:5])
    with pytest.raises(WatchesExhaustedError):
        source.add(folders[5:])
    source.close()


@pytest.mark.skipif(shutil.which("unshare") is None, reason="needs a user namespace of its own")
def test_a_real_limit_is_met_with_a_sentence(root: Path) -> None:
    program = (
        "import sys, time; from pathlib import Path; from tests.project.following import Followed\n"
        "Path('/proc/sys/user/max_inotify_watches').write_text('3')\n"
        f"with Followed(Path({str(root)!r})) as followed: print(followed.updates[-1].problem)"
    )
    done = subprocess.run(
        ["unshare", "-Ur", sys.executable, "-c", program], capture_output=True, text=True, check=False, cwd=Path.cwd()
    )
    if "unshare" in done.stderr or "Permission" in done.stderr:
        pytest.skip("user namespaces are not allowed here")
    assert "live watching is off" in done.stdout, done.stderr


# A save is one proposal


def _in_place(path: Path, text: str) -> None:
    path.write_text(text)


def _by_rename(path: Path, text: str) -> None:
    other = path.with_name(".a.ts.tmp")
    other.write_text(text)
    other.replace(path)


def _vim(path: Path, text: str) -> None:
    path.with_name(".a.ts.swp").write_text("swap")
    path.with_name("4913").touch()
    path.with_name("4913").unlink()
    path.rename(path.with_name("a.ts~"))
    time.sleep(0.002)  # measured: the file is away for 1.2 ms
    path.write_text(text)
    path.chmod(0o644)
    path.with_name("a.ts~").unlink()
    path.with_name(".a.ts.swp").unlink()


def _jetbrains(path: Path, text: str) -> None:
    path.with_name("a.ts___jb_tmp___").write_text(text)
    path.rename(path.with_name("a.ts___jb_old___"))
    path.with_name("a.ts___jb_tmp___").rename(path)
    path.with_name("a.ts___jb_old___").unlink()


def _unlink_and_write(path: Path, text: str) -> None:
    path.unlink()
    time.sleep(0.05)  # longer than the quiet: only the second look at what is gone helps
    path.write_text(text)


def _in_pieces(path: Path, text: str) -> None:
    with path.open("w", buffering=1) as file:
        for line in text.splitlines(True):
            file.write(line)
            time.sleep(0.001)


_EDITORS = (_in_place, _by_rename, _vim, _jetbrains, _unlink_and_write, _in_pieces)


@pytest.mark.parametrize("save", _EDITORS, ids=lambda save: save.__name__.strip("_"))
@every_source
def test_a_save_is_one_proposal_and_nothing_untrue_on_the_way(
    root: Path, save: Callable[[Path, str], None], make_source: Callable[[], Source]
) -> None:
    with Followed(root, make_source) as followed:
        for number in range(3):
            before = len(followed.updates)
            save(root / "a.ts", lines(31 + number))
            assert wait_until(lambda: bool(followed.proposals) and followed.proposals[0].added == 1 + number)  # noqa: B023
            for update in followed.updates[before:]:
                assert [(each.path, each.kind) for each in update.proposals] in ([("a.ts", Kind.CHANGED)], [])


def test_a_rename_is_one_update_and_never_a_new_file_first(root: Path) -> None:
    with Followed(root) as followed:
        (root / "a.ts").rename(root / "b.ts")
        assert followed.comes_to({"b.ts": "renamed"})
        assert all(update.proposals == () or update == followed.updates[-1] for update in followed.updates)


def test_a_checkout_of_thousands_of_files_is_one_comparison_and_no_entry(tmp_path: Path) -> None:
    root = repository(tmp_path / "it", {f"d{number % 50}/{number}.txt": f"{number}\n" for number in range(5_000)})
    git(root, "checkout", "-qb", "other")
    for number in range(5_000):
        (root / f"d{number % 50}/{number}.txt").write_text(f"other {number}\n")
    git(root, "commit", "-qam", "other")
    git(root, "checkout", "-q", "main")
    with Followed(root) as followed:
        looks = _counted(followed)
        git(root, "checkout", "-q", "other")
        assert wait_until(lambda: any("checkout" in update.git for update in followed.updates))
        assert looks == [1]
        assert all(update.proposals == () for update in followed.updates)


def test_a_lock_that_somebody_left_behind_holds_nothing_back(root: Path) -> None:
    lock = root / ".git/index.lock"
    assert not is_at_work(str(lock))
    lock.touch()
    assert is_at_work(str(lock))
    hours_ago = time.time() - 7_200
    os.utime(lock, (hours_ago, hours_ago))
    assert not is_at_work(str(lock))


def test_what_the_library_drops_when_it_is_woken_is_looked_for(root: Path) -> None:
    watchfiles = Watchfiles()
    watchfiles.add([str(root)])
    write(root / "a.ts", "changed\n")
    watchfiles.wake()
    assert watchfiles.read(5) == [Event(Sign.LOST, "")]
    watchfiles.close()


def _counted(followed: Followed) -> list[int]:
    looks = [0]
    differing = followed.baseline.differing

    def counting() -> set[str]:
        looks[0] += 1
        return differing()

    followed.baseline.differing = counting  # type: ignore[method-assign]
    return looks


def test_files_that_a_sparse_checkout_takes_out_are_not_deleted(root: Path) -> None:
    with Followed(root) as followed:
        git(root, "sparse-checkout", "set", "other")
        assert wait_until(lambda: not (root / "src").exists())
        write(root / "a.ts", "changed\n")
        assert followed.comes_to({"a.ts": "changed"})
        assert not any("src/b.py" in {each.path for each in update.proposals} for update in followed.updates)


def test_two_files_that_are_replaced_one_after_the_other_are_never_told_as_gone(root: Path) -> None:
    with Followed(root) as followed:
        for path in (root / "a.ts", root / "src/b.py", root / "a.ts"):
            path.unlink()
            time.sleep(0.06)
            path.write_text("changed\n")
            time.sleep(0.06)
        assert followed.comes_to({"a.ts": "changed", "src/b.py": "changed"})
        told = {each.kind for update in followed.updates for each in update.proposals}
        assert told == {Kind.CHANGED}


def test_a_stash_and_its_return_propose_nothing_untrue(root: Path) -> None:
    with Followed(root) as followed:
        write(root / "src/b.py", "changed\n")
        assert followed.comes_to({"src/b.py": "changed"})
        git(root, "stash", "-q")
        assert followed.comes_to({})
        git(root, "stash", "pop", "-q")
        assert followed.comes_to({"src/b.py": "changed"})


def test_while_a_merge_waits_for_its_user_the_others_changes_are_not_proposed(root: Path) -> None:
    git(root, "checkout", "-qb", "other")
    for path in ("src/b.py", "a.ts"):
        write(root / path, "theirs\n")
    git(root, "commit", "-qam", "theirs")
    git(root, "checkout", "-q", "main")
    with Followed(root) as followed:
        write(root / "src/b.py", "mine\n")
        git(root, "commit", "-qam", "mine")
        assert followed.comes_to({"src/b.py": "changed"})
        git(root, "merge", "other", check=False)
        assert wait_until(lambda: followed.updates[-1].git == "a merge")
        assert followed.kinds() == {"src/b.py": "changed"}
        git(root, "merge", "--abort")
        assert wait_until(lambda: followed.updates[-1].git != "a merge")
        assert followed.kinds() == {"src/b.py": "changed"}


# The rest


@pytest.mark.parametrize(
    ("path", "kind"),
    [("/home/me/it", "ext4"), ("/mnt/c/it", "9p"), ("/mnt/cc", "ext4"), ("/with space/it", "nfs4"), ("/", "ext4")],
)
def test_the_file_system_of_a_path_is_that_of_the_innermost_mount(path: str, kind: str) -> None:
    mounts = "/dev/a / ext4 rw 0 0\nC: /mnt/c 9p rw 0 0\nhost:/x /with\\040space nfs4 rw 0 0\n"
    assert file_system(path, mounts) == kind


def test_the_user_may_name_the_source(root: Path) -> None:
    for name, expected in (("inotify", Inotify), ("watchfiles", Watchfiles), ("polling", Polling), ("auto", Inotify)):
        chosen = source(name, str(root))
        assert isinstance(chosen, expected)
        chosen.close()


def test_the_document_and_the_users_patterns_are_told_as_paths_and_never_proposed(root: Path) -> None:
    with Followed(root, own=["CONTEXT.md"], ignore=["*.gen.py"]) as followed:
        write(root / "CONTEXT.md", "# Context\n")
        write(root / "src/x.gen.py", "x\n")
        write(root / "src/y.py", "y\n")
        assert followed.comes_to({"src/y.py": "new"})
        assert "CONTEXT.md" in {path for update in followed.updates for path in update.paths}


def test_stopping_is_prompt_and_nothing_is_told_afterwards(root: Path) -> None:
    followed = Followed(root)
    with followed:
        write(root / "src/b.py", "changed\n")
        start = time.monotonic()
        followed.follower.stop()
        assert time.monotonic() - start < 0.5
        told = len(followed.updates)
        write(root / "src/b.py", "changed again\n")
    assert len(followed.updates) == told


def test_without_git_folders_are_followed_too(tmp_path: Path) -> None:
    write(tmp_path / "it/a.py", "a\n")
    with Followed(tmp_path / "it") as followed:
        write(tmp_path / "it/new/b.py", "b\n")
        write(tmp_path / "it/a.py", "c\n")
        assert followed.comes_to({"a.py": "changed", "new/b.py": "new"})


def test_a_fault_while_comparing_is_told_and_everything_is_looked_at_again(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Followed(root) as followed:

        def fail(*_: object) -> None:
            raise ZeroDivisionError

        with monkeypatch.context() as broken:
            broken.setattr(followed.work, "compare", fail)
            write(root / "src/b.py", "changed\n")
            assert wait_until(lambda: "ZeroDivisionError" in followed.updates[-1].problem)
        write(root / "a.ts", "changed\n")
        assert followed.comes_to({"a.ts": "changed", "src/b.py": "changed"})
        assert followed.updates[-1].problem == ""


def test_a_document_outside_of_what_is_watched_is_told_when_its_folder_is_named(root: Path, tmp_path: Path) -> None:
    write(root / "build/notes/CONTEXT.md", "# Context\n")
    write(tmp_path / "elsewhere/CONTEXT.md", "# Context\n")
    also = [root / "build/notes", tmp_path / "elsewhere"]
    with Followed(root, also=map(str, also)) as followed:
        for folder in also:
            write(folder / "CONTEXT.md", "# Changed\n")
        wanted = {"build/notes/CONTEXT.md", str(tmp_path / "elsewhere/CONTEXT.md")}
        assert wait_until(lambda: wanted <= {path for update in followed.updates for path in update.paths})
        assert followed.kinds() == {}
