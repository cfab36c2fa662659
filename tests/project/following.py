"""A project that is followed, as the desk does it: what was told, and what is true now."""

import threading
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from types import TracebackType
from typing import Self

from journal.project.baseline import Baseline
from journal.project.follow import Follower, Update
from journal.project.opening import begin
from journal.project.propose import Proposal
from journal.project.sources.protocol import Source
from journal.project.work import Work
from tests.project.laboratory import wait_until


class Followed:
    """A followed project, for the length of a with statement."""

    def __init__(
        self,
        root: Path,
        make_source: Callable[[], Source] | None = None,
        own: Iterable[str] = (),
        ignore: Iterable[str] = (),
        also: Iterable[str] = (),
        baseline: Baseline | None = None,
    ) -> None:
        self.root = root
        self.baseline = baseline or begin(str(root), time.time()).baseline
        self.work = Work(self.baseline, own, ignore)
        self.updates: list[Update] = []
        self._heard = threading.Lock()
        self.follower = Follower(self.baseline, self.work, self._hear, also=also, make_source=make_source)

    def __enter__(self) -> Self:
        self.follower.start()
        assert wait_until(lambda: bool(self.updates), 20), "no first update"
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.follower.stop()
        self.baseline.close()

    @property
    def proposals(self) -> tuple[Proposal, ...]:
        """What is proposed now."""
        return self.updates[-1].proposals

    def kinds(self) -> dict[str, str]:
        """Path and kind of what is proposed now."""
        return {each.path: str(each.kind) for each in self.proposals}

    def comes_to(self, expected: dict[str, str], seconds: float = 10.0) -> bool:
        """Whether the proposals become these, in time."""
        return wait_until(lambda: self.kinds() == expected, seconds)

    def _hear(self, update: Update) -> None:
        self.updates.append(update)
