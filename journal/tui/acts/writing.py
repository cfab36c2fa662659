"""What asks for words: adding, rewording, blockers, reasons, the status, the capture line, the filter."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from journal.document.choose import found_again
from journal.document.discovering import LEARNED
from journal.document.edit import Add, Block, Defer, Resolve, Reword, Set, SetPage
from journal.document.parts import Form
from journal.document.wanted import wanted
from journal.document.words import unescaped
from journal.kinds.states import is_unset
from journal.kinds.status import status_of
from journal.tui.acts.discovering import discover
from journal.tui.acts.proposing import add_why, edit_draft
from journal.tui.keys import key_of
from journal.tui.question import Question, Where

if TYPE_CHECKING:
    from journal.document.page import Item
    from journal.tui.view import View

CAPTURES = {"!": "blockers", ">": "next", "~": "doing", "+": "done", "#": "decisions", "*": "lessons"}
"""The sign that a captured line begins with, and the role that it goes to."""


def add(view: View) -> None:
    """A new item in the pane in use, beside the selected one; a section that the page lacks is made."""
    pane = view.board.used
    if pane.role == LEARNED:
        return discover(view)
    group = pane.listing.section if pane.has_section else ""

    def then(text: str) -> None:
        page = view.keeper.page
        view.do(Add(pane.role, text, group=group) if group else wanted(page, pane.role, text, create=True))

    return view.ask(Question(f"new in {pane.heading}", "", then, Where.BELOW))


def edit(view: View) -> None:
    if view.work is not None and (offer := view.board.used.listing.offer) is not None:
        edit_draft(view, view.work, offer)
    elif item := view.selected:
        text = "" if item.unset else unescaped(item.text)
        view.ask(Question("edit", text, partial(_reword, view, item, text), Where.ITEM))


def _reword(view: View, item: Item, before: str, after: str) -> None:
    if after != before and (now := _again(view, item, after)):
        view.do(Reword(now, after))


def _again(view: View, item: Item, words: str) -> str:
    """The handle that an item has now; where another writer took it away meanwhile, the words become an item."""
    page = view.keeper.page
    now = found_again(page, item)
    if now is not None:
        return now.id
    if words:
        role = item.role or "next"
        view.do(Add(role, words, create=role not in page.purposes), "that item is another now; yours stands beside it")
    else:
        view.say("another writer changed that item meanwhile", "warning")
    return ""


def why(view: View) -> None:
    if view.work is not None and (offer := view.board.used.listing.offer) is not None:
        add_why(view, view.work, offer)
    elif item := view.selected:
        key = next((key for key in item.fields if key.casefold() in ("why", "reason", "rationale")), "Why")
        view.ask(Question(key, _filled(item.fields.get(key, "")), partial(_set, view, item, key)))


def _set(view: View, item: Item, key: str, text: str) -> None:
    if now := _again(view, item, text):
        view.do(Set(now, ((key, text),)))


def status(view: View) -> None:
    """The line that says where things stand."""
    key, value = status_of(view.keeper.page)
    wanted = key or "Status"
    view.ask(Question(wanted, _filled(value), lambda text: _set_page(view, wanted, text)))


def _filled(value: str) -> str:
    """A value, or nothing where it is a template's placeholder."""
    return "" if is_unset(value) else value


def _set_page(view: View, key: str, text: str) -> None:
    view.do(SetPage(((key, text),)))


def block(view: View) -> None:
    if item := view.selected:
        view.ask(Question("blocked by", "", partial(_block, view, item)))


def _block(view: View, item: Item, reason: str) -> None:
    if now := _again(view, item, reason):
        view.do(Block(now, reason, create=True))


def resolve(view: View) -> None:
    """What resolved a blocker, then what was learned from it."""
    item = view.selected
    if item is None:
        return
    if item.role != "blockers":
        view.say(f"{key_of('resolve')} resolves a blocker; select one", "warning")
        return

    def learned(resolution: str) -> None:
        then = partial(_resolve, view, item, resolution)
        view.ask(Question("learned", "", then, may_be_empty=True))

    view.ask(Question("resolved by", "", learned, may_be_empty=True))


def _resolve(view: View, item: Item, resolution: str, lesson: str) -> None:
    if now := _again(view, item, resolution):
        view.do(Resolve(now, resolution, lesson))


def cells(view: View) -> None:
    """The table that the item stands in, cell by cell."""
    item = view.selected
    if item is None:
        return
    if item.entry < 0 or view.keeper.page.outline.entries[item.entry].form is not Form.ROW:
        view.say(f"{key_of('cells')} goes through the cells of a table; this is no row of one", "warning")
    else:
        view.cells(item.id)


def defer(view: View) -> None:
    """In which phase it is to be done, then why not now."""
    item = view.selected
    if item is None:
        return

    def later(phase: str) -> None:
        view.ask(Question("why not now", "", partial(_defer, view, item, phase), may_be_empty=True))

    view.ask(Question("to which phase", "", later, may_be_empty=True))


def _defer(view: View, item: Item, phase: str, reason: str) -> None:
    if now := _again(view, item, ""):
        view.do(Defer(now, phase, reason), f"deferred: {item.text}")


def capture(view: View) -> None:
    """A line whose first sign says where it goes; without one it is a next step."""

    def then(text: str) -> None:
        role = CAPTURES.get(text[0])
        words = text[1:].strip() if role else text
        if words:
            role = role or "next"
            view.do(wanted(view.keeper.page, role, words, create=True), f"{role}: {words}")

    view.ask(Question("! > ~ + # *", "", then))


def filter_items(view: View) -> None:
    question = Question("/", view.board.words, view.filter, changed=view.filter, may_be_empty=True)
    view.ask(question)
