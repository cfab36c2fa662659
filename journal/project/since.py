"""What was worked on in a project since some moment, whoever did it: from git alone, without a session."""

from __future__ import annotations

import os

from journal.project.errors import GitRefusedError, NotARepositoryError, ProjectError
from journal.project.gitcall import LOG_SECONDS, Call, Place
from journal.project.status import asked_status, uncommitted_in
from journal.values import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from journal.project.search import Search

_MOST_COMMITS = 300


class Since(NamedTuple):
    """The project since a moment."""

    changes: tuple[tuple[float, str], ...] = ()
    """When each path was worked on: committed, or written and not committed."""
    uncommitted: tuple[tuple[str, str], ...] = ()
    """Paths and what becomes of each at the next commit: `+`, `~` or `-`."""
    problem: str = ""
    """Why git is not asked, where there is a repository."""


class Question:
    """Git on its way to what was worked on since a moment."""

    def __init__(self, search: Search, moment: float) -> None:
        self._problem = ""
        self._place: Place | None = None
        try:
            root, gitdir, _ = search.layout()
            self._place = place = Place(root, gitdir, search.settings().filters)
            self._status = asked_status(place)
            self._log = _asked_log(place, moment)
        except NotARepositoryError:
            pass
        except ProjectError as problem:
            self._problem = str(problem)

    def answer(self) -> Since:
        """What git knows; nothing without git."""
        if self._place is None:
            return Since(problem=self._problem)
        try:
            waiting = uncommitted_in(self._status.answer())
            changes = _committed(self._place, self._log)
        except ProjectError as problem:
            return Since(problem=str(problem))
        for path in waiting:
            try:
                changes.append((os.lstat(os.path.join(self._place.root, path)).st_mtime, path))
            except OSError:
                continue  # a deleted file does not say when it went
        return Since(tuple(changes), tuple(sorted(waiting.items())))

    def end(self) -> None:
        """End what is still on its way."""
        if self._place is not None:
            self._status.end()
            self._log.end()


def _asked_log(place: Place, moment: float) -> Call:
    """Git on its way to the paths that the latest commits changed, whoever made them, and the time of each commit."""
    return Call(
        place,
        *("log", "--no-merges", "--name-only", "--no-renames", "-z", "--format=%x02%ct", f"--since=@{int(moment)}"),
        *(f"-n{_MOST_COMMITS}", "HEAD", "--"),
        seconds=LOG_SECONDS,
    )


def _committed(place: Place, asked: Call) -> list[tuple[float, str]]:
    try:
        answer = asked.answer()
    except GitRefusedError:
        from journal.project.objects import Objects

        objects = Objects(place)
        try:
            if objects.commit("HEAD") is None:
                return []  # nobody has committed yet
        finally:
            objects.close()
        raise
    found: list[tuple[float, str]] = []
    made = 0.0
    for token in answer.split(b"\0"):
        if token.startswith(b"\2"):
            made = float(token[1:])
        elif token.strip():
            found.append((made, os.fsdecode(token.lstrip(b"\n"))))
    return found
