"""The application: one desk, its screens, its signals, and leaving without losing anything."""

from __future__ import annotations

import asyncio
import gc
import os
import signal
import time
from contextlib import nullcontext, suppress
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import App
from textual.binding import Binding

from journal.complaints import complaints
from journal.kinds.kind import KindError
from journal.options import values
from journal.session.wording import count
from journal.settings import SettingError, path_of
from journal.store.errors import StoreError
from journal.tui import signs
from journal.tui.actions import ACTS
from journal.tui.external import call, shown_by_nvim, start
from journal.tui.keeper import Keeper
from journal.tui.keymap import put_keys
from journal.tui.keys import key_of
from journal.tui.light import keep, surroundings
from journal.tui.paint import closing
from journal.tui.painted import PaintedScreen
from journal.tui.screens.main import MainScreen
from journal.tui.styles import style_sheets
from journal.tui.themes import theme, theme_complaints

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from textual.binding import BindingType
    from textual.driver import Driver
    from textual.screen import Screen
    from textual.timer import Timer
    from textual.widget import Widget

    from journal.checking import Checking
    from journal.desk import Desk
    from journal.finding import Candidate

LOOK = 1.0
"""Seconds between two looks at the file."""
LARGE = 1_000_000
"""Characters of a page beyond which a change takes longer than a key press."""

_NEW_VALUES = 10_000
"""Values made until the collector looks for garbage: a change of a large page makes more, and few of them are any."""

_UNREADABLE = (StoreError, KindError, SettingError, OSError)
"""What keeps a document from being opened, each with a sentence for the user."""
_LATER = ("journal.document.perform", *(f"journal.tui.acts.{name}" for name in ACTS), "journal.tui.proposing")
"""What the first frame does without."""
_ENDS = ("SIGTERM", "SIGHUP", "SIGINT")


