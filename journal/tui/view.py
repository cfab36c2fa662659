"""What actions may ask of the screen that they work on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping

    from journal.document.edit import Edit
    from journal.document.page import Item
    from journal.tui.board import Board
    from journal.tui.findings import Findings
    from journal.tui.keeper import Keeper
    from journal.tui.proposing import Proposing
    from journal.tui.question import Question


class Host(Protocol):
    """The application, as its screens see it."""

    def now(self) -> float: ...

    def key_time(self) -> float:
        """Seconds that only go forward, for telling how fast keys come."""

    def run_editor(self, path: str, line: int) -> None: ...

    def leave(self) -> None: ...

    @property
    def settings(self) -> Mapping[str, Any]:
        """The options, as they are set."""

    @property
    def complaints(self) -> list[str]:
        """What is wrong with the settings."""

    def take_settings(self) -> None:
        """Settings were changed: work as they say now."""

    def try_theme(self, name: str) -> None:
        """Show a theme without choosing it."""

    def switch(self, path: str) -> None:
        """Work at another document."""


class View(Protocol):
    """The main screen, as actions see it."""

    @property
    def keeper(self) -> Keeper: ...

    @property
    def board(self) -> Board: ...

    @property
    def work(self) -> Proposing | None:
        """What the work proposes; None until the project is looked at."""

    @property
    def selected(self) -> Item | None:
        """The item that an action is about."""

    @property
    def checks(self) -> Findings:
        """What the checks found in the page as it was a moment ago."""

    def do(self, edit: Edit, says: str = "") -> bool:
        """Carry out an edit and show it; whether it could be done. If not, the screen has said why."""

    def say(self, text: str, style: str = "") -> None: ...

    @property
    def said(self) -> str:
        """What was said last; empty after an edit that could be done."""

    def show_pane(self, role: str) -> None:
        """Show the pane of a role that has none yet, and go there."""

    def ask(self, question: Question) -> None: ...

    def filter(self, words: str) -> None: ...

    def open(self, screen: str) -> None:
        """Another screen, by its name."""

    def cells(self, item: str) -> None:
        """The table that an item is a row of, cell by cell."""

    def changed(self, count: int) -> None:
        """Some edits were made at once: show them."""

    def turn(self, undoing: bool) -> None:
        """Undo, or do again what was undone."""

    def copy(self, text: str) -> None:
        """Put a text on the clipboard, and say where it went."""

    @property
    def complaints(self) -> list[str]:
        """What is wrong with the settings."""

    def take_settings(self) -> None:
        """Settings were changed: show the page as they say now."""

    def try_theme(self, name: str) -> None:
        """Show a theme without choosing it."""

    def edit_file(self, path: str, line: int) -> None:
        """Open the user's editor."""

    def leave(self) -> None: ...

    def switch(self, path: str) -> None:
        """Save, and work at another document."""
