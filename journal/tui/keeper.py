"""Keeping the page: edits through the desk, saving a moment later, other writers, and the truth about it all."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from journal.document.verify import Refused
from journal.events import Joined, Unwritten, Written
from journal.leaks import added_lines, leak_in
from journal.store.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Callable

    from journal.checks.rule import Finding
    from journal.desk import Desk
    from journal.document.edit import Edit, Performed
    from journal.document.page import Meaning, Page
    from journal.events import Event

AT_ONCE = 0.001
RETRY = 3.0
"""Seconds until a save that failed is tried again."""


class Standing(NamedTuple):
    """What is true about the file at this moment."""

    saved: float = 0.0
    """When it was saved last; 0 while nothing has been."""
    is_saved: bool = True
    trouble: str = ""
    """Why it could not be saved or read."""
    merged: float = 0.0
    """When another writer's text was taken in last."""
    asides: int = 0
    secret: str = ""
    """What sort of secret the user has just written, as it seems."""


class News(NamedTuple):
    """What another writer changed, counted in items."""

    new: int
    changed: int
    gone: int


class Keeper:
    """Holds the desk for the screens; they ask it for everything that can fail."""

    def __init__(
        self, desk: Desk, clock: Callable[[], float], later: Callable[[float, Callable[[], None]], None]
    ) -> None:
        self.desk = desk
        self._clock = clock
        self._later = later
        self.standing = Standing(asides=len(desk.asides()), is_saved=desk.is_saved)
        self.news: News | None = None
        """Of the last look; None where nobody else had written."""
        self._signature = self._stat()
        self._failed = float("-inf")
        self.quiet = 0.25
        """Seconds after the last edit until it is saved."""
        self.longest = 2.0
        """Seconds for which edits without a quiet between them wait at most."""
        self._looked = desk.document
        """The document in which secrets were looked for last."""
        self._since = 0.0
        """When the first of the unsaved edits was made."""
        desk.subscribe(self._heard)

    @property
    def page(self) -> Page:
        return self.desk.page

    def read_as(self, meaning: Meaning) -> None:
        self.desk.read_as(meaning)

    def do(self, edit: Edit) -> Performed:
        performed = self.desk.do(edit)
        self._look_for_secrets([splice.text for splice in performed.splices])
        self._looked = self.desk.document
        self.changed()
        return performed

    def changed(self) -> None:
        """Something was edited at the desk: look for secrets in it, and save it in a moment."""
        if self.standing.is_saved:
            self._since = self._clock()
        self.standing = self.standing._replace(is_saved=self.desk.is_saved)
        if self._looked is not self.desk.document:
            self._look_for_secrets(added_lines(self._looked.text, self.desk.document.text))
            self._looked = self.desk.document
        self._later(self.quiet if self._clock() - self._since < self.longest else AT_ONCE, self._save_later)

    def undo(self) -> str:
        said = self.desk.undo()
        self.changed()
        return said

    def redo(self) -> str:
        said = self.desk.redo()
        self.changed()
        return said

    def carry_out(self, act: Callable[[], bool]) -> bool:
        """Something that may edit the page through the desk; whether it did."""
        did = act()
        if did:
            self.changed()
        return did

    def restore(self, number: int, section: str = "") -> None:
        from journal.overwriting import restore

        restore(self.desk, number, section)
        self.changed()

    def mend(self, finding: Finding) -> None:
        """Carry out the fix of a finding."""
        from journal.checking import mend

        mend(self.desk, (finding,))
        self.changed()

    def ignore(self, finding: Finding) -> None:
        """Ask the checks, in the page itself, to be silent about a finding."""
        from journal.checking import ignore

        ignore(self.desk, finding)
        self.changed()

    def place(self, number: int, text: str | None = None) -> None:
        from journal.asides import place

        place(self.desk, number, text)
        self._count_asides()
        self.changed()

    def place_both(self, number: int) -> None:
        from journal.asides import place_both

        place_both(self.desk, number)
        self._count_asides()
        self.changed()

    def drop(self, number: int) -> None:
        from journal.asides import drop

        drop(self.desk, number)
        self._count_asides()

    def save(self) -> bool:
        """Save what is not saved; whether all is in the file. Why not stands in `standing`."""
        if not self.desk.is_saved:
            try:
                self.desk.save()
            except (StoreError, Refused) as problem:
                self._failed = self._clock()
                self.standing = self.standing._replace(trouble=str(problem))
            self._signature = self._stat()
        return self.desk.is_saved

    def look(self) -> bool:
        """Take in what others wrote, and try again what failed; whether anything is new on the page."""
        self.news = None
        shown = self.desk.document
        if not self.desk.is_saved and self._clock() - self._failed >= RETRY and self.standing.trouble:
            self.save()
        signature = self._stat()
        if signature == self._signature:
            return self.desk.document is not shown  # what was tried again may have joined what others wrote
        try:
            before = _items(self.page)
            joined = self.desk.refresh()
        except (StoreError, Refused) as problem:
            self.standing = self.standing._replace(trouble=str(problem))
            return False
        self._signature = signature
        if self.desk.is_saved:
            self.standing = self.standing._replace(trouble="")
        if joined:
            self.news = _news(before, _items(self.page))
            self._looked = self.desk.document  # what another writer has written is in the file
            if not self.desk.is_saved:
                self.changed()
        return joined

    def _look_for_secrets(self, texts: list[str]) -> None:
        """Say at once, before the file is saved, what looks like a secret among new texts."""
        found = leak_in([self.desk.document.text] if self.standing.secret else texts)
        if found != self.standing.secret:
            self.standing = self.standing._replace(secret=found)

    def _save_later(self) -> None:
        self.save()

    def _heard(self, event: Event) -> None:
        match event:
            case Written(at):
                self.standing = self.standing._replace(saved=at, is_saved=True, trouble="")
            case Unwritten(reason):
                self.standing = self.standing._replace(trouble=reason)
            case Joined(asides):
                self.standing = self.standing._replace(merged=self._clock())
                if asides:
                    self._count_asides()
            case _:
                pass

    def _count_asides(self) -> None:
        self.standing = self.standing._replace(asides=len(self.desk.asides()))

    def _stat(self) -> tuple[int, int, int] | None:
        """Changes whenever the file may have changed; None while it is away."""
        try:
            status = os.stat(self.desk.path)
        except OSError:
            return None
        return status.st_mtime_ns, status.st_size, status.st_ino


def _items(page: Page) -> dict[tuple[str | None, str], object]:
    return {(item.role, item.text): item.state for item in page.items}


def _news(before: dict[tuple[str | None, str], object], after: dict[tuple[str | None, str], object]) -> News:
    new = after.keys() - before.keys()
    gone = before.keys() - after.keys()
    changed = sum(before[key] is not after[key] for key in after.keys() & before.keys())
    moved = min(len(new), len(gone))
    return News(len(new) - moved, changed + moved, len(gone) - moved)
