"""The fields and details of an item, or the fields of the page: each edited by itself."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from journal.document.choose import found_again
from journal.document.edit import Reword, Set, SetPage
from journal.document.source import split_lines
from journal.document.words import unescaped
from journal.kinds.states import is_unset
from journal.tui.inline import inline, without_lead
from journal.tui.keys import keys_of
from journal.tui.question import Question
from journal.tui.screens.answering import Answering
from journal.tui.sheet import Sheet

if TYPE_CHECKING:
    from collections.abc import Callable

    from journal.document.edit import Edit
    from journal.document.page import Item
    from journal.tui.paint import Part
    from journal.tui.view import View


class FieldsScreen(Answering):
    """Fields first, then the lines below the words that are no fields."""

    def __init__(self, view: View, item: Item | None) -> None:
        title = "".join(text for text, _ in inline(without_lead(unescaped(item.text)))) if item else "The page"
        super().__init__(title, Sheet(cursor=True))
        self._view = view
        self._item = item
        self.keys = [("enter", "edit"), ("a", "add"), ("D", "remove")]
        self._keys: list[str] = []
        self._meant: list[Callable[[], None]] = []

    def fill(self) -> None:
        page = self._view.keeper.page
        fields = page.fields
        if self._item is not None:
            self._item = now = found_again(page, self._item)
            if now is None:
                self.dismiss()
                self._view.say("another writer changed that item meanwhile", "warning")
                return
            fields = now.fields
        self._keys = list(fields)
        lines: list[list[Part]] = []
        self._meant = []
        for key, value in fields.items():
            lines.append(
                [
                    (f" {key}: ", "key"),
                    *(inline(value, "unset" if is_unset(value) else "") if value else [("–", "unset")]),
                ]
            )
            self._meant.append(partial(self._edit, key, value))
        if self._item is not None:
            for text, act in self._details(self._item):
                lines.append([("   ", ""), *inline(text, "dim")])
                self._meant.append(act)
        self.sheet.show(lines or [[(" no fields yet  ", "unset"), ("a", "key"), (" adds one", "unset")]])

    def _details(self, item: Item) -> list[tuple[str, Callable[[], None]]]:
        """The lines below an item that are no fields, and what edits each."""
        page = self._view.keeper.page
        if item.entry < 0:
            return []
        outline = page.outline
        entry = outline.entries[item.entry]
        told = {field.line for field in outline.fields}
        below = {outline.entries[other.entry].line: other for other in page.items if other.id.startswith(f"{item.id}.")}
        own = page.document.text[slice(*entry.span)].count("\n")
        source = split_lines(page.document.text)
        found: list[tuple[str, Callable[[], None]]] = []
        for line in range(entry.line + own + 1, entry.end):
            if line in told or not source[line].strip():
                continue
            inner = below.get(line)
            act = partial(self._reword, inner) if inner else partial(self._view.edit_file, self._path, line + 1)
            found.append((source[line].strip(), act))
        return found

    @property
    def _path(self) -> str:
        return self._view.keeper.desk.path

    def on_sheet_chosen(self, event: Sheet.Chosen) -> None:
        event.stop()
        if event.index < len(self._meant):
            self._meant[event.index]()

    def act(self, key: str) -> bool:
        if key == "a":
            self.ask(Question("key: value", "", self._add))
        elif key == "D" and self.sheet.at < len(self._keys):
            self._set(self._keys[self.sheet.at], "")
        elif key in keys_of("undo"):
            self._view.turn(undoing=True)
            self._show_said()
        return key in ("a", "D", *keys_of("undo"))

    def _edit(self, key: str, value: str) -> None:
        shown = "" if is_unset(value) else value
        self.ask(Question(key, shown, lambda text: self._set(key, text) if text != shown else None))

    def _add(self, text: str) -> None:
        key, colon, value = (part.strip() for part in text.partition(":"))
        if colon and key and value:
            self._set(key, value)
        else:
            self.hints.say("write it as key: value", "warning")

    def _set(self, key: str, value: str) -> None:
        fields = ((key, value),)
        if self._item is None:
            self._do(SetPage(fields))
        elif now := found_again(self._view.keeper.page, self._item):
            self._do(Set(now.id, fields))

    def _reword(self, item: Item) -> None:
        def then(text: str) -> None:
            if now := found_again(self._view.keeper.page, item):
                self._do(Reword(now.id, text))

        self.ask(Question("detail", unescaped(item.text), then))

    def _do(self, edit: Edit) -> None:
        self._view.do(edit)
        self._show_said()

    def _show_said(self) -> None:
        self.hints.say(self._view.said)
        self.fill()
