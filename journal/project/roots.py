"""The project that a document belongs to: where paths in it begin, and where they may lead."""

from __future__ import annotations

import os


def project_of(document: str) -> str:
    """The folder of the repository that a document is in, or else its own."""
    folder = home = os.path.dirname(os.path.realpath(document))
    while not os.path.exists(os.path.join(folder, ".git")):
        above = os.path.dirname(folder)
        if above == folder:
            return home
        folder = above
    return folder


def inside(folder: str, path: str) -> bool:
    """Whether a path leads to something within a folder, symbolic links followed."""
    real = os.path.realpath(path)
    return os.path.commonpath([os.path.realpath(folder), real]) == os.path.realpath(folder)
