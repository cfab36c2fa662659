"""The truth replay: random work on a real project, and what `git diff` against the session's start says of it."""

import os
import random
import re
import shutil
import subprocess
import time
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import NamedTuple

from journal.project.opening import reopen
from journal.project.propose import Proposal
from journal.project.sources.protocol import Source
from journal.project.work import Work
from tests.project.following import Followed
from tests.project.laboratory import ME, as_other, git, repository, wait_until, write

Change = tuple[str, tuple[tuple[int, int], ...]]
"""Kind, and line ranges."""
File = tuple[int, bytes]
"""Mode as git has it, and bytes."""


_LINK = 0o120000


class Result(NamedTuple):
    """What one run compared, and the first difference that it found."""

    compared: int
    difference: str


def replay(
    seed: int, folder: Path, make_source: Callable[[], Source], *, with_git: bool = True, steps: int = 10
) -> Result:
    """Work at random, and compare after every few steps."""
    world = World(random.Random(seed), folder, with_git=with_git)
    compared = 0
    with Followed(world.root, make_source) as followed:
        for _ in range(steps // 2):
            done = [world.act() for _ in range(world.random.randint(1, 3))]
            expected = world.expected()
            if not wait_until(partial(_agrees, followed, world, expected)):
                return Result(
                    compared, f"seed {seed} after {done}: {_difference(told(followed.proposals, world), expected)}"
                )
            compared += len(expected)
        again = reopen(str(world.root), followed.baseline.to_text()).baseline
        fresh = told(Work(again).compare(), world)
        again.close()
        if fresh != expected:
            return Result(compared, f"seed {seed}, looking afresh: {_difference(fresh, expected)}")
    return Result(compared, "")


def _agrees(followed: Followed, world: "World", expected: dict[str, Change]) -> bool:
    return told(followed.proposals, world) == expected and not followed.updates[-1].problem


def told(proposals: tuple[Proposal, ...], world: "World") -> dict[str, Change]:
    """Proposals as git would say them, a renamed file as one that went and one that came."""
    found: dict[str, Change] = {}
    for each in proposals:
        if each.kind == "renamed":
            assert each.old_path is not None
            found[each.old_path] = ("deleted", ())
            file = _file(world.root / each.path)
            content = file[1] if file and file[0] != _LINK else b""
            found[each.path] = ("new", _whole(content))
        else:
            found[each.path] = (str(each.kind), tuple((one.start, one.end) for one in each.lines))
    return found


class World:
    """A project in which somebody works at random."""

    def __init__(self, rng: random.Random, folder: Path, *, with_git: bool) -> None:
        self.random = rng
        self.root = folder / "project"
        self._scratch = folder / "scratch"
        self._with_git = with_git
        self._count = 0
        files = {f"src/{name}.py": self._text() for name in "abcd"} | {f"docs/{name}.md": self._text() for name in "ef"}
        files |= {"top.txt": self._text(), "deep/er/g.txt": self._text(), ".gitignore": "*.log\nbuild/\n"}
        if with_git:
            self._make_repository(files)
        else:
            for path, text in files.items():
                write(self.root / path, text)
        for _ in range(rng.choice((0, 0, 3))):  # work that was there before
            self._step(rng.choice(self._file_steps()))
        self._started = int(time.time())
        self._start = self._head()
        self._start_files = self._files()

    def act(self) -> str:
        """One step of work; its name."""
        steps = self._file_steps() * 2 + (self._git_steps() if self._with_git else [])
        return self._step(self.random.choice(steps))

    def expected(self) -> dict[str, Change]:
        """What differs from the start, by plain git commands and two folders."""
        base = self._base()
        now = self._files(base)
        changed = {path for path in base.keys() | now.keys() if not _equal(base.get(path), now.get(path))}
        ranges = self._ranges({path: (base[path], now[path]) for path in changed if path in base and path in now})
        found: dict[str, Change] = {}
        for path in changed:
            if path not in now:
                found[path] = ("deleted", ())
            elif path not in base:
                found[path] = ("new", _whole(now[path][1]) if now[path][0] != _LINK else ())
            else:
                found[path] = ("changed", ranges.get(path, ()))
        return found

    # What the oracle reads

    def _base(self) -> dict[str, File]:
        if not self._with_git:
            return self._start_files
        base = self._tree("HEAD")
        own: dict[str, File | None] = {}
        start = [f"^{self._start}"] if self._start else []
        for commit in git(self.root, "rev-list", "--no-merges", "HEAD", *start, check=False).decode().split():
            mail, date = git(self.root, "show", "-s", "--format=%ae %at", commit).decode().split()
            if mail == ME and int(date) >= self._started:
                parent = git(self.root, "rev-parse", "-q", "--verify", f"{commit}^", check=False).decode().strip()
                before = self._tree(parent) if parent else {}
                names = git(self.root, "diff-tree", "-r", "--root", "--no-commit-id", "--name-only", "-z", commit)
                own |= {path: before.get(path) for path in os.fsdecode(names).split("\0") if path}
        for path, file in own.items():
            base.pop(path, None)
            if file:
                base[path] = file
        at_start = self._tree(self._start) if self._start else {}
        for path in at_start.keys() | self._start_files.keys():
            if not _equal(at_start.get(path), self._start_files.get(path), exactly=True) and base.get(
                path
            ) == at_start.get(path):
                base.pop(path, None)
                if path in self._start_files:
                    base[path] = self._start_files[path]
        return base

    def _tree(self, name: str) -> dict[str, File]:
        listed = git(self.root, "ls-tree", "-r", "-z", name, check=False).split(b"\0")[:-1]
        entries = [(line.split(b"\t", 1)[1], *line.split(b"\t", 1)[0].split()) for line in listed]
        asked = b"".join(identity + b"\n" for _, _, _, identity in entries)
        out = subprocess.run(
            ["git", "cat-file", "--batch"], cwd=self.root, input=asked, capture_output=True, check=True
        ).stdout
        files: dict[str, File] = {}
        for path, mode, _, _ in entries:
            header, _, out = out.partition(b"\n")
            size = int(header.split()[2])
            files[os.fsdecode(path)] = (int(mode, 8), out[:size])
            out = out[size + 1 :]
        return files

    def _files(self, also: Iterable[str] = ()) -> dict[str, File]:
        if self._with_git:
            listed = git(self.root, "ls-files", "-z", "-co", "--exclude-standard") + git(
                self.root, "ls-tree", "-rz", "--name-only", "HEAD", check=False
            )
            paths = {os.fsdecode(path) for path in listed.split(b"\0") if path}
        else:
            paths = {str(path.relative_to(self.root)) for path in self.root.rglob("*") if "build" not in path.parts}
        return {path: file for path in paths.union(also) if (file := _file(self.root / path))}

    def _ranges(self, pairs: dict[str, tuple[File, File]]) -> dict[str, tuple[tuple[int, int], ...]]:
        shutil.rmtree(self._scratch, ignore_errors=True)
        texts = {}
        for path, (old, new) in pairs.items():
            if _LINK not in (old[0], new[0]) and b"\0" not in old[1] + new[1]:
                for side, data in (("a", old[1]), ("b", new[1])):
                    write(self._scratch / side / path, data.replace(b"\r\n", b"\n"))
                texts[path] = new[1]
        if not texts:
            return {}
        out = git(
            self._scratch,
            "-c",
            "core.quotePath=false",
            "diff",
            "--no-index",
            "--no-renames",
            "-U0",
            "a",
            "b",
            check=False,
        )
        found: dict[str, list[tuple[int, int]]] = {path: [] for path in texts}
        path = ""
        for line in out.decode("utf-8", "surrogateescape").split("\n"):
            if line.startswith("diff --git a/"):
                path = line.rpartition(" b/b/")[2] or line.rpartition(" b/")[2]
            elif hunk := re.match(r"@@ -\S+ \+(\d+)(?:,(\d+))? @@", line):
                start, count = max(int(hunk[1]), 1), int(hunk[2] or 1)
                end = start + max(count, 1) - 1
                ranges = found[path]
                if ranges and start - ranges[-1][1] - 1 <= 3:
                    ranges[-1] = (ranges[-1][0], end)
                elif texts[path]:
                    ranges.append((start, end))
        return {path: tuple(ranges) for path, ranges in found.items()}

    def _head(self) -> str:
        return (
            git(self.root, "rev-parse", "-q", "--verify", "HEAD", check=False).decode().strip()
            if self._with_git
            else ""
        )

    # What somebody does

    def _make_repository(self, files: dict[str, str]) -> None:
        if self.random.random() < 0.1:
            repository(self.root)
            for path, text in files.items():
                write(self.root / path, text)
            return
        repository(self.root, files)
        git(self.root, "checkout", "-qb", "other")
        for path in ("src/a.py", "src/new_there.py", "docs/e.md"):
            write(self.root / path, self._text())
        (self.root / "top.txt").unlink()
        git(self.root, "add", "-A")
        git(self.root, "commit", "-qm", "theirs", env=as_other())
        git(self.root, "checkout", "-q", "main")

    def _step(self, step: Callable[[], None]) -> str:
        try:
            step()
        except OSError:  # what it was to be done to went away before
            return f"({step.__name__})"
        return step.__name__

    def _file_steps(self) -> list[Callable[[], None]]:
        steps = [self._create, self._create_deep, self._rename, self._delete, self._rename_folder, self._chmod]
        steps += [self._link, self._binary, self._copy_tree, self._line_ends]
        return [
            *steps,
            self._edit_in_place,
            self._edit_by_rename,
            self._edit_as_vim,
            self._edit_as_jetbrains,
            self._edit_in_pieces,
        ]

    def _git_steps(self) -> list[Callable[[], None]]:
        steps = [self._commit, self._commit, self._amend, self._checkout, self._branch, self._stash, self._pop]
        return [*steps, self._merge, self._rebase, self._restore, self._git_move, self._pull, self._ignore, self._reset]

    def _text(self) -> str:
        self._count += 1
        return "".join(
            f"{self.random.choice('abcdefgh')} {self._count} {self.random.randint(0, 5)}\n"
            for _ in range(self.random.randint(3, 40))
        )

    def _any(self) -> Path:
        files = [
            path
            for path in sorted(self._files())
            if not path.startswith(".gitignore") and not (self.root / path).is_symlink()
        ]
        if not files:
            raise FileNotFoundError
        return self.root / self.random.choice(files)

    def _edited(self, path: Path) -> bytes:
        rows = path.read_bytes().split(b"\n")
        for _ in range(self.random.randint(1, 3)):
            at = self.random.randrange(len(rows))
            match self.random.randrange(3):
                case 0:
                    rows[at:at] = self._text().encode().split(b"\n")[: self.random.randint(1, 3)]
                case 1:
                    del rows[at : at + self.random.randint(1, 3)]
                    rows = rows or [b""]
                case _:
                    rows[at] = self._text().encode().split(b"\n")[0]
        return b"\n".join(rows)

    def _create(self) -> None:
        self._count += 1
        write(
            self.root
            / self.random.choice(("", "src", "docs"))
            / f"new{self._count}.{self.random.choice(('py', 'md', 'log'))}",
            self._text(),
        )

    def _create_deep(self) -> None:
        self._count += 1
        write(self.root / f"made{self._count}" / "below" / "it.py", self._text())
        write(self.root / "build" / f"out{self._count}", "ignored")

    def _copy_tree(self) -> None:
        self._count += 1
        shutil.copytree(self.root / "src", self.root / f"copy{self._count}", symlinks=True)

    def _edit_in_place(self) -> None:
        path = self._any()
        path.write_bytes(self._edited(path))

    def _edit_by_rename(self) -> None:
        path = self._any()
        other = path.with_name(f".{path.name}.tmp")
        other.write_bytes(self._edited(path))
        other.replace(path)

    def _edit_as_vim(self) -> None:
        path = self._any()
        new, backup = self._edited(path), path.with_name(f"{path.name}~")
        probe = path.with_name("4913")
        probe.touch()
        probe.unlink()
        path.rename(backup)
        path.write_bytes(new)
        backup.unlink()

    def _edit_as_jetbrains(self) -> None:
        path = self._any()
        new, old = path.with_name(f"{path.name}___jb_tmp___"), path.with_name(f"{path.name}___jb_old___")
        new.write_bytes(self._edited(path))
        path.rename(old)
        new.rename(path)
        old.unlink()

    def _edit_in_pieces(self) -> None:
        path = self._any()
        data = self._edited(path)
        with path.open("wb", buffering=0) as file:
            for at in range(0, len(data), 50):
                file.write(data[at : at + 50])

    def _rename(self) -> None:
        self._count += 1
        path = self._any()
        path.rename(path.with_name(f"moved{self._count}{path.suffix}"))

    def _rename_folder(self) -> None:
        self._count += 1
        folder = self.root / self.random.choice(("src", "docs", "deep"))
        folder.rename(self.root / f"folder{self._count}")

    def _delete(self) -> None:
        if self.random.random() < 0.2:
            shutil.rmtree(self.root / self.random.choice(("docs", "deep")))
        else:
            self._any().unlink()

    def _chmod(self) -> None:
        path = self._any()
        path.chmod(path.stat().st_mode ^ 0o111)

    def _link(self) -> None:
        self._count += 1
        (self.root / f"link{self._count}").symlink_to(self.random.choice(("src", "..", "nowhere", "top.txt")))

    def _binary(self) -> None:
        self._count += 1
        write(self.root / f"data{self._count % 3}.bin", b"\0" + self.random.randbytes(50))

    def _line_ends(self) -> None:
        path = self._any()
        path.write_bytes(path.read_bytes().replace(b"\r\n", b"\n").replace(b"\n", b"\r\n"))

    def _git(self, *args: str, env: dict[str, str] | None = None) -> None:
        git(self.root, *args, check=False, env=env)

    def _commit(self) -> None:
        if self.random.random() < 0.3:
            self._git("commit", "-qam", "mine")
        else:
            self._git("add", "-A")
            self._git("commit", "-qm", "mine")

    def _amend(self) -> None:
        if self._head() != self._start and git(self.root, "show", "-s", "--format=%s", check=False) == b"mine\n":
            self._git("commit", "-q", "--amend", "-a", "--no-edit")

    def _checkout(self) -> None:
        self._git("checkout", "-q", self.random.choice(("main", "other")))

    def _branch(self) -> None:
        self._count += 1
        self._git("checkout", "-qb", f"branch{self._count}")

    def _stash(self) -> None:
        self._git("stash", "-q", *self.random.choice(((), ("-u",))))

    def _pop(self) -> None:
        self._git("stash", "pop", "-q")
        if git(self.root, "ls-files", "-u", check=False):
            self._git("reset", "-q", "--hard")

    def _merge(self) -> None:
        self._git("merge", "-q", "--no-edit", "other")
        self._git("merge", "--abort")

    def _rebase(self) -> None:
        self._git("rebase", "-q", "other")
        self._git("rebase", "--abort")

    def _restore(self) -> None:
        self._git("checkout", "-q", "--", str(self._any()))

    def _git_move(self) -> None:
        self._count += 1
        self._git("mv", str(self._any()), f"gitmoved{self._count}.txt")

    def _pull(self) -> None:
        self._git("stash", "-q")
        write(self.root / "from_upstream.txt", self._text())
        self._git("add", "from_upstream.txt")
        self._git("commit", "-qm", "theirs", env=as_other())
        self._git("stash", "pop", "-q")
        if git(self.root, "ls-files", "-u", check=False):
            self._git("reset", "-q", "--hard")

    def _ignore(self) -> None:
        with (self.root / ".gitignore").open("a") as file:
            file.write(self.random.choice(("*.md\n", "copy*/\n", "!*.log\n", "docs/\n")))

    def _reset(self) -> None:
        self._git("reset", "-q", "--hard")


def _file(path: Path) -> File | None:
    if path.is_symlink():
        return _LINK, os.fsencode(path.readlink())
    if not path.is_file() or any(parent.is_symlink() for parent in path.parents):
        return None
    return (0o100755 if path.stat().st_mode & 0o100 else 0o100644), path.read_bytes()


def _equal(one: File | None, other: File | None, *, exactly: bool = False) -> bool:
    if one is None or other is None or one[0] != other[0] or exactly or b"\0" in one[1]:
        return one == other
    return one[1].replace(b"\r\n", b"\n") == other[1].replace(b"\r\n", b"\n")


def _whole(data: bytes) -> tuple[tuple[int, int], ...]:
    count = data.count(b"\n") + (not data.endswith(b"\n"))
    return ((1, count),) if data and b"\0" not in data else ()


def _difference(found: dict[str, Change], expected: dict[str, Change]) -> str:
    differing = sorted(path for path in found.keys() | expected.keys() if found.get(path) != expected.get(path))
    return "; ".join(f"{path}: told {found.get(path)}, true {expected.get(path)}" for path in differing)
