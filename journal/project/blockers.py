"""Finding the pipe or device that git would read, and wait on for ever."""

import os
import re
import stat
import time

_RULES = frozenset({".gitignore", ".gitattributes", ".gitmodules", ".mailmap"})
_IN_GITDIR = ("config", "config.worktree", "HEAD", "index", "packed-refs", "info/exclude", "info/attributes")
_LONGEST_SEARCH_SECONDS = 0.7
_NAMED_FILE = re.compile(
    rb"""^\s*(?:path|excludesfile|attributesfile)\s*=\s*"?([^"\n;#]+)""", re.IGNORECASE | re.MULTILINE
)


def blocker(root: str, gitdir: str) -> str | None:
    """The first file that git reads in this project and that is not regular; None where all are."""
    gitdir = gitdir or _gitdir_above(root)
    for name in _IN_GITDIR:
        if _is_special(path := os.path.join(gitdir, name)):
            return path
    for path in _named_in(os.path.join(gitdir, "config"), gitdir):
        if _is_special(path):
            return path
    return _special_rules_below(root, time.monotonic() + _LONGEST_SEARCH_SECONDS)


def _gitdir_above(folder: str) -> str:
    while not os.path.lexists(git := os.path.join(folder, ".git")):
        parent = os.path.dirname(folder)
        if parent == folder:
            return git
        folder = parent
    if os.path.isdir(git):
        return git
    target = _text(git).removeprefix(b"gitdir:").strip()
    return os.path.join(folder, os.fsdecode(target))


def _named_in(config: str, gitdir: str) -> list[str]:
    names = (os.fsdecode(name.strip()) for name in _NAMED_FILE.findall(_text(config)))
    return [os.path.join(gitdir, os.path.expanduser(name)) for name in names if "\0" not in name]


def _text(path: str) -> bytes:
    if _is_special(path):
        return b""
    try:
        with open(path, "rb", opener=lambda name, flags: os.open(name, flags | os.O_NONBLOCK)) as file:
            return file.read(1 << 20)
    except OSError:
        return b""


def _is_special(path: str) -> bool:
    try:
        mode = os.stat(path).st_mode
    except (OSError, ValueError):
        return False
    return not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)) and path != os.devnull


def _special_rules_below(root: str, deadline: float) -> str | None:
    folders = [root]
    for folder in folders:  # which grows on the way: what stands high is looked at first
        if time.monotonic() > deadline:
            break
        try:
            with os.scandir(folder) as entries:
                for entry in entries:
                    if entry.is_dir(follow_symlinks=False):
                        if entry.name != ".git":
                            folders.append(entry.path)
                    elif entry.name in _RULES and _is_special(entry.path):
                        return entry.path
        except OSError:
            continue
    return None
