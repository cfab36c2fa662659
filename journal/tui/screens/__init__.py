"""The screens, each loaded when it is first opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.screen import Screen

    from journal.tui.view import View


def screen_of(name: str, view: View) -> Screen[None]:
    """A screen by its name."""
    match name:
        case "help":
            from journal.tui.screens.help import HelpScreen

            return HelpScreen()
        case "palette":
            from journal.tui.screens.palette import PaletteScreen

            return PaletteScreen(view)
        case "history":
            from journal.tui.screens.history import HistoryScreen

            return HistoryScreen(view)
        case "asides":
            from journal.tui.screens.asides import AsidesScreen

            return AsidesScreen(view)
        case "fields" | "page fields":
            from journal.tui.screens.fields import FieldsScreen

            return FieldsScreen(view, view.board.used.listing.item if name == "fields" else None)
        case "more panes":
            from journal.tui.meant import more_panes_screen

            return more_panes_screen(view)
        case "settings":
            from journal.tui.screens.settings import SettingsScreen

            return SettingsScreen(view)
        case "role":
            from journal.tui.meant import role_screen

            item = view.board.used.listing.item
            return role_screen(view, item.section if item else 0)
        case "folder":
            from journal.tui.screens.folder import FolderScreen

            return FolderScreen(view)
        case "checks":
            from journal.tui.screens.checks import ChecksScreen

            return ChecksScreen(view)
        case "outline":
            from journal.tui.screens.outline import OutlineScreen

            return OutlineScreen(view)
        case "summary":
            from journal.tui.screens.summary import SummaryScreen

            return SummaryScreen(view)
        case "document":
            from journal.tui.screens.document import DocumentScreen

            return DocumentScreen(view)
        case _:
            raise ValueError(name)
