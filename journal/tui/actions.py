"""The one table of actions: keys, hint bar, help and palette are all read from it."""

from __future__ import annotations

from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

from journal.tui.keys import key_of, keys_of

ACTS = ("archiving", "items", "looking", "moving", "proposing", "writing")
"""The modules of `acts`, which the first frame does without: one is loaded before a key needs it, or by that key."""

if TYPE_CHECKING:
    from collections.abc import Callable

    from journal.tui.acts import archiving, items, looking, moving, proposing, writing
    from journal.tui.view import View
else:

    class _Act:
        """A module of `acts` whose functions load it when they are called."""

        def __init__(self, name):
            self._module = f"journal.tui.acts.{name}"

        def __getattr__(self, name):
            def run(*given):
                getattr(import_module(self._module), name)(*given)

            return run

    archiving, items, looking, moving, proposing, writing = map(_Act, ACTS)


class Action(NamedTuple):
    """What a key does."""

    name: str
    keys: tuple[str, ...]
    """Those of who has set no others."""
    label: str
    """One or two words for the hint bar; empty for what needs no hint."""
    help: str
    run: Callable[[View], None]
    needs_item: bool = False
    roles: frozenset[str] = frozenset()
    """Panes whose hint bar names it first; everywhere if empty."""
    needs_offer: bool = False
    """Whether it is about what the work proposes."""
    needs_row: bool = False
    """Whether it is about a row of a table."""


_STEPS = frozenset(("next", "todo"))
_BLOCKERS = frozenset(("blockers",))

ITEMS = (
    Action("next state", ("space",), "state", "next state: to do, in progress, done", items.next_state, True),
    Action("done", ("x",), "done", "done, or not done after all", items.done, True),
    Action("promote", ("n",), "begin", "a next step into what is in progress", items.promote, True, _STEPS),
    Action(
        "resolve", ("r",), "resolve", "resolve a blocker, and say what was learned", writing.resolve, True, _BLOCKERS
    ),
    Action("add", ("a",), "add", "a new item in this pane", writing.add),
    Action("edit", ("enter", "e"), "edit", "edit the item in place; esc keeps a draft", writing.edit, True),
    Action("why", ("w",), "why", "the reason", writing.why, True, frozenset(("decisions", "files"))),
    Action("fields", ("E",), "", "fields and details of the item, one by one", looking.fields, True),
    Action("block", ("b",), "block", "a blocker that names this item", writing.block, True, frozenset(("doing",))),
    Action(
        "cells", ("t",), "cells", "the table that the row stands in, cell by cell", writing.cells, True, needs_row=True
    ),
    Action("defer", ("L",), "", "leave it for later: in which phase, and why", writing.defer, True),
    Action("failed", ("f",), "", "failed, or not after all", items.failed, True),
    Action("move down", ("J", "shift+down"), "", "move the item down", items.move_down, True),
    Action("move up", ("K", "shift+up"), "", "move the item up", items.move_up, True),
    Action("copy", ("C",), "", "the item's words to the clipboard", items.copy_words, True),
    Action("remove", ("D",), "", "remove the item; undo brings it back", items.remove, True),
)
WORK = (
    Action("accept", ("y",), "accept", "write the entry that the work proposes", proposing.accept, needs_offer=True),
    Action(
        "reject",
        ("z",),
        "reject",
        "propose this no more, until it changes in a new place",
        proposing.reject,
        needs_offer=True,
    ),
    Action("accept all", ("Y",), "all", "write all that is proposed", proposing.accept_all, needs_offer=True),
    Action("accept folder", ("F",), "", "write all that is proposed in its folder", proposing.accept_folder),
    Action("ignore", ("i",), "ignore", "never propose files that fit a pattern", proposing.ignore, needs_offer=True),
    Action("refresh lines", ("R",), "", "write where the lines are now that this item names", proposing.refresh),
    Action("refresh all lines", ("W",), "", "the same for all items, as one edit", proposing.refresh_all),
)
PAGE = (
    Action(
        "capture",
        ("c",),
        "capture",
        "one line: ! blocker  > next  ~ doing  + done  # decision  * lesson",
        writing.capture,
    ),
    Action("status", ("s",), "", "the line that says where things stand", writing.status),
    Action("page fields", ("P",), "", "fields of the page, one by one", looking.page_fields),
    Action("archive", ("Z",), "", "move what is done and old to a dated page", archiving.archive),
    Action("undo", ("u",), "undo", "undo, and say what was undone", looking.undo),
    Action("redo", ("ctrl+r", "U"), "", "do again what was undone", looking.redo),
    Action("filter", ("/",), "", "show only items with some words", writing.filter_items),
)
PLACES = (
    Action("down", ("j", "down"), "", "next item", moving.down),
    Action("up", ("k", "up"), "", "item before", moving.up),
    Action("first", ("g", "home"), "", "first item", moving.first),
    Action("last", ("G", "end"), "", "last item", moving.last),
    Action("page down", ("pagedown", "ctrl+d"), "", "a pane further", moving.page_down),
    Action("page up", ("pageup", "ctrl+u"), "", "a pane back", moving.page_up),
    Action("unfold", ("right", "l"), "", "show fields and details", moving.unfold),
    Action("fold", ("left",), "", "hide them", moving.fold),
    Action("next pane", ("tab",), "", "next pane", moving.next_pane),
    Action("previous pane", ("shift+tab",), "", "pane before", moving.previous_pane),
    *(
        Action(f"pane {number}", (str(number),), "", f"pane {number}", partial(moving.go, number))
        for number in range(1, 10)
    ),
    Action("more panes", ("N",), "", "a pane for a role that the page has nothing for", looking.more_panes),
    Action("zoom", ("+",), "", "this pane alone, or all again", moving.zoom),
    Action("back", ("escape",), "", "back; never leaves", moving.back),
)
ELSEWHERE = (
    Action("open", ("o",), "", "open in the editor, at the line that the item names", looking.open_editor),
    Action("outline", ("0",), "", "all sections of the document", looking.outline),
    Action("document", ("p",), "", "the whole document", looking.document),
    Action("folder", ("O",), "", "the documents of this folder; work at another one", looking.folder),
    Action("checks", ("v",), "", "what the checks say: look, mend, ignore", looking.checks),
    Action("history", ("h",), "", "earlier versions: look, compare, restore", looking.history),
    Action("role", ("T",), "", "what the selected item's section is for", looking.role, True),
    Action("asides", ("A",), "", "edits that another writer's text has no place for", looking.asides),
    Action("end of session", ("S",), "", "what the session did; written, copied, committed", looking.summary),
    Action("settings", (",",), "", "theme, signs, panes, saving, roles, keys", looking.settings),
    Action("palette", ("ctrl+p",), "", "find an action by its name", looking.palette),
    Action("leave", ("q", "ctrl+q"), "", "leave; everything is saved", looking.leave),
    Action("help", ("?",), "help", "the keys", looking.help_screen),
)

