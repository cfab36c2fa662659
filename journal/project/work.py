"""The work of a session so far: which files differ from its start, as proposals that stay true."""

from __future__ import annotations

import os

from journal.project.baseline import folders_above
from journal.project.content import Content, Form, Identity
from journal.project.found import Found
from journal.project.patterns import EDITORS, matcher
from journal.project.propose import Kind, Proposal, fold, folds, proposal, renamed
from journal.project.renames import Renames, Side
from journal.values import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable

    from journal.project.baseline import Baseline
    from journal.project.found import Reads

_TOLD_AT_ONCE = 500
"""Of more changed files, the states are told first and the lines afterwards."""

_TOLD_TOGETHER = 200
"""What stood at so many paths is read in one go."""


class _Change(NamedTuple):
    before: Identity | None
    after: Identity | None
    told: Proposal


class Work:
    """Compares the work tree with a baseline and remembers what differs. For one thread.

    The project's own files and folders, as the document, and what the user's patterns name, are never proposed. All
    paths are relative to the root; an absolute one names something outside, and is nobody's work here.
    """

    def __init__(
        self,
        baseline: Baseline,
        own: Iterable[str] = (),
        ignore: Iterable[str] = (),
        tell: Callable[[str, Content | None, Content | None], Proposal | None] = proposal,
        later: Baseline | None = None,
    ) -> None:
        self._baseline = baseline
        self._later = later
        """Whose beginning is compared with instead of the work tree as it is now."""
        self._make = tell
        self._own = frozenset(own)
        self._own_folders = tuple(f"{each}/" for each in self._own)
        self._is_unwanted = matcher([*EDITORS, *ignore])
        self._changes: dict[str, _Change] = {}
        self._untold: set[str] = set()
        """Changes of which only the state is known."""
        self._renames = Renames()
        self._renamed: dict[tuple[Side, Side], Proposal] = {}

    def compare(
        self, paths: Collection[str] | None = None, on_states: Callable[[], None] | None = None
    ) -> tuple[Proposal, ...]:
        """Look at these paths, or at everything, and give all proposals.

        Where very many files changed, on_states is called as soon as their states are known and their lines are not.
        """
        reader = self._reader()
        known = self._changes.keys()
        wanted = self._differing() | known if paths is None else self._with_what_is_below(paths)
        fresh = self._look(wanted, reader)
        if len(fresh) > _TOLD_AT_ONCE and on_states:
            on_states()
        self._untold = (self._untold | fresh) & self._changes.keys()
        untold = sorted(self._untold - self._told_otherwise())
        for start in range(0, len(untold), _TOLD_TOGETHER):
            together = untold[start : start + _TOLD_TOGETHER]
            self._baseline.expect(together)
            for path in together:
                self._tell(path, reader)
        return self.proposals()

    def proposals(self) -> tuple[Proposal, ...]:
        """Everything that differs now, by path: renamed files paired, whole folders as one."""
        told = {path: change.told for path, change in self._changes.items()}
        renamed_now = {}
        for new, old in self._pairs().items():
            went, came = self._changes[old].before, self._changes[new].after
            assert went is not None
            assert came is not None
            key = (Side(old, *went), Side(new, *came))
            renamed_now[key] = told[new] = self._renamed.get(key) or self._rename(old, new)
            del told[old]
        self._renamed = renamed_now
        folded = []
        for (kind, folder), group in self._folds(told.values()).items():
            folded.append(fold(kind, folder, group))
            for each in group:
                del told[each.path]
        return tuple(sorted([*told.values(), *folded], key=lambda each: each.path))

    def ignore(self, patterns: Iterable[str]) -> None:
        """Other patterns of the user; the next complete look goes by them."""
        self._is_unwanted = matcher([*EDITORS, *patterns])

    def _reader(self) -> Reads:
        return Found(self._later) if self._later is not None else self._baseline.reader()

    def _differing(self) -> set[str]:
        return self._baseline.differing() | (self._later.differing() if self._later is not None else set())

    def _is_own(self, path: str) -> bool:
        return path in self._own or path.startswith(self._own_folders)

    def _with_what_is_below(self, paths: Iterable[str]) -> set[str]:
        wanted: set[str] = set()
        below: dict[str, list[str]] | None = None
        for path in paths:
            if path.startswith("/"):
                continue
            wanted.add(path)
            if self._baseline.stood(path) and os.path.isfile(os.path.join(self._baseline.root, path)):
                continue
            # A folder that came is told file by file; one that went, or became a link, is not.
            wanted.update(self._baseline.below(path))
            if below is None:
                below = {}
                for changed in self._changes:
                    for folder in folders_above(changed):
                        below.setdefault(folder, []).append(changed)
            wanted.update(below.get(path, ()))
        return wanted

    def _look(self, wanted: Iterable[str], reader: Reads) -> set[str]:
        fresh: set[str] = set()
        came: list[str] = []
        for path in wanted:
            found = reader.read(path)
            before, after = self._baseline.stood(path), self._identity(path, found)
            known = self._changes.get(path)
            if (before == after and _is_certain(after)) or self._is_own(path) or self._is_unwanted(path):
                self._changes.pop(path, None)
            elif known is None or (known.before, known.after) != (before, after) or not _is_certain(after):
                kind = Kind.NEW if before is None else Kind.DELETED if after is None else Kind.CHANGED
                told = Proposal(path, kind, content=after.id if after else "", when=found.written if found else 0.0)
                self._changes[path] = _Change(before, after, told)
                fresh.add(path)
            if before is None and path in self._changes:
                came.append(path)
        unwanted = self._baseline.ignored(came) if came else set()
        if any(self._changes[path].after is None for path in fresh):
            unwanted |= self._baseline.left_out() & self._changes.keys()
        for path in unwanted:
            del self._changes[path]
        return fresh - unwanted

    def _told_otherwise(self) -> set[str]:
        """Paths of which nobody wants to know the lines: they are part of a folder, or of a file that moved."""
        pairs = self._pairs()
        left = pairs.keys() | set(pairs.values())
        moved = [Proposal(path, Kind.RENAMED) for path in pairs]
        rest = [change.told for path, change in self._changes.items() if path not in left]
        return left | {each.path for group in self._folds([*moved, *rest]).values() for each in group}

    def _tell(self, path: str, reader: Reads) -> None:
        self._untold.discard(path)
        after = reader.read(path)
        told = self._make(path, self._baseline.before(path), self._as_seen(path, after))
        if told is None:  # only its line ends differ, or it is what a pointer stands for
            del self._changes[path]
        else:
            self._changes[path] = _Change(self._baseline.stood(path), self._identity(path, after), told)

    def _as_seen(self, path: str, found: Content | None) -> Content | None:
        if found is None or self._baseline.sees_programs or found.form is Form.LINK:
            return found
        before = self._baseline.stood(path)
        form = before.form if before and before.form is not Form.LINK else Form.FILE
        return found._replace(form=form)

    def _identity(self, path: str, found: Content | None) -> Identity | None:
        seen = self._as_seen(path, found)
        return seen and Identity(seen.form, seen.id)

    def _pairs(self) -> dict[str, str]:
        gone = [Side(path, *one.before) for path, one in self._changes.items() if one.before and not one.after]
        new = [Side(path, *one.after) for path, one in self._changes.items() if one.after and not one.before]
        if not gone or not new:
            return {}
        reader = self._reader()
        went = {side.path for side in gone}

        def read(side: Side) -> Content | None:
            return self._baseline.before(side.path) if side.path in went else reader.read(side.path)

        return self._renames.pairs(gone, new, read)

    def _rename(self, old: str, new: str) -> Proposal:
        before, after = self._baseline.before(old), self._reader().read(new)
        if before is None or after is None:  # it went away this very moment; the next batch tells
            return self._changes[new].told
        return renamed(new, old, before, after)

    def _folds(self, proposals: Iterable[Proposal]) -> dict[tuple[Kind, str], list[Proposal]]:
        root = self._baseline.root
        return folds(proposals, self._stood_below, lambda folder: os.path.isdir(os.path.join(root, folder)))

    def _stood_below(self, folder: str) -> bool:
        return next(iter(self._baseline.below(folder)), None) is not None


def _is_certain(after: Identity | None) -> bool:
    return after is None or after.id != ""
