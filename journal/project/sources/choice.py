"""Which source of events serves a project: the one that its user named, else the best one for its file system."""

from __future__ import annotations

import os
import sys

from journal.project.sources.polling import Polling
from journal.values import TYPE_CHECKING

if TYPE_CHECKING:
    from journal.project.sources.protocol import Source

_ON_LINUX = sys.platform.startswith("linux")
AUTO = "auto"
NAMES = (AUTO, *(("inotify",) if _ON_LINUX else ()), "watchfiles", "polling")
"""What a user may name here."""
_SILENT = ("9p", "nfs", "cifs", "smb", "fuse.", "vboxsf", "virtiofs", "drvfs")
"""File systems that tell nobody what another machine writes."""


def serving(name: str, root: str) -> str:
    """The name of the source that serves a project; "auto" chooses."""
    return _best(root) if name == AUTO else name


def source(name: str, root: str) -> Source:
    """The source of this name; "auto" chooses."""
    name = serving(name, root)
    if name == "inotify":
        from journal.project.sources.inotify import Inotify

        return Inotify()
    if name == "watchfiles":
        from journal.project.sources.watchfiles import Watchfiles

        return Watchfiles()
    return Polling()


def file_system(path: str, mounts: str) -> str:
    """The type of the file system that a path is on, given the system's table of mounts."""
    found = ("", "")
    for line in mounts.splitlines():
        _, where, kind, *_ = line.split(" ")
        where = where.replace("\\040", " ").rstrip("/")
        if f"{path}/".startswith(f"{where}/") and len(where) >= len(found[0]):
            found = (where, kind)
    return found[1]


def _best(root: str) -> str:
    if not _ON_LINUX:
        return "watchfiles"
    try:
        with open("/proc/self/mounts", encoding="utf-8", errors="surrogateescape") as file:
            kind = file_system(os.path.realpath(root), file.read())
    except OSError:
        kind = ""
    return "polling" if kind.startswith(_SILENT) else "inotify"