class JournalApp(App[None]):
    """Opens on a desk, or on what may become one."""

    CSS_PATH: ClassVar = style_sheets()
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+q", "leave", show=False, priority=True)]
    TITLE = "journal"

    def __init__(
        self,
        desk: Desk | None,
        opened: Callable[[str], Desk],
        folder: str = ".",
        candidates: tuple[Candidate, ...] = (),
        place: str = "",
        clock: Callable[[], float] = time.time,
        key_clock: Callable[[], float] = time.monotonic,
        encoding: str = "utf-8",
        checks: Callable[[str], Checking] | None = None,
    ) -> None:
        # With a theme of its own colours Textual takes NO_COLOR for greys; with the terminal's it leaves colours out.
        self._environment = dict(os.environ)
        super().__init__(_driver(self._environment), ansi_color=True if os.environ.get("NO_COLOR") else None)
        os.environ.update(self._environment)  # Textual takes NO_COLOR away, and the user's editor would not know of it
        self._opened = opened
        self._folder = folder
        self._candidates = candidates
        self._place = place
        self._clock, self._key_clock = clock, key_clock
        self._keeper: Keeper | None = None
        self._main: MainScreen | None = None
        self._saving: Timer | None = None
        self._desk = desk
        self._encoding = encoding
        self.settings: dict[str, Any] = {}
        self.complaints: list[str] = []
        self._checks = checks
        self.animation_level = "none"
        self.take_settings()

    def get_default_screen(self) -> Screen[Any]:
        """The first screen: that of the document, where there is one; each screen more costs time at the start."""
        return self._screen_for(self._desk) if self._desk is not None else super().get_default_screen()

    def on_mount(self) -> None:
        self._listen_for_signals()
        if self._desk is not None:
            self._begin_work(self._desk)
        else:
            from journal.tui.screens.first import FirstScreen

            self.push_screen(FirstScreen(self._folder, self._candidates, self._clock), self._begin)
        self.call_after_refresh(_settle_memory)
        self.set_interval(LOOK, self._look)

    def _screen_for(self, desk: Desk) -> MainScreen:
        """What shows a desk's document."""
        self._keeper = Keeper(desk, self._clock, self._save_later)
        self.take_settings()
        begin = partial(self._checks, desk.path) if self._checks is not None else None
        self._main = MainScreen(self._keeper, self, begin)
        return self._main

    def _begin_work(self, desk: Desk) -> None:
        """What follows once the screen of a desk is there."""
        assert self._main is not None
        assert self._keeper is not None
        self._main.call_after_refresh(self.run_worker, partial(self._follow, self._main, self._keeper))
        away = desk.timeline.away()
        if away:
            from journal.tui.screens.resume import ResumeScreen

            self.push_screen(ResumeScreen(desk, away))
        if desk.recovered:
            edits = count(len(desk.recovered), "edit")
            self._main.say(f"taken up from before: {edits} that the file did not have", "fresh")
            self._keeper.save()
        elif desk.ledger.trouble:
            self._main.say(desk.ledger.trouble, "warning")
        elif len(desk.document.text) > LARGE:
            size = len(desk.document.text) / 1_000_000
            self._main.say(f"a page of {size:.1f} MB: what changes it takes a moment; moving about does not", "warning")
        elif self.complaints:
            more = len(self.complaints) - 1
            others = f" (and {more} more: {key_of('settings')})" if more else ""
            self._main.say(f"{self.complaints[0]}{others}", "warning")

    def take_settings(self) -> None:
        """Work as the settings say now."""
        self._drawn_in = surroundings()
        self.settings = values()
        wanted = self.settings["pane.signs"]
        signs.choose(signs.wants_plain(self._environment, self._encoding, wanted), self._encoding)
        said = [*complaints(), *put_keys(), *theme_complaints()]
        self.complaints = [one.removeprefix(path_of("")) for one in said]
        self.try_theme(self.settings["pane.theme"])
        if self._keeper is not None:
            self._keeper.quiet = self.settings["saving.quiet"]
            self._keeper.longest = self.settings["saving.longest"]

    def try_theme(self, name: str) -> None:
        self.theme = theme(self._environment, name)

    def refresh_css(self, animate: bool = True) -> None:
        """Without a screen there is nothing to style anew: what was read is parsed once, for the first of them."""
        if self.screen_stack:
            super().refresh_css(animate)
        else:
            self.stylesheet.set_variables(self.get_css_variables())

    async def _follow(self, main: MainScreen, keeper: Keeper) -> None:
        """Begin the session and look at the project: after the first frame, and what takes long in threads."""
        if self._main is not main:
            return  # another document was opened meanwhile
        keeper.desk.timeline.tell_face(keeper.desk.session(), keeper.desk.ledger.owner, "pane")
        for name in _LATER:
            await asyncio.to_thread(import_module, name)  # no key waits for so many modules
        from journal.tui.proposing import Proposing

        if self._main is main:
            main.work = Proposing(keeper, self.call_later, main.show_work, main.tell_git, main.look)
            main.work.start()

    def _begin(self, path: str | None) -> None:
        """Open what the first screen gave."""
        if path is None:
            self.exit()
            return
        try:
            desk = self._opened(path)
        except _UNREADABLE as problem:
            self.exit(return_code=2, message=closing(f"journal: {problem}"))
        else:
            self.push_screen(self._screen_for(desk))
            self._begin_work(desk)

    @property
    def focused(self) -> Widget | None:
        """Where keys and pastes go first: to the screen, which hands them on, so that none overtakes another."""
        return None if isinstance(self.screen, PaintedScreen) else super().focused

    # What the screens ask for

    def now(self) -> float:
        return self._clock()

    def key_time(self) -> float:
        return self._key_clock()

    def run_editor(self, path: str, line: int) -> None:
        """The user's editor on a file; one that needs the terminal has it until it ends."""
        assert self._keeper is not None
        self._keeper.save()
        if shown_by_nvim(os.environ, path, line):
            return
        editor = call(os.environ, path, line, self.settings["pane.editor"] == "tmux")
        with nullcontext() if editor.own_window else self.suspend():
            problem = start(editor)  # raises nothing: Textual would leave the terminal as it is in here
        if problem is not None:
            self._tell(f"{editor.words[0]} cannot be started: {problem.strerror}; set VISUAL or EDITOR")
        self._look()

    def switch(self, path: str) -> None:
        """Work at another document; what was typed here is in its ledger, and in its file where that can be written."""
        try:
            desk = self._opened(path)
        except _UNREADABLE as problem:
            self._tell(str(problem))
            return
        self._close()
        if len(self.screen_stack) > 1:  # Textual takes no first screen away: below others it is out of work
            self.pop_screen()
        self.push_screen(self._screen_for(desk))
        self._begin_work(desk)

    def _close(self) -> None:
        """Work at this document no more; nothing is left to save."""
        if self._saving is not None:
            self._saving.stop()
        if self._main is not None:
            self._main.checks.stop()
            if self._main.work is not None:
                self._main.work.stop()
        if self._keeper is not None:
            self._keeper.save()
            self._keeper.desk.timeline.end()
            self._keeper.desk.close()

    def leave(self) -> None:
        """Save and go; where the file cannot be written, the ledger has it, and the last line says so."""
        while self._main is not None and self._main.give():
            pass
        kept = self._keeper is None or self._keeper.save()
        if self._place and self._main is not None and self.screen is self._main:
            keep(self._place, [strip.render(self.console) for strip in self._main.lines], self._drawn_in)
        said = "journal: not all could be saved; it is kept, and taken up at the next start"
        self.exit(message=None if kept else closing(said))

    async def action_leave(self) -> None:
        self.leave()

    def _tell(self, text: str) -> None:
        if self._main is not None:
            self._main.say(text, "warning")

    # Saving and other writers

    def _save_later(self, seconds: float, save: Callable[[], None]) -> None:
        if self._saving is not None:
            self._saving.stop()

        def saved() -> None:
            save()
            if self._main is not None:
                self._main.freshen()

        self._saving = self.set_timer(seconds, saved)

    def _look(self) -> None:
        if getattr(self._driver, "is_gone", False):
            self.leave()
        elif self._main is not None and self._keeper is not None:
            self._main.look()
            if self._main.work is not None and self._main.work.is_past:
                self._main.end_work()
                self.run_worker(self._follow(self._main, self._keeper))

    # The end

    def _listen_for_signals(self) -> None:
        """A closed terminal or a kill ends the program like `q`: everything saved, the terminal as it was."""
        loop = asyncio.get_running_loop()
        for name in _ENDS:
            with suppress(AttributeError, NotImplementedError, RuntimeError, ValueError):
                loop.add_signal_handler(getattr(signal, name), self.leave)

    def _fatal_error(self) -> None:
        """Textual's own report shows local variables, and so the user's texts; this one does not."""
        from rich.segment import Segments
        from rich.traceback import Traceback

        report = Traceback(show_locals=False, width=None)
        self._exit_renderables.append(Segments(self.console.render(report, self.console.options)))
        self._close_messages_no_wait()

    def on_unmount(self) -> None:
        self._close()


def _driver(environment: Mapping[str, str]) -> type[Driver] | None:
    """What draws on the terminal; on Windows it is Textual's choice."""
    if os.name != "posix":
        return None
    from journal.tui.outlet import TerminalDriver

    if environment.get("TERM") != "linux":
        return TerminalDriver
    from journal.tui.console import ConsoleDriver

    return ConsoleDriver


def _settle_memory() -> None:
    """Nearly all that the start made stays: the collector never looks at it, of which a large page has very much."""
    gc.freeze()
    gc.set_threshold(_NEW_VALUES)
    gc.enable()
