"""Where things stand, for whoever comes back: what happened meanwhile, and what to know first."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from journal.elapsed import ago
from journal.project.search import Search
from journal.resuming import digest
from journal.session.wording import count
from journal.store.errors import StoreError
from journal.summaries import Summaries
from journal.tui.screens.reading import Reading
from journal.tui.sheet import Sheet

if TYPE_CHECKING:
    from textual import events

    from journal.desk import Desk
    from journal.resuming import Digest
    from journal.tui.paint import Part

_MOST = 8
"""Lines of each part: this is read in half a minute."""


class ResumeScreen(Reading):
    """Opens after a pause; any way back leads to the page."""

    def __init__(self, desk: Desk, away: float) -> None:
        super().__init__("Where it stands", Sheet())
        self._desk = desk
        self._away = away
        """Since when."""
        self.keys = [("enter", "to the page")]

    def fill(self) -> None:
        self.sheet.show([[(" looking at the work…", "unset")]])
        self.run_worker(self._gather(), exclusive=True)

    async def _gather(self) -> None:
        desk = self._desk
        try:
            found = await asyncio.to_thread(self._look)
        except (StoreError, OSError) as problem:  # the file went away meanwhile
            self.sheet.show([[(f" {problem}", "warning")]])
        else:
            self._show(found, desk.now())

    def _look(self) -> Digest:
        desk = self._desk
        search = Search(desk.folder)
        return digest(desk.path, desk.meaning, desk.state, desk.now(), search)

    def _show(self, found: Digest, now: float) -> None:
        lines = self._meanwhile(found, now)
        for part in found.parts:
            fresh = found.fresh.get(part.name)
            note = fresh.told(now) if fresh is not None else "as of now"
            lines += [[(" ", ""), (part.title, "title"), (f"  {note}", "dim")]]
            lines += [[("   ", ""), (line.text, "")] for line in part.lines[:_MOST]]
            if len(part.lines) > _MOST:
                lines.append([("   ", ""), (f"and {len(part.lines) - _MOST} more", "dim")])
            lines.append([])
        if found.problem:
            lines.append([(" ! ", "warning"), (found.problem, "warning")])
        self.sheet.show(lines or [[(" the page says nothing yet", "unset")]])

    def _meanwhile(self, found: Digest, now: float) -> list[list[Part]]:
        """What happened since."""
        items = Summaries(self._desk).items_since(self._away)
        files = {path for moment, path in found.changes if moment > self._away}
        said = count(len(files), "file") + " changed" if files else "no file changed that git knows of"
        lines: list[list[Part]] = [
            [(" ", ""), (f"Since {ago(now - self._away)}", "title-focused"), (f"  {said}", "dim")]
        ]
        for sign, style, told in (
            ("✓", "done", (*items.completed, *items.resolved)),
            ("◐", "doing", items.begun),
            ("✗", "failed", items.blocked),
            ("·", "", (*items.decided, *items.learned)),
        ):
            lines += [[(f"   {sign} ", style), (one.text, "")] for one in told[:_MOST]]
        return [*lines, []]

    async def take_key(self, event: events.Key) -> None:
        if event.key == "enter":
            event.stop()
            self.dismiss()
        else:
            await super().take_key(event)
