"""The system's clipboard, by way of the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from textual.app import App


def copy(app: App[Any], text: str) -> str:
    """Put a text on the clipboard, and say where it went."""
    app.copy_to_clipboard(text)
    return "sent to the terminal's clipboard"
