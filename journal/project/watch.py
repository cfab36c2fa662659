"""Watching a project's folders: events become settled batches of paths, and nothing is lost on the way."""

from __future__ import annotations

import math
import os
import stat
import threading
import time

from journal.project.errors import ProjectError, WatchesExhaustedError
from journal.project.settle import Batch, Settler
from journal.project.sources.polling import Polling
from journal.project.sources.protocol import Event, Sign, Source
from journal.values import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from journal.project.baseline import Baseline

_RETRY_SECONDS = 300.0
_LONGEST_LOCK_SECONDS = 120.0
"""A checkout of very many files has taken as long."""
_RULE_FILES = frozenset({".gitignore", ".gitattributes", "exclude", "attributes", "config"})


class Watcher:
    """A thread that watches every folder which is not ignored, and tells what settled.

    Both callbacks are called in that thread; a first batch, a whole one, comes as soon as everything is watched. The
    paths are relative to the root; what happens in the other folders that are watched is told by absolute paths. A
    problem is a sentence for the user, and an empty one says that it is over.
    """

    def __init__(
        self,
        baseline: Baseline,
        on_batch: Callable[[Batch], None],
        on_problem: Callable[[str], None],
        *,
        also: Iterable[str] = (),
        make_source: Callable[[], Source],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._baseline = baseline
        self._root = os.path.realpath(baseline.root)
        self._on_batch = on_batch
        self._on_problem = on_problem
        self._make_source = make_source
        self._clock = clock
        self._git_folders = frozenset(map(os.path.realpath, baseline.git_folders()))
        self._also = frozenset(map(os.path.realpath, also))
        lock_file = baseline.lock()
        self._settler = Settler(lambda: lock_file is not None and is_at_work(lock_file))
        self._folders_moved = False
        self._look_at = self._latest_look = self._retry_at = math.inf
        self._limited = self._problem = ""
        self._stopping = False
        self._swap = threading.Lock()
        self._source: Source = Polling(clock)
        self._thread = threading.Thread(target=self._run, name="journal-watch", daemon=True)

    def start(self) -> None:
        """Begin to watch."""
        self._thread.start()

    def stop(self) -> None:
        """Stop at once; no batch is told after this returns."""
        if self._stopping:
            return
        self._stopping = True
        with self._swap:
            self._source.wake()
        if self._thread.is_alive():
            self._thread.join()
        self._source.close()

    def look_for_folders(self) -> None:
        """Watch what is worth it now: another commit, or other rules, may have other folders. From any thread."""
        self._folders_moved = True
        with self._swap:
            self._source.wake()

    def watched(self) -> int:
        """How many folders are watched."""
        return len(self._source.watched())

    def _run(self) -> None:
        try:
            self._begin()
            while not self._stopping:
                self._turn()
        except Exception as error:  # a fault of ours must not leave the pane silently stale
            self._say(f"watching the project failed ({error!r}); nothing new is noticed until journal is started again")

    def _turn(self) -> None:
        events = self._source.read(self._patience())
        try:
            self._take(events)
            self._tell_what_settled()
        except WatchesExhaustedError as error:
            self._poll_instead(error)

    def _begin(self) -> None:
        try:
            self._use(self._make_source())
            self._limited = ""
            self._watch_all()
        except WatchesExhaustedError as error:
            self._poll_instead(error)
        else:
            self._on_batch(Batch(whole=True))

    def _use(self, source: Source) -> None:
        with self._swap:
            self._source.close()
            self._source = source
        self._retry_at = math.inf
        self._look_at = self._latest_look = self._clock() + source.look_seconds

    def _poll_instead(self, error: WatchesExhaustedError) -> None:
        # Everything is given back first: the editor must not go short because of us.
        self._use(Polling(self._clock))
        self._limited = str(error)
        self._retry_at = self._clock() + _RETRY_SECONDS
        self._settler.note(self._clock(), whole=True)

    def _patience(self) -> float | None:
        now = self._clock()
        waits = [self._look_at - now, self._retry_at - now]
        if (settled := self._settler.wait(now)) is not None:
            waits.append(settled)
        return min(waits)

    def _tell_what_settled(self) -> None:
        now = self._clock()
        if now >= self._retry_at:
            self._retry_at = math.inf
            self._begin()
        if now >= self._look_at:
            self._settler.note(now, whole=True)
        if self._folders_moved:
            for folder in self._watch_all():  # what came there before it was watched
                self._settler.note(now, *(f"{self._relative(folder)}/{name}" for name, _ in _entries(folder)))
        if self._settler.wait(now) != 0:
            return
        batch = self._settler.take()
        if batch.whole:
            self._look_at = self._latest_look = now + self._source.look_seconds
        if batch.whole or batch.rules:
            self._watch_all()
        if not self._stopping:
            self._on_batch(batch)

    def _take(self, events: list[Event]) -> None:
        now = self._clock()
        if events:
            self._look_at = min(self._latest_look, now + self._source.calm_seconds)
        folders = []
        for sign, path in events:
            above, _, name = path.rpartition("/")
            if sign is Sign.LOST:
                self._settler.note(now, whole=True)
            elif above in self._git_folders:
                self._take_from_git(now, name)
            elif name == ".git":
                self._take_boundary(now, above)
            else:
                self._settler.note(now, self._relative(path), rules=name in _RULE_FILES)
                if sign is Sign.FOLDER:
                    folders.append(path)
        self._take_in(folders)

    def _take_from_git(self, now: float, name: str) -> None:
        # A lock comes and goes with every change of the index; what matters is that something was written.
        if name in _RULE_FILES:
            self._settler.note(now, rules=True)
        elif not name.endswith(".lock"):
            self._settler.note(now, git=True)

    def _take_boundary(self, now: float, folder: str) -> None:
        if folder != self._root:  # a repository began here, or ended: what is below is another world, or is no longer
            self._settler.note(now, whole=True)

    def _take_in(self, folders: list[str]) -> None:
        # Watched first and listed then: what comes in between is told twice, and nothing is lost.
        while folders := self._worth_watching(folders):
            self._source.add(folders)
            below: list[str] = []
            for folder in folders:
                entries = _entries(folder)
                if self._baseline.is_outside(self._relative(folder), {name for name, _ in entries}):
                    self._source.drop([folder])
                    continue
                paths = [f"{folder}/{name}" for name, _ in entries]
                self._settler.note(self._clock(), *map(self._relative, paths))
                below += [path for path, (_, is_folder) in zip(paths, entries, strict=True) if is_folder]
            folders = below

    def _worth_watching(self, folders: list[str]) -> list[str]:
        inside = [folder for folder in folders if _is_real_folder(folder) and folder.startswith(f"{self._root}/")]
        if not inside:
            return []
        try:
            ignored = self._baseline.ignored([self._relative(folder) for folder in inside])
        except ProjectError as error:
            self._say(str(error))
            self._settler.note(self._clock(), whole=True)
            return []
        return [folder for folder in inside if self._relative(folder) not in ignored]

    def _watch_all(self) -> set[str]:
        """Watch what is worth it now, and nothing else; the folders that were not watched before."""
        self._folders_moved = False
        wanted = {self._root, *self._git_folders, *self._also}
        try:
            ignored = self._baseline.ignored_folders()
            wanted.update(self._walk(ignored))
            self._say(self._limited)
        except ProjectError as error:
            self._say(str(error))
            wanted |= self._source.watched()
        before = self._source.watched()
        self._source.drop(before - wanted)
        self._source.add(wanted)
        return wanted - before

    def _walk(self, ignored: set[str]) -> Iterator[str]:
        waiting = [self._root]
        while waiting:
            folder = waiting.pop()
            entries = _entries(folder)
            above = "" if folder == self._root else self._relative(folder)
            if self._baseline.is_outside(above, {name for name, _ in entries}):
                continue
            yield folder
            start = f"{above}/" if above else ""
            waiting += [
                f"{folder}/{name}"
                for name, is_folder in entries
                if is_folder and name != ".git" and start + name not in ignored
            ]

    def _say(self, problem: str) -> None:
        if problem != self._problem:
            self._problem = problem
            self._on_problem(problem)

    def _relative(self, path: str) -> str:
        return path.removeprefix(f"{self._root}/")


def _entries(folder: str) -> list[tuple[str, bool]]:
    try:
        with os.scandir(folder) as entries:
            return [(entry.name, entry.is_dir(follow_symlinks=False)) for entry in entries]
    except OSError:
        return []


def is_at_work(lock_file: str) -> bool:
    """Whether git holds a lock; one that is old was left behind."""
    try:
        return time.time() - os.lstat(lock_file).st_mtime < _LONGEST_LOCK_SECONDS
    except OSError:
        return False


def _is_real_folder(path: str) -> bool:
    try:
        return stat.S_ISDIR(os.lstat(path).st_mode)
    except OSError:
        return False
