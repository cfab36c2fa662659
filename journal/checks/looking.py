"""Looking at the world that a page speaks of: once a run, and never outside of the project."""

from __future__ import annotations

import os
import re
import stat

from journal.checks.asked import linked_paths, named_files
from journal.checks.renames import Renames
from journal.checks.world import Seen, World
from journal.document.anchors import anchors
from journal.document.source import decode
from journal.project.anchors import follow
from journal.project.content import Content, Reader
from journal.project.errors import ForeignTreeError, GitMissingError, NotARepositoryError, ProjectError
from journal.project.ranges import Range
from journal.values import TYPE_CHECKING

Lines = tuple[tuple[int, int], ...]

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from journal.document.anchors import Anchor
    from journal.document.page import Page
    from journal.project.git import LastCommit, Repository


class _Memory:
    """What one look at the world has seen."""

    def __init__(self, root: str, uncommitted: frozenset[str] | None) -> None:
        self.uncommitted = uncommitted
        self.reader = Reader(root)
        self.contents: dict[str, Content | None] = {}
        self.files: dict[str, Seen | None] = {}
        self.tracked: dict[str, list[str]] | None = None
        self.last: LastCommit | None = None
        self.asked_last = False
        self.committed: set[tuple[str, Lines]] | None = None
        """The anchors with lines that the page had when it was last committed."""
        self.renames: Renames | None = None
        self.renamed: dict[str, str] = {}
        self.went: dict[tuple[str, tuple[int, int]], tuple[int, int] | None] = {}
        self.named: set[tuple[str, Lines]] = set()
        """The files that a page has been seen to name, each with the lines it named."""


