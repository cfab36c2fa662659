"""Starting the pane: is the terminal fit for it, which document, and what the exit status is."""

from __future__ import annotations

import gc
import io
import os
import sys

from journal.values import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import TextIO

    from journal.checking import Checking
    from journal.desk import Desk
    from journal.finding import Candidate

_INSTEAD = "journal show, journal add and the other commands work without one (journal --help)"


def unfit(environment: Mapping[str, str], stdin: TextIO | None, stderr: TextIO | None) -> str:
    """Why the pane cannot be shown here; empty where it can."""
    if stdin is None or stderr is None or not stdin.isatty() or not stderr.isatty():
        return f"the pane needs a terminal; {_INSTEAD}"
    if environment.get("TERM", "") in ("dumb", ""):
        return f"the pane needs a terminal that can place its cursor, and TERM says that this one cannot; {_INSTEAD}"
    return ""


def open_desk(path: str) -> Desk:
    from journal.desk import Desk
    from journal.meaning import meaning_for

    return Desk(path, meaning_for(path))


def begin_checks(path: str) -> Checking:
    from journal.checking import Checking

    return Checking(path)


def run_pane(desk: Desk | None, folder: str, candidates: tuple[Candidate, ...] = (), place: str = "") -> int:
    """Run the pane until the user leaves; its exit status. Its last frame is what the next start there begins with."""
    gc.disable()  # until the first frame: what the start makes is not garbage
    if os.environ.get("NO_COLOR") == "":
        del os.environ["NO_COLOR"]  # the convention: empty means not set; Textual takes it for set
    _import_asyncio()
    from journal.tui.app import JournalApp
    from journal.tui.signs import is_utf8

    encoding = getattr(sys.__stderr__, "encoding", "")
    if not is_utf8(encoding) and isinstance(sys.__stderr__, io.TextIOWrapper):
        sys.__stderr__.reconfigure(errors="replace")  # where Textual draws
    app = JournalApp(desk, open_desk, folder, candidates, place, encoding=encoding, checks=begin_checks)
    app.run(mouse=app.settings["pane.mouse"])
    return app.return_code or 0


def _import_asyncio() -> None:
    """The pane opens no connection; asyncio can do without `ssl`, which costs a twentieth of the start."""
    if "asyncio" in sys.modules or "ssl" in sys.modules:
        return
    sys.modules["ssl"] = None  # type: ignore[assignment]
    try:
        import asyncio  # noqa: F401
    finally:
        del sys.modules["ssl"]
