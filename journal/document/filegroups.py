"""Which of several sections of files a file belongs in: by what happened to it, by its neighbours, by its name."""

from __future__ import annotations

import re

from journal.values import TYPE_CHECKING

if TYPE_CHECKING:
    from journal.document.page import Page

_NEW = frozenset(("created", "new", "added", "adds"))
_CHANGED = frozenset(("modified", "changed", "updated", "edited", "touched"))
_GONE = frozenset(("deleted", "removed"))
_CORE = frozenset(("core", "main", "primary", "key"))
_BESIDE = frozenset(("supporting", "support", "secondary", "related", "other", "others", "config", "tests"))
_BESIDE_FOLDERS = frozenset(
    ("test", "tests", "spec", "specs", "docs", "doc", "config", "scripts", "examples", "fixtures")
)
_BESIDE_NAMES = re.compile(
    r"(?:^|[._-])(?:test|tests|spec|conftest|config)(?:[._-]|$)|\.(?:md|json|toml|ya?ml|lock|ini|cfg)$"
)
_WORDS = re.compile(r"[^\W\d_]+")


def group_of(page: Page, path: str, is_new: bool, is_gone: bool) -> str:
    """The title of the section that a file's entry is to stand in; empty where there is no choice."""
    sections = page.outline.sections
    playing = [index for index, purpose in enumerate(page.purposes) if purpose == "files"]
    inner = [index for index in playing if not any(sections[other].parent == index for other in playing)]
    if len(inner) < 2:
        return ""
    titled = {index: set(map(str.casefold, _WORDS.findall(sections[index].title))) for index in inner}
    wanted = (_GONE, _CHANGED) if is_gone else (_NEW,) if is_new else (_CHANGED,)
    for words in wanted:
        if named := [index for index in inner if titled[index] & words]:
            return _nearest(page, named, path)
    fitting = [index for index in inner if not titled[index] & (_NEW | _CHANGED | _GONE)] or inner
    return _nearest(page, fitting, path)


def _nearest(page: Page, among: list[int], path: str) -> str:
    """Of some sections, that of the entry which shares the most folders; else the one that such a name is for."""
    sections = page.outline.sections
    if len(among) > 1:
        shared = dict.fromkeys(among, 0)
        for item in page.of("files"):
            if item.section in shared and item.anchor is not None and not item.unset:
                shared[item.section] = max(shared[item.section], _shared(item.anchor.path, path))
        most = max(shared.values())
        closest = [index for index in among if shared[index] == most]
        if not most or len(closest) > 1:
            wanted = _BESIDE if _is_beside(path) else _CORE
            titled = [i for i in among if wanted & set(map(str.casefold, _WORDS.findall(sections[i].title)))]
            closest = titled or closest
        among = closest
    return sections[among[0]].title


def _shared(one: str, other: str) -> int:
    """How many folders two paths have in common."""
    count = 0
    for left, right in zip(one.removeprefix("./").split("/")[:-1], other.split("/")[:-1], strict=False):
        if left != right:
            break
        count += 1
    return count


def _is_beside(path: str) -> bool:
    """Whether a file only supports others: a test, a page, a setting."""
    *folders, name = path.casefold().split("/")
    return not _BESIDE_FOLDERS.isdisjoint(folders) or _BESIDE_NAMES.search(name) is not None
