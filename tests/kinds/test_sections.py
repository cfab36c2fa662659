"""Every section of the reference documents is shown, edited and added to, by the command line and through the desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from journal.cli import run
from journal.desk import Desk
from journal.document.choose import section_name
from journal.document.chunks import read
from journal.document.edit import Add, SetPage, Write
from journal.document.marks import State
from journal.document.page import OTHER
from journal.document.pieces import Opens
from journal.document.source import decode, split_lines
from journal.document.writing import joined, own_text
from journal.kinds.plain import PLAIN
from journal.kinds.recognise import read_page
from journal.kinds.states import is_unset
from journal.kinds.templates import filled, templates
from journal.kinds.which import KINDS
from tests.kinds.conftest import SHARED
from tests.kinds.sections import ROWS_OF_KINDS, VERBATIM, Holds, holds, items_of, role_of

if TYPE_CHECKING:
    from pathlib import Path

    from journal.document.page import Page

NEW = "Something that was not there"
TEMPLATES = {name: next(iter(templates(kind).values())) for name, kind in KINDS.items() if kind != PLAIN}
TEXTS = {name: filled(text, "Queue", "2026-05-04 10:00") for name, text in TEMPLATES.items()}


def references() -> dict[str, str]:
    """The reference documents where they are at hand, and the plans that stand in the fences of one of them."""
    found: dict[str, str] = {}
    for path in sorted((SHARED / "seeds" / "repaired").glob("*.md")):
        text = decode(path.read_bytes())
        found[path.stem[:3]] = text
        if "```markdown\n## Implementation Plan" in text:
            plans = [part.partition("\n```\n")[0] for part in text.split("```markdown\n") if part.startswith("## Impl")]
            found |= {f"{path.stem[:3]}, plan {number}": plan + "\n" for number, plan in enumerate(plans, 1)}
    return found


WORKING_MEMORY = """# Working Memory

Last Updated: 2026-05-04T10:00:00Z

## Active Goal

Jobs survive a restart of the broker.

## Current Task

- ID: task-7
- Title: retry with jitter

## Just Completed

- Worker loop
- Schema of the jobs

## Next Actions (Immediate)

1. Wire jitter
2. Load test

## Active Blockers

- None

## Key Decisions This Session

- Decision: one queue - Rationale: order is kept

## Working Context

The broker runs on port 6380.

## Files Currently Being Modified

- src/queue.py: retry

## Mistakes & Learnings

- **What Failed:** a test without a clock
"""
"""The other form of `continuity`: a page that an agent keeps while it works."""
DOCUMENTS = TEXTS | {"working memory": WORKING_MEMORY} | references()
LOOSE = {Holds.PARTS: (Holds.TEXT,), Holds.CODE: (Holds.TEXT, Holds.ITEMS), Holds.ITEMS: (Holds.CODE,)}
"""What else a section of a reference document may hold: words above its parts, a list where others have code."""
SECTIONS = [
    pytest.param(name, index, id=f"{name}: {section.title}")
    for name, text in DOCUMENTS.items()
    for index, section in enumerate(read_page(read(text)).outline.sections)
    if section.opens is not Opens.ENTRY
]


class Journal:
    """The program on a page, in this process."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.file = folder / "PAGE.md"
        self.state = str(folder / "state")
        self._capsys = capsys

    def __call__(self, *words: str) -> str:
        status = run([words[0], "--file", str(self.file), *words[1:]])
        out, err = self._capsys.readouterr()
        assert status == 0, err
        return out

    @property
    def text(self) -> str:
        return decode(self.file.read_bytes())

    @property
    def page(self) -> Page:
        return read_page(read(self.text))

    def write(self, text: str) -> None:
        self.file.write_bytes(text.encode("utf-8", "surrogateescape"))

    def undone(self, before: str) -> bool:
        """Whether undo brings back every byte."""
        self("undo")
        return self.text == before


