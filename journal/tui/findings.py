"""Checking the page while the user works: on a thread of its own, a moment after the last change."""

from __future__ import annotations

import math
import threading
import time
from bisect import bisect_left
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from journal.checking import Checking
    from journal.checks.rule import Finding
    from journal.document.page import Page

QUIET = 0.4
"""Seconds without a change until the page is checked."""
FRESH = 60.0
"""Seconds for which what was seen of the world is believed."""
_STOP_SECONDS = 1.0


class Findings:
    """What the checks say of the page as it was a moment ago."""

    def __init__(self, begin: Callable[[], Checking] | None, tell: Callable[[], object]) -> None:
        self._told: tuple[Page | None, tuple[Finding, ...], str] = (None, (), "")
        """Page, findings and trouble, put in place in one step: the thread of the app reads them meanwhile."""
        self._begin = begin
        self._tell = tell
        """Called from the thread, whenever there may be something else to show."""
        self._waiting: Page | None = None
        self._fresh = True
        self._stopping = False
        self._something = threading.Condition()
        self._thread = threading.Thread(target=self._run, name="journal-checks", daemon=True)

    @property
    def page(self) -> Page | None:
        """The page in which they were found."""
        return self._told[0]

    @property
    def found(self) -> tuple[Finding, ...]:
        return self._told[1]

    @property
    def trouble(self) -> str:
        """Why the page cannot be checked, or git not asked."""
        return self._told[2]

    def start(self) -> None:
        if self._begin is not None:
            self._thread.start()

    def stop(self) -> None:
        """Tell nothing more."""
        with self._something:
            self._stopping = True
            self._something.notify_all()
        if self._thread.is_alive():
            self._thread.join(_STOP_SECONDS)  # it may wait for git

    def changed(self, page: Page, fresh: bool = False) -> None:
        """The page is another one now; `fresh` where the world is to be looked at again whatever its age."""
        with self._something:
            self._waiting = page
            self._fresh = self._fresh or fresh
            self._something.notify_all()

    def _next(self) -> tuple[Page, bool] | None:
        """The page to check, once it has not changed for a moment; None when it is time to stop."""
        with self._something:
            while self._waiting is None and not self._stopping:
                self._something.wait()
            while not self._stopping and not self._fresh and self._something.wait(QUIET):
                pass  # changed again
            if self._stopping or self._waiting is None:
                return None
            page, fresh = self._waiting, self._fresh
            self._waiting, self._fresh = None, False
            return page, fresh

    def _run(self) -> None:
        try:
            assert self._begin is not None
            checking = self._begin()
            try:
                self._check_on(checking)
            finally:
                checking.close()
        except Exception as problem:  # a setting that cannot be used, or a fault of ours, must not stop the pane
            self._say(None, (), str(problem))

    def _check_on(self, checking: Checking) -> None:
        looked = -math.inf
        while (wanted := self._next()) is not None:
            page, fresh = wanted
            if fresh or time.monotonic() - looked > FRESH:
                looked = time.monotonic()
                found = checking.look(page)
            else:
                found = checking.again(page)
            self._say(page, found, checking.trouble)

    def _say(self, page: Page | None, found: tuple[Finding, ...], trouble: str) -> None:
        is_news = bool(found) or (found, trouble) != (self.found, self.trouble)
        self._told = page, found, trouble
        if is_news and not self._stopping:
            self._tell()


def flagged_texts(page: Page, findings: tuple[Finding, ...]) -> frozenset[str]:
    """The texts of the items in whose lines something was found."""
    lines = sorted({finding.line for finding in findings})
    found: set[str] = set()
    for item in page.items:
        end = page.outline.entries[item.entry].end if item.entry >= 0 else item.line + 1
        at = bisect_left(lines, item.line)
        if at < len(lines) and lines[at] < end:
            found.add(item.text)
    return frozenset(found)
