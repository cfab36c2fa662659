"""What goes wrong, as one sentence on stderr and an exit status."""

from __future__ import annotations

import os

from journal.checks.selection import SelectionError
from journal.cli.arguments import Misuse
from journal.cli.opening import NoDocument
from journal.cli.printing import say
from journal.document.choose import Unclear
from journal.document.edit import NoSection
from journal.document.verify import NotThere, Refused
from journal.kinds.kind import KindError
from journal.project.errors import ProjectError
from journal.reading import NotTextError
from journal.settings import SettingError
from journal.store.errors import (
    MissingError,
    NoFolderError,
    NotAFileError,
    NotAllowedError,
    StoreError,
    TooLargeError,
)
from journal.store.errors import explained as disk_trouble
from journal.store.versions import VersionMissingError

MISUSE, LOSS = 2, 3

_WRONG_USE = (
    Misuse,
    NoDocument,
    NotThere,
    KindError,
    SettingError,
    SelectionError,
    ProjectError,
    MissingError,
    NoFolderError,
    NotAFileError,
    NotAllowedError,
    NotTextError,
    TooLargeError,
    VersionMissingError,
)
"""What a user asked for that is not there, or cannot be read; other refusals keep something from being lost."""


def explained(problem: Exception) -> int:
    """Say what happened and what to do, and give the exit status for it."""
    match problem:
        case Unclear():
            say(str(problem))
            for item in problem.candidates[:12]:
                say(f"  {item.id}  {item.text}")
            return MISUSE
        case NoSection():
            say(f"{problem}; --create makes one")
            return MISUSE
        case OSError(filename=str() as path):
            return explained(disk_trouble(path, problem))
        case _ if isinstance(problem, _WRONG_USE):
            say(str(problem))
            return MISUSE
        case Refused() | StoreError():
            say(str(problem))
            return LOSS
        case _:
            if os.environ.get("JOURNAL_DEBUG"):
                raise problem
            say(f"a fault of journal's own: {type(problem).__name__}: {problem}; JOURNAL_DEBUG=1 shows where")
            return LOSS
