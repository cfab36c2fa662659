"""`journal [PATH]`: the pane on a document; `journal demo`: the pane on a sample project with work going on in it."""

from __future__ import annotations

import os
import sys

from journal.cli.arguments import Given, Misuse
from journal.cli.opening import configured
from journal.cli.printing import say
from journal.finding import LIKELY, find
from journal.values import TYPE_CHECKING

if TYPE_CHECKING:
    from journal.desk import Desk
    from journal.finding import Candidate


def pane(given: Given) -> int:
    """Open the pane on a path, on the document found from here upwards, or on the choice of one."""
    from journal.tui.start import open_desk

    _refuse_unfit()
    start = os.path.join(os.path.abspath(given.folder), given.file or (given.words[0] if given.words else ""))
    if not os.path.exists(start):
        raise Misuse(f"{start} does not exist; journal new makes one")
    if os.path.isfile(start):
        return _run(open_desk(start), os.path.dirname(start))
    if path := configured(start):
        return _run(open_desk(path), start)
    found = find(start, os.path.expanduser("~"))
    if found and found[0].likelihood >= LIKELY:
        return _run(open_desk(found[0].path), start)
    return _run(None, start, tuple(found))


def demo(_: Given) -> int:
    """A sample project in a temporary folder, with an agent at work in it."""
    from journal.tui.demo import Demo
    from journal.tui.start import open_desk

    _refuse_unfit()
    with Demo() as played:
        return _run(open_desk(played.document), played.folder)


def _run(desk: Desk | None, folder: str, candidates: tuple[Candidate, ...] = ()) -> int:
    from journal.tui.start import run_pane

    status = run_pane(desk, folder, candidates)
    if status == 1:
        say("the pane ended by a fault of its own; what you wrote is saved, or taken up at the next start")
    return status


def _refuse_unfit() -> None:
    from journal.tui.start import unfit

    if reason := unfit(os.environ, sys.__stdin__, sys.__stderr__):
        raise Misuse(reason)
