"""What a pane lists: the items of a role as lines, unfolded or not, with one of them selected."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from journal.document.choose import section_name
from journal.document.marks import State
from journal.document.page import Item
from journal.document.source import split_lines
from journal.document.words import unescaped
from journal.kinds.plan import PLAN
from journal.tui.inline import inline
from journal.tui.itemwords import detail, with_name, words_of
from journal.tui.paint import wrapped
from journal.tui.told import Told

if TYPE_CHECKING:
    from journal.document.page import Page
    from journal.tui.leaning import Leaning
    from journal.tui.offers import Offer
    from journal.tui.paint import Part

SIGNS = {State.TODO: "○", State.DOING: "◐", State.DONE: "✓", State.FAILED: "✗", None: "·"}
_MARGIN = 2
_BEFORE_WORDS = 4
"""Cells of cursor and sign."""
_OFFERED = -1
"""What tells the key of an offer from that of an item."""
_HEAD_LINES = 6
"""Lines that the words of the selected item take at most; unfolded, it takes what it needs."""

SECTION, NOTE = -1, -2
NUMBERED = "next"
"""The role whose items are shown with their number."""
_new = tuple.__new__
"""Makes a named tuple at half the cost of calling its class; rows are made by the thousand."""


class Row(NamedTuple):
    """One line of a listing."""

    item: int
    """Index of the entry; -1 for the title of the section that the items below it come from, -2 for a note."""
    line: int
    """Which of the entry's lines it is, or the index of the section, or which of the notes' lines."""


class Key(NamedTuple):
    """By what an item is known again after a change."""

    text: str
    section: str
    nth: int


class Listing:
    """The items of a role, and how much of each is shown."""

    def __init__(self, role: str) -> None:
        self.role = role
        self.items: list[Item] = []
        self.entries: list[Item | Offer] = []
        """What can be selected: what the work offers, then the items."""
        self.told = Told()
        self.notes: list[list[Part]] = []
        """Lines above all entries."""
        self.total = 0
        """How many top items there are, shown or not."""
        self.selected = 0
        self.width = 40
        self._page: Page | None = None
        self._leaning: Leaning | None = None
        self._known: list[Key] = []
        """The keys of the entries, once something asks for them."""
        self._unfolded: set[Key] = set()
        self._lines: dict[int, list[list[Part]]] = {}
        self._numbers: list[int] = []
        self._rows: list[Row] = []
        """Those of the items as if none were selected."""
        self._firsts: list[int] = []
        """The first row of each item."""
        self._more = 0
        """Rows that the selected item takes beside these."""
        self._open = False
        self._source: list[str] = []
        self._all: list[Item] = []
        self._words = ""
        self._at: dict[str, int] = {}

    @property
    def item(self) -> Item | None:
        """The selected entry, if it is an item."""
        entry = self.entries[self.selected] if self.entries else None
        return entry if isinstance(entry, Item) else None

    @property
    def offer(self) -> Offer | None:
        """The selected entry, if it is an offer."""
        entry = self.entries[self.selected] if self.entries else None
        return None if isinstance(entry, Item) else entry

    def show(self, page: Page, width: int, words: str = "", subject: int = -1) -> None:
        """List a page's items that have some words; the selection stays on its item, or goes to that of a line."""
        found = page.of(self.role)
        is_laid = (width, words) == (self.width, self._words) and self._is_laid_for(found)
        before = self._keys[self.selected] if self.entries and not is_laid else None
        self._page, self.width, self._words = page, width, words
        self._leaning = _leaning(page)
        self._source = []
        if is_laid:
            self.items = self._all = found
            self.entries = [*found]
            at = next((at for at, item in enumerate(found) if item.line == subject), -1) if subject >= 0 else -1
            self.selected = at if at >= 0 else self.selected
            self._expand()
            return
        self._all, self._at = found, {item.id: index for index, item in enumerate(found)}
        self.total = sum(item.is_top for item in found)
        if words:
            self.items = [item for item in found if words in item.text.casefold()]
        else:
            self.items = self._without_folded(found) if self.total < len(found) else found
        offers = [one for one in self.told.offers if words in one.key.casefold()]
        self.entries = [*offers, *self.items]
        self._known = []
        at = next((index for index, item in enumerate(self.items) if item.line == subject), -1) if subject >= 0 else -1
        at += len(offers) if at >= 0 else 0
        if at < 0 and before is not None and before in self._keys:
            at = self._keys.index(before)
        self.selected = at if at >= 0 else max(0, min(self.selected, len(self.entries) - 1))
        self._lay()

    def _is_laid_for(self, found: list[Item]) -> bool:
        """Whether these items stand in the very rows that are there, as after a mark: thousands are not laid again."""
        if not found or self._unfolded or not len(found) == len(self._all) == len(self.entries):
            return False
        if self.notes or self.told != Told():
            return False
        return all(
            new == old
            or (new.id, new.text, new.section, new.entry >= 0) == (old.id, old.text, old.section, old.entry >= 0)
            for new, old in zip(found, self._all, strict=True)
        )

    def _without_folded(self, found: list[Item]) -> list[Item]:
        """Without the items that stand in folded ones."""
        assert self._page is not None
        keys = _keys(self._page, found) if self._unfolded else ()
        unfolded = {item.id for item, key in zip(found, keys, strict=False) if key in self._unfolded}
        kept: list[Item] = []
        hidden_below = ""
        for item in found:
            if hidden_below and item.id.startswith(hidden_below):
                continue
            hidden_below = "" if item.id in unfolded else f"{item.id}."
            kept.append(item)
        return kept

    @property
    def _keys(self) -> list[Key]:
        """By what each entry is known again after a change; many a page is left before the first."""
        if not self._known and self._page is not None:
            keys = _keys(self._page, self._all)
            self._known = [
                keys[self._at[entry.id]] if isinstance(entry, Item) else Key(entry.key, "", _OFFERED)
                for entry in self.entries
            ]
        return self._known

    def look(self, is_open: bool) -> None:
        """Whether the selected item is shown with all its words: only where the pane is in use."""
        if is_open != self._open:
            self._open = is_open
            self._expand()

    def widen(self, width: int) -> None:
        """Another width; nothing else changes."""
        self.width = width
        if self._page is not None:
            self._lay()

    def select(self, index: int) -> None:
        index = max(0, min(index, len(self.entries) - 1))
        if index != self.selected:
            self.selected = index
            self._expand()

    def fold(self, unfold: bool) -> bool:
        """Unfold or fold the selected item; whether that changed anything."""
        if not self.entries:
            return False
        key = self._keys[self.selected]
        if unfold == (key in self._unfolded) or (unfold and not self.has_more(self.selected)):
            return False
        self._unfolded ^= {key}
        return True

    def is_unfolded(self, index: int) -> bool:
        return bool(self._unfolded) and self._keys[index] in self._unfolded

    def has_more(self, index: int) -> bool:
        """Whether there is something to unfold."""
        item = self.entries[index]
        if not isinstance(item, Item):
            return item.is_file
        if self._leaning is not None and self._leaning.context.get(item.id):
            return True
        return bool(item.fields) or any(line.strip() for line in self._details(item)) or bool(self._inner(item))

    def _inner(self, item: Item) -> list[Item]:
        """The items that stand in an item; they follow it."""
        start = end = self._at[item.id] + 1
        while end < len(self._all) and self._all[end].id.startswith(f"{item.id}."):
            end += 1
        return self._all[start:end]

    def _lay(self) -> None:
        """Make the rows anew: one an item, more for the unfolded ones."""
        self._lines.clear()
        self.notes = [
            line for note in self.told.notes for line in wrapped([("! ", "bad"), (note, "")], self.width - 4, 6)
        ]
        rows = [Row(NOTE, line) for line in range(len(self.notes))]
        firsts: list[int] = []
        gathers = len({item.section for item in self.items}) > 1
        section = SECTION
        for index, item in enumerate(self.entries):
            if gathers and isinstance(item, Item) and item.section != section and item.is_top and item.entry >= 0:
                section = item.section
                rows.append(Row(SECTION, section))
            firsts.append(len(rows))
            rows.append(_new(Row, (index, 0)))
            if self._unfolded and self.is_unfolded(index):
                rows += [Row(index, line) for line in range(1, len(self.lines(index)))]
        self._rows, self._firsts = rows, firsts
        self._numbers = self._numbered() if self.role == NUMBERED else []
        self._expand()

    def _numbered(self) -> list[int]:
        """The number of each entry among those of its section; offers and what stands in items count for nothing."""
        numbers: list[int] = []
        number, section = 0, SECTION
        for item in self.entries:
            if isinstance(item, Item) and item.is_top:
                if item.entry >= 0 and item.section != section:
                    number, section = 0, item.section
                number += 1
            numbers.append(number)
        return numbers

    def _expand(self) -> None:
        """Give the selected item rows for all its words, where the pane is in use; no other row is touched."""
        self._lines.clear()
        is_short = not self.entries or not self._open or self.is_unfolded(self.selected)
        self._more = 0 if is_short else len(self.lines(self.selected)) - 1

    @property
    def height(self) -> int:
        return len(self._rows) + self._more

    def row(self, at: int) -> Row:
        """What stands in a row."""
        if self._more and at > (first := self._firsts[self.selected]):
            if at <= first + self._more:
                return Row(self.selected, at - first)
            at -= self._more
        return self._rows[at]

    def row_of_selected(self) -> tuple[int, int]:
        """The first row of the selected item, and the one after its last."""
        if not self.entries:
            return 0, 0
        first = self._firsts[self.selected]
        if not self.is_unfolded(self.selected):
            return first, first + 1 + self._more
        return first, first + len(self.lines(self.selected))

    def sign(self, index: int) -> Part:
        """The sign of an item: its state, or its number among what comes next."""
        item = self.entries[index]
        if not isinstance(item, Item):
            return item.sign
        if item.state in (None, State.TODO) and self.role == NUMBERED and item.is_top:
            return str(self._numbers[index]) if index < len(self._numbers) else " ", "todo"
        if item.state is None and self.role == "blockers":
            return "✗", "failed"
        return SIGNS[item.state], item.state.value if item.state else "dim"

    def lines(self, index: int) -> list[list[Part]]:
        """All the lines of an item without its sign: its words, and what is unfolded of it."""
        if index not in self._lines:
            self._lines[index] = self._made(index)
        return self._lines[index]

    def beside(self, index: int) -> list[Part]:
        """What stands at the right end of an entry's first line."""
        entry = self.entries[index]
        return self.told.beside(entry) if isinstance(entry, Item) else entry.counts

    def _made(self, index: int) -> list[list[Part]]:
        item = self.entries[index]
        unfolded = self.is_unfolded(index)
        is_open = unfolded or (index == self.selected and self._open)
        if not isinstance(item, Item):
            width = self.width - _BEFORE_WORDS - _MARGIN
            return [item.head(width), *item.lines(width, unfolded)] if is_open else [item.head(width)]
        parts = words_of(item, self.role)
        if self._page is not None and self._page.is_row(item):
            parts = [*parts, ("".join(f"  {value}" for value in item.fields.values() if value), "dim")]
        if not is_open:
            return [with_name(parts, self.text_width(item)) if self.role == "files" else parts]
        lines = wrapped(parts, self.text_width(item), 200 if unfolded else _HEAD_LINES)
        if unfolded:
            for line in self._details(item):
                if line.strip():
                    lines += detail(line, self.text_width(item))
            if self._leaning is not None:
                for known in self._leaning.context.get(item.id, ()):
                    told = [("↳ ", "key"), *inline(unescaped(known), "dim")]
                    lines += wrapped(told, self.text_width(item), hang=2)
        return lines

    def quiet_sign(self, index: int) -> str:
        """What stands out about an item of a plan: context that no step uses, a step that leans on none."""
        entry = self.entries[index]
        return self._leaning.alone.get(entry.id, "") if self._leaning is not None and isinstance(entry, Item) else ""

    def text_width(self, item: Item) -> int:
        """Cells for words, beside the cursor, the sign and the indent."""
        return self.width - _BEFORE_WORDS - self.indent(item) - _MARGIN

    @staticmethod
    def indent(item: Item | Offer) -> int:
        return 0 if not isinstance(item, Item) else 2 * min(item.id.count(".") - 1, 3)

    @property
    def section(self) -> str:
        """The name of the section that the selected item stands in, where the items stand in several."""
        item = self.item
        several = len({other.section for other in self.items if other.is_top and other.entry >= 0}) > 1
        if item is None or self._page is None or not several or item.entry < 0 or item.section < 0:
            return ""
        return section_name(self._page, item.section)

    def section_title(self, section: int) -> str:
        assert self._page is not None
        return self._page.outline.sections[section].title if section >= 0 else "without a heading"

    def _details(self, item: Item) -> list[str]:
        """The lines under an item that are no items themselves."""
        assert self._page is not None
        outline = self._page.outline
        if not self._source:
            self._source = split_lines(self._page.document.text)
        if item.entry < 0:
            section = outline.sections[item.section]
            return self._source[section.line + 1 : section.end]
        entry = outline.entries[item.entry]
        words = self._page.document.text[slice(*entry.span)]
        first = entry.line + words.count("\n") + 1
        if first >= entry.end:
            return []
        taken: set[int] = set()
        for other in self._inner(item):
            if other.entry >= 0:
                inner = outline.entries[other.entry]
                taken.update(range(inner.line, inner.end))
        return [self._source[line] for line in range(first, entry.end) if line not in taken]


def _leaning(page: Page) -> Leaning | None:
    """What leans on what, where the page is a plan."""
    if page.kind != PLAN.name:
        return None
    from journal.tui.leaning import leaning_of

    return leaning_of(page)


def _keys(page: Page, items: list[Item]) -> list[Key]:
    """What each item is known by; equal ones are told apart by their order."""
    seen: dict[tuple[str, str], int] = {}
    found: list[Key] = []
    for item in items:
        section = page.outline.sections[item.section].title if item.section >= 0 and item.entry >= 0 else ""
        nth = seen.get((item.text, section), 0)
        seen[item.text, section] = nth + 1
        found.append(Key(item.text, section, nth))
    return found