GROUPS = (
    ("The item", ITEMS),
    ("What the work proposes", WORK),
    ("The page", PAGE),
    ("Moving about", PLACES),
    ("Elsewhere", ELSEWHERE),
)
ACTIONS = tuple(action for _, actions in GROUPS for action in actions)
_OFFERED = ("accept", "reject", "edit", "why", "accept all", "ignore", "help")
_FOR_OFFERS = [next(action for action in ACTIONS if action.name == name) for name in _OFFERED]
_ALWAYS_FIRST = frozenset(("next state", "done"))


def _rank(action: Action) -> tuple[bool, bool, bool]:
    return action.name == "help", action.name not in _ALWAYS_FIRST, not (action.roles or action.needs_row)


def action_on(key: str) -> Action | None:
    """What a key does in this session."""
    return next((action for action in ACTIONS if key in keys_of(action.name)), None)


def hints(role: str, has_item: bool, has_offer: bool = False, is_row: bool = False) -> list[tuple[str, str]]:
    """What the hint bar offers in a pane: what is meant for its role or a row first, help always last."""
    if has_offer:
        return [(key_of(action.name), action.label) for action in _FOR_OFFERS if keys_of(action.name)]
    offered = [action for action in ACTIONS if action.label and (has_item or not action.needs_item)]
    offered = [action for action in offered if not action.needs_offer and (is_row or not action.needs_row)]
    fitting = [action for action in offered if not action.roles or role in action.roles]
    fitting.sort(key=_rank)
    return [(key_of(action.name), action.label) for action in fitting if keys_of(action.name)]
