"""What a file's change is, as a proposal for the document."""

from __future__ import annotations

import hashlib
import re
from enum import StrEnum

from journal.project.content import LARGE_BYTES, Content, Form
from journal.project.draft import deleted_text, folder_text, form_text, lines_text, size_text
from journal.project.generated import is_generated
from journal.project.ranges import Range, changed_lines, hunks, line_count
from journal.project.symbols import Touched, touched
from journal.values import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from journal.project.ranges import Hunk

    Names = Callable[[str, bytes, bytes, tuple[Hunk, ...]], Touched]
    """What was added, changed and removed between two texts of a file, by name."""


class Kind(StrEnum):
    """What happened to a file since the session's start."""

    NEW = "new"
    CHANGED = "changed"
    DELETED = "deleted"
    RENAMED = "renamed"


SOMEONE = "someone"
_BINARY_HEAD_BYTES = 8_000
_MOST_LINES = 20_000
_FOLDED_FILES = 50
"""More new files than this below one folder, in which nothing else stood, are one proposal."""
_FOLD_VERBS = {Kind.NEW: "adds", Kind.RENAMED: "moves", Kind.DELETED: "removes"}
_LFS_POINTER = re.compile(
    rb"version https://git-lfs\.github\.com/spec/v1\n(?:.*\n)*oid sha256:(?P<id>[0-9a-f]{64})\nsize (?P<size>\d+)\n"
)


class Proposal(NamedTuple):
    """A file change that the document does not tell yet."""

    path: str
    """Relative to the project's root; a folder ends in a slash. Bytes that are no text are surrogates."""
    kind: Kind
    old_path: str | None = None
    lines: tuple[Range, ...] = ()
    """Where the changes stand in the file as it is now; none for a deleted, binary or huge one."""
    added: int = 0
    removed: int = 0
    symbols: tuple[str, ...] = ()
    """The functions and classes that were added or changed."""
    by: str = SOMEONE
    """Who wrote the file last, where there is evidence."""
    when: float = 0.0
    """When it was last written, as the file itself says; 0 where there is none."""
    text: str = ""
    """A draft for the entry."""
    content: str = ""
    """The identity of what stands there now; empty for a deleted file."""
    generated: bool = False


def proposal(path: str, before: Content | None, after: Content | None) -> Proposal | None:
    """The difference between what stood at a path and what stands there now; None where there is none."""
    return _proposal(path, before, after, touched)


def counted(path: str, before: Content | None, after: Content | None) -> Proposal | None:
    """The same without the names of what was touched, which take the longest to find."""
    return _proposal(path, before, after, _nothing)


def _nothing(*_: object) -> Touched:
    return Touched()


def _proposal(path: str, before: Content | None, after: Content | None, names: Names) -> Proposal | None:
    if after is None:
        return None if before is None else _deleted(path, before, names)
    if before is None:
        return _told(path, Kind.NEW, None, after, names)
    if before.form is after.form and _same_text(before, after):
        return None
    return _told(path, Kind.CHANGED, before, after, names)


def renamed(path: str, old_path: str, before: Content, after: Content) -> Proposal:
    """A file that went from one path to another, with what changed on the way."""
    told = _told(path, Kind.RENAMED, before, after, touched)
    text = f"renamed from `{old_path}`" + (f", {told.text}" if told.text else "")
    return told._replace(old_path=old_path, text=text)


def folds(
    proposals: Iterable[Proposal], stood: Callable[[str], bool], stands: Callable[[str], bool]
) -> dict[tuple[Kind, str], list[Proposal]]:
    """Very many new, moved or deleted files that came or went with their folder, by kind and folder.

    The two functions say whether anything stood below a folder at the start, and stands there now.
    """
    groups: dict[tuple[Kind, str], list[Proposal]] = {}
    came, went = _remembered(stood), _remembered(stands)
    holds = {Kind.NEW: came, Kind.RENAMED: came, Kind.DELETED: went}
    for each in proposals:
        if each.kind in holds:
            groups.setdefault((each.kind, _fold_at(each.path, holds[each.kind])), []).append(each)
    return {key: group for key, group in groups.items() if len(group) > _FOLDED_FILES}


