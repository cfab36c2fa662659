"""What is set, from which file, and what is wrong with it; a choice here is written to the file that is ours."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from journal.meaning import all_kinds
from journal.options import OPTIONS, values
from journal.settings import CONFIG, SettingError, corrections, given, role_given, write
from journal.tui.actions import ACTIONS
from journal.tui.keys import key_name, keys_of, understood
from journal.tui.meant import give_role, role_screen
from journal.tui.paint import wrapped
from journal.tui.question import Question
from journal.tui.screens.answering import Answering
from journal.tui.screens.choosing import ChoosingScreen
from journal.tui.screens.panes import PanesScreen
from journal.tui.sheet import Sheet
from journal.tui.themes import NAMES, theme_says

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual import events
    from textual.app import ComposeResult

    from journal.tui.paint import Part
    from journal.tui.view import View

_WIDE = 14
_NARROW = 40
"""Cells of a screen that does not know its size yet."""
_GROUPS = {"pane": "The pane", "saving": "Saving", "watching": "Watching the project"}


class Line(NamedTuple):
    """A line of the screen that can be changed."""

    about: str
    """What it is for, in full."""
    change: Callable[[], None]
    forget: Callable[[], None] | None = None
    add: Callable[[], None] | None = None


class SettingsScreen(Answering):
    """One line a setting."""

    def __init__(self, view: View) -> None:
        super().__init__("Settings", Sheet(cursor=True, wrap=False))
        self._view = view
        self.keys = [("enter", "change"), ("D", "as shipped"), ("a", "another key")]
        self._about = Sheet()
        self._lines: list[list[Part]] = []
        self._meant: list[Line | None] = []
        self._key_for: Callable[[str], None] | None = None
        """What becomes of the next key, while it is to be the one for an action."""

    def compose(self) -> ComposeResult:
        yield self.bar
        yield self.sheet
        yield self._about
        yield self.hints

    def fill(self) -> None:
        self._about.styles.height = 2
        self._lines, self._meant = [], []
        complaints = self._view.complaints
        self.bar.note = f"{len(complaints)} wrong" if complaints else ""
        if complaints:
            self._head("What is wrong")
            for complaint in complaints:
                lines = wrapped([(complaint, "warning")], (self.size.width or _NARROW) - 4)
                self._add([(" ! ", "bad"), *lines[0]])
                for line in lines[1:]:
                    self._add([("   ", ""), *line])
        self._options()
        self._kinds()
        self._keys()
        self.sheet.show(self._lines)
        if self._meant[min(self.sheet.at, len(self._meant) - 1)] is None:
            self.sheet.at = next(at for at, meant in enumerate(self._meant) if meant is not None)
            self.sheet.refresh()
        self._tell()
        self.bar.refresh()

    def on_sheet_moved(self, event: Sheet.Moved) -> None:
        event.stop()
        self._tell()

    def _tell(self) -> None:
        """What the selected line is for."""
        meant = self._meant[self.sheet.at]
        self._about.show([[(" ", ""), (meant.about if meant else "", "dim")]])

    def _head(self, title: str) -> None:
        if self._lines:
            self._add([])
        self._add([(" ", ""), (title, "heading")])

    def _add(self, parts: list[Part], meant: Line | None = None) -> None:
        self._lines.append(parts)
        self._meant.append(meant)

    def _row(self, name: str, value: str, source: str, meant: Line) -> None:
        self._add([("  ", ""), (name.ljust(_WIDE), ""), (f"{value}  ", "strong"), (source, "dim")], meant)

    # The groups

    def _options(self) -> None:
        now = values()
        table = ""
        for name, option in OPTIONS.items():
            group, _, key = name.partition(".")
            if group != table:
                self._head(_GROUPS.get(group, group.capitalize()))
                table = group
            said = given(group).get(key)
            meant = Line(option.what, partial(self._change, name), partial(self._write, (group, key), None))
            self._row(key, _shown(now[name]), said.file if said else "", meant)

    def _kinds(self) -> None:
        document = self._view.keeper.desk.path
        self._head("Kinds and roles")
        known = list(all_kinds())
        self._add([("  ", ""), ("kind".ljust(_WIDE), ""), (f"{self._view.keeper.page.kind}  ", "strong")])
        self._add(
            [("  ", ""), ("kinds".ljust(_WIDE), ""), (" ".join(known), ""), ("  kinds/*.toml adds to them", "dim")]
        )
        for path, role in corrections(document).items():
            meant = Line(
                "what sections with this title are for",
                partial(self._change_role, path),
                partial(self._forget_role, path),
            )
            self._row(path, role or "none", role_given(path, document)[1], meant)

    def _keys(self) -> None:
        self._head("Keys")
        said = given("keys")
        for action in ACTIONS:
            keys = " ".join(map(key_name, keys_of(action.name)))
            meant = Line(
                action.help,
                partial(self._wait_for_key, action.name, False),
                partial(self._write, ("keys", action.name), None),
                partial(self._wait_for_key, action.name, True),
            )
            self._row(action.name, keys or "–", said[action.name].file if action.name in said else "", meant)

    # What keys do

    async def take_key(self, event: events.Key) -> None:
        if self._key_for is None:
            await super().take_key(event)
            return
        event.stop()
        event.prevent_default()
        then, self._key_for = self._key_for, None
        if event.key == "escape":
            self.hints.say("")
        else:
            then(event.character if event.is_printable and event.character else event.key)

    def act(self, key: str) -> bool:
        meant = self._meant[self.sheet.at]
        wanted = {"D": meant.forget, "a": meant.add}.get(key) if meant else None
        if wanted is None:
            return key in ("D", "a")
        wanted()
        return True

    def on_sheet_chosen(self, event: Sheet.Chosen) -> None:
        event.stop()
        if meant := self._meant[event.index]:
            meant.change()

    def on_screen_resume(self) -> None:
        if self._meant:
            self.fill()

    # Changing

    def _change(self, name: str) -> None:
        group, _, key = name.partition(".")
        option, now = OPTIONS[name], values()[name]
        put = partial(self._write, (group, key))
        if name == "pane.theme":
            names = [(one, theme_says(one)) for one in NAMES]
            self.app.push_screen(ChoosingScreen("Theme", names, now, put, self._view.try_theme), self._as_set)
        elif name == "pane.panes":
            keeper = self._view.keeper
            self.app.push_screen(PanesScreen(now or keeper.desk.meaning.panes(keeper.page), put))
        elif option.choices:
            put(option.choices[(option.choices.index(now) + 1) % len(option.choices)])
        elif isinstance(now, bool):
            put(not now)
        else:
            self.ask(Question(f"{key}, seconds", f"{now:g}", partial(self._number, name)))

    def _as_set(self, _: None) -> None:
        self._view.take_settings()

    def _number(self, name: str, text: str) -> None:
        group, _, key = name.partition(".")
        try:
            value = float(text)
        except ValueError:
            self.hints.say(f"{text} is no number", "warning")
            return
        if problem := OPTIONS[name].problem(value):
            self.hints.say(f"{name} {problem}", "warning")
        else:
            self._write((group, key), value)

    def _wait_for_key(self, action: str, more: bool) -> None:
        self._key_for = partial(self._give_key, action, more)
        self.hints.say(f"press the key for “{action}”; esc leaves it")

    def _give_key(self, action: str, more: bool, pressed: str) -> None:
        key, problem = understood(pressed)
        owner = next((other.name for other in ACTIONS if key in keys_of(other.name) and other.name != action), "")
        if problem:
            self.hints.say(f"{key_name(pressed)} {problem}", "warning")
        elif owner and owner in given("keys"):
            self.hints.say(f"{key_name(key)} is already “{owner}”; choose another key", "warning")
        else:
            keys = [*dict.fromkeys((*(keys_of(action) if more else ()), key))]
            self._write(("keys", action), keys)

    def _write(self, keys: tuple[str, ...], value: Any) -> None:
        """Put a value into the file that is ours; None forgets it."""
        said = given(keys[0]).get(keys[1])
        if said is not None and said.file == CONFIG:
            self.hints.say(f"your own {CONFIG} says it, and wins; change it there", "warning")
            return
        if value is None and said is None:
            self.hints.say("that is as shipped", "dim")
            return
        try:
            write(keys, value)
        except (OSError, SettingError) as problem:
            self.hints.say(f"that cannot be written: {problem}", "warning")
            return
        self.hints.say("")
        self._view.take_settings()
        self.fill()

    def _change_role(self, path: str) -> None:
        from journal.kinds.roles import section_at

        section = section_at(self._view.keeper.page.outline.sections, path)
        if section < 0:
            self.hints.say("this document has no such section now", "warning")
        else:
            self.app.push_screen(role_screen(self._view, section))

    def _forget_role(self, path: str) -> None:
        give_role(self._view, path, "")
        self.fill()


def _shown(value: Any) -> str:
    """A value as people write it."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:g} s"
    return " ".join(value) or "–" if isinstance(value, list) else str(value)
