"""The work tree with which a session began: as the ledger keeps it, else as it is now."""

from __future__ import annotations

from journal.project.opening import Opened, begin, restore
from journal.values import TYPE_CHECKING

if TYPE_CHECKING:
    from journal.store.records import Sessions


def begun(sessions: Sessions, session: int, folder: str, now: float) -> Opened:
    """The baseline of a session of a project's folder; whoever asks first takes it."""
    kept = sessions.baseline(session)
    if kept:
        return Opened(restore(folder, kept.decode()))
    opened = begin(folder, now)
    sessions.keep_baseline(session, opened.baseline.to_text().encode())
    return opened
