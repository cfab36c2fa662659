"""Finding a project's continuity document, from a path or from a folder upwards."""

from __future__ import annotations

import os

from journal.document.chunks import read
from journal.document.source import decode
from journal.kinds.recognise import read_page
from journal.kinds.which import KINDS, likelihood
from journal.values import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from journal.kinds.kind import Kind


class Candidate(NamedTuple):
    """A file that may be the document."""

    path: str
    likelihood: float
    """From 0 to 1: what its name and the first of its text say."""
    modified: float
    """Seconds since the epoch."""


LIKELY = 0.45
"""From here on a candidate is taken for the document without asking."""

_NAMES = {
    "continuity.md": 1.0,
    ".continue-here.md": 1.0,
    "session_handoff.md": 1.0,
    "session-handoff.md": 1.0,
    "handoff.md": 0.9,
    "handover.md": 0.9,
    "session_notes.md": 0.9,
    "session-notes.md": 0.9,
    "session_progress.md": 0.9,
    "context.md": 0.9,
    "next_steps.md": 0.8,
    "next-steps.md": 0.8,
    "activecontext.md": 0.9,
    "progress.md": 0.7,
    "claude-progress.md": 0.8,
    "state.md": 0.7,
    "status.md": 0.6,
    "tasks.md": 0.5,
    "todo.md": 0.5,
    "plan.md": 0.5,
    "plans.md": 0.5,
    "notes.md": 0.3,
}
"""Well-known names, in lower case, and how much each says."""

_ENDS = {"-context.md": 0.9, "-tasks.md": 0.6, "-plan.md": 0.5}
"""Ends of names under which a task's documents are kept."""

_STARTS = {"handoff": 0.8, "handover": 0.8, "session": 0.6}
"""Starts of names that people put a date to."""

_PLACES = (
    ".loki",
    ".context",
    ".planning",
    "memory-bank",
    "dev/active/*",
    ".claude",
    ".claude/progress",
    "docs",
    ".context/*",
)
"""Folders in which tools keep the document; a `*` is any folder, the one changed last first."""

_IN_PLACE = 0.9
"""What is left of what a name says in such a folder: beside it, a page in the project's own folder comes first."""

_OPENING = 16_384
"""How many bytes of a candidate are read."""

_MOST = 24
"""How many candidates of a folder are read, and how many folders a `*` stands for."""


def find(start: str, home: str, kinds: Mapping[str, Kind]) -> list[Candidate]:
    """The candidates for the document of the project that a folder is in, the likeliest and latest first.

    The nearest folder that has candidates is taken, from `start` up to the root of the repository or to `home`.
    The names of the user's own kinds say as much as any.
    """
    own = [kind for name, kind in kinds.items() if KINDS.get(name) is not kind]
    known = {**_NAMES, **{name.casefold(): 1.0 for kind in own for name in kind.files}}
    for folder in _upwards(os.path.abspath(start), os.path.abspath(home)):
        if found := _judged(_named(folder, known), kinds):
            return found
    return []


def _upwards(folder: str, home: str) -> Iterator[str]:
    """A folder and those above it, up to a repository's root; `home` and what is above it only if begun there."""
    yield folder
    while not os.path.exists(os.path.join(folder, ".git")):
        above = os.path.dirname(folder)
        if above in (folder, home) or folder == home:
            return
        folder = above
        yield folder


def _named(folder: str, known: dict[str, float]) -> list[tuple[str, float]]:
    """The files of a project's folder whose names and places speak for them, and how much they do."""
    found = _files(folder, known)
    for place in _PLACES:
        parent, star, _ = place.partition("*")
        within = os.path.join(folder, *parent.strip("/").split("/"))
        for inner in _folders(within) if star else (within,):
            found += [(path, _IN_PLACE * said) for path, said in _files(inner, known)]
    return sorted(found, key=lambda named: -named[1])[:_MOST]


def _files(folder: str, known: dict[str, float]) -> list[tuple[str, float]]:
    found: list[tuple[str, float]] = []
    for entry in _entries(folder):
        name = entry.name.casefold()
        if name.endswith((".md", ".markdown")) and (said := _said(name, known)) and entry.is_file():
            found.append((entry.path, said))
    return found


def _said(name: str, known: dict[str, float]) -> float:
    """How much a name says."""
    if name in known:
        return known[name]
    ends = (said for end, said in _ENDS.items() if name.endswith(end))
    return max((*ends, *(said for begin, said in _STARTS.items() if name.startswith(begin))), default=0.0)


def _folders(folder: str) -> list[str]:
    """The folders in a folder, the one changed last first."""
    found = [entry for entry in _entries(folder) if entry.is_dir()]
    return [entry.path for entry in sorted(found, key=lambda entry: -entry.stat().st_mtime)[:_MOST]]


def _entries(folder: str) -> list[os.DirEntry[str]]:
    """What is in a folder; nothing where there is none, or none that may be read."""
    try:
        with os.scandir(folder) as entries:
            return list(entries)
    except OSError:
        return []


def _opening(path: str) -> str:
    """The first of a file's text; nothing where it may not be read, which opening it will say."""
    try:
        with open(path, "rb") as file:
            return decode(file.read(_OPENING))
    except PermissionError:
        return ""


def _judged(named: list[tuple[str, float]], kinds: Mapping[str, Kind]) -> list[Candidate]:
    """The files as candidates, likeliest and latest first; one that is gone is none."""
    found: list[Candidate] = []
    for path, said in named:
        try:
            modified = os.stat(path).st_mtime
            text = _opening(path)
        except OSError:
            continue
        read_as = likelihood(read_page(read(text), kinds=kinds)) if text.strip() else said
        found.append(Candidate(path, 0.4 * said + 0.6 * read_as, modified))
    return sorted(found, key=lambda candidate: (-round(candidate.likelihood, 1), -candidate.modified))
