"""Every edit of the vocabulary on every item of nasty pages: what it says is what happens, or the text is untouched."""

from __future__ import annotations

import os
import re
from collections import Counter
from operator import ne
from typing import TYPE_CHECKING, NamedTuple

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
    Result,
    Reword,
    Set,
    SetPage,
    Write,
)
from journal.document.marks import State
from journal.document.perform import perform
from journal.document.pieces import Form
from journal.document.verify import Refused
from tests.document.editing import KINDS, page_of
from tests.document.nasty import nasty

if TYPE_CHECKING:
    from collections.abc import Iterator
    from random import Random

    from journal.document.page import Page

PAGES = 4000 if os.environ.get("JOURNAL_LONG") else 40
"""Of each some forty edits."""

TEXTS = (
    "plain words",
    "two\nlines",
    "- dash",
    "Later:",
    "a | b",
    "# x",
    "**b**",
    "Key: v",
    "✅ sign",
    "`x`",
    "> q",
    "---",
)
ROLES = ("doing", "done", "todo", "next", "blockers", "files", "decisions", "lessons", "tests", "other")
PLACES = ("up", "down", "first", "last", *ROLES)


_WORDS = re.compile(r"\w+|\W")


def edits_of(rng: Random, page: Page) -> list[Edit]:
    """Every edit on every item, each with words and places of the moment."""
    found: list[Edit] = []
    for item in page.items:
        other = rng.choice(page.items).id
        found += [Mark(item.id, state) for state in State]
        found += [
            Reword(item.id, rng.choice(TEXTS)),
            Set(item.id, ((rng.choice(("Why", "Impact", *item.fields)), rng.choice(("", *TEXTS))),)),
            MoveTo(item.id, rng.choice(PLACES[:4])),
            MoveTo(item.id, rng.choice(PLACES[4:])),
            MoveTo(item.id, f"{rng.choice(('before', 'after'))} {other}"),
            Drop(item.id),
            Resolve(item.id, rng.choice(("", *TEXTS)), rng.choice(("", *TEXTS))),
            Promote(item.id),
            Block(item.id, rng.choice(TEXTS), rng.random() < 0.5),
            Cell(item.id, rng.randrange(3), rng.choice(TEXTS)),
            Defer(item.id, rng.choice(("", "two")), rng.choice(("", *TEXTS))),
        ]
    found += [
        Add(role, rng.choice(TEXTS), rng.choice(((), (("Why", "it is so"),))), rng.random() < 0.5) for role in ROLES
    ]
    found += [SetPage(((key, rng.choice(TEXTS)),)) for key in page.fields]
    found += [Write(index, rng.choice(TEXTS)) for index in range(len(page.outline.sections))]
    found += [
        Decide(rng.choice(TEXTS), (("Why", "fast"),), "2026-11-21"),
        File("src/new.py", rng.choice(("", "3-9")), rng.choice(TEXTS), rng.choice(("", "needed"))),
        Result("pytest", "3 passed", rng.choice((State.DONE, State.FAILED)), rng.random() < 0.5),
        Discover(
            rng.choice(TEXTS), rng.choice(("", "a log")), rng.choice(("", "x")), "slow", create=rng.random() < 0.5
        ),
    ]
    return found


class Told(NamedTuple):
    """An entry as the page tells it."""

    text: str
    form: str
    marks: tuple[str, ...]
    depth: int
    role: str | None
    state: State | None
    is_item: bool
    section: tuple[str, ...]
    parent: str
    """The words of the entry that it stands in."""


def told(page: Page) -> list[Told]:
    """All entries, in the order of their lines."""
    items = {item.entry: item for item in page.items if item.entry >= 0}
    entries, sections = page.outline.entries, page.outline.sections
    found = []
    for index, (entry, section) in enumerate(zip(entries, page.outline.entry_sections, strict=True)):
        item = items.get(index)
        section = item.section if item else section
        path: tuple[str, ...] = ()
        while section >= 0:
            if sections[section].entry not in items:  # a label that is an item heads nothing
                path = (sections[section].title, *path)
            section = sections[section].parent
        marks = tuple(mark.glyph for mark in entry.marks)
        above = entries[entry.parent].text if entry.parent >= 0 else ""
        role, state = (item.role, item.state) if item else (None, None)
        role = None if role in ("todo", "done", "doing") else role  # a list without a name is for what its boxes say
        found.append(Told(entry.text, entry.form.value, marks, entry.depth, role, state, item is not None, path, above))
    return found


