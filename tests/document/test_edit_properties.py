"""Random edits of real documents: what they say is what happens, nothing else does, and undo is exact."""

from __future__ import annotations

import os
import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from journal.document.chunks import read
from journal.document.edit import (
    Add,
    Block,
    Cell,
    Decide,
    Defer,
    Discover,
    Drop,
    Edit,
    File,
    Mark,
    MoveTo,
    Performed,
    Promote,
    Resolve,
    Reword,
    Set,
    SetPage,
    Write,
)
from journal.document.marks import State
from journal.document.perform import perform
from journal.document.pieces import Opens
from journal.document.source import decode, lines_kept, split_lines
from journal.document.telling import last_sign
from journal.document.verify import Refused
from journal.document.words import one_line, typed, unescaped
from journal.kinds import templates
from tests.corpus import files, needs_corpus, variants
from tests.document.editing import KINDS, page_of

if TYPE_CHECKING:
    from random import Random

    from journal.document.page import Item, Page

LONG = bool(os.environ.get("JOURNAL_LONG"))
TEMPLATES = sorted((Path(templates.__file__).parent / "templates").glob("*.md"))
EDITS = 60 if LONG else 30
"""How many of each text."""
VARIANTS = ("LF", "CRLF", "BOM", "no final newline")
LARGEST = 60_000
"""Bytes; a larger document costs more time and shows nothing else."""

TEXTS = (
    *("plain words", "fix - the: thing", "two\nlines", "a\n- b\n# c", "trailing\\", "Later:", "C#", "ends in `code`"),
    *("- dash", "* star", "+ plus", "# x", "> q", "1. x", "12) x", "```", "~~~", "---", "***", "===", "= z", "-"),
    *("$1 \\1 \\g<0>", "[x] y", "[ ] y", "| p |", "a | b", "<div>", "<!-- c", "<tag>", "<?php", "**b**", "**Key:** v"),
    *(
        "Key: v",
        "\\",
        "\\# x",
        "~~gone~~",
        "`src/a.py:12` - x",
        "{0} %s {{x}}",
        "a\u2028b",
        "a\x85b",
        "é \U0001f600 ok",
    ),
)
"""What somebody may type."""

ROLES = ("doing", "done", "todo", "next", "blockers", "files", "decisions", "lessons", "tests", "questions", "links")
PLACES = ("up", "down", "first", "last", "doing", "done", "next")


def random_edit(rng: Random, page: Page) -> Edit:
    """An edit that the page might have a place for."""
    handle = _handle(rng, page.items)
    row = _handle(rng, [item for item in page.items if item.fields and item.entry >= 0])
    text = rng.choice(TEXTS)
    makers = (
        lambda: Mark(handle, rng.choice(list(State))),
        lambda: Mark(handle, rng.choice(list(State))),
        lambda: Reword(handle, text),
        lambda: Reword(handle, text),
        lambda: Add(
            rng.choice(ROLES), text, (("Why", "because $1"),) if rng.random() < 0.3 else (), rng.random() < 0.5
        ),
        lambda: Set(handle, ((rng.choice(("Why", "Impact", "File")), text),)),
        lambda: MoveTo(handle, rng.choice(PLACES)),
        lambda: Drop(handle),
        lambda: Resolve(_handle(rng, page.of("blockers")), text, rng.choice(("", text))),
        lambda: Promote(handle),
        lambda: Block(handle, text),
        lambda: Decide(text, (("Why", "fast"),), "2026-11-21"),
        lambda: File("src/new.py", "3-9", rng.choice(TEXTS), rng.choice(("", "needed"))),
        lambda: SetPage(((rng.choice([*page.fields, "Phase"]), text),)),
        lambda: Cell(row, rng.randrange(4), text),
        lambda: Defer(handle, rng.choice(("", "phase 3")), text),
        lambda: Discover(
            text, rng.choice(("", "a log")), rng.choice(("", text)), "it is slow", create=rng.random() < 0.5
        ),
        lambda: Write(rng.randrange(len(page.outline.sections) + 1), text),
    )
    return rng.choice(makers)()


def _handle(rng: Random, items: list[Item]) -> str:
    return rng.choice(items).id if items else "next.1"


def documents(rng: Random) -> list[tuple[Path, str, str]]:
    """Every real document in one of its variants, or in all of them."""
    found = []
    for path in [*files(), *TEMPLATES]:
        data = path.read_bytes()
        if len(data) <= LARGEST:
            texts = variants(data)
            found += [(path, name, decode(texts[name])) for name in (VARIANTS if LONG else [rng.choice(VARIANTS)])]
    return found


@needs_corpus
def test_random_edits_of_real_documents_do_what_they_say_and_nothing_else(rng: Random) -> None:
    done: Counter[str] = Counter()
    refused: Counter[str] = Counter()
    for path, variant, text in documents(rng):
        page = page_of(text)
        for _ in range(EDITS):
            edit = random_edit(rng, page)
            before = page.document.text
            try:
                performed = perform(page, edit, KINDS)
            except Refused:
                assert page.document.text == before
                refused[type(edit).__name__] += 1
                continue
            after = page_of(performed.document.text)
            place = f"{path.name} {variant}\n{edit}\n{performed.splices}"
            _check_splices(before, performed, place)
            _check_change(page, after, edit, performed, place)
            done[type(edit).__name__] += 1
            page = after
    print("done", dict(done), "refused", dict(refused))
    assert done.total() > refused.total() / 2


