"""What a summary writes, in words: a session in one line, a result, a file that waits to be committed."""

from __future__ import annotations

from journal.document.edit import Result
from journal.document.marks import State
from journal.session.verdict import took, verdict
from journal.session.wording import count, day_and_time, stretch
from journal.values import TYPE_CHECKING

if TYPE_CHECKING:
    from journal.session.runs import Run
    from journal.session.summary import Summary

_LONGEST = 120
"""Characters of a command that are written into a page."""
WAITING = {"+": "new", "~": "changed", "-": "deleted"}
"""What the next commit of everything would make of a path."""


def in_one_line(summary: Summary, left_out: frozenset[str]) -> str:
    """`2026-11-21 14:02 to 16:43: 3 completed, 1 resolved, 4 commits, 12 files (+431 −88)`."""
    items = summary.items
    said = [
        f"{len(found)} {name}"
        for name, found in (("completed", items.completed), ("resolved", items.resolved), ("blocked", items.blocked))
        if found
    ]
    if summary.commits and "commits" not in left_out:
        said.append(count(len(summary.commits), "commit"))
    if summary.files and "files" not in left_out:
        said.append(f"{count(len(summary.files), 'file')} (+{summary.added} −{summary.removed})")
    if summary.runs and "runs" not in left_out:
        said.append(f"{summary.runs[-1].command}: {verdict(summary.runs[-1])}")
    return f"{stretch(summary.opened, summary.until)}: {', '.join(said) or 'nothing on record'}"


def result_words(run: Run) -> str:
    """What came of a run, how long it took and when it ended."""
    return f"{verdict(run)} in {took(run.seconds)} ({day_and_time(run.started + run.seconds)})"


def result_of(run: Run, create: bool = False) -> Result:
    """The edit that writes it into a page."""
    command = run.command if len(run.command) <= _LONGEST else f"{run.command[: _LONGEST - 1]}…"
    return Result(command, result_words(run), State.DONE if run.is_good else State.FAILED, create)


def named(path: str) -> str:
    """A path in backticks; one with line breaks or the like in it is written as a program would write it."""
    return f"`{path if path.isprintable() else ascii(path)}`"


def waiting_words(path: str, sign: str) -> str:
    """A file that is not committed."""
    return f"{named(path)} - {WAITING[sign]}"


def is_waiting(text: str, path: str) -> bool:
    """Whether a text is such a sentence of ours on a file."""
    return any(text == waiting_words(path, sign) for sign in WAITING)