def fold(kind: Kind, folder: str, group: Sequence[Proposal]) -> Proposal:
    """Such a group as one proposal for its folder; nobody counted its lines."""
    folders = len({each.path.rpartition("/")[0] for each in group})
    text = folder_text(_FOLD_VERBS[kind], len(group), folders)
    generated = all(is_generated(each.path, b"") for each in group)
    return Proposal(f"{folder or '.'}/", kind, text=text, generated=generated)


def is_binary(data: bytes) -> bool:
    """Whether git would call these bytes binary."""
    return b"\0" in data[:_BINARY_HEAD_BYTES]


def _deleted(path: str, before: Content, names: Names) -> Proposal:
    if before.data is None or before.form is Form.LINK or is_binary(before.data):
        return Proposal(path, Kind.DELETED, text="deleted")
    removed = line_count(before.data)
    if removed > _MOST_LINES or is_generated(path, before.data):
        return Proposal(path, Kind.DELETED, removed=removed, text="deleted")
    told = names(path, before.data, b"", hunks(before.data, b""))
    return Proposal(path, Kind.DELETED, removed=removed, text=deleted_text(told))


def _told(path: str, kind: Kind, before: Content | None, after: Content, names: Names) -> Proposal:
    form = form_text(before, after)
    bare = Proposal(path, kind, content=after.id, text=form, when=after.written)
    if Form.LINK in (after.form, before and before.form):
        return bare
    old, new = before.data if before else b"", after.data
    if old is None or new is None or max(len(old), len(new)) > LARGE_BYTES:
        what = "large" if after.size > LARGE_BYTES else "changed"
        return bare._replace(text=_joined(form, size_text(after.size, what)))
    if before and before.id == after.id:
        return bare
    if _LFS_POINTER.match(old):
        return bare._replace(text=_joined(form, size_text(after.size, "stored by LFS")))
    if is_binary(old) or is_binary(new):
        return bare._replace(text=_joined(form, size_text(after.size, "binary")))
    if max(line_count(old), line_count(new)) > _MOST_LINES:
        return bare._replace(text=_joined(form, size_text(after.size, "large")))
    found = hunks(old, new)
    added, removed = sum(hunk.new_count for hunk in found), sum(hunk.old_count for hunk in found)
    generated = is_generated(path, new)
    told = Touched() if generated else names(path, old, new, found)
    says = _joined("generated" if generated else "", lines_text(told, added, removed))
    return bare._replace(
        lines=changed_lines(found, new),
        added=added,
        removed=removed,
        symbols=told.added + told.changed,
        text=_joined(form, says) or ("empty" if kind is Kind.NEW else ""),
        generated=generated,
    )


def _same_text(before: Content, after: Content) -> bool:
    if before.same(after):
        return True
    if before.data is None or before.form is Form.LINK:
        return False
    if pointer := _LFS_POINTER.match(before.data):
        return _is_stored(pointer, after)
    if after.data is None or b"\r" not in before.data + after.data or is_binary(after.data):
        return False
    return before.data.replace(b"\r\n", b"\n") == after.data.replace(b"\r\n", b"\n")


def _is_stored(pointer: re.Match[bytes], after: Content) -> bool:
    if after.data is None:  # too large to hash at every save
        return int(pointer["size"]) == after.size
    return hashlib.sha256(after.data).hexdigest().encode() == pointer["id"]


def _joined(*parts: str) -> str:
    return ", ".join(filter(None, parts))


def _fold_at(path: str, holds: Callable[[str], bool]) -> str:
    names = path.split("/")
    for depth in range(1, len(names)):
        if not holds(folder := "/".join(names[:depth])):
            return folder
    return "/".join(names[:-1])


def _remembered(ask: Callable[[str], bool]) -> Callable[[str], bool]:
    answers: dict[str, bool] = {}

    def remembered(folder: str) -> bool:
        if folder not in answers:
            answers[folder] = ask(folder)
        return answers[folder]

    return remembered
