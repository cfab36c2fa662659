"""An edit under way: the page as its steps leave it, one after the other."""

from __future__ import annotations

from bisect import bisect_right
from operator import attrgetter, itemgetter

from journal.document.apply import apply
from journal.document.edit import Performed
from journal.document.find import find
from journal.document.parts import parts
from journal.document.source import Splice
from journal.document.steps import SetLines, SetText
from journal.document.verify import NotThere, Refused, spliced
from journal.values import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from journal.document.chunks import Chunk
    from journal.document.find import Found
    from journal.document.outline import Section
    from journal.document.page import Item, Meaning, Page
    from journal.document.pieces import Entry
    from journal.document.steps import Applied, Step


_FIRST_LINE = itemgetter(2)
_START = attrgetter("start")


def _stays_in_place(applied: Applied, has_role: Callable[[int], bool]) -> bool:
    """Whether a step changed words of lines that stay, and nothing that opens a section or says what one is for.

    A box does that where it comes or goes in a section that has no role of its own.
    """
    touched = applied.document.touched
    if touched is None or len(applied.splices) != 1 or len(touched.before) != 1 or len(touched.after) != 1:
        return False
    old, new = touched.before[0], touched.after[0]
    before, after = parts(old), parts(new)
    if len(old.lines) != len(new.lines):
        return False
    if [opening[:4] for opening in before.openings] != [opening[:4] for opening in after.openings]:
        return False
    start = applied.splices[0].start
    was, now = (_entry_at(found.entries, start - touched.offset) for found in (before, after))
    if min(was, now) < 0:
        return was == now
    one, other = before.entries[was], after.entries[now]
    return one.label == other.label and (_boxed(one) == _boxed(other) or has_role(start))


def _entry_at(entries: Sequence[Entry], at: int) -> int:
    """The entry that begins at an offset, else the last one above it; -1 for none."""
    return bisect_right(entries, at, key=_START) - 1


def _boxed(entry: Entry) -> bool:
    return bool(entry.marks) and entry.marks[0].box


class Work:
    """Takes steps on a document and remembers what they did."""

    def __init__(self, page: Page, meaning: Meaning) -> None:
        self.meaning = meaning
        self.document = page.document
        self.subject = -1
        self.last_splices: tuple[Splice, ...] = ()
        """What the last step did to the text."""
        self._page: Page | None = page
        self._chunks: list[tuple[Chunk, int, int]] | None = None
        """Those of the document as it is by now, once an offset of a line was asked for."""
        self._steps: list[Step] = []
        self._splices: list[Splice] = []
        self._inverses: list[tuple[Step, ...]] = []

    @property
    def page(self) -> Page:
        """The page as it is by now."""
        if self._page is None:
            self._page = self.meaning.page(self.document)
        return self._page

    def do(self, step: Step, check: Callable[[Applied], bool] | None = None, retold: int = -1) -> None:
        """Take a step; refused if it does not come out as the check wants it.

        Other lines may be anything, a merge needs that; an edit may not let them change how the rest reads. What stands
        in a section that is `retold` may come to mean something else.
        """
        if isinstance(step, SetLines):
            spliced(self.document, Splice(step.line, step.line + len(step.was), step.lines))
        applied = apply(self.document, step)
        if check is not None and not check(applied):
            raise Refused("the text would be read as something else than the words of an item")
        shown = None
        if not _stays_in_place(applied, self._has_role):
            from journal.document import untouched  # most edits stay in place

            shown = self.meaning.page(applied.document)
            untouched.check(self.page, shown, applied.splices, retold)
        self.document = applied.document
        self.subject = applied.subject
        self._page, self._chunks = shown, None
        self._steps.append(step)
        self._splices += applied.splices
        self.last_splices = applied.splices
        self._inverses.append(applied.inverse)

    def do_first(self, *ways: Step, check: Callable[[Applied], bool]) -> None:
        """Take the first of several ways that is not refused."""
        for step in ways[:-1]:
            try:
                return self.do(step, check)
            except Refused:
                continue
        return self.do(ways[-1], check)

    def attempt(self, act: Callable[[], object]) -> bool:
        """Do all of something or nothing; whether it could be done."""
        before = self.document, self.subject, self.last_splices, self._page
        counts = len(self._steps), len(self._splices), len(self._inverses)
        try:
            act()
        except Refused:
            self.document, self.subject, self.last_splices, self._page = before
            self._chunks = None
            del self._steps[counts[0] :]
            del self._splices[counts[1] :]
            del self._inverses[counts[2] :]
            return False
        return True

    def reword(self, start: int, *forms: str) -> None:
        """Give an entry other words, in the first form that is read as such and does not head what follows."""
        label = self.found_at(start).entry.label
        steps = [SetText(start, form) for form in forms]
        self.do_first(*steps, check=lambda applied: find(applied.document, start).entry.label is label)

    def performed(self) -> Performed:
        inverse = tuple(step for steps in reversed(self._inverses) for step in steps)
        return Performed(self.document, tuple(self._steps), tuple(self._splices), inverse, self.subject)

    def item(self, handle: str) -> Item:
        found = self.page.item(handle)
        if found is None:
            raise NotThere(f"there is no item {handle}; `journal show` lists them")
        return found

    def found(self, item: Item) -> Found:
        """The entry of an item."""
        return self.found_at(self.start(item))

    def found_at(self, start: int) -> Found:
        """The entry that begins at an offset."""
        return find(self.document, start)

    def start(self, item: Item) -> int:
        """Where the entry of an item begins."""
        if item.entry < 0:
            raise Refused(f"{item.id} is a section, not an entry of one; edit the page itself")
        return self.page.outline.entries[item.entry].start

    def subject_item(self) -> Item:
        """The item that the last step was about."""
        entries = self.page.outline.entries
        for item in self.page.items:
            if item.entry >= 0 and entries[item.entry].start == self.subject:
                return item
        raise Refused("the page would not show the item where it was put; write it into the page itself")

    def _has_role(self, offset: int) -> bool:
        """Whether the section around an offset is told by its title what it is for."""
        outline = self.page.outline
        index = _entry_at(outline.entries, offset)
        return index >= 0 and self.meaning.is_named(self.page, outline.entry_sections[index])

    def section_of(self, item: Item) -> Section:
        return self.page.outline.sections[item.section]

    def line_offset(self, line: int) -> int:
        """The offset at which a line of the document begins."""
        if self._chunks is None:
            self._chunks = list(self.document.located())
        chunk, offset, first = self._chunks[bisect_right(self._chunks, line, key=_FIRST_LINE) - 1]
        return (
            offset + chunk.starts[line - first] if first <= line < first + len(chunk.lines) else len(self.document.text)
        )
