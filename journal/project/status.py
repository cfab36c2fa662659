"""What in a work tree is not committed, as git tells it."""

import os

from journal.project.gitcall import SCAN_SECONDS, Call, Place

_FIELDS = {b"1": 8, b"u": 10, b"?": 1}
"""Lines begin with their sort; the path stands after so many blanks."""


def asked_status(place: Place) -> Call:
    """Git on its way to where work tree, index and HEAD are not all the same, untracked files too."""
    command = ("status", "--porcelain=v2", "-z", "-uall", "--no-renames", "--ignore-submodules=all")
    return Call(place, *command, seconds=SCAN_SECONDS)


def uncommitted_in(answer: bytes) -> dict[str, str]:
    """These paths, with what becomes of each at the next commit of everything: `+` comes, `-` goes, `~` changes."""
    signs: dict[str, str] = {}
    for line in answer.split(b"\0"):
        fields = _FIELDS.get(line[:1])
        if fields and not line.endswith(b"/"):  # a slash: a repository inside this one, which is its own world
            path = os.fsdecode(line.split(b" ", fields)[fields])
            sign = "+" if line[:1] == b"?" or b"A" in line[2:4] else "-" if b"D" in line[2:4] else "~"
            signs[path] = "~" if path in signs else sign  # taken out of the index, and there again
    return signs
