"""A git work tree, read without its locks, its programs, or anything that stands in its user's way."""

from __future__ import annotations

import os

from journal.project.gitcall import LOG_SECONDS, SCAN_SECONDS, Place, run
from journal.project.ignore import IgnoreRules
from journal.project.objects import CommitObject, Entry, Objects
from journal.project.search import Search, read_settings
from journal.project.status import asked_status, uncommitted_in
from journal.values import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

_UNDER_WAY = {
    "rebase-merge": "a rebase",
    "rebase-apply": "a rebase",
    "MERGE_HEAD": "a merge",
    "CHERRY_PICK_HEAD": "a cherry-pick",
    "REVERT_HEAD": "a revert",
}
_NO_OBJECT = "0"
_ALL_OF_IT, _LAST_OF_IT = 64 << 20, 4096
"""Bytes of git's diary that are read."""


class Made(NamedTuple):
    """One commit since some other, without its merges."""

    id: str
    parents: tuple[str, ...]
    time: int
    mail: str
    subject: str
    before: dict[str, Entry | None]
    """What stood at each path that it changed."""


class LastCommit(NamedTuple):
    """The last commit that changed a path."""

    tree: str
    time: int


class Repository:
    """One work tree and its repository."""

    def __init__(self, folder: str) -> None:
        search = Search(folder)
        try:
            self.root, self.gitdir, self._common = search.layout()
            self.settings = search.settings()
        finally:
            search.end()
        self.objects = Objects(self._place)
        self._rules = IgnoreRules(self._place)
        self._added: set[str] = set()
        """Paths that are in the index although the rules name them, and the index in which they are."""
        self._added_in: tuple[int, ...] = ()

    def forget_rules(self) -> None:
        """Read the ignore rules afresh at the next question."""
        self._rules.forget()
        self._added_in = ()

    @property
    def _place(self) -> Place:
        return Place(self.root, self.gitdir, self.settings.filters)

    def head(self) -> CommitObject | None:
        """The commit that is checked out; None before the first one."""
        return self.objects.commit("HEAD")

    def differing(self) -> set[str]:
        """Paths where work tree, index and HEAD are not all the same, with the untracked ones."""
        return set(self.uncommitted())

    def uncommitted(self) -> dict[str, str]:
        """The same with what becomes of each at the next commit of everything: `+` comes, `-` goes, `~` changes."""
        self.settings = read_settings(self._place)  # somebody may have added a filter since, and git would run it
        return uncommitted_in(asked_status(self._place).answer())

    def ignored_folders(self) -> set[str]:
        """Folders that the rules name and in which nothing is tracked."""
        out = run(self._place, "ls-files", "-oi", "--directory", "--exclude-standard", "-z", seconds=SCAN_SECONDS)
        folders = [os.fsdecode(path[:-1]) for path in out.split(b"\0") if path.endswith(b"/")]
        # A folder is listed too when all that it holds now is ignored; the next file in it need not be.
        self.forget_rules()
        return self._rules.ignored(folders)

    def ignored(self, paths: Sequence[str]) -> set[str]:
        """Those of the paths that the rules name and nobody added nevertheless."""
        named = self._rules.ignored(paths)
        if named:
            index = _sign(f"{self.gitdir}/index")
            if index != self._added_in:
                out = run(self._place, "ls-files", "-ci", "--exclude-standard", "-z", seconds=SCAN_SECONDS)
                self._added_in, self._added = index, {os.fsdecode(path) for path in out.split(b"\0")}
        return named - self._added

    def left_out(self) -> set[str]:
        """Paths that a sparse checkout keeps out of the work tree; asked only where there is one."""
        if not self.settings.is_sparse:
            return set()
        out = run(self._place, "ls-files", "-t", "-z", seconds=SCAN_SECONDS)
        return {os.fsdecode(line[2:]) for line in out.split(b"\0") if line.startswith(b"S ")}

    def made_since(self, start: str, head: str) -> list[Made]:
        """Commits that the head has and the start has not, newest first; merges are nobody's work."""
        out = run(
            self._place,
            *("log", "--no-merges", "--raw", "--no-abbrev", "--no-renames", "-z"),
            *("--format=%x02%H%x03%P%x03%at%x03%ae%x03%s", head, *([f"^{start}"] if start else [])),
            "--",
            seconds=LOG_SECONDS,
        )
        made: list[Made] = []
        tokens = iter(out.split(b"\0"))
        for token in tokens:
            if token.startswith(b"\2"):
                identity, parents, time, mail, subject = (os.fsdecode(part) for part in token[1:].split(b"\3", 4))
                made.append(Made(identity, tuple(parents.split()), int(time), mail, subject, {}))
            elif token.lstrip(b"\n").startswith(b":"):
                mode, _, old, _, _ = token.decode("ascii").lstrip("\n:").split(" ")
                gone = not old.strip(_NO_OBJECT)
                made[-1].before[os.fsdecode(next(tokens))] = None if gone else Entry(mode, old)
        return made

    def last_commit_of(self, path: str) -> LastCommit | None:
        """The last commit that changed a path, as far as HEAD knows; None where there is none."""
        if self.head() is None:
            return None
        out = run(self._place, "log", "-1", "--no-merges", "--format=%T %ct", "--", path, seconds=LOG_SECONDS)
        tree, _, time = out.decode("ascii").strip().partition(" ")
        return LastCommit(tree, int(time)) if tree else None

    def tracked(self) -> set[str]:
        """Every path that is in the index."""
        out = run(self._place, "ls-files", "-z", seconds=SCAN_SECONDS)
        return {os.fsdecode(path) for path in out.split(b"\0") if path}

    def branch(self) -> str:
        """The name of the branch that is checked out; empty where HEAD stands on a commit alone."""
        try:
            with open(f"{self.gitdir}/HEAD", encoding="utf-8", errors="surrogateescape") as file:
                said = file.read().strip()
        except OSError:
            return ""
        return said.removeprefix("ref: refs/heads/") if said.startswith("ref: refs/heads/") else ""

    def named_since(self, start: str) -> list[Made]:
        """Commits that any local branch or the head has and the start has not, newest first, without their paths."""
        out = run(
            self._place,
            *("log", "--no-merges", "-z", "--format=%H%x03%P%x03%at%x03%ae%x03%s", "HEAD", "--branches"),
            *([f"^{start}"] if start else []),
            "--",
            seconds=LOG_SECONDS,
        )
        made: list[Made] = []
        for line in out.split(b"\0"):
            if line:
                identity, parents, time, mail, subject = (os.fsdecode(part) for part in line.split(b"\3", 4))
                made.append(Made(identity, tuple(parents.split()), int(time), mail, subject, {}))
        return made

    def under_way(self) -> str | None:
        """What git is in the middle of, in words; the work tree then shows other people's changes too."""
        return next((name for file, name in _UNDER_WAY.items() if os.path.lexists(f"{self.gitdir}/{file}")), None)

    def head_at(self, moment: float) -> str:
        """The commit that was checked out at a moment, by git's own diary; empty for none."""
        lines = self._diary(_ALL_OF_IT).splitlines()
        if not lines:
            head = self.head()
            return head.id if head else ""
        found = lines[0].split(b" ", 1)[0]
        for line in lines:
            old_and_new, _, time = line.partition(b"\t")[0].rpartition(b" ")[0].partition(b"> ")
            if not time.isdigit() or int(time) > moment:
                break
            found = old_and_new.split(b" ", 2)[1]
        return found.decode("ascii") if found.strip(b"0") else ""

    def last_step(self) -> str:
        """What git did last to HEAD, in its own words, as "checkout: moving from main to topic"."""
        line = self._diary(_LAST_OF_IT).rstrip(b"\n").rpartition(b"\n")[2]
        return os.fsdecode(line.partition(b"\t")[2])

    def _diary(self, most: int) -> bytes:
        """What git noted of each move of HEAD; its last bytes."""
        try:
            with open(f"{self.gitdir}/logs/HEAD", "rb") as file:
                file.seek(max(0, os.fstat(file.fileno()).st_size - most))
                return file.read()
        except OSError:
            return b""

    @property
    def folders(self) -> tuple[str, ...]:
        """The folders of git's own that tell when it works, and when HEAD moves."""
        return tuple(folder for folder in (self.gitdir, f"{self.gitdir}/logs") if os.path.isdir(folder))

    def rules_elsewhere(self) -> tuple[tuple[int, ...], ...]:
        """What tells that the ignore rules changed which stand in no folder that is watched."""
        return tuple(_sign(f"{self._common}/info/{name}") for name in ("exclude", "attributes"))

    @property
    def lock(self) -> str:
        """The file that exists while git changes the index."""
        return f"{self.gitdir}/index.lock"

    def close(self) -> None:
        """End the gits that stay open."""
        self.objects.close()
        self._rules.forget()


def _sign(path: str) -> tuple[int, ...]:
    try:
        found = os.lstat(path)
    except OSError:
        return ()
    return found.st_ino, found.st_size, found.st_mtime_ns
