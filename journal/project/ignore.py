"""Asking git which paths its ignore rules name, from one git that stays open."""

from __future__ import annotations

import os
import threading

from journal.project.errors import GitRefusedError, ProjectError
from journal.project.gitcall import Place, Talk
from journal.values import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_QUESTION_BYTES = 16_384
"""Less than a pipe holds: git answers while we still ask."""


class IgnoreRules:
    """The ignore rules of a work tree, whether or not the paths are tracked."""

    def __init__(self, place: Place) -> None:
        self._place = place
        self._talk: Talk | None = None
        self._lock = threading.Lock()  # the thread that watches folders asks as well as the one that compares

    def ignored(self, paths: Sequence[str]) -> set[str]:
        """Those of the paths that are ignored; no answer is an error, never a no."""
        found: set[str] = set()
        asked: list[str] = []
        size = 0
        for path in paths:
            asked.append(path)
            size += len(path) + 3
            if size > _QUESTION_BYTES:
                with self._lock:
                    found |= self._ask(asked)
                asked, size = [], 0
        with self._lock:
            return found | self._ask(asked)

    def forget(self) -> None:
        """Read the rules afresh at the next question: git keeps what it has read."""
        with self._lock:
            self._end()

    def _end(self) -> None:
        if self._talk:
            self._talk.close()
            self._talk = None

    def _ask(self, paths: list[str]) -> set[str]:
        try:
            return self._answers(paths)
        except GitRefusedError:
            self._end()
        except ProjectError:
            self._end()
            raise
        if len(paths) == 1:
            return self._last_resort(paths[0])
        return set().union(*(self._ask([path]) for path in paths))

    def _last_resort(self, path: str) -> set[str]:
        # check-ignore dies on a path beyond a link, as when a folder became one; git would list nothing there.
        above = os.path.dirname(path)
        while above:
            if os.path.islink(os.path.join(self._place.root, above)):
                return {path}
            above = os.path.dirname(above)
        return self._answers([path])

    def _answers(self, paths: list[str]) -> set[str]:
        if not paths:
            return set()
        if self._talk is None:
            self._talk = Talk(self._place, "check-ignore", "--no-index", "--stdin", "-z", "-v", "-n", literal=False)
        # "./" keeps a leading ":" from being read as pathspec magic
        self._talk.ask(b"".join(b"./" + os.fsencode(path) + b"\0" for path in paths))
        found = set()
        for path in paths:
            source, _, pattern, _ = (self._talk.until(b"\0") for _ in range(4))
            if source and not pattern.startswith(b"!"):
                found.add(path)
        return found
