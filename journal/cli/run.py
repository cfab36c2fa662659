"""`journal run`: a command run as if nothing stood between, and what came of it recorded."""

from __future__ import annotations

import os
import shlex
import time

from journal.cli.arguments import Misuse
from journal.cli.opening import NoDocument, keep_beginning, opened, opened_at, path_of, save
from journal.cli.printing import printable, say
from journal.document.edit import NoSection
from journal.project.errors import ProjectError
from journal.project.stand import stand_of
from journal.running.command import NotStarted
from journal.running.command import run as run_command
from journal.running.counts import Tally, matters
from journal.running.lines import Lines
from journal.runs import all_of, attach, record
from journal.session.runs import Run
from journal.session.verdict import took, verdict
from journal.session.wording import day_and_time
from journal.values import TYPE_CHECKING

if TYPE_CHECKING:
    from journal.cli.arguments import Given
    from journal.project.stand import Stand

_LAST, _WIDEST = 20, 200
"""Lines of the output that are kept, and characters of each."""


def run(given: Given) -> int:
    """Run a command, and give its exit status; list the runs of the session where none is given."""
    if not given.words:
        return _list(given)
    if given.json:
        raise Misuse("run passes on what its command prints; journal run --json, without a command, tells what was run")
    path, stand = _looked_at(given)
    tally = Tally()
    lines = Lines(tally.hear, matters)
    started, clock = time.time(), time.monotonic()
    try:
        status = run_command(given.words, given.folder, lines.feed)
    except NotStarted as problem:
        say(str(problem))
        return problem.status
    seconds = time.monotonic() - clock
    shown = [printable(line.rstrip())[:_WIDEST] for line in lines.close()]
    passed, failed, skipped = tally.counts() or (None, None, None)
    told = tuple([line for line in shown if line][-_LAST:])
    ran = Run(shlex.join(given.words), status, started, seconds, passed, failed, skipped, told)
    if path:
        _record(given, path, ran, stand)
    else:
        say("nothing was recorded: there is no continuity document here; journal new writes one")
    return status


def _looked_at(given: Given) -> tuple[str, Stand | None]:
    """The document that the run will be recorded for, and how its project stands before it."""
    try:
        path = path_of(given)
    except NoDocument:
        return "", None
    try:
        return path, stand_of(os.path.dirname(os.path.abspath(path)))
    except (ProjectError, OSError):  # a repository that cannot be asked is no reason not to run
        return path, None


def _record(given: Given, path: str, ran: Run, stand: Stand | None) -> None:
    """Keep what came of it; whatever stands in the way, the exit status is the command's."""
    try:
        desk = opened_at(path)
        try:
            before = desk.document.text
            record(desk, ran, stand)
            if "--attach" in given.options and attach(desk, ran, "--create" in given.options):
                save(desk, before)
            keep_beginning(desk)
        finally:
            desk.close()
    except NoSection as problem:
        say(f"the result was recorded, and not written into the page: {problem}; --create makes one")
    except Exception as problem:
        from journal.cli.failing import explained

        explained(problem)
        say("the result was not recorded")


def _list(given: Given) -> int:
    """The runs of the session, the latest first."""
    desk = opened(given)
    try:
        runs = list(reversed(all_of(desk)))
    finally:
        desk.close()
    if given.json:
        from json import dumps

        print(dumps({"version": 1, "runs": [{**one._asdict(), "good": one.is_good} for one in runs]}))
        return 0
    for one in runs:
        said = f"{'✓' if one.is_good else '✗'} {one.command}  {verdict(one)}  {took(one.seconds)}"
        print(printable(f"{day_and_time(one.started)}  {said}"))
    if not runs:
        print("nothing was run in this session; journal run -- COMMAND records a run")
    return 0
