"""What is done to a whole section, whatever it is for: its text written, something added to it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from journal.document.choose import section_name
from journal.document.edit import Add, Write
from journal.document.page import OTHER
from journal.document.writing import own_text
from journal.kinds.roles import section_at, title_path
from journal.kinds.states import is_unset
from journal.tui.question import Question

if TYPE_CHECKING:
    from collections.abc import Callable

    from journal.tui.view import View


def write(view: View, index: int) -> None:
    """Ask for another text of a section."""
    page = view.keeper.page
    then = partial(_there, view, title_path(page.outline.sections, index), _write)
    own = own_text(page, index)
    view.ask(Question(page.outline.sections[index].title, "" if is_unset(own) else own, then, may_be_empty=True))


def add(view: View, index: int) -> None:
    """Ask for something that is to stand in a section."""
    page = view.keeper.page
    then = partial(_there, view, title_path(page.outline.sections, index), _add)
    view.ask(Question(f"new in {page.outline.sections[index].title}", "", then))


def _there(view: View, path: str, act: Callable[[View, int, str], None], text: str) -> None:
    """Do it to the section that is at a path now; another writer may have moved or removed it."""
    index = section_at(view.keeper.page.outline.sections, path)
    if index < 0:
        view.say("another writer took that section away meanwhile", "warning")
    else:
        act(view, index, text)


def _write(view: View, index: int, text: str) -> None:
    page = view.keeper.page
    if text != own_text(page, index):
        view.do(Write(index, text), f"written: {page.outline.sections[index].title}")


def _add(view: View, index: int, text: str) -> None:
    page = view.keeper.page
    name = section_name(page, index)
    view.do(Add(page.purposes[index] or OTHER, text, group=name), f"{name}: {text}")
