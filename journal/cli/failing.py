"""What goes wrong, as one sentence on stderr and an exit status."""

from __future__ import annotations

import os

from journal.cli.arguments import Misuse
from journal.cli.opening import NoDocument
from journal.cli.printing import say
from journal.document.choose import NoSuchSection, Unclear
from journal.document.edit import NoSection
from journal.document.verify import Refused
from journal.kinds.custom import KindError
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
from journal.store.versions import VersionMissingError

MISUSE, LOSS = 2, 3


def explained(problem: Exception) -> int:
    """Say what happened and what to do; what is not foreseen is raised again."""
    match problem:
        case Unclear():
            say(str(problem))
            for item in problem.candidates[:12]:
                say(f"  {item.id}  {item.text}")
            return MISUSE
        case NoSection():
            say(f"{problem}; --create makes one")
            return MISUSE
        case Misuse() | NoDocument() | NoSuchSection() | VersionMissingError() | KindError() | SettingError():
            say(str(problem))
            return MISUSE
        case MissingError() | NoFolderError() | NotAFileError() | TooLargeError() | NotAllowedError() | NotTextError():
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
