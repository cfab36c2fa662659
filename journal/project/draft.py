"""The sentence that says what changed in a file, made from the change and nothing else."""

from __future__ import annotations

from journal.project.content import Content, Form
from journal.values import TYPE_CHECKING

if TYPE_CHECKING:
    from journal.project.symbols import Touched

_NAMES_TOLD = 4


def lines_text(touched: Touched, added: int, removed: int) -> str:
    """The functions that came, changed and went; where there are none to name, how many lines."""
    parts = (("adds", touched.added), ("changes", touched.changed), ("removes", touched.removed))
    named = ", ".join(f"{verb} {_names(names)}" for verb, names in parts if names)
    if named or not (added or removed):
        return named
    counted = ((f"adds {_count(added, 'line')}", added), (f"removes {_count(removed, 'line')}", removed))
    return ", ".join(text for text, count in counted if count)


def deleted_text(touched: Touched) -> str:
    """A file that went, and the functions that went with it."""
    return f"deleted, with {_names(touched.removed)}" if touched.removed else "deleted"


def form_text(before: Content | None, after: Content | None) -> str:
    """What changed beside the bytes: a link, a program."""
    if after is None or (before and before.form is after.form):
        return ""
    if after.form is Form.LINK:
        target = (after.data or b"").decode("utf-8", "surrogateescape")
        return f"becomes a link to {target}" if before else f"link to {target}"
    if before is None:
        return ""
    if before.form is Form.LINK:
        return "is no longer a link"
    return "becomes executable" if after.form is Form.PROGRAM else "is no longer executable"


def size_text(count: int, what: str) -> str:
    """A file of which only the size can be told, as "binary, 5.0 KB"."""
    size = float(count)
    for unit in ("bytes", "KB", "MB", "GB"):
        if size < 1024 or unit == "GB":
            break
        size /= 1024
    return f"{what}, {size:.0f} {unit}" if unit == "bytes" else f"{what}, {size:.1f} {unit}"


def folder_text(verb: str, files: int, folders: int) -> str:
    """Very many files that came, or went, below one folder."""
    return f"{verb} {_count(files, 'file')}" + (f" in {_count(folders, 'folder')}" if folders > 1 else "")


def _names(names: tuple[str, ...]) -> str:
    told = ", ".join(f"`{name}`" for name in names[:_NAMES_TOLD])
    more = len(names) - _NAMES_TOLD
    return f"{told} and {more} more" if more > 0 else told


def _count(number: int, thing: str) -> str:
    return f"{number:,} {thing}{'' if number == 1 else 's'}"