class Lookout:
    """Looks at one project for one page, and remembers what it saw until it is told to look afresh."""

    def __init__(self, path: str) -> None:
        self._path = os.path.realpath(path)
        self._folder = os.path.dirname(self._path)
        self.repository: Repository | None = None
        self._trouble = ""
        try:
            from journal.project.git import Repository

            self.repository = Repository(self._folder)
        except (NotARepositoryError, GitMissingError, ForeignTreeError):
            pass
        except ProjectError as problem:
            self._trouble = str(problem)
        self.root = self.repository.root if self.repository else self._folder
        self.own = os.path.relpath(self._path, self.root)
        self._memory = _Memory(self.root, None)

    @property
    def trouble(self) -> str:
        """Why git is not asked, where there is a repository."""
        return self._trouble

    def close(self) -> None:
        if self.repository:
            self.repository.close()

    def look(self, page: Page, now: float) -> World:
        """The world as it is now, as far as a page speaks of it."""
        self._memory = _Memory(self.root, self._differing())
        return self.further(page, now)

    def further(self, page: Page, now: float) -> World:
        """The world as it was when it was looked at, with files that the page names since then."""
        named = {anchor[:2]: anchor for anchor in named_files(page)}
        fresh = [named[key] for key in named.keys() - self._memory.named]
        self._memory.named.update(named)
        wanted = {anchor.path for anchor in fresh} | linked_paths(page)
        new = {path: self._seen(path) for path in wanted - self._memory.files.keys() if self._is_inside(path)}
        if new:
            self._memory.files = {**self._memory.files, **new}
        ranged = [anchor for anchor in fresh if anchor.lines]
        self._count_lines(ranged)
        return World(
            now,
            self._memory.files,
            self.repository.branch() if self.repository else "",
            self._memory.uncommitted,
            self.own,
            self._page_changed(),
            self._moved(ranged),
            self._renamed(path for path, seen in new.items() if seen is None),
        )

    def _differing(self) -> frozenset[str] | None:
        if self.repository is None:
            return None
        try:
            return frozenset(self.repository.differing())
        except ProjectError as problem:
            self._trouble = str(problem)
            return None

    def _is_inside(self, path: str) -> bool:
        """Whether a path leads to a place in the project, seen from the page or from the root."""
        if path.startswith(("/", "~")):
            return False
        return any(_within(self.root, folder, path) for folder in (self._folder, self.root))

    def _seen(self, path: str) -> Seen | None:
        """What stands at a path: seen from the page, from the root, or at the end of a path that git knows."""
        for folder in dict.fromkeys((self._folder, self.root)):
            full = _within(self.root, folder, path)
            if full and (found := self._at(full)):
                return found
        for known in self._known_as(path):
            if found := self._at(os.path.join(self.root, known)):
                return found
        return None

    def _at(self, full: str) -> Seen | None:
        try:
            found = os.lstat(full)
        except (OSError, ValueError):
            return None
        return Seen(
            full[len(self.root.rstrip("/")) + 1 :] or ".", found.st_mtime, -1 if stat.S_ISREG(found.st_mode) else -2
        )

    def _known_as(self, path: str) -> list[str]:
        """The paths that git knows and that end in this one: pages often leave out where a package begins."""
        if self.repository is None:
            return []
        if self._memory.tracked is None:
            self._memory.tracked = {}
            try:
                tracked = self.repository.tracked()
            except ProjectError as problem:
                self._trouble, tracked = str(problem), set()
            for known in tracked | (self._memory.uncommitted or frozenset()):
                self._memory.tracked.setdefault(os.path.basename(known), []).append(known)
                for folder in _folders(known):
                    self._memory.tracked.setdefault(os.path.basename(folder), []).append(folder)
        end = os.path.normpath(path)
        return [
            known for known in self._memory.tracked.get(os.path.basename(end), ()) if f"/{known}".endswith(f"/{end}")
        ]

    def _count_lines(self, ranged: Iterable[Anchor]) -> None:
        """How many lines the files have of which a page names some."""
        counted: dict[str, Seen | None] = {}
        for path in {anchor.path for anchor in ranged}:
            seen = self._memory.files.get(path)
            if seen is None or seen.lines != -1:
                continue
            content = self._content(seen.path)
            data = content.data if content else None
            lines = -2 if data is None else data.count(b"\n") + (data[-1:] not in (b"\n", b""))
            counted[path] = seen._replace(lines=lines)
        if counted:
            self._memory.files = {**self._memory.files, **counted}

    def _content(self, path: str) -> Content | None:
        if path not in self._memory.contents:
            self._memory.contents[path] = self._memory.reader.read(path)
        return self._memory.contents[path]

    def _page_changed(self) -> float:
        """When the page was last changed: by its last commit, or where it differs from that, as the file says."""
        if self._memory.uncommitted is not None and self.own not in self._memory.uncommitted:
            last = self._last_commit()
            return float(last.time) if last else 0.0
        try:
            return os.stat(self._path).st_mtime
        except OSError:
            return 0.0

    def _last_commit(self) -> LastCommit | None:
        if not self._memory.asked_last and self.repository is not None:
            self._memory.asked_last = True
            try:
                self._memory.last = self.repository.last_commit_of(self.own)
            except ProjectError as problem:
                self._trouble = str(problem)
        return self._memory.last

    def _renamed(self, gone: Iterable[str]) -> dict[str, str]:
        """Where files went that are gone, as the page would write it, since the commit in which it names them."""
        missing = list(gone)
        last = self._last_commit() if missing and self.repository is not None else None
        if last is None or self.repository is None:
            return self._memory.renamed
        memory = self._memory
        found: dict[str, str] = {}
        try:
            if memory.renames is None:
                memory.renames = Renames(self.repository, last.tree, memory.uncommitted or (), self._content)
            for path in missing:
                for folder in dict.fromkeys((self._folder, self.root)):
                    full = _within(self.root, folder, path)
                    if full and (now := memory.renames.of(os.path.relpath(full, self.root))):
                        found[path] = os.path.relpath(os.path.join(self.root, now), folder)
        except ProjectError as problem:
            self._trouble = str(problem)
        if found:
            memory.renamed = {**memory.renamed, **found}
        return memory.renamed

    def _moved(self, ranged: Iterable[Anchor]) -> dict[tuple[str, tuple[int, int]], tuple[int, int] | None]:
        """Where lines went that the page names, since the commit in which it says so."""
        fresh = [anchor for anchor in ranged if self._memory.files.get(anchor.path) is not None]
        if not fresh or self.repository is None:
            return self._memory.went
        last = self._last_commit()
        if last is None:
            return self._memory.went
        try:
            went = dict(self._follow(last, fresh, self.repository))
        except ProjectError as problem:
            self._trouble = str(problem)
            return self._memory.went
        if went:
            self._memory.went = {**self._memory.went, **went}
        return self._memory.went

    def _follow(
        self, last: LastCommit, fresh: list[Anchor], repository: Repository
    ) -> Iterator[tuple[tuple[str, tuple[int, int]], tuple[int, int] | None]]:
        by_path: dict[str, list[tuple[int, int]]] = {}
        for anchor in fresh:
            if self._was_named(anchor, last, repository):
                by_path.setdefault(anchor.path, []).extend(anchor.lines)
        for path, lines in by_path.items():
            seen = self._memory.files[path]
            assert seen is not None
            old = repository.objects.entry(last.tree, os.fsencode(seen.path))
            new = self._content(seen.path)
            if old is None or new is None or new.data is None or new.id == old.id:
                continue
            before = repository.objects.content(old)
            if before is None or before.data is None:
                continue
            ranges = [Range(*each) for each in dict.fromkeys(lines)]
            for was, now in zip(ranges, follow(before.data, new.data, ranges), strict=True):
                if now != was:
                    yield (path, (was.start, was.end)), now and (now.start, now.end)

    def _was_named(self, anchor: Anchor, last: LastCommit, repository: Repository) -> bool:
        """Whether the page named the same lines when it was last committed: since then they are followed."""
        if self.own not in (self._memory.uncommitted or ()):
            return True
        if self._memory.committed is None:
            content = repository.objects.content(repository.objects.entry(last.tree, os.fsencode(self.own)))
            text = decode(content.data) if content and content.data else ""
            self._memory.committed = {
                (anchor.path, anchor.lines)
                for line in text.split("\n")
                if _LINES(line)
                for anchor in anchors(line)
                if anchor.lines
            }
        return (anchor.path, anchor.lines) in self._memory.committed


_LINES = re.compile(r"[:#]L?\d").search


def _within(root: str, folder: str, path: str) -> str:
    """A path seen from a folder; empty where it leads out of the root."""
    full = os.path.normpath(os.path.join(folder, path))
    return full if full == root or full.startswith(root.rstrip("/") + "/") else ""


def _folders(path: str) -> Iterator[str]:
    while path := os.path.dirname(path):
        yield path
