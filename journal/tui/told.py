"""What the work tells the panes: offers above the entries of files, where ranges stand now, and what is wrong."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from journal.anchored import Moved
    from journal.document.page import Item
    from journal.tui.offers import Offer
    from journal.tui.paint import Part

FILES = "files"
"""The role of the pane that has the offers."""


class Told(NamedTuple):
    """What is true of the work at this moment."""

    offers: tuple[Offer, ...] = ()
    more: int = 0
    """How many offers there are besides."""
    moved: Moved = MappingProxyType({})
    notes: tuple[str, ...] = ()
    """What is wrong with the watching, and what git is in the middle of."""

    def of(self, role: str) -> Told:
        """What concerns the pane of a role."""
        return self if role == FILES else Told(moved=self.moved)

    def beside(self, item: Item) -> list[Part]:
        """A quiet sign at the end of an item's line: where its lines stand now."""
        if not self.moved:
            return []
        from journal.anchored import keys_in  # what follows lines is loaded when there are some
        from journal.document.anchors import spelled_lines

        found: list[Part] = []
        for key in keys_in(item):
            if (now := self.moved.get(key)) is not None:
                left = spelled_lines(one for one in now if one)
                found.append((f"  →{left}", "fresh") if left else ("  gone", "failed"))
        return found
