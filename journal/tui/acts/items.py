"""What one key does to the selected item."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal.document.edit import Drop, Mark, MoveTo, Promote
from journal.document.marks import State
from journal.tui.keys import key_of

if TYPE_CHECKING:
    from journal.tui.view import View

_NEXT = {
    None: State.DOING,
    State.TODO: State.DOING,
    State.DOING: State.DONE,
    State.DONE: State.TODO,
    State.FAILED: State.TODO,
}


def next_state(view: View) -> None:
    if item := view.selected:
        view.do(Mark(item.id, _NEXT[item.state]))


def done(view: View) -> None:
    """Done, or not done after all."""
    if item := view.selected:
        view.do(Mark(item.id, State.TODO if item.state is State.DONE else State.DONE))


def failed(view: View) -> None:
    if item := view.selected:
        view.do(Mark(item.id, State.TODO if item.state is State.FAILED else State.FAILED))


def copy_words(view: View) -> None:
    if item := view.selected:
        view.copy(item.text)


def remove(view: View) -> None:
    if item := view.selected:
        view.do(Drop(item.id), f"removed: {item.text}; {key_of('undo')} brings it back")


def move_down(view: View) -> None:
    if item := view.selected:
        view.do(MoveTo(item.id, "down"))


def move_up(view: View) -> None:
    if item := view.selected:
        view.do(MoveTo(item.id, "up"))


def promote(view: View) -> None:
    item = view.selected
    if item is None:
        return
    if item.role in ("next", "todo", None):
        view.do(Promote(item.id))
    else:
        view.say(f"{key_of('promote')} begins a next step; select one", "warning")
