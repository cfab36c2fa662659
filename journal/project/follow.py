"""Keeping the proposals true while the work goes on: settled batches in, updates out, on a thread of its own."""

from __future__ import annotations

import math
import threading
import time

from journal.project.errors import ProjectError
from journal.project.propose import Kind
from journal.project.settle import Batch
from journal.project.sources.choice import AUTO, source
from journal.project.watch import Watcher
from journal.values import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from journal.project.baseline import Baseline
    from journal.project.propose import Proposal
    from journal.project.sources.protocol import Source
    from journal.project.work import Work

GONE_SECONDS = 0.150
"""A file that went is told only if it is still gone after this: editors replace a file by way of nothing."""
_LONGEST_HOLD_SECONDS = 1.0
"""While files go away one by one, this long at most."""
_STOP_SECONDS = 1.0


class Update(NamedTuple):
    """What is true now."""

    proposals: tuple[Proposal, ...]
    paths: frozenset[str] = frozenset()
    """Where something happened, proposed or not; relative to the root, or absolute outside of it."""
    git: str = ""
    """What git did meanwhile, in its own words, as "checkout: moving from main to topic"."""
    problem: str = ""
    """A sentence for the user while something about the project cannot be read."""


class Follower:
    """Watches a project and tells every update, from one thread of its own, until it is stopped."""

    def __init__(
        self,
        baseline: Baseline,
        work: Work,
        on_update: Callable[[Update], None],
        *,
        also: Iterable[str] = (),
        make_source: Callable[[], Source] | None = None,
    ) -> None:
        self._baseline = baseline
        self._work = work
        self._on_update = on_update
        self._told: Update | None = None
        self._watch_problem = ""
        self._owes_everything = False
        self._something = threading.Condition()
        self._waiting = Batch()
        self._stopping = False
        make_source = make_source or (lambda: source(AUTO, baseline.root))
        self._watcher = Watcher(baseline, self._receive, self._hear, also=also, make_source=make_source)
        self._thread = threading.Thread(target=self._run, name="journal-compare", daemon=True)

    def start(self) -> None:
        """Begin; the first update is a complete one."""
        self._thread.start()
        self._watcher.start()

    def stop(self) -> None:
        """Stop; no update is told after this returns."""
        self._watcher.stop()
        with self._something:
            self._stopping = True
            self._something.notify()
        self._thread.join(_STOP_SECONDS)  # it may wait for git, and is told to keep quiet

    def watched(self) -> int:
        """How many folders are watched."""
        return self._watcher.watched()

    def look(self, paths: Iterable[str] | None = None) -> None:
        """Compare these paths again, or everything, although nothing was heard of them."""
        self._receive(Batch(whole=True) if paths is None else Batch(frozenset(paths)))

    def _receive(self, batch: Batch) -> None:
        with self._something:
            self._waiting = self._waiting.joined(batch)
            self._something.notify()

    def _hear(self, problem: str) -> None:
        with self._something:
            self._watch_problem = problem
        self._receive(Batch(git=True))

    def _run(self) -> None:
        while (batch := self._next(math.inf)) is not None:
            self._follow(batch)

    def _next(self, seconds: float) -> Batch | None:
        """What came since, at once or after so long; None when it is time to stop."""
        until = time.monotonic() + seconds
        with self._something:
            while not self._stopping and self._waiting == Batch() and (left := until - time.monotonic()) > 0:
                self._something.wait(None if left == math.inf else left)
            batch, self._waiting = self._waiting, Batch()
            return None if self._stopping else batch

    def _follow(self, batch: Batch) -> None:
        update = self._update(batch)
        # What is gone for the first time is looked at again, with whatever comes until then.
        known = _gone(self._told.proposals) if self._told else frozenset()
        latest = time.monotonic() + _LONGEST_HOLD_SECONDS
        gone: dict[str, float] = {}
        while True:
            now = time.monotonic()
            gone = {path: gone.get(path, now) for path in _gone(update.proposals) - known}
            left = min(max(gone.values(), default=0) + GONE_SECONDS, latest) - now
            if not gone or left <= 0:
                break
            later = self._next(left)
            if later is None:
                return
            again = self._update(later.joined(Batch(frozenset(gone))))
            update = again._replace(paths=update.paths | later.paths, git=again.git or update.git)
        self._tell(update)

    def _update(self, batch: Batch) -> Update:
        proposals, git, problem = self._told.proposals if self._told else (), "", self._watch_problem
        try:
            moved = self._baseline.refresh(rules=batch.rules)
            everything = batch.whole or batch.rules or moved or self._owes_everything
            self._owes_everything = True
            if moved:
                git = self._baseline.last_step()
                self._watcher.look_for_folders()
            if busy := self._baseline.under_way():
                git = busy
            else:
                proposals = self._work.compare(None if everything else batch.paths, self._tell_states)
                self._owes_everything = False
        except ProjectError as error:
            problem = str(error)
        except Exception as error:  # a fault of ours must not leave the pane silently stale
            problem = f"comparing the project with its start failed ({error!r}); it is tried again at the next change"
        return Update(proposals, batch.paths, git, problem)

    def _tell_states(self) -> None:
        self._tell(Update(self._work.proposals(), problem=self._watch_problem))

    def _tell(self, update: Update) -> None:
        with self._something:
            if self._stopping:
                return
        if update._replace(paths=frozenset()) != self._told or update.paths:
            self._told = update._replace(paths=frozenset())
            self._on_update(update)


def _gone(proposals: Iterable[Proposal]) -> frozenset[str]:
    paths = (each.path.rstrip("/") if each.kind is Kind.DELETED else each.old_path for each in proposals)
    return frozenset(path for path in paths if path)
