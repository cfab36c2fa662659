"""`path`, `path:12` and `path:12-34`, with or without backticks: the files that a text names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator


class Anchor(NamedTuple):
    """A file, and perhaps lines of it, named in a text."""

    path: str
    lines: tuple[tuple[int, int], ...]
    """Ranges of lines from 1, both ends taken in; none where the file is named as a whole."""
    span: tuple[int, int]
    """Where it stands in the text, without backticks."""


_LINES = r"\d+(?:[-–]\d+)?(?:,[ ]?\d+(?:[-–]\d+)?)*"
_PATH = r"(?:~?/|\.{1,2}/)?(?:[\w.@+()\[\]{}$-]+/)*[\w.@+()\[\]{}$-]+"
_TICKED = re.compile(rf"`(?P<path>[^`\n]+?)(?::(?P<lines>L?{_LINES}))?`")
_BARE = re.compile(rf"(?<![\w/.:@`-])(?P<path>{_PATH})(?::(?P<lines>{_LINES}))?(?![\w/])")
_LINK = re.compile(rf"\[[^\]\n]*\]\((?P<path>[^)\s:]+?)(?:(?::|#L)(?P<lines>{_LINES}))?\)")

_EXTENSION = re.compile(r"\.[A-Za-z][A-Za-z0-9]{0,9}$")
_NUMBERED = re.compile(r"^[vV]?\d+(?:\.\d+)*$")
_PLAIN_FILES = frozenset(
    ("Makefile", "Dockerfile", "Justfile", "justfile", "Procfile", "Rakefile", "Gemfile", "LICENSE", "CODEOWNERS")
)
_PRODUCTS = frozenset(
    ("Next.js", "Node.js", "Vue.js", "Nuxt.js", "React.js", "Express.js", "Three.js", "D3.js", "ASP.NET")
)
"""Names that end like a file's."""

LEAD = 500
"""How much of a text is looked at for the file that it begins with."""


def anchors(text: str) -> Iterator[Anchor]:
    """The anchors of a text, in order: in backticks, in links, and bare words that look like files."""
    taken = 0
    found = sorted(
        [(match, kind) for kind, pattern in enumerate((_TICKED, _LINK, _BARE)) for match in pattern.finditer(text)],
        key=lambda pair: (pair[0].start(), pair[1]),
    )
    for match, kind in found:
        if match.start() < taken or not _looks_like_file(match.group("path"), bool(match.group("lines")), kind):
            continue
        taken = match.end()
        start = match.start("path")
        end = match.end("lines") if match.group("lines") else match.end("path")
        yield Anchor(match.group("path"), _ranges(match.group("lines")), (start, end))


def leading_anchor(text: str) -> Anchor | None:
    """The anchor that a text begins with, emphasised or not."""
    first = next(anchors(text[:LEAD]), None)
    if first is None:
        return None
    before = text[: first.span[0]].strip("*_~`")
    return first if not before or (before[0] == "[" and before.endswith("](")) else None


def _ranges(lines: str | None) -> tuple[tuple[int, int], ...]:
    if not lines:
        return ()
    ranges = []
    for part in lines.lstrip("L").replace("–", "-").split(","):
        first, _, last = part.strip().partition("-")
        ranges.append((int(first), int(last or first)))
    return tuple(ranges)


def _looks_like_file(path: str, has_lines: bool, kind: int) -> bool:
    """Whether a word is a file's name: it has a folder, an extension, or a name that only files have."""
    if "://" in path or path.startswith(("#", "mailto:", "@")) or len(path) > 400 or (" " in path and "/" not in path):
        return False
    name = path.rstrip("/").rsplit("/", 1)[-1]
    if path in _PRODUCTS or _NUMBERED.match(name) or (kind != 2 and any(char in path for char in "<>|;=\"'")):
        return False
    extension = _EXTENSION.search(name)
    if kind == 2:
        return bool(extension and ("/" in path or has_lines or len(name) > 3)) or (has_lines and "/" in path)
    return bool(extension) or name in _PLAIN_FILES or has_lines or (kind == 0 and "/" in path and " " not in path)
