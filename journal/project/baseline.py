"""What the work of a session is compared with: what stood at each path when it started."""

from __future__ import annotations

import base64
import json

from journal.project.content import Form, Packed
from journal.values import TYPE_CHECKING, Any, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from journal.project.content import Content, Identity, Reader

KEPT_FILE_BYTES = 256 << 10
KEPT_FILES = 20_000
_KEPT_BYTES = 64 << 20


class Commit(NamedTuple):
    """A commit that the session's user made since its start."""

    id: str
    time: int
    subject: str


class Baseline(Protocol):
    """The start of a session: with git, or as a snapshot of the folder. Paths are relative to the root."""

    root: str

    @property
    def sees_programs(self) -> bool:
        """Whether the file system here tells a program from a file."""

    def to_text(self) -> str:
        """Everything that a later process needs to compare with the same start."""

    def reader(self) -> Reader:
        """Reads the files as they are now; for one comparison."""

    def before(self, path: str) -> Content | None:
        """What the session found at a path."""

    def expect(self, paths: Iterable[str]) -> None:
        """These are the next for which `before` is asked."""

    def stood(self, path: str) -> Identity | None:
        """Which bytes the session found at a path, without reading them; None for nothing."""

    def below(self, folder: str) -> Iterator[str]:
        """Every path below a folder at which the session found a file."""

    def differing(self) -> set[str]:
        """Every path that may differ from the start: the complete look."""

    def ignored(self, paths: Sequence[str]) -> set[str]:
        """Those of the paths that are nobody's work: rules of git, or folders that tools fill."""

    def left_out(self) -> set[str]:
        """Paths that are not in the work tree on purpose, and count as unchanged."""

    def ignored_folders(self) -> set[str]:
        """Folders in which everything is ignored, whatever comes."""

    def is_outside(self, folder: str, names: Collection[str]) -> bool:
        """Whether a folder with these names in it is a world of its own, as another repository is."""

    def git_folders(self) -> tuple[str, ...]:
        """The absolute folders in which git tells what it does; empty without git."""

    def lock(self) -> str | None:
        """The file that exists while git changes the index."""

    def refresh(self, *, rules: bool) -> bool:
        """Notice what moved since the last look; whether only a complete look will do. Rules: read them again too."""

    def under_way(self) -> str | None:
        """What git is in the middle of; the work tree then shows other people's changes as well."""

    def last_step(self) -> str:
        """What git did between the last two looks, in its own words; empty where HEAD did not move."""

    def commits(self) -> tuple[Commit, ...]:
        """The session's commits on any local branch, oldest first."""

    def uncommitted(self) -> dict[str, str]:
        """What is not committed, by path: `+` comes, `-` goes, `~` changes."""

    def close(self) -> None:
        """End what stays open."""


def folders_above(path: str) -> Iterator[str]:
    """The folders that a path stands in, innermost first, without the root."""
    while path := path.rpartition("/")[0]:
        yield path


def kept(contents: Iterable[tuple[str, Content | None]]) -> dict[str, Packed | None]:
    """Contents to remember for the whole session: all by their identity, and the first ones with their bytes."""
    packed: dict[str, Packed | None] = {}
    files = size = 0
    for path, content in contents:
        if content is None:
            packed[path] = None
            continue
        small = content.size <= KEPT_FILE_BYTES and files < KEPT_FILES and size < _KEPT_BYTES
        one = (content if small else content._replace(data=None)).packed()
        files += small
        size += len(one.bytes or b"")
        packed[path] = one
    return packed


def to_json(packed: Mapping[str, Packed | None]) -> dict[str, tuple[object, ...] | None]:
    """Contents as JSON can hold them."""
    return {
        path: one and (one.form, one.size, one.id, one.bytes and base64.b85encode(one.bytes).decode())
        for path, one in packed.items()
    }


def from_json(value: Mapping[str, Any]) -> dict[str, Packed | None]:
    """The inverse of to_json."""
    return {path: _packed(*one) if one else None for path, one in value.items()}


def dumped(sort: str, **parts: object) -> str:
    """A baseline's text."""
    return json.dumps({"version": 1, "sort": sort, **parts}, separators=(",", ":"))


def _packed(form: str, size: int, identity: str, data: str | None) -> Packed:
    return Packed(Form(form), size, identity, base64.b85decode(data) if data else None)
