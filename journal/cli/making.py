"""`journal new`: a document from its template, never over a file that is there."""

from __future__ import annotations

import os

from journal.cli.arguments import Given, Misuse
from journal.cli.printing import printable


def new(given: Given) -> int:
    from datetime import datetime

    from journal.kinds.templates import filled, templates
    from journal.meaning import all_kinds
    from journal.store.file import File
    from journal.store.outcome import Found
    from journal.store.places import state_folder

    kinds = all_kinds()
    name = given.value("--kind") or "context"
    if name not in kinds:
        raise Misuse(f"there is no kind {name}; there are {', '.join(kinds)}")
    folder = os.path.abspath(given.folder)
    pages = templates(kinds[name])
    target = os.path.join(folder, given.words[0] if given.words else given.file)
    if len(pages) == 1 and target.lower().endswith((".md", ".markdown", ".txt")):
        folder, only = os.path.split(target)
        pages = {only: next(iter(pages.values()))}
    else:
        folder = target
    there = [page for page in pages if os.path.lexists(os.path.join(folder, page))]
    if there:
        raise Misuse(f"{os.path.join(folder, there[0])} is there already; journal new never writes over a file")
    os.makedirs(folder, exist_ok=True)
    title = given.value("--title") or os.path.basename(os.path.abspath(folder))
    today = f"{datetime.now():%Y-%m-%d %H:%M}"
    for page, template in pages.items():
        path = os.path.join(folder, page)
        outcome = File(path, state_folder()).save(filled(template, title, today).encode(), None)
        if isinstance(outcome, Found):
            raise Misuse(f"{path} is there already; journal new never writes over a file")
        print(printable(path))
    return 0