@pytest.fixture
def journal(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Journal:
    monkeypatch.setenv("JOURNAL_STATE_DIR", str(tmp_path / "state"))
    monkeypatch.setenv("JOURNAL_CONFIG_DIR", str(tmp_path / "config"))
    return Journal(tmp_path, capsys)


def test_the_table_has_a_row_for_every_section_of_the_templates() -> None:
    found = []
    for name, text in TEXTS.items():
        page = read_page(read(text))
        found += [(name, section.title, holds(page, at)) for at, section in enumerate(page.outline.sections)]
    assert found == [row[:3] for row in ROWS_OF_KINDS]


@pytest.mark.skipif(not references(), reason="the reference documents (../shared/seeds) are not here")
def test_a_section_of_a_reference_document_holds_what_the_table_says() -> None:
    table = {(row.kind, row.title): row.holds for row in ROWS_OF_KINDS}
    compared = 0
    for text in references().values():
        page = read_page(read(text))
        for index, section in enumerate(page.outline.sections):
            wanted = table.get((page.kind, section.title))
            if wanted is not None and section.level > 1:
                compared += 1
                assert holds(page, index) in (wanted, *LOOSE.get(wanted, ())), section.title
    assert compared > 80


@pytest.mark.parametrize(("name", "index"), SECTIONS)
def test_a_section_is_shown(journal: Journal, name: str, index: int) -> None:
    journal.write(DOCUMENTS[name])
    page = journal.page
    section = page.outline.sections[index]
    shown = journal("show", section_name(page, index))
    lines = split_lines(DOCUMENTS[name])[section.line : section.end]
    assert shown == "\n".join(lines).rstrip() + "\n"
    overview = journal("show")
    assert all(item.id in overview for item in items_of(page, index))


@pytest.mark.parametrize(("name", "index"), SECTIONS)
def test_a_section_is_edited(journal: Journal, name: str, index: int) -> None:
    before = DOCUMENTS[name]
    journal.write(before)
    page = journal.page
    kind = holds(page, index)
    if kind in (Holds.TEXT, Holds.CODE, Holds.PARTS):
        journal("write", section_name(page, index), NEW)
        assert own_text(journal.page, index).strip() == NEW
        assert titles(journal.page) == titles(page)
        assert journal.undone(before)
        return
    if kind is Holds.FIELDS:
        for field, section in zip(page.outline.fields, page.outline.field_sections, strict=True):
            if section == index and page.fields.get(field.key) == field.value:
                journal("field", f"{field.key}={NEW}")
                assert journal.page.fields[field.key] == NEW
                assert journal.undone(before)
        return
    for item in [one for one in items_of(page, index) if one.is_top][:3]:
        journal("edit", item.id, NEW)
        assert sum(other.text.rstrip(":").endswith(NEW) for other in items_of(journal.page, index)) == 1
        assert journal.undone(before)
        for key in item.fields:
            journal("set", item.id, f"{key}={NEW}")
            now = journal.page.item(item.id)
            assert now is not None
            assert now.fields[key].strip('"') == NEW
            assert journal.undone(before)
        if kind is Holds.ITEMS and item.state is not State.DONE:
            journal("mark", "done", item.id)
            assert any(item.text in other.text and other.state is State.DONE for other in journal.page.items)
            assert journal.undone(before)


@pytest.mark.parametrize(("name", "index"), SECTIONS)
def test_a_section_is_added_to(journal: Journal, name: str, index: int) -> None:
    before = DOCUMENTS[name]
    journal.write(before)
    page = journal.page
    kind, title, role = holds(page, index), section_name(page, index), role_of(page, index)
    if kind is Holds.HEADING:
        item = next(item for item in items_of(page, index) if item.entry < 0)
        journal("set", item.id, f"Remark={NEW}")
        now = journal.page.item(item.id)
        assert now is not None
        assert now.fields == {**item.fields, "Remark": NEW}
    elif kind is Holds.FIELDS:
        journal("field", f"Remark={NEW}", "--create")
        assert {**journal.page.fields, "Last Updated": ""} == {**page.fields, "Remark": NEW, "Last Updated": ""}
        assert by_desk(journal, before, SetPage((("Remark", NEW),), True)) == undated(journal.text)
    elif kind in (Holds.TEXT, Holds.PARTS) or (kind is Holds.CODE and role not in VERBATIM):
        journal("write", title, NEW, "--append")
        own = own_text(page, index)
        text = NEW if not own or is_unset(own) else joined(own, NEW)
        assert f"{text}\n" in journal.text
        assert by_desk(journal, before, Write(index, text)) == undated(journal.text)
    else:
        journal("add", role, NEW, "--in", title)
        if kind is Holds.CODE:
            own = own_text(journal.page, index)
            assert f"\n{NEW}\n```" in own
        else:
            assert [item.text.endswith(NEW) for item in items_of(journal.page, index)].count(True) == 1
        assert by_desk(journal, before, Add(role, NEW, group=title)) == undated(journal.text)
    assert titles(journal.page) == titles(page)
    assert journal.undone(before)


def titles(page: Page) -> list[str]:
    """The headings of a page."""
    return [section.title for section in page.outline.sections if section.opens is Opens.HEADING]


def by_desk(journal: Journal, before: str, edit: Add | SetPage | Write) -> str:
    """The text after the same edit by the desk, on a page of its own."""
    file = journal.file.parent / "desk" / "PAGE.md"
    file.parent.mkdir()
    file.write_bytes(before.encode("utf-8", "surrogateescape"))
    desk = Desk(str(file), state=journal.state)
    desk.do(edit)
    desk.save()
    desk.close()
    return undated(decode(file.read_bytes()))


def undated(text: str) -> str:
    """A text without the line that says when it was last changed."""
    return "\n".join(line for line in text.split("\n") if "Last Updated" not in line)


def test_a_working_memory_is_a_continuity_document_with_every_section_in_its_role() -> None:
    page = read_page(read(WORKING_MEMORY))
    assert page.kind == "continuity"
    assert page.purposes[1:] == [
        *("goal", "doing", "done", "next", "blockers", "decisions", "handoff", "files", "lessons"),
    ]


def test_an_item_without_a_role_is_added_by_its_section(journal: Journal) -> None:
    journal.write("# P\n\n## Parking lot\n\n- one\n\n## In Progress\n\n- two\n")
    journal("add", OTHER, "three", "--in", "Parking lot")
    assert journal.text == "# P\n\n## Parking lot\n\n- one\n- three\n\n## In Progress\n\n- two\n"
