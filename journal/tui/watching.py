"""Watching the project for the pane: threads that open, compare and read, and news that come to the app at its pace."""

from __future__ import annotations

import asyncio
import os
import sys
import threading
import time
from contextlib import suppress
from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from journal.anchored import moved
from journal.options import values
from journal.project.diff import diff_of
from journal.project.errors import ProjectError, TooWideError
from journal.project.follow import Follower
from journal.project.gitcall import end_all
from journal.project.opening import regain
from journal.project.snapshot import Snapshot
from journal.project.sources.choice import source
from journal.tui.keys import key_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from journal.anchored import Anchored, Moved
    from journal.project.baseline import Baseline, Commit
    from journal.project.follow import Update
    from journal.project.opening import Opened
    from journal.project.propose import Proposal
    from journal.proposals import Opening

PACE = 0.25
"""Seconds between two pieces of news at least: whatever the project does, the pane is drawn a few times a second."""
_RETRY = 5.0
"""Seconds until a project that could not be opened is tried again."""
_AGAIN = 10.0
"""Seconds until a git that did not answer is asked again, or longer where asking takes long."""
_REST = 20
"""Times as long as asking took."""
_LONGEST_STOP = 1.0
_SWITCH = 0.001
"""Seconds after which a thread that computes makes room for the app's, where Python's own 0.005 would be felt."""


class News(NamedTuple):
    """What is true of the project now, and what happened since the news before."""

    proposals: tuple[Proposal, ...] = ()
    commits: tuple[Commit, ...] = ()
    moved: Moved = MappingProxyType({})
    problem: str = ""
    git: str = ""
    touched: bool = False
    """Whether something happened to the document."""


