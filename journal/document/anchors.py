"""`path`, `path:12` and `path:12-34`, with or without backticks: the files that a text names."""

from __future__ import annotations

import re
from functools import cache

from journal.document.patterns import when_used
from journal.values import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


class Anchor(NamedTuple):
    """A file, and perhaps lines of it, named in a text."""

    path: str
    lines: tuple[tuple[int, int], ...]
    """Ranges of lines from 1, both ends taken in; none where the file is named as a whole."""
    span: tuple[int, int]
    """Where it stands in the text, without backticks."""


LENGTH = 400
"""A longer word is no path."""

_LINE = r"L?\d{1,9}"
_LINES = rf"{_LINE}(?:[-–]{_LINE})?(?:,[ ]?{_LINE}(?:[-–]{_LINE})?)*"
_PATH = r"(?:~?/|\.{1,2}/)?(?:[\w.@+()\[\]{}$-]+/)*[\w.@+()\[\]{}$-]+"
_WHERE = rf"(?::|#(?=L))(?P<lines>{_LINES})(?!\.\d)(?::\d+)?"  # `:4.0` is a version
_FORMS = (
    ("`", rf"`(?P<path>[^`\n]+?)(?:{_WHERE})?`"),
    ("](", rf"\[[^][\n]*\]\((?P<path>[^)\s:]{{1,{LENGTH}}}?)(?:{_WHERE})?\)"),
    ("", rf"(?<![\w/.:@`\\-])(?![][(){{}}])(?P<path>{_PATH})(?:{_WHERE})?(?![\w/])"),
)
"""In backticks, in links, and bare: what a text must hold to have one, and the pattern."""

_EXTENSION = when_used(r"\.[A-Za-z][A-Za-z0-9]{0,9}$", method="search")
_NUMBERED = when_used(r"^[vV]?\d+(?:\.\d+)*$")
_PLAIN_FILES = frozenset(
    ("Makefile", "Dockerfile", "Justfile", "justfile", "Procfile", "Rakefile", "Gemfile", "LICENSE", "CODEOWNERS")
)
_PRODUCTS = frozenset(
    ("Next.js", "Node.js", "Vue.js", "Nuxt.js", "React.js", "Express.js", "Three.js", "D3.js", "ASP.NET")
)
"""Names that end like a file's."""

_REMARK, _COMMA, _AND = r" ?\([^()]*\)", r"\s*[,，、;&+·/]\s*(?:and\s)?", r"\s(?:and|и|y|e|und|et|ve)\s|[和と]"
_BESIDE = when_used(rf"[`*_)]*(?:{_REMARK})?(?:{_COMMA}|{_AND})[`*_]*(?:\[[^][]*\]\()?$")
"""What stands between two files of one list."""

_OPENERS = {")": "(", "]": "[", "}": "{"}


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def anchors(text: str) -> Iterator[Anchor]:
    """The anchors of a text, in order: in backticks, in links, and bare words that look like files."""
    if "." not in text and "/" not in text and "`" not in text:
        return
    taken = 0
    found = sorted(
        [
            (match, kind)
            for kind, (needs, pattern) in enumerate(_FORMS)
            if needs in text
            for match in _compiled(pattern).finditer(text)
        ],
        key=lambda pair: (pair[0].start(), pair[1]),
    )
    for match, kind in found:
        path = match.group("path")
        if kind == 2 and len(path) <= LENGTH:
            path = _without_punctuation(path)
        if match.start() < taken or not _looks_like_file(path, bool(match.group("lines")), kind):
            continue
        taken = match.end()
        start = match.start("path")
        end = match.end("lines") if match.group("lines") else start + len(path)
        yield Anchor(path, _ranges(match.group("lines")), (start, end))


def subjects(text: str) -> tuple[Anchor, ...]:
    """The files that a text is about: the one that it names first, and those that are listed right beside it."""
    found: list[Anchor] = []
    for anchor in anchors(text):
        if found and not _BESIDE(text[found[-1].span[1] : anchor.span[0]]):
            break
        found.append(anchor)
    return tuple(found)


def is_subject(path: str, text: str) -> bool:
    """Whether a text is about the file at a path, as the project spells that."""
    return path in text and any(anchor.path.removeprefix("./") == path for anchor in subjects(text))


def leads(text: str, anchor: Anchor) -> bool:
    """Whether a text begins with an anchor of its own, emphasised or not."""
    before = text[: anchor.span[0]].strip("*_~`")
    return not before or (before[0] == "[" and before.endswith("]("))


def _without_punctuation(path: str) -> str:
    """A bare path without the full stop or bracket that belongs to the sentence around it."""
    while path[-1:] == "." or (path[-1:] in _OPENERS and path.count(path[-1]) > path.count(_OPENERS[path[-1]])):
        path = path[:-1]
    return path


def spelled_lines(lines: Iterable[tuple[int, int]]) -> str:
    """Ranges of lines as they are written: `12-34,40`."""
    return ",".join(f"{start}-{end}" if end > start else str(start) for start, end in lines)


def are_lines(text: str) -> bool:
    """Whether a text is nothing but ranges of lines."""
    return _compiled(_LINES).fullmatch(text) is not None


def _ranges(lines: str | None) -> tuple[tuple[int, int], ...]:
    if not lines:
        return ()
    ranges = []
    for part in lines.replace("L", "").replace("–", "-").split(","):
        first, _, last = part.strip().partition("-")
        ranges.append((int(first), int(last or first)))
    return tuple(ranges)


def _looks_like_file(path: str, has_lines: bool, kind: int) -> bool:
    """Whether a word is a file's name: it has a folder, an extension, or a name that only files have."""
    if (
        "://" in path
        or path.startswith(("#", "mailto:", "@"))
        or len(path) > LENGTH
        or (" " in path and "/" not in path)
    ):
        return False
    name = path.rstrip("/").rsplit("/", 1)[-1]
    if kind == 2 and "@" in path and "/" not in path:
        return False
    if path in _PRODUCTS or _NUMBERED(name) or (kind != 2 and any(char in path for char in "<>|;=\"'")):
        return False
    extension = _EXTENSION(name)
    if kind == 2:
        return bool(extension and ("/" in path or has_lines or len(name) > 3)) or (has_lines and "/" in path)
    return bool(extension) or name in _PLAIN_FILES or has_lines or (kind == 0 and "/" in path and " " not in path)
