"""A widget that paints lines of parts, and a screen with the styles for it; all others are made of these."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, TypeVar

from textual.screen import Screen
from textual.widget import Widget

from journal.tui.paint import strip_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.style import Style
    from textual.geometry import Region
    from textual.strip import Strip

    from journal.tui.paint import Part

Result = TypeVar("Result")

STYLES = frozenset(
    (
        "strong", "dim", "unset", "code", "key", "title", "title-focused", "rule", "rule-focused", "selected",
        "marked", "todo", "doing", "done", "failed", "good", "bad", "warning", "fresh", "added", "removed",
        "heading",
    )
)  # fmt: skip
"""The names of the styles; `styles/painted.tcss` says what each looks like."""


class PaintedScreen(Screen[Result]):
    """Has the styles of all that is painted on it: each costs time at the start, and so once for all its widgets."""

    COMPONENT_CLASSES: ClassVar[set[str]] = set(STYLES)
    AUTO_FOCUS = None


class Painted(Widget):
    """Paints one line at a time, so that a change costs what it changes and not what the widget holds."""

    def parts_of(self, row: int) -> tuple[Sequence[Part], str]:
        """What a row of the widget shows, and the style of the whole row; empty for the widget's own."""
        raise NotImplementedError

    _base: Style
    """The style of the widget, which costs as much as a line: found once for all lines that are painted together."""

    def render_lines(self, crop: Region) -> list[Strip]:
        self._base = self.rich_style
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        parts, row_style = self.parts_of(y)
        base = self._base
        if row_style:
            base = base + self.style_of(row_style)
        return strip_of(parts, self.size.width, base, self.style_of)

    def style_of(self, name: str) -> Style:
        return self.screen.get_component_rich_style(name, partial=True)