class Watching:
    """Everything that happens outside of the app's thread; what it calls, it calls in the app's."""

    def __init__(
        self,
        opening: Opening,
        post: Callable[[Callable[[], object]], object],
        on_opened: Callable[[Baseline, str], None],
        on_news: Callable[[News], None],
    ) -> None:
        self._opening = opening
        self._post = post
        self._on_opened = on_opened
        self._on_news = on_news
        self._loop = asyncio.get_running_loop()
        self._lock = threading.Lock()
        self._news = News()
        self._waits = False
        """Whether news wait for the app to be called."""
        self._told = 0.0
        self._stopping = threading.Event()
        self._baseline: Baseline | None = None
        self._follower: Follower | None = None
        self._why_no_git = ""
        self._answered = ""
        """What is to be said once of a git that answers again."""
        self._commits: tuple[Commit, ...] = ()
        self._own = ""
        self._anchored: tuple[Anchored, ...] = ()
        self._compared: tuple[tuple[Anchored, ...], tuple[Proposal, ...]] = ((), ())
        """What `_moved` was computed from."""
        self._moved: Moved = MappingProxyType({})

    def start(self) -> None:
        """Open the project and follow it."""
        sys.setswitchinterval(_SWITCH)
        threading.Thread(target=self._open, name="journal-open", daemon=True).start()

    def stop(self) -> None:
        """Stop; nothing is called after this returns, and no git is left behind."""
        self._stopping.set()
        ending = threading.Thread(target=self._end, name="journal-end", daemon=True)
        ending.start()
        until = time.monotonic() + _LONGEST_STOP
        while ending.is_alive() and time.monotonic() < until:
            end_all()  # whoever waits for git waits no more
            ending.join(0.05)

    def look(self, patterns: list[str]) -> None:
        """Compare everything again, by other patterns of what to ignore."""
        if self._follower is not None:
            self._work.ignore(patterns)
            self._follower.look()

    def anchors(self, wanted: tuple[Anchored, ...]) -> None:
        """Follow these ranges from now on."""
        if wanted != self._anchored:
            self._anchored = wanted
            if self._follower is not None:
                self._follower.look(sorted({one.key[0] for one in wanted}) or [self._own])

    def read(self, proposal: Proposal, then: Callable[[tuple[str, ...]], None]) -> None:
        """What changed in a file, line by line."""

        def reading(baseline: Baseline) -> None:
            try:
                lines, more = diff_of(baseline, proposal)
            except ProjectError as problem:
                lines, more = [f"@ {problem}"], 0
            rest = (f"@ {more:,} more lines; {key_of('open')} opens the file",) if more else ()
            self._call(partial(then, (*lines, *rest)))

        if self._baseline is not None:
            threading.Thread(target=reading, args=(self._baseline,), name="journal-read", daemon=True).start()

    # In threads

    def _open(self) -> None:
        while not self._stopping.is_set():
            try:
                opened = self._opening.start.open()
            except TooWideError as problem:
                self._tell(News(problem=str(problem)))
                return
            except Exception as problem:
                self._tell(News(problem=_sentence(problem)))
                self._stopping.wait(_RETRY)
            else:
                self._begin(opened)
                self._wait_for_git(opened)
                return

    def _wait_for_git(self, opened: Opened) -> None:
        """Go over to git as soon as it answers."""
        rest = _AGAIN
        while isinstance(opened.baseline, Snapshot) and opened.problem and not self._stopping.wait(rest):
            asked = time.monotonic()
            again = regain(opened.baseline)
            rest = max(_AGAIN, _REST * (time.monotonic() - asked))
            if not again.problem:
                assert self._follower is not None
                self._follower.stop()
                self._answered = "answers again; the session's start is told by it from now on"
                self._begin(again)
                return

    def _begin(self, opened: Opened) -> None:
        baseline = self._baseline = opened.baseline
        self._why_no_git = f"{opened.problem}; this session compares with a copy of the folder" * bool(opened.problem)
        self._own = self._opening.start.path_in(baseline)
        self._work = self._opening.work(baseline)
        folder = self._opening.start.folder
        make_source = partial(source, values()["watching.source"], baseline.root)
        follower = Follower(baseline, self._work, self._hear, also=[folder], make_source=make_source)
        text = baseline.to_text() if opened.is_new else ""
        with self._lock:
            if self._stopping.is_set():
                baseline.close()
                return
            self._follower = follower
            self._call(partial(self._on_opened, baseline, text))
            follower.start()

    def _hear(self, update: Update) -> None:
        assert self._baseline is not None
        wanted = self._anchored
        problem = update.problem or self._why_no_git
        known, self._compared = self._compared, (wanted, update.proposals)
        try:
            if known != self._compared or update.git or any(one.key[0] in update.paths for one in wanted):
                self._moved = moved(self._baseline, wanted)
            self._commits = self._baseline.commits()
        except ProjectError as trouble:
            problem = str(trouble)
        git, self._answered = update.git or self._answered, ""
        if busy := self._baseline.under_way():
            problem, git = problem or f"git is in the middle of {busy}; nothing new is proposed until that is over", ""
        touched = self._own in update.paths or os.path.realpath(self._opening.start.document) in update.paths
        self._tell(News(update.proposals, self._commits, self._moved, problem, git, touched))

    def _tell(self, news: News) -> None:
        with self._lock:
            before, self._news = self._news, news
            self._news = news._replace(git=news.git or before.git, touched=news.touched or before.touched)
            if self._waits or self._stopping.is_set():
                return
            self._waits = True
        with suppress(RuntimeError):  # the app has left
            self._loop.call_soon_threadsafe(self._arrange)

    def _call(self, callback: Callable[[], object]) -> None:
        with suppress(RuntimeError):
            self._loop.call_soon_threadsafe(self._post, callback)

    def _end(self) -> None:
        with self._lock:
            follower, baseline = self._follower, self._baseline
        if follower is not None and baseline is not None:
            follower.stop()
            baseline.close()

    # In the app's thread

    def _arrange(self) -> None:
        left = self._told + PACE - self._loop.time()
        if left > 0 and not self._news.touched:
            self._loop.call_later(left, self._post, self._deliver)
        else:
            self._post(self._deliver)

    def _deliver(self) -> None:
        if self._stopping.is_set():
            return
        self._told = self._loop.time()
        with self._lock:
            self._waits = False
            news, self._news = self._news, self._news._replace(git="", touched=False)
        self._on_news(news)


def _sentence(problem: Exception) -> str:
    if isinstance(problem, ProjectError):
        return str(problem)
    return f"the project cannot be compared with its start ({problem!r}); it is tried again"
