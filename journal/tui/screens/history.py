"""Earlier versions by day and session: what changed since each, and going back to one or to a section of it."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from journal.document.difflines import unified
from journal.document.restoring import differing
from journal.document.source import decode
from journal.document.verify import Refused
from journal.session.history import chapters
from journal.session.wording import count
from journal.store.errors import StoreError
from journal.store.versions import Version
from journal.tui.keys import key_of
from journal.tui.screens.reading import Reading
from journal.tui.sheet import Sheet

if TYPE_CHECKING:
    from journal.document.restoring import Part as Section
    from journal.session.history import Chapter
    from journal.tui.paint import Part
    from journal.tui.view import View

_DIFF_STYLES = {"+": "added", "-": "removed", "@": "heading"}
_KEYS = [("R", "restore"), ("s", "section")]


class HistoryScreen(Reading):
    """Every state of the file that is known, the latest first."""

    def __init__(self, view: View) -> None:
        super().__init__("History", Sheet(cursor=True, wrap=False))
        self._view = view
        self.keys = [("enter", "changes"), *_KEYS]
        self._rows: list[Version | Chapter | None] = []
        """What each line is about; None for the line of a day."""

    def fill(self) -> None:
        self._view.keeper.save()
        desk = self._view.keeper.desk
        versions = desk.versions()
        self.bar.note = str(len(versions))
        lines: list[list[Part]] = []
        self._rows = []
        day = ""
        for chapter in chapters(versions, desk.sessions.all(desk.path)):
            for index, one in enumerate(chapter.versions):
                made = datetime.fromtimestamp(one.made)
                if f"{made:%Y-%m-%d}" != day:
                    day = f"{made:%Y-%m-%d}"
                    self._rows.append(None)
                    lines.append([(" ", ""), (f"{made:%a} {day}", "heading")])
                if index == 0:
                    self._rows.append(chapter)
                    lines.append([("   ", ""), *_titled(chapter)])
                self._rows.append(one)
                lines.append([("     ", ""), (f"{made:%H:%M:%S}", ""), (f"  {one.number}", "dim")])
        first = next((at for at, row in enumerate(self._rows) if isinstance(row, Version)), -1)
        self.sheet.show(lines or [[(" no version is kept yet; the first edit keeps one", "unset")]], first)

    def on_sheet_chosen(self, event: Sheet.Chosen) -> None:
        event.stop()
        row = self._rows[event.index] if self._rows else None
        if isinstance(row, Version):
            self.app.push_screen(DiffScreen(self._view, row))
        elif row is not None:
            self.app.push_screen(ChapterScreen(self._view, row))

    def act(self, key: str) -> bool:
        row = self._rows[self.sheet.at] if self._rows else None
        if isinstance(row, Version):
            return _act(self, self._view, row, key)
        if row is not None and key in dict(_KEYS):
            self.hints.say("that goes for one of the versions below")
            return True
        return False


class DiffScreen(Reading):
    """What changed from a version to now."""

    def __init__(self, view: View, version: Version) -> None:
        super().__init__(f"Since {_when(version)}", Sheet())
        self._view = view
        self._version = version
        self.keys = _KEYS

    def fill(self) -> None:
        desk = self._view.keeper.desk
        then = decode(desk.version(self._version.number))
        self.sheet.show(_diff(then, desk.document.text) or [[(" nothing changed since", "unset")]])

    def act(self, key: str) -> bool:
        return _act(self, self._view, self._version, key)


class ChapterScreen(Reading):
    """What changed in one session."""

    def __init__(self, view: View, chapter: Chapter) -> None:
        session = chapter.session
        title = f"In session {session.number}" if session is not None else f"Until {_when(chapter.versions[0])}"
        super().__init__(title, Sheet())
        self._view = view
        self._chapter = chapter

    def fill(self) -> None:
        desk = self._view.keeper.desk
        first = self._chapter.before or self._chapter.versions[-1]
        then, until = (decode(desk.version(one.number)) for one in (first, self._chapter.versions[0]))
        self.sheet.show(_diff(then, until) or [[(" nothing changed in it", "unset")]])


class SectionsScreen(Reading):
    """The sections of a version that are not like that any more; one of them can be had back."""

    def __init__(self, view: View, version: Version) -> None:
        super().__init__(f"Sections as of {_when(version)}", Sheet(cursor=True, wrap=False))
        self._view = view
        self._version = version
        self.keys = [("enter", "restore")]
        self._sections: list[Section] = []

    def fill(self) -> None:
        desk = self._view.keeper.desk
        self._sections = differing(desk.page, desk.page_of(self._version.number), desk.meaning)
        lines: list[list[Part]] = [
            [(" " * section.level, ""), (section.path.rpartition("/")[2], "")] for section in self._sections
        ]
        self.sheet.show(lines or [[(" no section of it is different now", "unset")]])

    def on_sheet_chosen(self, event: Sheet.Chosen) -> None:
        event.stop()
        if self._sections:
            _restore(self._view, self._version.number, self._sections[event.index].path)
            self.dismiss()


def _titled(chapter: Chapter) -> list[Part]:
    """A session's line: when it was, and how many versions it left."""
    session = chapter.session
    told: Part = (f"  {count(len(chapter.versions), 'version')}", "dim")
    if session is None:
        return [("outside of a session", ""), told]
    end = f" to {datetime.fromtimestamp(session.closed):%H:%M}" if session.closed is not None else ", open"
    return [(f"session {session.number}, {datetime.fromtimestamp(session.opened):%H:%M}{end}", ""), told]


def _when(version: Version) -> str:
    return f"{datetime.fromtimestamp(version.made):%Y-%m-%d %H:%M:%S}"


def _diff(old: str, new: str) -> list[list[Part]]:
    """The lines of a difference, without its head."""
    lines = list(unified(old, new, "then", "now"))[2:]
    return [[(" ", ""), (line, _DIFF_STYLES.get(line[:1], "dim"))] for line in lines]


def _act(screen: Reading, view: View, version: Version, key: str) -> bool:
    """What the keys do that are the same wherever a version is chosen."""
    if key == "s":
        screen.app.push_screen(SectionsScreen(view, version))
    elif key == "R":
        _restore(view, version.number)
        screen.dismiss()
    return key in ("s", "R")


def _restore(view: View, number: int, section: str = "") -> None:
    """Go back to a version, or have one section of it back, as an edit like any other."""
    try:
        view.keeper.restore(number, section)
    except (Refused, StoreError) as problem:
        view.say(str(problem), "warning")
        return
    view.filter(view.board.words)
    what = f"{section.rpartition('/')[2]} of version {number}" if section else f"version {number}"
    view.say(f"restored {what}; {key_of('undo')} takes it back")
