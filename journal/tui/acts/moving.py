"""Moving about: items, panes, and back."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from journal.tui.view import View


def down(view: View) -> None:
    """Past the last item of a pane, the next pane."""
    pane = view.board.used
    if pane.listing.selected + 1 >= len(pane.listing.entries) and not pane.zoomed:
        panes = view.board.panes
        at = panes.index(pane)
        if at + 1 < len(panes):
            view.board.use(panes[at + 1])
            panes[at + 1].select(0)
        return
    pane.select(pane.listing.selected + 1)


def up(view: View) -> None:
    """Before the first item of a pane, the pane before."""
    pane = view.board.used
    if pane.listing.selected == 0 and not pane.zoomed:
        panes = view.board.panes
        at = panes.index(pane)
        if at:
            view.board.use(panes[at - 1])
            panes[at - 1].select(len(panes[at - 1].listing.entries) - 1)
        return
    pane.select(pane.listing.selected - 1)


def page_down(view: View) -> None:
    """On in an entry that is longer than the pane, or else to entries further down."""
    pane = view.board.used
    if not pane.page(1):
        pane.select(pane.listing.selected + max(1, pane.size.height - 2))


def page_up(view: View) -> None:
    pane = view.board.used
    if not pane.page(-1):
        pane.select(pane.listing.selected - max(1, pane.size.height - 2))


def first(view: View) -> None:
    view.board.used.select(0)


def last(view: View) -> None:
    view.board.used.select(len(view.board.used.listing.entries))


def next_pane(view: View) -> None:
    _step(view, 1)


def previous_pane(view: View) -> None:
    _step(view, -1)


def _step(view: View, by: int) -> None:
    board = view.board
    pane = board.panes[(board.panes.index(board.used) + by) % len(board.panes)]
    if board.used.zoomed:
        board.zoom(pane)
    board.use(pane)


def zoom(view: View) -> None:
    """The pane in use alone, or all of them again."""
    pane = view.board.used
    view.board.zoom(None if pane.zoomed else pane)


def unfold(view: View) -> None:
    _fold(view, True)


def fold(view: View) -> None:
    _fold(view, False)


def _fold(view: View, unfold: bool) -> None:
    listing = view.board.used.listing
    if listing.fold(unfold):
        if unfold and listing.offer is not None and view.work is not None:
            view.work.read(listing.offer)
        view.filter(view.board.words)


def back(view: View) -> None:
    """Out of whatever is special; never out of the program."""
    if view.board.words:
        view.filter("")
    elif view.board.used.zoomed:
        view.board.zoom(None)
    elif not view.board.used.core:
        view.board.use(view.board.panes[0])
    else:
        view.say("")


def go(number: int, view: View) -> None:
    """The pane with a number."""
    panes = view.board.panes
    if number <= len(panes):
        if view.board.used.zoomed:
            view.board.zoom(panes[number - 1])
        view.board.use(panes[number - 1])
