"""What came of a run, in few words, none of which say more than it did."""

from __future__ import annotations

from journal.values import TYPE_CHECKING

if TYPE_CHECKING:
    from journal.session.runs import Run


def verdict(run: Run) -> str:
    """Counts where it counted, the exit status where they do not say it: `2 failed, 212 passed`, `exit 2`."""
    counted = [(run.failed, "failed"), (run.passed, "passed"), (run.skipped, "skipped")]
    said = [f"{count} {word}" for count, word in counted if count]
    if run.passed is not None and not said:
        said = ["no tests"]
    if not said or bool(run.failed) != bool(run.status):
        said.insert(0, f"exit {run.status}")
    return ", ".join(said)


def took(seconds: float) -> str:
    """A duration as people say it."""
    if seconds < 10:
        return f"{seconds:.1f} s"
    if seconds < 120:
        return f"{seconds:.0f} s"
    minutes = round(seconds / 60)
    return f"{minutes} min" if minutes < 120 else f"{minutes // 60} h {minutes % 60} min"
