"""What the work proposes, in the pane: offers with their drafts, what becomes of them, and ranges that moved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal.anchored import Anchors, keys_in, refresh, written
from journal.committed import Commits, Missing
from journal.document.verify import Refused
from journal.project.propose import Proposal
from journal.proposals import Proposals, opening
from journal.settings import SettingError, ignore, ignored
from journal.store.errors import StoreError
from journal.tui.offers import Offer
from journal.tui.told import Told
from journal.tui.watching import News, Watching

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from journal.anchored import Key
    from journal.document.edit import Edit, Reline
    from journal.document.page import Item
    from journal.project.baseline import Baseline
    from journal.tui.keeper import Keeper

SHOWN = 200
"""Offers that are listed; of more, only the number is told."""


class Proposing:
    """Stands between the watching and the screen, all in the app's thread."""

    def __init__(
        self,
        keeper: Keeper,
        post: Callable[[Callable[[], object]], object],
        show: Callable[[Told], None],
        on_git: Callable[[str], None],
        on_document: Callable[[], None],
    ) -> None:
        self._desk = keeper.desk
        self._show = show
        self._on_git, self._on_document = on_git, on_document
        session = self._desk.session()
        self._session = session
        self._proposals = Proposals(self._desk, session)
        self._commits = Commits(self._desk, session)
        self._anchors = Anchors(self._desk, session)
        self._baseline: Baseline | None = None
        self._news = News()
        self._drafts: dict[str, Offer] = {}
        """What the user has made of offers, by key."""
        self._taken_back: list[tuple[int, str]] = []
        """What was rejected lately: after which edit, and which path."""
        self._page = self._desk.page
        self._is_over = False
        self.told = Told()
        opened = opening(self._desk, session)
        self._begins = not opened.start.kept
        """Whether the session has still to be begun: nobody has looked at the project yet."""
        self._watching = Watching(opened, post, self._opened, self._heard)

    def start(self) -> None:
        self._watching.start()

    def stop(self) -> None:
        """Stop; the ledger is not asked any more."""
        self._is_over = True
        self._watching.stop()

    @property
    def is_past(self) -> bool:
        """Whether another session has begun than the one whose work this proposes."""
        going_on = self._desk.sessions.current(self._desk.path)
        return going_on is not None and going_on.number != self._session

    @property
    def root(self) -> str:
        """The project's folder; empty while it is not open yet."""
        return self._baseline.root if self._baseline else ""

    # What the watching tells

    def _opened(self, baseline: Baseline, text: str) -> None:
        if self._is_over:
            return
        self._baseline = baseline
        if text:
            self._desk.sessions.keep_baseline(self._session, text.encode())
        if self._begins:
            self._begins = False
            self._anchors.begin()
        self._note()

    def _heard(self, news: News) -> None:
        self._news = news
        if news.touched:
            self._on_document()
        self.renew()
        if news.git:
            self._on_git(news.git)

    # What is shown

    def renew(self) -> None:
        """Show what is true now."""
        if self._is_over:
            return
        if self._desk.page is not self._page:
            self._page = self._desk.page
            self._note()
        found: list[Offer] = []
        proposed = self._proposals.undecided(self._news.proposals)
        missing = self._commits.missing(self._news.commits)
        shown = (
            *(Offer(one, one.text) for one in proposed[:SHOWN]),
            *(Offer(one, one.commit.subject) for one in missing[: max(0, SHOWN - len(proposed))]),
        )
        for offer in shown:
            known = self._drafts.get(offer.key)
            found.append(self._redrafted(known, offer) if known else offer)
        notes = (self._news.problem,) if self._news.problem else ()
        more = len(proposed) + len(missing) - len(found)
        told = Told(tuple(found), more, self._news.moved, notes)
        if told != self.told:
            self.told = told
            self._show(told)

    def _redrafted(self, known: Offer, offer: Offer) -> Offer:
        """What the user has made of an offer, now that it is about a newer change."""
        was, what = known.what, offer.what
        if was == what:
            return known
        is_untouched = isinstance(was, Proposal) and known.draft == was.text
        renewed = known._replace(what=what, draft=offer.draft if is_untouched else known.draft)
        self._drafts[offer.key] = renewed
        if known.diff is not None:
            self.read(renewed)
        return renewed

    def _note(self, fresh: Iterable[Key] = ()) -> None:
        """The page names ranges of files: follow them."""
        if self._baseline is not None:
            self._anchors.note(self._baseline.reader(), frozenset(fresh))
            self._watching.anchors(self._anchors.wanted())

    def keep(self, offer: Offer) -> None:
        """An offer with another draft, reason or what was read of it."""
        self._drafts[offer.key] = offer
        self.renew()

    def now(self, offer: Offer) -> Offer:
        """The same offer as it is by now."""
        return next((one for one in self.told.offers if one.key == offer.key), offer)

    def read(self, offer: Offer) -> None:
        """Get what changed in an offered file."""
        what = offer.what
        if isinstance(what, Proposal):

            def then(lines: tuple[str, ...]) -> None:
                self.keep(self.now(offer)._replace(diff=lines))

            self._watching.read(what, then)

    # What becomes of it

    def edit(self, offer: Offer) -> Edit:
        """The edit that writes an offer."""
        if isinstance(offer.what, Missing):
            return self._commits.edit(offer.what, offer.draft)
        return self._proposals.edit(offer.what, self._news.moved, offer.why, offer.draft)

    def accepted(self, offer: Offer) -> None:
        """The last edit was that of this offer."""
        if isinstance(offer.what, Missing):
            self._commits.accepted(offer.what)
        else:
            self._proposals.accepted(offer.what)
            listed = (key for item in self._desk.page.of("files") for key in keys_in(item))
            self._note(key for key in listed if key[0] == offer.what.path)
        self._drafts.pop(offer.key, None)

    def accept_all(self, wanted: Callable[[Offer], bool], until: Callable[[], bool]) -> tuple[int, str]:
        """Write the offers that are wanted, an edit each, until it is time to stop; how many, and why one was not."""
        count, refused = 0, ""
        for offer in filter(wanted, self.told.offers):
            try:
                self._desk.do(self.edit(offer))
            except Refused as problem:
                refused = str(problem)
                continue
            self.accepted(offer)
            count += 1
            if until():
                break
        self.renew()
        return count, refused

    def reject(self, offer: Offer) -> None:
        """Propose this no more, until it changes in a new place."""
        if isinstance(offer.what, Missing):
            self._commits.reject(offer.what)
        else:
            self._proposals.reject(offer.what)
            self._taken_back.append((self._desk.last_edit(), offer.what.path))
        self.renew()

    def take_back(self) -> str:
        """Withdraw the last rejection, if no edit came after it; which path it was."""
        if not self._taken_back or self._taken_back[-1][0] != self._desk.last_edit():
            return ""
        path = self._taken_back.pop()[1]
        self._proposals.withdraw(path)
        self.renew()
        return path

    def ignore(self, pattern: str, everywhere: bool) -> str:
        """Never propose what fits a pattern; why not, if the settings cannot be written."""
        try:
            ignore(pattern, "" if everywhere else self.root)
        except (SettingError, StoreError, OSError) as problem:
            return str(problem)
        self._watching.look(ignored(self.root))
        return ""

    def refresh(self, items: Iterable[Item]) -> Reline | None:
        """The edit that writes where the ranges of items stand now."""
        return refresh(items, self._news.moved)

    def refreshed(self, edit: Reline) -> None:
        """These ranges were written anew, for the files as they are now."""
        self._note(written(edit))
        self.renew()