def family(page: Page, index: int) -> set[int]:
    """An entry and those that stand in it."""
    entries = page.outline.entries
    found = {index}
    for number, entry in enumerate(entries):
        if entry.parent in found:
            found.add(number)
    return found


class Change(NamedTuple):
    """How many entries may differ besides the item that an edit is about and what stands in it."""

    come: int = 0
    gone: int = 0


ALLOWED: dict[type, Change] = {
    Resolve: Change(come=2, gone=1),
    Defer: Change(come=1, gone=1),
    Discover: Change(come=6, gone=4),
    Add: Change(come=2, gone=2),
    Decide: Change(come=3, gone=3),
    Block: Change(come=2, gone=2),
    File: Change(come=3, gone=3),
    Result: Change(come=3, gone=3),
    SetPage: Change(come=1, gone=1),
}
FILLS = (Mark, Promote, MoveTo, Resolve, Defer, Add, Block)
"""Edits that may put an item in place of a template's placeholder."""
REWORDS = (Reword, Set, Cell, Resolve, Promote, Defer, Block)
"""Edits that may change the words of the item that they are about, or add to what stands in it."""


def complaint(before: Page, after: Page, edit: Edit, performed: Performed) -> str:
    """What an edit changed that it does not name; empty where nothing."""
    old, new, own = told(before), told(after), _own(before, edit)
    if isinstance(edit, SetPage | Write):
        old, new = [one._replace(parent="") for one in old], [one._replace(parent="") for one in new]
    if isinstance(edit, Reword) and not own:  # a heading, which stands in the path of what is below it
        old, new = [one._replace(section=()) for one in old], [one._replace(section=()) for one in new]
    if isinstance(edit, Write):
        return _lost(before, old, new, edit.section)
    mine = _subject(before, after, edit, performed)
    wrapping = {
        index for index in _wrapping(before, min(own, default=-1)) if old.count(old[index]) > new.count(old[index])
    }
    others = [one for index, one in enumerate(old) if index not in own | wrapping]
    left = [one for index, one in enumerate(new) if index not in mine]
    lost, found = _fields(before) - _fields(after), _fields(after) - _fields(before)
    if max(len(lost), len(found)) > isinstance(edit, SetPage):
        return f"fields changed: {lost} {found}"
    return _among_others(before, edit, others, left) or _about_own(
        edit, [old[index] for index in sorted(own)], [new[index] for index in sorted(mine)]
    )


def _own(page: Page, edit: Edit) -> set[int]:
    """The entries that an edit is about."""
    target = page.item(getattr(edit, "item", ""))
    if isinstance(edit, Drop) and target and target.entry < 0:
        section = page.outline.sections[target.section]
        return {index for index, entry in enumerate(page.outline.entries) if section.line < entry.line < section.end}
    return family(page, target.entry) if target and target.entry >= 0 and not isinstance(edit, Block) else set()


def _subject(before: Page, after: Page, edit: Edit, performed: Performed) -> set[int]:
    """What became of them, or what came anew."""
    entries = after.outline.entries
    if isinstance(edit, Drop | SetPage):
        return set()
    subject = next((index for index, entry in enumerate(entries) if entry.start == performed.subject), -1)
    if isinstance(edit, Set) and (own := _own(before, edit)):
        subject = min(own)
        key, value = edit.fields[0]
        if not value and before.outline.entries[subject].text.lstrip("*").startswith(key):
            subject = -1  # it was itself the field that is gone
    return family(after, subject) if subject >= 0 else set()


def _among_others(before: Page, edit: Edit, others: list[Told], left: list[Told]) -> str:
    gone, come = Counter(others) - Counter(left), Counter(left) - Counter(others)
    allowed = ALLOWED.get(type(edit), Change())
    entries = before.outline.entries
    target = min(_own(before, edit), default=-1)
    if isinstance(edit, Set) and target >= 0 and entries[target].form is Form.LINE:
        allowed = Change(come=1)  # what tells of a line with a sign is a list below it
    if isinstance(edit, Resolve) and target >= 0 and entries[target].form is Form.LINE:
        allowed = Change(come=3, gone=1)
    if isinstance(edit, FILLS) and len(gone) > allowed.gone:
        unset = [item.entry for item in before.items if item.unset and item.entry not in (-1, target)]
        gone -= Counter(told(before)[index] for entry in unset for index in family(before, entry))
    if gone.total() > allowed.gone or come.total() > allowed.come:
        return f"others changed: gone {list(gone.elements())} come {list(come.elements())}"
    if isinstance(edit, SetPage) and len(others) == len(left):  # one entry has other words, maybe those of another
        return "" if sum(map(ne, others, left)) <= 1 else "others changed with a field of the page"
    common = Counter(others) & Counter(left)
    return "" if _kept(others, common) == _kept(left, common) else "the order of others changed"


