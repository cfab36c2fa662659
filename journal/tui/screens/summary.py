"""The end of a session: what it did, from evidence, the user's words beside it, and where all of that goes."""

from __future__ import annotations

import asyncio
import os
from functools import partial
from typing import TYPE_CHECKING

from textual.containers import Horizontal
from textual.geometry import Region

from journal.document.edit import Reword
from journal.document.verify import Refused
from journal.document.words import unescaped
from journal.project.committing import commit_alone
from journal.project.errors import ProjectError
from journal.session.commitwords import SHORT
from journal.session.looking import look
from journal.session.markdown import as_markdown
from journal.session.pages import write_page
from journal.session.wording import day
from journal.settings import setting
from journal.store.errors import StoreError
from journal.summaries import Summaries
from journal.tui.activity import Activity
from journal.tui.acts.proposing import accept_some
from journal.tui.asking import Asking
from journal.tui.clipboard import copy
from journal.tui.hints import Hints
from journal.tui.keys import key_of
from journal.tui.painted import PaintedScreen
from journal.tui.question import Question, Where
from journal.tui.screens.reading import Bar
from journal.tui.sheet import Sheet
from journal.tui.summaryrows import RIGHT, TWO_COLUMNS, WORDS, Row, rows_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual import events
    from textual.app import ComposeResult

    from journal.session.summary import Summary
    from journal.tui.view import View

KEYS = (
    ("w", "write"), ("l", "learned"), ("p", "page"), ("c", "copy"), ("g", "commit"), ("n", "next"),
    ("x", "leave out"), ("y", "add files"), ("enter", "edit, fold"), ("esc", "back"),
)  # fmt: skip


