"""The first screen of a project without a document: what was found that may be one, and the kinds to make one of."""

from __future__ import annotations

import os
from datetime import datetime
from typing import TYPE_CHECKING

from journal.kinds.templates import filled, templates
from journal.making import AlreadyThere, make, title_for
from journal.meaning import all_kinds
from journal.reading import text_of
from journal.store.errors import StoreError
from journal.tui.hints import Hints
from journal.tui.paint import shown
from journal.tui.painted import PaintedScreen
from journal.tui.rendered import Rendered
from journal.tui.screens.reading import Bar
from journal.tui.sheet import Sheet

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual import events
    from textual.app import ComposeResult

    from journal.finding import Candidate
    from journal.tui.paint import Part

_SEEN = 20_000
"""Bytes of a file that the preview shows."""


class FirstScreen(PaintedScreen[str | None]):
    """Gives the path of a document: one that is there, or one that it has made."""

    def __init__(self, folder: str, candidates: tuple[Candidate, ...], clock: Callable[[], float]) -> None:
        super().__init__()
        self._clock = clock
        self._folder = folder
        self._candidates = candidates
        self._kinds = list(all_kinds().values())
        self.choices = Sheet(cursor=True, wrap=False)
        self.preview = Sheet()
        self.hints = Hints()
        self._lines: list[list[Part]] = []
        self._meant: list[Candidate | str] = []
        """What each line of the choices stands for: a file, a kind by its name, or nothing."""

    def compose(self) -> ComposeResult:
        yield Bar("No document here yet" if not self._candidates else "Which of these is the document?")
        yield self.choices
        yield Bar("What it looks like")
        yield self.preview
        yield self.hints

    def on_mount(self) -> None:
        self._list()
        self.preview.can_focus = False
        self.choices.styles.height = len(self._lines)
        self.choices.styles.max_height = "50%"
        self.choices.focus()
        self.hints.offer([("↓↑", "choose"), ("enter", "take it"), ("q", "leave")])
        self.choices.show(self._lines, 0)
        self._preview(0)

    @property
    def _now(self) -> datetime:
        return datetime.fromtimestamp(self._clock())

    def _list(self) -> None:
        for candidate in self._candidates[:8]:
            near = os.path.relpath(candidate.path, self._folder)
            likely = "●" * round(5 * candidate.likelihood)
            self._lines.append([(" ", ""), (likely.ljust(5, "○"), "good"), (f"  {near}", "strong")])
            self._meant.append(candidate)
        for kind in self._kinds:
            self._lines.append([(" new  ", "key"), (kind.name.ljust(11), "strong"), (kind.summary, "dim")])
            self._meant.append(kind.name)

    def _preview(self, index: int) -> None:
        meant = self._meant[index]
        if isinstance(meant, str):
            kind = next(kind for kind in self._kinds if kind.name == meant)
            text = next(iter(templates(kind).values()))
            text = filled(text, title_for(self._folder), f"{self._now:%Y-%m-%d %H:%M}")
        else:
            text = _opening(meant.path)
        self.preview.show(Rendered(text), 0)

    def on_sheet_moved(self, event: Sheet.Moved) -> None:
        event.stop()
        self._preview(event.index)

    def on_sheet_chosen(self, event: Sheet.Chosen) -> None:
        event.stop()
        meant = self._meant[event.index]
        if not isinstance(meant, str):
            self.dismiss(meant.path)
            return
        kind = next(kind for kind in self._kinds if kind.name == meant)
        try:
            self.dismiss(make(kind, self._folder, "", self._now)[0])
        except (AlreadyThere, StoreError, OSError) as problem:
            self.hints.say(shown(str(problem)), "warning")

    def on_key(self, event: events.Key) -> None:
        if event.key == "q":
            event.stop()
            self.dismiss(None)
        else:
            self.choices.take_key(event)


def _opening(path: str) -> str:
    """The first of a file, for a preview."""
    try:
        with open(path, "rb") as file:
            return text_of(path, file.read(_SEEN))
    except (OSError, StoreError) as problem:
        return str(problem)
