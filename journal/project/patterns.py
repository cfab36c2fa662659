"""The user's own ignore patterns, matched against paths of the project."""

from __future__ import annotations

import re

from journal.values import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

EDITORS = (
    *(".*.sw[a-px]", "4913", "?*~", "[#]*#", ".#*", "*___jb_tmp___", "*___jb_old___", ".goutputstream-*"),
    *(".nfs*", ".fuse_hidden*", ".DS_Store", "Thumbs.db"),
)
"""What editors and systems keep beside a file that is open: nobody's work."""


def matcher(patterns: Iterable[str]) -> Callable[[str], bool]:
    """Whether a path, or a folder above it, fits one of the patterns; written as in a .gitignore file.

    A pattern with a slash before its end counts from the project's root, any other at every depth; a slash at the end
    asks for a folder; `*` and `?` stay within a name, `**` does not.
    """
    written = [pattern.strip() for pattern in patterns]
    wanted = [_expression(pattern) for pattern in written if pattern and not pattern.startswith("#")]
    fits = re.compile("|".join(wanted) or "(?!)", re.DOTALL).fullmatch
    return lambda path: fits(path) is not None


def _expression(pattern: str) -> str:
    folder_only = pattern.endswith("/")
    body = pattern.strip("/")
    rooted = "/" in pattern.rstrip("/")
    pieces = re.split(r"(/\*\*/|\*\*/|/\*\*|\*|\?|\[!?[^]/]+\])", body)
    inner = "".join(_PIECES.get(piece) or _literal(piece) for piece in pieces)
    start = "" if rooted else "(?:.*/)?"
    return f"{start}{inner}{'/.+' if folder_only else '(?:/.+)?'}"


_PIECES = {"/**/": "/(?:.*/)?", "**/": "(?:.*/)?", "/**": "/.+", "*": "[^/]*", "?": "[^/]"}


def _literal(piece: str) -> str:
    if len(piece) > 2 and piece[0] == "[" and piece[-1] == "]":
        negated = piece[1] == "!"
        letters = re.escape(piece[1 + negated : -1]).replace(r"\-", "-")
        return f"[{'^/' if negated else ''}{letters}]"
    return re.escape(piece)
