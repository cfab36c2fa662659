"""The board: the panes of a page in one column or two, each as high as what it has to say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.geometry import NULL_OFFSET, NULL_SPACING, Region
from textual.layout import ArrangeResult, Layout, WidgetPlacement
from textual.widget import Widget

from journal.tui.pane import Pane
from journal.tui.places import DOCUMENT_BESIDE, Need, columns, heights

if TYPE_CHECKING:
    from textual.geometry import Size


class BoardLayout(Layout):
    """Gives panes their places, and the document what is left on the right."""

    name = "board"

    def arrange(self, parent: Widget, children: list[Widget], size: Size, greedy: bool = True) -> ArrangeResult:  # noqa: ARG002
        assert isinstance(parent, Board)
        panes = parent.panes
        others = [child for child in children if not isinstance(child, Pane)]
        width = size.width
        placed: list[WidgetPlacement] = []
        if others and width >= DOCUMENT_BESIDE:
            width = min(width // 2, 2 * 60)
            placed += [_at(other, Region(width + 1, 0, size.width - width - 1, size.height)) for other in others]
        zoomed = next((pane for pane in panes if pane.zoomed), None)
        if zoomed is not None:
            return [*placed, _at(zoomed, Region(0, 0, width, size.height))]
        split = columns(len(panes), sum(pane.core for pane in panes), width)
        x = 0
        for column in split:
            wide = (width - x) // (len(split) - split.index(column)) - (column is not split[-1])
            needs = [Need(panes[index].wanted, panes[index].core) for index in column]
            used = next((at for at, index in enumerate(column) if panes[index].in_use), -1)
            y = 0
            for index, rows in zip(column, heights(needs, used, size.height), strict=True):
                if rows:
                    placed.append(_at(panes[index], Region(x, y, wide, rows)))
                    y += rows
            x += wide + 1
        return placed


def _at(widget: Widget, region: Region) -> WidgetPlacement:
    return WidgetPlacement(region, NULL_OFFSET, NULL_SPACING, widget)


class Board(Widget):
    """Holds the panes."""

    words = ""
    """What the panes are filtered by, in lower case."""

    def __init__(self) -> None:
        super().__init__()
        self._arranged = BoardLayout()
        self.panes: list[Pane] = []
        """In the order in which they are shown."""

    @property
    def layout(self) -> Layout:
        return self._arranged

    def put(self, panes: list[Pane]) -> None:
        """Show these panes, some of which may be here already."""
        for pane in self.panes:
            if pane not in panes:
                pane.remove()
        self.mount_all(pane for pane in panes if pane not in self.panes)
        self.panes = panes

    @property
    def used(self) -> Pane:
        """The pane in use."""
        return next((pane for pane in self.panes if pane.in_use), self.panes[0])

    def lay(self) -> None:
        """Give the panes their places anew."""
        self.panes[0].refresh(layout=True)  # the board forgets its arrangement only when a child asks

    def use(self, pane: Pane) -> None:
        """Make a pane the one in use."""
        for other in self.panes:
            if other.in_use and other is not pane:
                other.use(False)
        pane.use(True)
        pane.seen()
        pane.focus(scroll_visible=False)
        self.lay()

    def zoom(self, pane: Pane | None) -> None:
        for other in self.panes:
            other.zoomed = other is pane
        self.lay()
