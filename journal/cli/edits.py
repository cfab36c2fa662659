"""The commands that edit: each names one edit of the vocabulary and brings it into the file."""

from __future__ import annotations

import os
import sys

from journal.cli.arguments import Misuse, pair
from journal.cli.opening import keep_beginning, opened, save
from journal.cli.printing import answer, say
from journal.document.anchors import are_lines
from journal.document.choose import chosen, section_named
from journal.document.edit import (
    Add,
    Block,
    Cell,
    Decide,
    Defer,
    Discover,
    Drop,
    File,
    Mark,
    MoveTo,
    Promote,
    Resolve,
    Reword,
    Set,
    SetPage,
    Write,
    described,
)
from journal.document.marks import State
from journal.document.wanted import wanted
from journal.values import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from journal.cli.arguments import Given
    from journal.desk import Desk
    from journal.document.edit import Edit
    from journal.document.page import Item, Page


def carry_out(given: Given, edit: Callable[[Desk], Edit]) -> int:
    """Carry out an edit, then save."""

    def act(desk: Desk) -> list[str]:
        wanted = edit(desk)
        said = [described(wanted, desk.page)]
        desk.do(wanted)
        return said

    return _saved(given, act)


def _carry_out_each(given: Given, words: list[str], edit: Callable[[str], Edit]) -> int:
    """Carry out an edit of each item that words name, all as one or none, then save."""
    if len(words) == 1:
        return carry_out(given, lambda desk: edit(_item(desk, words[0])))

    def act(desk: Desk) -> list[str]:
        from journal.document.together import perform_each

        items = {item.id: item for item in (chosen(desk.page, word) for word in words)}
        said = [described(edit(handle), desk.page) for handle in items]
        desk.take("; ".join(said), perform_each(desk.page, items.values(), edit, desk.meaning))
        return said

    return _saved(given, act)


def _saved(given: Given, act: Callable[[Desk], list[str]]) -> int:
    """Bring what an act does into the file, and say what that was."""
    desk = opened(given)
    before = desk.document.text
    try:
        said = act(desk)
        save(desk, before)
        answer(given, *said)
        keep_beginning(desk)
    finally:
        desk.close(leaving=True)
    return 0


def _item(desk: Desk, words: str) -> str:
    return chosen(desk.page, words).id


def add(given: Given) -> int:
    role, *words = given.words
    if role == "discovery":
        return carry_out(given, lambda _: _discovery(" ".join(words), given))
    create = "--create" in given.options
    group = given.value("--in")
    if group:
        return carry_out(given, lambda _: Add(role, " ".join(words), given.pairs, create, group))
    return carry_out(given, lambda desk: wanted(desk.page, role, " ".join(words), given.pairs, create=create))


def _discovery(text: str, given: Given) -> Edit:
    """What was found out; `How`, `Rejected` and `Why` are asked of every discovery, other fields may stand with it."""
    said = {key.casefold(): value for key, value in given.pairs}
    others = tuple(pair for pair in given.pairs if pair[0].casefold() not in ("how", "rejected", "why"))
    how, rejected, why = (said.get(key, "") for key in ("how", "rejected", "why"))
    return Discover(text, how, rejected, why, others, "--create" in given.options, given.value("--in"))


def mark(given: Given) -> int:
    word, *items = given.words
    states = {state.value: state for state in State}
    if word not in states:
        raise Misuse(f"there is no state {word}; there are {', '.join(states)}")
    return _carry_out_each(given, items, lambda item: Mark(item, states[word]))


def edit(given: Given) -> int:
    item, text = given.words
    return carry_out(given, lambda desk: Reword(_item(desk, item), text))


def set_fields(given: Given) -> int:
    item, *words = given.words
    fields = tuple(pair(word) for word in words)
    return carry_out(given, lambda desk: Set(_item(desk, item), fields))


def field(given: Given) -> int:
    fields = tuple(pair(word) for word in given.words)
    return carry_out(given, lambda _: SetPage(fields, "--create" in given.options))


def write(given: Given) -> int:
    """The text of a section, from the command line or from stdin."""
    from journal.document.writing import joined, own_text

    section, text = given.words
    if text == "-":
        text = sys.stdin.read()

    def wanted(desk: Desk) -> Edit:
        index = section_named(desk.page, section)
        before = own_text(desk.page, index) if "--append" in given.options else ""
        return Write(index, joined(before, text) if before and not desk.meaning.is_unset(before) else text)

    return carry_out(given, wanted)


def move(given: Given) -> int:
    item, place, *other = given.words

    def wanted(desk: Desk) -> Edit:
        where = f"{place} {_item(desk, other[0])}" if other else place
        return MoveTo(_item(desk, item), where)

    return carry_out(given, wanted)


def resolve(given: Given) -> int:
    resolution, lesson = given.value("--resolution"), given.value("--lesson")
    return carry_out(given, lambda desk: Resolve(_item(desk, given.words[0]), resolution, lesson))


def promote(given: Given) -> int:
    return carry_out(given, lambda desk: Promote(_item(desk, given.words[0])))


def block(given: Given) -> int:
    create = "--create" in given.options
    return carry_out(given, lambda desk: Block(_item(desk, given.words[0]), given.words[1], create))


def defer(given: Given) -> int:
    phase, reason = given.value("--phase"), given.value("--reason")
    return carry_out(given, lambda desk: Defer(_item(desk, given.words[0]), phase, reason))


def remove(given: Given) -> int:
    return _carry_out_each(given, given.words, Drop)


def decide(given: Given) -> int:
    named = (("Why", "--why"), ("Alternatives considered", "--alternatives"), ("Impact", "--impact"))
    fields = tuple((key, given.value(option)) for key, option in named if given.value(option))
    return carry_out(given, lambda _: Decide(given.words[0], fields + given.pairs))


def file(given: Given) -> int:
    path, lines = _path_and_lines(given.words[0])
    what = given.words[1] if len(given.words) > 1 else ""
    edit = File(path, lines, what, given.value("--why"), given.value("--group"))

    def act(desk: Desk) -> list[str]:
        said = [described(edit, desk.page)]
        desk.do(edit)
        if lines and f"{os.path.basename(path)}:{lines}" not in desk.document.text:
            say(f"{lines} was left out: the entries of this page name no lines")
        return said

    return _saved(given, act)


def _path_and_lines(word: str) -> tuple[str, str]:
    """PATH[:LINES]; a path may have colons of its own."""
    path, _, lines = word.rpartition(":")
    return (path, lines) if path and (not lines or are_lines(lines)) else (word, "")


def cell(given: Given) -> int:
    words, column, text = given.words

    def edit(desk: Desk) -> Edit:
        item = chosen(desk.page, words)
        return Cell(item.id, _column(desk.page, item, column), text)

    return carry_out(given, edit)


def _column(page: Page, item: Item, word: str) -> int:
    """The column that a title means, or a number, counted from 1."""
    from journal.document.table import column_for
    from journal.kinds.choices import table_of

    table = table_of(page, item)
    if table is None:
        raise Misuse(f"{item.id} is no row of a table; journal edit changes its words, journal set its fields")
    return int(word) - 1 if word.isdigit() and int(word) else column_for(table.columns, word)
