"""A command that was run and recorded, as a value and as an entry of a session's timeline."""

from __future__ import annotations

from journal.values import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from journal.store.records import Event

RUN = "run"
"""The sort of timeline entry that keeps one."""


class Run(NamedTuple):
    """One run of a command, and what came of it."""

    command: str
    """As it was typed."""
    status: int
    """Its exit status: 0 is the only one that means well."""
    started: float
    seconds: float
    passed: int | None = None
    """How many tests it said passed; None where it said nothing of the sort, and so with the next two."""
    failed: int | None = None
    skipped: int | None = None
    lines: tuple[str, ...] = ()
    """The last lines of its output."""

    @property
    def is_good(self) -> bool:
        """Whether nothing speaks against it: neither the exit status nor what it counted."""
        return self.status == 0 and not self.failed


def to_payload(run: Run) -> bytes:
    """What the timeline keeps of a run."""
    from json import dumps

    said = run._asdict()
    said["when"] = said.pop("started")
    return dumps(said).encode("ascii")


def from_event(event: Event) -> Run:
    """The run that an entry of a timeline tells."""
    from json import loads  # the digest is to come at once, and most projects record no run

    said = loads(event.payload)
    said["started"] = said.pop("when")
    return Run(**{**said, "lines": tuple(said["lines"])})
