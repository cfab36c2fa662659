"""The start of a session in a folder without git: every file by size, time and identity, the small ones with bytes."""

from __future__ import annotations

import os
import stat

from journal.project.baseline import KEPT_FILE_BYTES, KEPT_FILES, Commit, dumped, from_json, kept, to_json
from journal.project.content import Form, Identity, Packed, Reader
from journal.project.errors import TooWideError
from journal.values import TYPE_CHECKING, NamedTuple, Self

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from journal.project.content import Content

MOST_FILES = 100_000
_TOOL_FOLDERS = frozenset(
    (
        *(".git", ".hg", ".svn", ".jj", "node_modules", "bower_components", ".venv", "venv", "__pycache__"),
        *(".mypy_cache", ".pytest_cache", ".ruff_cache", ".tox", ".cache", ".gradle", ".idea", ".next", ".nuxt"),
        *(".terraform", "target", "build", "dist"),
    )
)


class _Sign(NamedTuple):
    """What tells, without reading a file, that it was not written since."""

    form: Form
    size: int
    time: int


class Snapshot:
    """What stood at a path when the session started, where no git can say it."""

    def __init__(
        self,
        root: str,
        signs: dict[str, _Sign],
        contents: Mapping[str, Packed | None],
        started: float,
        why_no_git: str,
    ) -> None:
        self.root = root
        self._signs = signs
        self._contents = contents
        self.started = started
        self.why_no_git = why_no_git
        """Why git was not asked where there is a repository; empty where there is none."""

    @classmethod
    def begin(cls, root: str, now: float = 0.0, why_no_git: str = "") -> Self:
        """The snapshot of a session that starts now, with the bytes of the newest small files."""
        root = os.path.realpath(root)
        if root in (os.path.realpath(os.path.expanduser("~")), "/"):
            raise TooWideError(root, "it is no project's folder")
        found: dict[str, _Sign] = {}
        for path, sign in files_of(root):
            found[path] = sign
            if len(found) > MOST_FILES:
                raise TooWideError(root, f"it holds more than {MOST_FILES:,} files and no git repository")
        newest = sorted(found.items(), key=lambda file: -file[1].time)
        small = [path for path, sign in newest if sign.size <= KEPT_FILE_BYTES]
        reader = Reader(root)
        contents = kept((path, reader.read(path)) for path in small[:KEPT_FILES])
        return cls(root, found, contents, now, why_no_git)

    @classmethod
    def restore(cls, root: str, saved: Mapping[str, object]) -> Self:
        """The snapshot that an earlier process took."""
        signs, contents = saved["signs"], saved["paths"]
        assert isinstance(signs, dict)
        assert isinstance(contents, dict)
        restored = {path: _Sign(Form(form), size, time) for path, (form, size, time) in signs.items()}
        started, why = saved["started"], saved["why"]
        assert isinstance(started, float)
        assert isinstance(why, str)
        return cls(os.path.realpath(root), restored, from_json(contents), started, why)

    def to_text(self) -> str:
        """Everything that a later process needs to compare with the same start."""
        return dumped(
            "snapshot", signs=self._signs, paths=to_json(self._contents), started=self.started, why=self.why_no_git
        )

    @property
    def sees_programs(self) -> bool:
        """Whether the file system here tells a program from a file."""
        return os.name == "posix"

    def reader(self) -> Reader:
        """Reads the files as they are now; for one comparison."""
        return Reader(self.root)

    def before(self, path: str) -> Content | None:
        """What the session found at a path; of a file that was not kept, the size alone."""
        sign = self._signs.get(path)
        if sign is None:
            return None
        packed = self._contents.get(path) or Packed(sign.form, sign.size, "", None)
        return packed.unpacked()

    def expect(self, paths: Iterable[str]) -> None:
        """All is at hand already."""

    def files(self) -> Iterator[tuple[str, Packed]]:
        """Every file that the session found, as far as it is known, and those nobody has written since in full."""
        reader = Reader(self.root)
        for path, sign in self._signs.items():
            packed = self._contents.get(path)
            if packed is None and _sign_at(os.path.join(self.root, path)) == sign and (now := reader.read(path)):
                packed = now._replace(data=None).packed()
            yield path, packed or Packed(sign.form, sign.size, "", None)

    def stood(self, path: str) -> Identity | None:
        """Which bytes the session found at a path; None for nothing."""
        sign = self._signs.get(path)
        packed = self._contents.get(path)
        return sign and Identity(sign.form, packed.id if packed else "")

    def below(self, folder: str) -> Iterator[str]:
        """Every path below a folder at which the session found a file."""
        return (path for path in self._signs if path.startswith(f"{folder}/"))

    def differing(self) -> set[str]:
        """Every path whose form, size or time is not what it was, with those that came and went."""
        now = dict(files_of(self.root))
        written = {path for path, sign in now.items() if self._signs.get(path) != sign}
        return written | (self._signs.keys() - now.keys())

    def ignored(self, paths: Sequence[str]) -> set[str]:
        """Those of the paths that stand in a folder which tools fill."""
        return {path for path in paths if not _TOOL_FOLDERS.isdisjoint(path.split("/"))}

    def left_out(self) -> set[str]:
        """None without git."""
        return set()

    def ignored_folders(self) -> set[str]:
        """None: the folders that tools fill are known by their names."""
        return set()

    def is_outside(self, folder: str, names: Collection[str]) -> bool:  # noqa: ARG002
        """Whether tools fill a folder; repositories inside a folder without git are part of the work."""
        return folder.rpartition("/")[2] in _TOOL_FOLDERS

    def git_folders(self) -> tuple[str, ...]:
        """None."""
        return ()

    def lock(self) -> str | None:
        """None."""
        return None

    def refresh(self, *, rules: bool) -> bool:  # noqa: ARG002 (the protocol's name: there are no rules here)
        """Nothing moves without git."""
        return False

    def under_way(self) -> str | None:
        """Nothing is ever under way without git."""
        return None

    def last_step(self) -> str:
        """Nothing."""
        return ""

    def commits(self) -> tuple[Commit, ...]:
        """None without git."""
        return ()

    def uncommitted(self) -> dict[str, str]:
        """Nothing is ever committed without git, and so nothing is left to be."""
        return {}

    def close(self) -> None:
        """Nothing stays open."""