class SummaryScreen(PaintedScreen[None]):
    """Parts that fold, are edited in place, or left out; then one key writes them where they belong."""

    def __init__(self, view: View) -> None:
        super().__init__()
        self._view = view
        self._summaries = Summaries(view.keeper.desk)
        self._summary: Summary | None = None
        self._folded: frozenset[str] = frozenset()
        self._left_out: frozenset[str] = frozenset()
        self._rows: dict[Sheet, list[Row]] = {}
        self.bar = Bar("End of session")
        self.activity = Activity()
        self.left, self.right = (Sheet(cursor=True) for _ in range(2))
        self._sheet = self.left
        """The column that the cursor is in."""
        self.hints = Hints()
        self._asking = Asking(self, lambda: self.hints.offer(KEYS), self._place)
        self._acts: dict[str, Callable[[], object]] = {
            "escape": self.dismiss,
            "q": self.dismiss,
            "w": self._write,
            "p": self._ask_folder,
            "c": self._copy,
            "g": self._ask_message,
            "x": self._leave_out,
            "y": self._accept,
            "tab": self._other_column,
            " ": self._fold,
            "left": self._fold,
            "right": self._fold,
            "l": partial(self._ask_words, "learned"),
            "n": partial(self._ask_words, "next"),
            "s": partial(self._ask_words, "stopped"),
        }

    def compose(self) -> ComposeResult:
        yield self.bar
        yield self.activity
        with Horizontal():
            yield self.left
            yield self.right
        yield self.hints

    def on_mount(self) -> None:
        self.left.show([[(" looking at the work…", "unset")]])
        self.hints.offer(KEYS)
        self.run_worker(self._gather(), exclusive=True)

    async def _gather(self) -> None:
        """Git and the work tree are looked at in a thread; the ledger is not."""
        looked = await asyncio.to_thread(look, self._summaries.start())
        self._summary = self._summaries.found(looked, self._view.checks.found)
        self._draw()

    def _again(self) -> None:
        """The same with what the page and the user's words are now."""
        self.run_worker(self._gather(), exclusive=True)

    def on_resize(self) -> None:
        self.call_after_refresh(self._draw)

    def _draw(self) -> None:
        summary = self._summary
        if summary is None:
            return
        self.bar.note = summary.lasted
        self.bar.refresh()
        self.activity.show(summary)
        wide = self.size.width >= TWO_COLUMNS
        self.right.display = wide
        self._use(self._sheet if wide else self.left)
        width = self.size.width // 2 - 1 if wide else self.size.width - 1
        rows = rows_of(summary, width, self._folded, self._left_out)
        first = [row for row in rows if not (wide and row.part in RIGHT)]
        self._rows = {self.left: first, self.right: [row for row in rows if wide and row.part in RIGHT]}
        for sheet, shown in self._rows.items():
            sheet.show([row.parts for row in shown] or [[(" nothing is on record yet", "unset")]])

    # Keys

    async def on_key(self, event: events.Key) -> None:
        if self._asking.is_open:
            await self._asking.take_key(event)
            return
        key = event.character if event.is_printable and event.character else event.key
        act = self._acts.get(key)
        if act is None:
            self._sheet.take_key(event)
        elif self._summary is not None or key in ("escape", "q"):
            event.stop()
            self.hints.say("")
            act()

    def on_sheet_chosen(self, event: Sheet.Chosen) -> None:
        event.stop()
        row = self._row
        if row is None:
            return
        if row.is_head and row.part not in WORDS:
            self._fold()
        elif row.handle:
            self._ask_item(row.handle)
        elif row.part in WORDS:
            self._ask_words(row.part)

    async def on_paste(self, event: events.Paste) -> None:
        event.stop()
        await self._asking.take_paste(event)

    def _ask(self, question: Question) -> None:
        self._asking.ask(question)
        self.hints.offer([("enter", "done"), ("^j", "new line"), ("esc", "back")])

    def _place(self, _: Where, lines: int) -> Region:
        """Where the row is that the cursor is on."""
        region = self._sheet.region
        row = region.y + self._sheet.row_of(self._sheet.at)
        return Region(region.x + 2, min(row, self.size.height - 1 - lines), region.width - 2, lines)

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        if event.widget in (self.left, self.right):
            self._use(event.widget)

    def _use(self, sheet: Sheet) -> None:
        """The cursor is in this column, and shown in no other."""
        self._sheet = sheet
        for other in (self.left, self.right):
            other.show_cursor(other is sheet)

    @property
    def _row(self) -> Row | None:
        """The row that the cursor is on."""
        rows = self._rows.get(self._sheet, [])
        return rows[self._sheet.at] if self._sheet.at < len(rows) else None

    def _other_column(self) -> None:
        if self.right.display:
            self._use(self.left if self._sheet is self.right else self.right)

    def _fold(self) -> None:
        if self._row is not None:
            self._folded ^= {self._row.part}
            self._redraw_at(self._row.part)

    def _leave_out(self) -> None:
        """Or take in again."""
        if self._row is not None:
            self._left_out ^= {self._row.part}
            self._redraw_at(self._row.part)

    def _redraw_at(self, part: str) -> None:
        """Show the rows again, with the cursor on the head of a part."""
        sheet = self._sheet
        self._draw()
        sheet.at = next((at for at, row in enumerate(self._rows[sheet]) if row.part == part), 0)
        sheet.refresh()

    # Words

    def _ask_words(self, part: str) -> None:
        """The user's own words for a part, asked for where they stand."""
        assert self._summary is not None
        for sheet, rows in self._rows.items():
            at = next((at for at, row in enumerate(rows) if row.part == part and not row.is_head), -1)
            if at >= 0:
                last = max(index for index, row in enumerate(rows) if row.part == part)
                self._use(sheet)
                sheet.bring(last)
                said = self._summary.words.get(part, "")
                self._ask(Question(part, said, partial(self._note, part), Where.ITEM, may_be_empty=True))
                return
        self.hints.say(f"that part is folded or left out; open it first: {part}", "warning")

    def _note(self, part: str, words: str) -> None:
        self._summaries.note(part, words)
        self._again()

    def _ask_item(self, handle: str) -> None:
        item = self._view.keeper.page.item(handle)
        if item is not None:
            text = unescaped(item.text)
            self._ask(Question("edit", text, partial(self._reword, handle, text), Where.ITEM))

    def _reword(self, handle: str, before: str, after: str) -> None:
        item = self._view.keeper.page.item(handle)
        if item is not None and after != before and unescaped(item.text) == before:
            try:
                self._view.keeper.do(Reword(handle, after))
            except (Refused, StoreError) as problem:
                self.hints.say(str(problem), "warning")
            self._again()

    # Where it goes

    def _write(self) -> None:
        """Into the document, as one edit."""
        summary = self._summary
        assert summary is not None
        try:
            is_new = self._view.keeper.carry_out(partial(self._summaries.write, summary, self._left_out))
        except (Refused, StoreError) as problem:
            self.hints.say(str(problem), "warning")
            return
        if self._view.work is not None:
            self._view.work.renew()
        self._view.filter(self._view.board.words)
        self._again()
        took = f"written into the document; {key_of('undo')} takes it back there"
        self.hints.say(took if is_new else "the document says it all")

    def _accept(self) -> None:
        """The entries of the files that the document does not list, and nothing else of the summary."""
        assert self._summary is not None
        paths = {file.path for file in self._summary.unnamed}
        if not paths:
            self.hints.say("the document lists all files of this session", "dim")
            return
        said, style = accept_some(self._view, lambda offer: offer.is_file and offer.name in paths, "y")
        self._again()
        self.hints.say(said, style)

    def _copy(self) -> None:
        self.hints.say(copy(self.app, self._markdown()))

    def _ask_folder(self) -> None:
        summary = self._summary
        assert summary is not None
        home = self._view.keeper.desk.folder

        def then(folder: str) -> None:
            state = self._view.keeper.desk.state
            try:
                path, is_new = write_page(
                    os.path.join(home, os.path.expanduser(folder)), summary, self._markdown(), state
                )
            except OSError as problem:
                self.hints.say(f"{folder} cannot be made: {problem.strerror}; choose another folder", "warning")
                return
            except StoreError as problem:
                self.hints.say(str(problem), "warning")
                return
            self.hints.say(f"{'written' if is_new else 'already there'}: {os.path.relpath(path, home)}")

        self._ask(Question("page in folder", setting("pages", home)[1] or "sessions", then))

    def _ask_message(self) -> None:
        summary = self._summary
        assert summary is not None

        def then(message: str) -> None:
            self._view.keeper.save()
            try:
                commit = commit_alone(self._view.keeper.desk.path, message)
            except ProjectError as problem:
                self.hints.say(str(problem), "warning")
                return
            self._summaries.committed(commit)
            self.hints.say(f"committed the document alone: {commit[:SHORT]}")
            self._again()

        self._ask(Question("commit message", f"Session notes of {day(summary.opened)}", then))

    def _markdown(self) -> str:
        assert self._summary is not None
        return as_markdown(self._summary, f"Session of {day(self._summary.opened)}", self._left_out)
