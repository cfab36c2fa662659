"""Where a file went that a page names: the one new file that holds what it held when the page was last committed."""

from __future__ import annotations

import os

from journal.values import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from journal.project.content import Content
    from journal.project.git import Repository

_MOST = 400
"""New files that are looked at; after so many, a work tree is another one."""
_TELLING = 32
"""Bytes of a file from which on another with the same is the same file: empty ones and stubs are alike by chance."""


class Renames:
    """The files that are new since a commit, by what they hold."""

    def __init__(
        self, repository: Repository, tree: str, uncommitted: Iterable[str], read: Callable[[str], Content | None]
    ) -> None:
        self._objects = repository.objects
        self._tree = tree
        self._by_id: dict[str, list[str]] = {}
        head = repository.head()
        committed = self._objects.differences(tree, head.tree) if head else ()
        paths = {os.fsdecode(path) for path, was in committed if was is None} | set(uncommitted)
        new = sorted(path for path in paths if self._objects.entry(tree, os.fsencode(path)) is None)
        for path in new if len(new) <= _MOST else ():
            content = read(path)
            if content is not None and content.id and content.size >= _TELLING:
                self._by_id.setdefault(content.id, []).append(path)

    def of(self, path: str) -> str:
        """Where a file is now that stood at a path in the commit; empty where that is not certain."""
        was = self._objects.entry(self._tree, os.fsencode(path)) if self._by_id else None
        found = self._by_id.get(was.id, []) if was is not None else []
        return found[0] if len(found) == 1 else ""