def _check_splices(before: str, performed: Performed, place: str) -> None:
    """The splices alone make the new text, the splices turned round the old one."""
    text, undo = before, []
    for splice in performed.splices:
        undo.append(splice.inverse(text))
        text = splice.apply(text)
    assert text == performed.document.text, place
    assert performed.document.text == read(text).text, place
    for splice in reversed(undo):
        text = splice.apply(text)
    assert text == before, place


class Shown(NamedTuple):
    """An entry, wherever it stands."""

    marks: tuple[str, ...]
    text: str


def _shown(page: Page) -> Counter[Shown]:
    return Counter(Shown(tuple(mark.glyph for mark in entry.marks), entry.text) for entry in page.outline.entries)


def _check_change(before: Page, after: Page, edit: Edit, performed: Performed, place: str) -> None:
    """The entries that went and those that came are those of the edit."""
    gone, come = _shown(before) - _shown(after), _shown(after) - _shown(before)
    target = before.item(getattr(edit, "item", ""))
    changed = max(gone.total(), come.total())
    if not isinstance(edit, Add | Decide | Defer | Discover | Drop | Reword | Block):
        assert _headings(before) == _headings(after), place
    match edit:
        case Mark(_, state):
            subject = _subject(after, performed)
            assert target is not None
            assert subject is not None
            assert subject.state is state or (subject.role, state) == ("doing", State.DOING), place
            assert _untold(_bare(subject.text)) == _untold(_bare(target.text)), place
            fills = any(item.unset for item in before.items)  # a placeholder, with its details, makes room
            assert changed <= 1 or (fills and come.total() <= 1), place
            assert len(performed.splices) > 1 or _lines_changed(before, after) == 1, place
        case Reword(_, text):
            assert target is not None
            assert changed <= 1, place
            assert [item for item in after.items if _says(item.text, text)], place
            assert "\n" in text or _lines_of(before, target) > 1 or _lines_changed(before, after) <= 1, place
        case Add(text=text) | Decide(text) | Block(_, text):
            fields = len(getattr(edit, "fields", ()))
            assert gone.total() <= 1 + fields, place
            assert come.total() <= 1 + fields, place
            in_code = isinstance(edit, Add) and f"\n{typed(text)}\n" in "\n".join(split_lines(after.document.text))
            assert in_code or [item for item in after.items if _says(item.text, text)], place
        case Discover(text):
            assert gone.total() <= 4, place
            assert come.total() <= 6, place
            assert [item for item in after.items if _says(item.text, text)], place
        case Defer():
            assert target is not None
            assert come.total() <= 3, place
            words = _bare(target.text).split(":")[0]
            assert [item for item in after.of("deferred") if _says(_bare(item.text), words)], place
        case Drop():
            assert target is not None
            assert not come, place
            assert target.entry < 0 or gone.total() == _family(before, target), place
        case MoveTo() | Promote() | Resolve():
            appeared = Counter(shown.text for shown in come) - Counter(shown.text for shown in gone)
            most = 0 if isinstance(edit, MoveTo) else 4  # words that say the state, two details and a lesson
            assert appeared.total() <= most, place
        case Set(item, ((key, value),)):
            assert changed <= 1, place
            now = after.item(item)
            assert now is not None
            if now.entry >= 0 and target is not None and target.text == now.text:
                shown = {name.casefold(): said for name, said in now.fields.items()}
                assert _says(shown.get(key.casefold(), one_line(value)), value), place
        case SetPage(((key, value),)):
            assert changed <= 1, place
            assert _says(after.fields.get(key, one_line(value)), value), place
        case Write():
            assert _titles(before)[: edit.section + 1] == _titles(after)[: edit.section + 1], place
        case File():
            assert changed <= 3, place
        case _:
            assert changed <= 1, place


def _subject(page: Page, performed: Performed) -> Item | None:
    """The item that an edit says that it was about."""
    entries = page.outline.entries
    return next(
        (item for item in page.items if item.entry >= 0 and entries[item.entry].start == performed.subject), None
    )


def _family(page: Page, item: Item) -> int:
    """How many entries an item has, itself and those in it."""
    entries = page.outline.entries
    return sum(entries[item.entry].line <= entry.line < entries[item.entry].end for entry in entries)


def _titles(page: Page) -> list[str]:
    return [section.title for section in page.outline.sections]


def _headings(page: Page) -> list[str]:
    return [section.title for section in page.outline.sections if section.opens is Opens.HEADING]


def _lines_changed(before: Page, after: Page) -> int:
    one, other = lines_kept(before.document.text), lines_kept(after.document.text)
    assert len(one) == len(other)
    return sum(left != right for left, right in zip(one, other, strict=True))


def _lines_of(page: Page, item: Item) -> int:
    if item.entry < 0:
        return 1
    span = page.outline.entries[item.entry].span
    return len(lines_kept(page.document.text[slice(*span)]))


def _bare(text: str) -> str:
    """A text without strikes, and without the box that the main cell of a row may begin with."""
    return re.sub(r"^\[.\]\s*", "", text).replace("~", "")


def _untold(text: str) -> str:
    """A text without the word or last sign that tells a state."""
    bare = text.removesuffix(last_sign(text)).rstrip()
    start, end = KINDS.state_word(bare) or (0, 0)
    return bare[:start] + bare[end:]


def _says(shown: str, text: str) -> bool:
    """Whether what is shown holds what was typed, apart from a lead-in, a bold title and what escapes structure."""
    wanted = typed(text).replace("**", "")
    forms = {shown, unescaped(shown), " ".join(unescaped(part) for part in shown.split(" "))}
    forms |= {form.replace("\\|", "|") for form in forms}
    words = {one_line(wanted), *(one_line(line) for line in wanted.split("\n"))}
    return any(all(word in form.replace("**", "") for word in words) for form in forms)