def _wrapping(page: Page, index: int) -> Iterator[int]:
    """The entries without words in whose first line an entry stands: `- - one` goes as a whole."""
    entries = page.outline.entries
    above = entries[index].parent if index >= 0 else -1
    while above >= 0 and not entries[above].text and entries[above].line == entries[index].line:
        yield above
        above = entries[above].parent


def _about_own(edit: Edit, own: list[Told], mine: list[Told]) -> str:
    if isinstance(edit, Mark | Reword | MoveTo | Promote) and own and not mine:
        return "the item is gone"
    if isinstance(edit, Mark) and mine and mine[0].state is not edit.state:
        return f"the state is {mine[0].state}"
    if not own or not mine:
        return ""
    (item, *inner), (shown, *now) = own, mine
    if not isinstance(edit, REWORDS) and item.form != Form.ROW.value and not _says_the_same(edit, item, shown):
        return f"the words changed: {item} {shown}"
    if not isinstance(edit, Set | Resolve | Defer) and _details(item, inner) != _details(shown, now):
        return f"the details changed: {inner} {now}"
    return ""


def _details(item: Told, inner: list[Told]) -> list[tuple[object, ...]]:
    return [(one.text, one.marks, one.form, one.depth - item.depth) for one in inner]


def _fields(page: Page) -> Counter[tuple[str, str]]:
    """The fields that stand in no item; a label that heads nothing is one, too."""
    told = {item.section for item in page.items if item.entry < 0}
    fields = zip(page.outline.fields, page.outline.field_sections, strict=True)
    return Counter(
        (field.key, field.value) for field, at in fields if field.entry < 0 and field.value and at not in told
    )


def _lost(before: Page, old: list[Told], new: list[Told], index: int) -> str:
    """The entries outside a section that were lost when it was written."""
    section = before.outline.sections[index]
    entries = before.outline.entries
    kept = [one for one, entry in zip(old, entries, strict=True) if not section.line <= entry.line < section.end]
    gone = Counter(kept) - Counter(new)
    return f"others are gone: {list(gone.elements())}" if gone else ""


def _says_the_same(edit: Edit, item: Told, shown: Told) -> bool:
    """Whether an item's words are as before; one that is marked may tell its state by another word or last sign."""
    before, after = _bare(item.text), _bare(shown.text)
    if before == after or not isinstance(edit, Mark):
        return before == after
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    while old and new and old[0] == new[0]:
        del old[0], new[0]
    while old and new and old[-1] == new[-1]:
        del old[-1], new[-1]
    said = [part for words in (old, new) if (part := "".join(words).strip())]
    return all(KINDS.word_state(part) for part in said)


def _bare(text: str) -> str:
    """A text without strikes, which show a state."""
    return text.replace("~", "")


def _kept(found: list[Told], common: Counter[Told]) -> list[Told]:
    """Those of a list that another one has too."""
    left = common.copy()
    kept = []
    for one in found:
        if left[one]:
            left[one] -= 1
            kept.append(one)
    return kept


def failures(rng: Random, pages: int, counts: Counter[str]) -> Iterator[tuple[str, Edit, str, str]]:
    """Edits that came out otherwise than they say: the page, the edit, the page after it, and what is wrong."""
    for _ in range(pages):
        text = nasty(rng)
        page = page_of(text)
        for edit in edits_of(rng, page):
            try:
                performed = perform(page, edit, KINDS)
            except Refused:
                counts[f"{type(edit).__name__} refused"] += 1
                assert page.document.text == text
                continue
            counts[type(edit).__name__] += 1
            after = text
            for splice in performed.splices:
                after = splice.apply(after)
            said = complaint(page, page_of(after), edit, performed)
            if after != performed.document.text:
                said = "the splices say something else"
            if said:
                yield text, edit, after, said


def test_an_edit_of_a_nasty_page_changes_what_it_says_and_nothing_else(rng: Random) -> None:
    counts: Counter[str] = Counter()
    found = next(failures(rng, PAGES, counts), None)
    print(dict(counts))
    assert found is None, found
