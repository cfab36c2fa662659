"""What the keys do to the offers of the work, and to ranges of lines that moved."""

from __future__ import annotations

import os
import time
from functools import partial
from typing import TYPE_CHECKING

from journal.tui.keys import key_of
from journal.tui.question import Question
from journal.tui.told import FILES

if TYPE_CHECKING:
    from collections.abc import Callable

    from journal.document.page import Item
    from journal.tui.offers import Offer
    from journal.tui.proposing import Proposing
    from journal.tui.view import View

_AT_ONCE = 1.0
"""Seconds for which one key writes entries; what is left waits for the next."""


def accept(view: View) -> None:
    """Write the entry of the selected offer; the next one is selected."""
    found = _selected(view)
    if found is None:
        return
    work, offer = found
    at = view.board.used.listing.selected
    if view.do(work.edit(offer), f"written: {offer.name}; {key_of('undo')} takes it back"):
        work.accepted(offer)
        work.renew()
        _stay(view, at)


def accept_all(view: View) -> None:
    """Write the entries of all offers but those of generated files."""
    view.say(*accept_some(view, lambda offer: not offer.is_generated, key_of("accept all")))


def accept_folder(view: View) -> None:
    """Write the entries of all offers in the folder of the selected one."""
    found = _selected(view)
    if found is not None:
        folder = os.path.dirname(found[1].name.rstrip("/"))
        view.say(
            *accept_some(view, lambda offer: offer.is_file and _is_in(folder, offer.name), key_of("accept folder"))
        )


def accept_some(view: View, wanted: Callable[[Offer], bool], key: str) -> tuple[str, str]:
    """Write the entries of the offers that are wanted, as many as one key may; what to say of it, in which style."""
    work = view.work
    if work is None or not any(map(wanted, work.told.offers)):
        return "the work proposes nothing now", "dim"
    until = time.monotonic() + _AT_ONCE
    count, refused = work.accept_all(wanted, lambda: time.monotonic() > until)
    view.changed(count)
    left = sum(map(wanted, work.told.offers))
    more = f"; {left} left, {key} goes on" if left and not refused else ""
    return f"written: {count}{more}{f'; not all: {refused}' if refused else ''}", "warning" if refused else ""


def reject(view: View) -> None:
    """Propose the selected offer no more, until the file changes in a new place."""
    found = _selected(view)
    if found is not None:
        work, offer = found
        at = view.board.used.listing.selected
        work.reject(offer)
        _stay(view, at)
        view.say(
            f"not proposed any more: {offer.name}" + (f"; {key_of('undo')} takes that back" if offer.is_file else "")
        )


def ignore(view: View) -> None:
    """Never propose what fits a pattern: in this project, or anywhere."""
    found = _selected(view)
    if found is None:
        return
    work, offer = found
    if not offer.is_file:
        view.say(f"{key_of('ignore')} ignores files; {key_of('reject')} rejects a commit", "dim")
        return

    def where(pattern: str) -> None:
        view.ask(Question("p this project, u everywhere", "p", partial(_ignore, view, work, pattern)))

    view.ask(Question("ignore", _pattern(offer.name), where))


def _ignore(view: View, work: Proposing, pattern: str, where: str) -> None:
    everywhere = where.casefold().startswith("u")
    refused = work.ignore(pattern, everywhere)
    place = "everywhere" if everywhere else "in this project"
    view.say(refused or f"ignored {place}: {pattern}; it stands in settings.toml", "warning" if refused else "")


def _pattern(path: str) -> str:
    """What somebody is likely to want ignored: all files of its sort, if programs make such, or else this one."""
    name, dot, extension = path.rpartition(".")
    if dot and name and extension in _PRODUCED:
        return f"*.{extension}"
    return "/" + "".join("?" if sign in "*?[" or not sign.isprintable() else sign for sign in path)


_PRODUCED = frozenset(("log", "tmp", "bak", "orig", "swp", "out", "pyc", "class", "o", "snap", "lock", "map"))


def edit_draft(view: View, work: Proposing, offer: Offer) -> None:
    """Other words for the entry before it is written."""
    then = partial(_drafted, view, work, offer)
    view.ask(Question("draft", offer.draft, then, may_be_empty=True))


def _drafted(view: View, work: Proposing, offer: Offer, text: str) -> None:
    work.keep(work.now(offer)._replace(draft=text))
    view.say(f"{key_of('accept')} writes it")


def add_why(view: View, work: Proposing, offer: Offer) -> None:
    """The reason, which only the user knows."""
    if not offer.is_file:
        view.say(f"{key_of('why')} is for files; {key_of('edit')} rewords a commit", "dim")
        return
    view.ask(Question("Why", offer.why, partial(_reasoned, view, work, offer), may_be_empty=True))


def _reasoned(view: View, work: Proposing, offer: Offer, text: str) -> None:
    work.keep(work.now(offer)._replace(why=text))
    view.say(f"{key_of('accept')} writes it, with the reason")


def refresh(view: View) -> None:
    """The lines of the selected item, as they are now."""
    item = view.selected
    if item is not None:
        _refresh(view, [item], "its lines are where it says")


def refresh_all(view: View) -> None:
    """The lines of every item whose code moved, as one edit."""
    _refresh(view, view.keeper.page.items, "all lines are where the page says")


def _refresh(view: View, items: list[Item], nothing: str) -> None:
    work = view.work
    edit = work.refresh(items) if work is not None else None
    if work is None or edit is None:
        view.say(nothing, "dim")
    elif view.do(edit, f"lines written: {len(edit.items)}; {key_of('undo')} takes it back"):
        work.refreshed(edit)


def _selected(view: View) -> tuple[Proposing, Offer] | None:
    """The selected offer; where another entry is selected, the first offer is, and the user is told."""
    listing = view.board.used.listing
    if view.work is not None and listing.offer is not None:
        return view.work, listing.offer
    files = next((pane for pane in view.board.panes if pane.role == FILES), None)
    if files is None or not files.listing.told.offers:
        view.say("the work proposes nothing now", "dim")
    else:
        view.board.use(files)
        files.select(0)
        view.say("this is proposed; the same key again does it", "dim")
    return None


def _stay(view: View, at: int) -> None:
    """Select the next offer, which came to where the last one stood."""
    pane = view.board.used
    offers = len(pane.listing.entries) - len(pane.listing.items)
    if offers:
        pane.select(min(at, offers - 1))


def _is_in(folder: str, path: str) -> bool:
    return not folder or path.startswith(f"{folder}/")
