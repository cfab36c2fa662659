"""One pane: the items of a role under a title line, drawn line by line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.geometry import Region
from textual.message import Message

from journal.document.page import OTHER, Item
from journal.tui.inline import inline
from journal.tui.keys import key_of
from journal.tui.listing import NOTE, SECTION, Listing
from journal.tui.paint import beside, width_of
from journal.tui.painted import Painted

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual import events

    from journal.document.page import Page
    from journal.tui.paint import Part


_LEAD_ROWS = 8
"""Notes and a section's title above the first entry, which are seen with it."""


class Pane(Painted, can_focus=True):
    """The items of a role; the row under its title is the first that its scroll position shows."""

    class Used(Message):
        """The mouse did something here: the pane is the one in use now."""

        def __init__(self, pane: Pane, opened: bool) -> None:
            super().__init__()
            self.pane = pane
            self.opened = opened
            """Whether a second click asked to edit what the first one selected."""

    def __init__(self, role: str, title: str, core: bool, age: Callable[[str], str] | None = None) -> None:
        super().__init__()
        self.role = role
        self.heading = title
        self.number = ""
        self.core = core
        self._age = age
        """How long an item with a text has been there, where that is shown."""
        self.listing = Listing(role)
        self.top = 0
        """The first row that is seen."""
        self.fresh: set[str] = set()
        """Texts of the items that another writer brought or changed, until the pane is used."""
        self.flagged: frozenset[str] = frozenset()
        """Texts of the items about which the checks say something."""
        self.in_use = False
        self.zoomed = False
        self.has_section = True
        self.reserved = 0
        """Lines kept free for the editor in place of the selected item, or below the last one where it adds."""
        self.adds = False

    @property
    def wanted(self) -> int:
        """The rows it would like to have, with its title."""
        return 1 + max(not self.listing.total, self.listing.height + self._extra())

    def show(self, page: Page, words: str, subject: int = -1) -> None:
        """List a page anew."""
        self.has_section = any((role or OTHER) == self.role for role in page.purposes)
        self.listing.show(page, self.size.width or self.listing.width, words, subject)
        self.keep_in_view()
        self.refresh()

    def use(self, in_use: bool) -> None:
        self.in_use = in_use
        self.listing.look(in_use)
        self.keep_in_view()
        self.refresh()

    def seen(self) -> None:
        """The user is here: what another writer brought is no news any more."""
        if self.fresh:
            self.fresh.clear()
            self.refresh()

    def select(self, index: int) -> None:
        """Select an item; only the lines that look different are painted again."""
        before = self.listing.height, self.top, self.listing.row_of_selected()
        self.listing.select(index)
        self.keep_in_view()
        after = self.listing.height, self.top, self.listing.row_of_selected()
        if self.wanted > self.size.height and before[0] != after[0]:
            self.refresh(layout=True)
        if before[:2] != after[:2] or before[2][1] - before[2][0] != 1 or after[2][1] - after[2][0] != 1:
            self.refresh()
            return
        for (first, _), rows in ((before[2], 1), (after[2], 1)):
            self.refresh(Region(0, 1 + first - self.top, self.size.width, rows))
        self.refresh(Region(0, 0, self.size.width, 1))

    def keep_in_view(self) -> None:
        """Scroll as little as shows the selected item, with its first line if not all of it fits."""
        room = max(1, self.size.height - 1)
        first, last = self.listing.row_of_selected()
        last += self._extra()
        if self.adds:
            first = self.listing.height
            last = first + self.reserved
        elif first <= self.top <= last - room:
            return  # somebody reads an entry that is longer than the pane
        if last - self.top > room:
            self.top = last - room
        self.top = min(self.top, first)
        if 0 < self.top <= _LEAD_ROWS and last <= room and self.listing.row(self.top - 1).item < 0:
            self.top = 0
        self.top = max(0, min(self.top, self.listing.height + self._extra() - room))

    def page(self, by: int) -> bool:
        """Read on in a selected entry that is longer than the pane; whether there was more of it in that direction."""
        room = max(1, self.size.height - 1)
        first, last = self.listing.row_of_selected()
        top = max(first, min(self.top + by * max(1, room - 1), last - room))
        if last - first <= room or top == self.top or not first <= self.top < last:
            return False
        self.top = top
        self.refresh()
        return True

    def reserve(self, lines: int, adds: bool) -> Region:
        """Keep lines free for an editor, and say where on the screen they are."""
        self.reserved, self.adds = lines, adds
        self.keep_in_view()
        self.refresh()
        first = self.listing.height if adds else self.listing.row_of_selected()[0]
        item = self.listing.item
        indent = 4 + (0 if adds or item is None else self.listing.indent(item))
        region = self.content_region
        y = min(region.y + 1 + first - self.top, region.bottom - 1)
        return Region(region.x + indent, y, max(10, region.width - indent - 1), lines)

    def _extra(self) -> int:
        """Rows that the editor needs more than what it stands over."""
        if not self.reserved:
            return 0
        first, last = self.listing.row_of_selected()
        return self.reserved if self.adds else max(0, self.reserved - (last - first))

    def parts_of(self, row: int) -> tuple[Sequence[Part], str]:
        if row == 0:
            return self._title(), ""
        at = self.top + row - 1
        listing = self.listing
        if self._extra() and not self.adds and at >= (last := listing.row_of_selected()[1]):
            if at < last + self._extra():
                return (), ""
            at -= self._extra()
        if at >= listing.height:
            return (
                ([(" ▸ " if self.in_use else "   ", "key"), *self._nothing()], "")
                if at == 0 and not self.adds
                else ((), "")
            )
        index, line = listing.row(at)
        if index == NOTE:
            return [("  ", ""), *listing.notes[line]], ""
        if index == SECTION:
            return [("   ", ""), *inline(listing.section_title(line), "heading")], ""
        return self._row(index, line)

    def _row(self, index: int, line: int) -> tuple[Sequence[Part], str]:
        listing = self.listing
        entry = listing.entries[index]
        is_selected = index == listing.selected
        style = "selected" if is_selected and self.in_use else ""
        indent = " " * listing.indent(entry)
        if line:
            return [(f"    {indent}", ""), *listing.lines(index)[line]], style
        cursor: Part = ("▸", "key") if is_selected and self.in_use else (" ", "")
        new: Part = (" ", "")
        right = [*listing.beside(index)]
        if isinstance(entry, Item):
            new = ("!", "warning") if entry.text in self.flagged else new
            new = ("•", "fresh") if entry.text in self.fresh else new
            if self._age is not None and (age := self._age(entry.text)):
                right.append((f"  {age} ", "dim"))
            if quiet := listing.quiet_sign(index):
                right.append((f" {quiet}", "unset"))
        sign, state = listing.sign(index)
        left: list[Part] = [new, cursor, (indent, ""), (sign, state), (" " * (2 - width_of(sign)), "")]
        parts = [*left, *listing.lines(index)[0]]
        if is_selected and self.in_use and not listing.is_unfolded(index) and listing.has_more(index):
            right.append((" ›", "dim"))
        elif listing.beside(index):
            right.append(("  ", ""))
        return (beside(parts, right, self.size.width), style) if right else (parts, style)

    def _title(self) -> Sequence[Part]:
        rule, name = ("rule-focused", "title-focused") if self.in_use else ("rule", "title")
        listing = self.listing
        room = self.size.height - 1
        count = str(listing.total) if listing.total else "–"
        if 0 < room < listing.height:
            shown = [listing.row(at) for at in range(self.top, min(self.top + room, listing.height))]
            seen = [row.item for row in shown if row.item >= 0]
            if seen:
                count = f"{seen[0] + 1}–{seen[-1] + 1} of {len(listing.entries)}"
        if listing.told.offers:
            count = f"{len(listing.told.offers) + listing.told.more:,} new · {count}"
        fresh: list[Part] = [("• ", "fresh")] if self.fresh else []
        number = f"{self.number} " if self.number else ""
        left: list[Part] = [("━ ", rule), (number, "key"), (f"{self.heading} ", name)]
        return beside(left, [(" ", rule), *fresh, (count, name), (" ━", rule)], self.size.width, ("━", rule))

    def _nothing(self) -> Sequence[Part]:
        """What an empty pane says."""
        if self.listing.total:
            return [("nothing here has these words", "unset")]
        if not self.has_section:
            return [("no such section yet  ", "unset"), (key_of("add"), "key"), (" makes it", "unset")]
        return [("nothing yet  ", "unset"), (key_of("add"), "key"), (" adds", "unset")]

    def on_resize(self) -> None:
        if self.listing.width != self.size.width and self.size.width:
            self.listing.widen(self.size.width)
        self.keep_in_view()
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        at = self.top + event.y - 1
        opened = False
        if event.y and at < self.listing.height and self.listing.row(at).item >= 0:
            opened = event.chain == 2
            self.select(self.listing.row(at).item)
        self.post_message(self.Used(self, opened))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        self._scroll(event, 2)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        self._scroll(event, -2)

    def _scroll(self, event: events.MouseEvent, by: int) -> None:
        event.stop()
        top = max(0, min(self.top + by, self.listing.height - (self.size.height - 1)))
        if top != self.top:
            self.top = top
            self.refresh()
