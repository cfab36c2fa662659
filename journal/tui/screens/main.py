"""The main screen: the head, the board of panes, the hint bar, and one open question at most."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message

from journal.document.edit import NoSection
from journal.document.verify import Refused
from journal.store.errors import StoreError
from journal.tui.actions import action_on, hints
from journal.tui.ages import Ages
from journal.tui.board import Board
from journal.tui.findings import Findings, flagged_texts
from journal.tui.guard import Guard
from journal.tui.header import LOW, Header
from journal.tui.hints import Hints
from journal.tui.inplace import AskingInPlace
from journal.tui.keys import key_of, keys_of
from journal.tui.painted import PaintedScreen
from journal.tui.rendered import Rendered
from journal.tui.screens import screen_of
from journal.tui.screens.reading import Reading
from journal.tui.sheet import Sheet
from journal.tui.showing import Showing, known_as
from journal.tui.told import Told

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual import events
    from textual.app import ComposeResult
    from textual.strip import Strip

    from journal.checking import Checking
    from journal.document.chunks import Document
    from journal.document.edit import Edit
    from journal.document.page import Item
    from journal.tui.keeper import Keeper
    from journal.tui.pane import Pane
    from journal.tui.proposing import Proposing
    from journal.tui.question import Question
    from journal.tui.showing import Known
    from journal.tui.view import Host


CHECKS_WAIT = 0.3
"""Seconds after the first frame until the page is checked: the frame comes first."""


class MainScreen(PaintedScreen[None]):
    """What the user has open all day; actions work on it through `View`."""

    class Checked(Message):
        """The checks have found something else."""

    def __init__(self, keeper: Keeper, host: Host, begin_checks: Callable[[], Checking] | None = None) -> None:
        super().__init__()
        self.checks = Findings(begin_checks, lambda: self.post_message(self.Checked()))
        self._keeper = keeper
        self._host = host
        self._guard = Guard(host.key_time)
        self.work: Proposing | None = None
        self._burst = 0
        """Edits since the keys that may be a burst began."""
        self._was_typing = False
        """Whether that burst was plainly typing: then one undo takes all of it back."""
        self.head = Header(keeper, host.now, lambda: self.open("asides"))
        self._board = Board()
        self._ages = Ages(keeper.desk, "blockers", host.now)
        self._showing = Showing(self._board, self._ages)
        self.beside = Sheet()
        self._beside_of: Document | None = None
        """The document that stands beside."""
        self.hints = Hints()
        self._asking = AskingInPlace(self, self._board, self.say)

    def compose(self) -> ComposeResult:
        yield self.head
        yield self._board
        yield self.hints

    @property
    def keeper(self) -> Keeper:
        return self._keeper

    @property
    def board(self) -> Board:
        return self._board

    @property
    def selected(self) -> Item | None:
        item = self._board.used.listing.item
        if item is None:
            offered = self._board.used.listing.offer is not None
            self.say("that is only proposed; y writes it" if offered else "there is nothing selected here", "dim")
        return item

    def on_mount(self) -> None:
        self.set_timer(CHECKS_WAIT, self.checks.start)
        self.redraw()
        panes = self._board.panes
        self._board.use(next((pane for pane in panes if pane.listing.items), panes[0]))
        self._after()
        self.call_after_refresh(self._archive)
        self.call_after_refresh(self.look)

    def _archive(self) -> None:
        from journal.tui.acts.archiving import by_rule

        by_rule(self)

    def redraw(self, subject: int = -1) -> None:
        """Show the page as it is now; the selection goes to the item of a line, where the pane in use has it."""
        self._size_head()
        self.checks.changed(self._keeper.page)
        page = self._keeper.page
        panes = self._host.settings["pane.panes"] or self._keeper.desk.meaning.panes(page)
        self._showing.show(page, panes, subject)
        if self.beside.is_mounted:
            self._show_beside()

    def on_screen_resume(self) -> None:
        self._guard.forget()  # keys that went to another screen between are no part of a burst

    def on_resize(self, event: events.Resize) -> None:
        self._size_head()
        if event.size.width >= 140 and not self.beside.is_attached:
            self.beside.can_focus = False
            self._board.mount(self.beside)
            self.call_after_refresh(self._show_beside)
        self.call_after_refresh(self._asking.put)

    def _show_beside(self) -> None:
        document = self._keeper.page.document
        if document is not self._beside_of:
            self._beside_of = document
            self.beside.show(Rendered(document.text))
        self._after()

    def _size_head(self) -> None:
        rows = 1 if self.size.height < LOW else self.head.wanted
        if self.head.size.height != rows:
            self.head.styles.height = rows
        self.head.refresh()

    @property
    def lines(self) -> list[Strip]:
        """What the screen shows."""
        return self._compositor.render_strips()

    # What keys do

    async def on_key(self, event: events.Key) -> None:
        """A key of an open question's editor, or else a command."""
        if not self.is_current:
            event.stop()
            self.app.screen.post_message(event)  # typed ahead, for the screen that the key before it opened
            return
        self.head.last_run.stir()
        if self._asking.is_open:
            await self._asking.take_key(event)
            self._guard.forget()
            self._after()
            return
        character = event.character if event.is_printable and event.character else ""
        key = "space" if character == " " else character or event.key
        event.stop()
        event.prevent_default()
        typed = character or ("\n" if key == "enter" else "")
        if not typed:
            self._guard.forget()
        if typed and not self._guard.lets_pass(typed):
            self._was_typing = True
            took = f"; {key_of('undo')} takes back what {self._burst} of them did" if self._burst else ""
            self.say(f"that looks like typing: {self._guard.refused} keys not taken as commands{took}", "warning")
            return
        if key not in keys_of("undo") and (self._was_typing or self._guard.begins or not character):
            self._burst, self._was_typing = 0, False
        action = action_on(key)
        if action is None:
            if character:
                self.say(f"{character} does nothing here; {key_of('help')} shows the keys", "dim")
            return
        self.hints.say("")
        self._board.used.seen()
        action.run(self)
        self._after()

    async def on_paste(self, event: events.Paste) -> None:
        """A paste is never a row of commands."""
        event.stop()
        if self._asking.is_open:
            await self._asking.take_paste(event)
            return
        self.say(
            f"a paste of {len(event.text)} characters was not taken as keys; {key_of('capture')}, then paste, keeps it",
            "warning",
        )

    def _after(self) -> None:
        """What depends on where the selection is."""
        if self._asking.is_open:
            self.hints.offer([("enter", "done"), ("^j", "new line"), ("esc", "back")])
            return
        pane = self._board.used
        listing = pane.listing
        is_row = listing.item is not None and self._keeper.page.is_row(listing.item)
        self.hints.offer(hints(pane.role, listing.item is not None, listing.offer is not None, is_row))
        if self.beside.is_attached and (item := pane.listing.item) is not None:
            self.beside.mark(item.line)

    # What actions ask for

    def say(self, text: str, style: str = "") -> None:
        self.hints.say(text, style)

    @property
    def said(self) -> str:
        return self.hints.said

    def show_pane(self, role: str) -> None:
        self._showing.also(role)
        self.redraw()
        self._board.use(next(pane for pane in self._board.panes if pane.role == role))
        self._after()

    def do(self, edit: Edit, says: str = "") -> bool:
        try:
            performed = self._keeper.do(edit)
        except (Refused, StoreError) as problem:
            self.say(_sentence(problem), "warning")
            return False
        self._burst += 1
        line = performed.document.text.count("\n", 0, performed.subject) if performed.subject >= 0 else -1
        self.redraw(line)
        self.say(says)
        return True

    def changed(self, count: int) -> None:
        self._burst += count
        self._keeper.changed()
        self.redraw()

    def turn(self, undoing: bool) -> None:
        count = self._burst if undoing and self._was_typing else 1
        self._burst, self._was_typing = 0, False
        said = ""
        before = self._known()
        try:
            for _ in range(max(1, count)):
                said = self._keeper.undo() if undoing else self._keeper.redo()
        except (Refused, StoreError) as problem:
            self.say(_sentence(problem), "warning")
            return
        finally:
            changed = (item.line for item in self._keeper.page.items if known_as(item) not in before)
            self.redraw(next(changed, -1))
            if self.work is not None:
                self.work.renew()
        many = f" and {count - 1} more" if count > 1 else ""
        self.say(f"{'undone' if undoing else 'done again'}: {said}{many}")

    def filter(self, words: str) -> None:
        self._board.words = self.head.words = words.casefold()
        self.redraw()

    def open(self, screen: str) -> None:
        self._guard.forget()
        self.app.push_screen(screen_of(screen, self))

    def copy(self, text: str) -> None:
        from journal.tui.clipboard import copy

        self.say(copy(self.app, text))

    def edit_file(self, path: str, line: int) -> None:
        self._host.run_editor(path, line)

    def leave(self) -> None:
        self._host.leave()

    @property
    def complaints(self) -> list[str]:
        return self._host.complaints

    def take_settings(self) -> None:
        self._host.take_settings()
        self.redraw()

    def try_theme(self, name: str) -> None:
        self._host.try_theme(name)

    def cells(self, item: str) -> None:
        from journal.tui.screens.table import TableScreen

        self._guard.forget()
        self.app.push_screen(TableScreen(self, item))

    def switch(self, path: str) -> None:
        self._host.switch(path)

    # Questions

    def ask(self, question: Question) -> None:
        self.say("")
        self._asking.ask(question)

    def give(self) -> bool:
        """Take the open question's text as its answer; whether there was a question, and there may be another one."""
        return self._asking.give()

    def on_pane_used(self, event: Pane.Used) -> None:
        if self._asking.is_open:
            self._asking.focus()
            return
        self.say("")
        self._board.use(event.pane)
        if event.opened:
            from journal.tui.acts.writing import edit

            edit(self)
        self._after()

    # Checks

    def on_main_screen_checked(self) -> None:
        """Show what the checks found: a count in the head, a sign at each item, and the list if it is open."""
        self.head.found = len(self.checks.found)
        self.head.refresh()
        if self.checks.page is self._keeper.page:
            self._showing.flag(flagged_texts(self._keeper.page, self.checks.found))
        if isinstance(self.app.screen, Reading):
            self.app.screen.fill_again()

    def on_unmount(self) -> None:
        self.checks.stop()
        self._ages.stop()

    # Other writers

    def freshen(self) -> None:
        """Show what a save has brought: the time of it, and perhaps another writer's text."""
        if self._keeper.page is not self._showing.page:
            self.redraw()
        self._size_head()
        if self.work is not None:
            self.work.renew()

    def show_work(self, told: Told) -> None:
        """What the work proposes now."""
        self._showing.tell(told)
        if not self._asking.is_open:
            self._after()

    def end_work(self) -> None:
        """Another session has begun: what was proposed in the one before is past."""
        if self.work is not None:
            self.work.stop()
        self.work = None
        self.show_work(Told())

    def tell_git(self, step: str) -> None:
        """What git did, in its own words; never over an open question."""
        if not self._asking.is_open:
            self.say(f"git: {step}", "dim")

    def look(self) -> None:
        """See whether another writer was here, and keep the head true."""
        before = self._keeper.standing, self.head.last_run.last
        page = self._keeper.page
        self.head.look()
        if self._keeper.look():
            self.redraw()
            self._tell_news({known_as(item) for item in page.items})
            if self.work is not None:
                self.work.renew()
        elif (self._keeper.standing, self.head.last_run.last) != before:
            self._size_head()
        self._showing.learn_ages()

    def _known(self) -> set[Known]:
        return {known_as(item) for item in self._keeper.page.items}

    def _tell_news(self, known: set[Known]) -> None:
        """A short quiet sign of what another writer changed."""
        self._showing.mark_fresh(known)
        news = self._keeper.news
        if news is not None and not self._asking.is_open:
            counted = [f"{count} {what}" for count, what in zip(news, ("new", "changed", "gone"), strict=True) if count]
            self.say(f"another writer: {', '.join(counted)}" if counted else "another writer was here", "fresh")


def _sentence(problem: Exception) -> str:
    if isinstance(problem, NoSection):
        return f"{problem}; {key_of('add')} in its pane makes one"
    return str(problem)
