"""`journal new`: a document from its template, never over a file that is there."""

from __future__ import annotations

import os

from journal.cli.arguments import Given, Misuse
from journal.cli.printing import answer


def new(given: Given) -> int:
    from datetime import datetime

    from journal.making import AlreadyThere, make
    from journal.meaning import all_kinds

    kinds = all_kinds()
    name = given.value("--kind") or "context"
    if name not in kinds:
        raise Misuse(f"there is no kind {name}; there are {', '.join(kinds)}")
    if given.words and given.words[0] in kinds:
        raise Misuse(
            f"{given.words[0]} is a kind; --kind {given.words[0]} writes one, ./{given.words[0]} into that folder"
        )
    folder = os.path.abspath(given.folder)
    target = os.path.join(folder, given.words[0] if given.words else given.file)
    try:
        written = make(kinds[name], target, given.value("--title"), datetime.now())
    except AlreadyThere as problem:
        raise Misuse(str(problem)) from problem
    answer(given, *written)
    return 0