def signs_of(root: str) -> dict[str, str]:
    """What tells of each file below a folder, without reading it, that it was not written since."""
    return {path: " ".join(map(str, sign)) for path, sign in files_of(os.path.realpath(root))}


def files_of(root: str) -> Iterator[tuple[str, _Sign]]:
    """Every file below a folder, but for those in folders of tools."""
    folders = [""]
    while folders:
        folder = folders.pop()
        try:
            with os.scandir(os.path.join(root, folder)) as entries:
                for entry in entries:
                    path = f"{folder}/{entry.name}" if folder else entry.name
                    if entry.is_dir(follow_symlinks=False):
                        if entry.name not in _TOOL_FOLDERS:
                            folders.append(path)
                    elif sign := _sign(entry):
                        yield path, sign
        except OSError:
            continue


def _sign_at(path: str) -> _Sign | None:
    try:
        return _sign_of(os.lstat(path))
    except OSError:
        return None


def _sign(entry: os.DirEntry[str]) -> _Sign | None:
    try:
        return _sign_of(entry.stat(follow_symlinks=False))
    except OSError:
        return None


def _sign_of(found: os.stat_result) -> _Sign | None:
    if stat.S_ISLNK(found.st_mode):
        return _Sign(Form.LINK, found.st_size, found.st_mtime_ns)
    if not stat.S_ISREG(found.st_mode):
        return None
    form = Form.PROGRAM if found.st_mode & stat.S_IXUSR else Form.FILE
    return _Sign(form, found.st_size, found.st_mtime_ns)
