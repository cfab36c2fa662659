"""The start of a session in a git work tree: whose commits count, and what stood before them."""

from __future__ import annotations

import os

from journal.project.baseline import Commit, dumped, folders_above, from_json, kept, to_json
from journal.project.content import Identity, Reader
from journal.values import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from journal.project.content import Content, Packed
    from journal.project.git import Made, Repository
    from journal.project.objects import CommitObject, Entry


class GitBaseline:
    """What stood at a path when the session started.

    That is what HEAD has, except where the session's own commits changed it: there, what stood before the oldest of
    them. Where this is what HEAD had at the start, and the work tree had something else, it is that. So the session's
    commits, amends, rebases and stashes stay its work, and what a checkout, a merge or a pull brings never becomes it.
    """

    def __init__(self, repository: Repository, head: str, started: int, dirty: Mapping[str, Packed | None]) -> None:
        self.root = repository.root
        self._repository = repository
        self._start = repository.objects.commit(head) if head else None
        self._start_id = head
        self._started = started
        self._dirty = dirty
        self._head: CommitObject | None = None
        self._own: dict[str, Entry | None] = {}
        self._amended = ""
        """The commit that took the start's place by an amend."""
        self._folders = {folder for path in dirty for folder in folders_above(path)}
        self._busy: str | None = None
        self._step = ""
        self._rules = repository.rules_elsewhere()
        self._look_at_head()

    @classmethod
    def begin(cls, repository: Repository, now: float) -> Self:
        """The baseline of a session that starts now."""
        head = repository.head()
        reader = Reader(repository.root, long_ids=repository.settings.long_ids)
        dirty = kept((path, reader.read(path)) for path in sorted(repository.differing()))
        return cls(repository, head.id if head else "", int(now), dirty)

    @classmethod
    def restore(cls, repository: Repository, saved: Mapping[str, object]) -> Self:
        """The baseline that an earlier process began."""
        head, started, dirty = saved["head"], saved["started"], saved["paths"]
        assert isinstance(head, str)
        assert isinstance(started, int)
        assert isinstance(dirty, dict)
        return cls(repository, head, started, from_json(dirty))

    def to_text(self) -> str:
        """Everything that a later process needs to compare with the same start."""
        return dumped("git", head=self._start_id, started=self._started, paths=to_json(self._dirty))

    @property
    def sees_programs(self) -> bool:
        """Whether the file system here tells a program from a file."""
        return self._repository.settings.sees_programs

    def reader(self) -> Reader:
        """Reads the files as they are now; for one comparison."""
        return Reader(self.root, long_ids=self._repository.settings.long_ids)

    def before(self, path: str) -> Content | None:
        """What the session found at a path."""
        entry, is_dirty = self._entry(path)
        if is_dirty:
            packed = self._dirty[path]
            return packed and packed.unpacked()
        return self._repository.objects.content(entry)

    def expect(self, paths: Iterable[str]) -> None:
        """Read what stood at some paths in one go."""
        found = (self._entry(path) for path in paths)
        self._repository.objects.expect([entry for entry, is_dirty in found if entry and not is_dirty])

    def stood(self, path: str) -> Identity | None:
        """Which bytes the session found at a path, without reading them; None for nothing."""
        entry, is_dirty = self._entry(path)
        if is_dirty:
            packed = self._dirty[path]
            return packed and Identity(packed.form, packed.id)
        return self._repository.objects.identity(entry)

    def below(self, folder: str) -> Iterator[str]:
        """Every path below a folder at which the session found a file."""
        seen = set()
        if folder in self._folders:
            seen = {path for path in (*self._own, *self._dirty) if path.startswith(f"{folder}/")}
        if self._head:
            seen.update(map(os.fsdecode, self._repository.objects.below(self._head.tree, os.fsencode(folder))))
        return (path for path in seen if self.stood(path) is not None)

    def differing(self) -> set[str]:
        """Every path that may differ from the start: the complete look."""
        return self._repository.differing() | self._own.keys() | self._dirty.keys()

    def ignored(self, paths: Sequence[str]) -> set[str]:
        """Those of the paths that git's rules name, and those in a repository of their own."""
        above = {folder for path in paths for folder in folders_above(path)}
        others = {folder for folder in above if os.path.lexists(f"{self.root}/{folder}/.git")}
        inside = {path for path in paths if others and not others.isdisjoint(folders_above(path))}
        return inside | self._repository.ignored([path for path in paths if path not in inside])

    def left_out(self) -> set[str]:
        """Paths that a sparse checkout keeps out of the work tree."""
        return self._repository.left_out()

    def ignored_folders(self) -> set[str]:
        """Folders that the rules name and in which nothing is tracked."""
        return self._repository.ignored_folders()

    def is_outside(self, folder: str, names: Collection[str]) -> bool:
        """Whether a folder is another repository, or a submodule."""
        return ".git" in names and folder != ""

    def git_folders(self) -> tuple[str, ...]:
        """The absolute folders in which git tells what it does."""
        return self._repository.folders

    def lock(self) -> str | None:
        """The file that exists while git changes the index."""
        return self._repository.lock

    def refresh(self, *, rules: bool) -> bool:
        """Whether HEAD moved, or git began or ended something, since the last look; reads the rules again if asked."""
        was_rules, self._rules = self._rules, self._repository.rules_elsewhere()
        if rules or was_rules != self._rules:
            self._repository.forget_rules()
        was = self._head, self._busy
        self._look_at_head()
        moved = was != (self._head, self._busy)
        self._step = self._repository.last_step() if moved else ""
        return moved or was_rules != self._rules

    def under_way(self) -> str | None:
        """What git is in the middle of."""
        return self._busy

    def last_step(self) -> str:
        """What git did between the last two looks, in its own words."""
        return self._step

    def commits(self) -> tuple[Commit, ...]:
        """The session's commits on any local branch, oldest first."""
        if self._head is None:
            return ()
        named = self._repository.named_since(self._start_id if self._start else "")
        own = [made for made in named if self._is_own(made) and made.id != self._amended]
        return tuple(Commit(made.id, made.time, made.subject) for made in reversed(own))

    def uncommitted(self) -> dict[str, str]:
        """What is not committed, by path."""
        return self._repository.uncommitted()

    def close(self) -> None:
        """End the gits that stay open."""
        self._repository.close()

    def _look_at_head(self) -> None:
        self._busy = self._repository.under_way()
        head = self._repository.head()
        if head == self._head:
            return
        made = self._repository.made_since(self._start_id if self._start else "", head.id) if head else []
        amended = self._amended_start(made[-1].id) if made else None
        self._amended = amended.id if amended else ""
        self._own = {}
        for one in [
            one for one in made if self._is_own(one) and one.id != self._amended
        ]:  # newest first: what stood before the oldest stays
            self._own |= one.before
        if amended and self._start:
            differences = self._repository.objects.differences(self._start.tree, amended.tree)
            self._own |= {os.fsdecode(path): entry for path, entry in differences}
        self._folders = {folder for path in (*self._own, *self._dirty) for folder in folders_above(path)}
        self._head = head

    def _is_own(self, made: Made) -> bool:
        if self._start is None and self._start_id:  # the start is gone, and with it what tells old commits from new
            return False
        mails = self._repository.settings.mails
        return made.time >= self._started and (not mails or made.mail.lower() in mails)

    def _amended_start(self, oldest: str) -> CommitObject | None:
        # An amended commit keeps its author's date. Where the start itself was amended, it stands in the start's place.
        found = self._repository.objects.commit(oldest)
        if found and self._start and (found.author, found.parents) == (self._start.author, self._start.parents):
            return found
        return None

    def _entry(self, path: str) -> tuple[Entry | None, bool]:
        name = os.fsencode(path)
        look = self._repository.objects.entry
        entry = self._own[path] if path in self._own else self._head and look(self._head.tree, name)
        if path not in self._dirty:
            return entry, False
        return entry, entry == (self._start and look(self._start.tree, name))
