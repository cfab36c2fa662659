"""`journal [PATH]`: the pane on a document; `journal demo`: the pane on a sample project with work going on in it."""

from __future__ import annotations

import os
import sys

from journal.cli.arguments import Given, Misuse


def pane(given: Given) -> int:
    """Open the pane on a path, on the document found from here upwards, or on the choice of one."""
    from journal.tui.light import shine

    _refuse_unfit()
    start = os.path.join(os.path.abspath(given.folder), given.file or (given.words[0] if given.words else ""))
    light = shine(start)
    try:
        status = _open(start)
    except BaseException:
        if light is not None:
            light.quench()
        raise
    if light is not None:
        light.out()
    return _told(status)


def _open(start: str) -> int:
    from journal.cli.opening import candidates, configured
    from journal.finding import LIKELY
    from journal.tui.start import open_desk, run_pane

    if not os.path.exists(start):
        raise Misuse(f"{start} does not exist; journal new makes one")
    if os.path.isfile(start):
        return run_pane(open_desk(start), os.path.dirname(start), place=start)
    if path := configured(start):
        return run_pane(open_desk(path), start, place=start)
    found = candidates(start)
    if found and found[0].likelihood >= LIKELY:
        return run_pane(open_desk(found[0].path), start, place=start)
    return run_pane(None, start, tuple(found))


def demo(_: Given) -> int:
    """A sample project in a temporary folder, with an agent at work in it."""
    from journal.tui.demo import Demo
    from journal.tui.start import open_desk, run_pane

    _refuse_unfit()
    with Demo() as played:
        return _told(run_pane(open_desk(played.document), played.folder))


def _told(status: int) -> int:
    if status == 1:
        from journal.cli.printing import say

        say("the pane ended by a fault of its own; what you wrote is saved, or taken up at the next start")
    return status


def _refuse_unfit() -> None:
    from journal.tui.start import unfit

    if reason := unfit(os.environ, sys.__stdin__, sys.__stderr__):
        raise Misuse(reason)
