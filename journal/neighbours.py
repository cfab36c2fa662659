"""Finds modules beside one another, without asking the interpreter's other finders for each."""

from __future__ import annotations

import os
import sys
from _frozen_importlib import ModuleSpec
from _frozen_importlib_external import MAGIC_NUMBER, SourceFileLoader, cache_from_source

from journal.values import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import CodeType, ModuleType

    def _compile_bytecode(data: memoryview, name: str, bytecode_path: str, source_path: str) -> CodeType: ...
else:
    from _frozen_importlib_external import _compile_bytecode


_PACKAGES = ("journal.", "textual.", "rich.")
"""What this program loads much of; all of it is Python."""
_DATED = MAGIC_NUMBER + bytes(4)
"""How bytecode begins that holds as long as its source has the time and the size that follow."""


class _Neighbour(SourceFileLoader):
    """Loads a module as ever, but what is up to date with half the system calls and a third of the time."""

    def __init__(self, name: str, path: str, cached: str) -> None:
        super().__init__(name, path)
        self._cached = cached

    def get_code(self, fullname: str) -> CodeType | None:
        try:
            data, source = self.get_data(self._cached), os.stat(self.path)
        except OSError:
            return super().get_code(fullname)
        head = _DATED + _four_bytes(int(source.st_mtime)) + _four_bytes(source.st_size)
        if not data.startswith(head):
            return super().get_code(fullname)
        return _compile_bytecode(memoryview(data)[len(head) :], fullname, self._cached, self.path)

    def get_data(self, path: str) -> bytes:
        handle = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
        try:
            return os.read(handle, os.fstat(handle).st_size)
        finally:
            os.close(handle)


class _Folder:
    """A folder that modules were asked for in."""

    def __init__(self, path: str) -> None:
        self.names = frozenset(os.listdir(path) if os.path.isdir(path) else ())
        self.cache = cache_from_source(f"{path}{os.sep}\0.py").split("\0")
        """What stands before and after the name of a module in the path of its bytecode."""


class _Neighbours:
    """A finder for `sys.meta_path`; what it does not know is left to the others."""

    def __init__(self) -> None:
        self._folders: dict[str, _Folder] = {}

    def find_spec(self, name: str, path: Sequence[str] | None, target: ModuleType | None = None) -> ModuleSpec | None:
        del target
        if path is None or not name.startswith(_PACKAGES):
            return None
        at, stem = path[0], name.rpartition(".")[2]
        if at not in self._folders:
            self._folders[at] = _Folder(at)
        folder = self._folders[at]
        if f"{stem}.py" not in folder.names:
            return None
        origin, cached = f"{at}{os.sep}{stem}.py", stem.join(folder.cache)
        spec = ModuleSpec(name, _Neighbour(name, origin, cached), origin=origin)
        spec.cached = cached
        spec.has_location = True
        return spec


def find_at_once() -> None:
    """A plain edit loads some ninety modules, the pane four hundred; the usual search is a good part of the cost."""
    if isinstance(__spec__.loader, SourceFileLoader):  # not from an archive
        sys.meta_path.insert(0, _Neighbours())


def _four_bytes(number: int) -> bytes:
    return (number & 0xFFFFFFFF).to_bytes(4, "little")
