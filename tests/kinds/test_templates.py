"""What `journal new` writes is read back as the kind it was written for, with nothing filled in yet."""

from __future__ import annotations

import pytest

from journal.document.chunks import read
from journal.document.shapes import Place
from journal.kinds.kind import kind
from journal.kinds.recognise import read_page
from journal.kinds.templates import filled, templates
from journal.kinds.titles import spelled
from journal.kinds.which import KINDS
from tests.kinds.test_references import CONTEXT, CONTINUITY, PHASE


@pytest.mark.parametrize("name", KINDS)
def test_a_template_is_of_its_kind(name: str) -> None:
    text = next(iter(templates(KINDS[name]).values()))
    assert read_page(read(filled(text, "Queue workers", "2026-05-04"))).kind == name


@pytest.mark.parametrize("name", KINDS)
def test_nothing_in_a_template_counts_as_work(name: str) -> None:
    for text in templates(KINDS[name]).values():
        page = read_page(read(filled(text, "Queue workers", "2026-05-04")))
        assert page.total == 0
        tasks = [item for role in ("doing", "done", "todo", "next", "blockers") for item in page.of(role)]
        assert all(item.unset for item in tasks)


@pytest.mark.parametrize("name", KINDS)
def test_nothing_in_a_template_is_left_to_fill_in_by_the_program(name: str) -> None:
    for text in templates(KINDS[name]).values():
        assert "{{" not in filled(text, "Queue workers", "2026-05-04")


@pytest.mark.parametrize(("name", "reference"), [("context", CONTEXT), ("continuity", CONTINUITY), ("phase", PHASE)])
def test_a_template_has_every_section_of_the_reference(name: str, reference: dict[str, str | None]) -> None:
    [text] = templates(KINDS[name]).values()
    page = read_page(read(text))
    roles = set(page.purposes)
    assert {role for role in reference.values() if role} <= roles
    titles = {spelled(section.title) for section in page.outline.sections}
    missing = {title for title, role in reference.items() if role and spelled(title) not in titles}
    assert missing <= {"Decision 1: [Title]", "Service A Integration", "Database Schema Updates", "Core Queue System"}


def test_title_and_date_are_text_whatever_they_look_like() -> None:
    assert filled("# {{title}}\n{{date}}\n", "{{date}} $1 \\1", "2026-05-04") == "# {{date}} $1 \\1\n2026-05-04\n"


def test_a_folder_is_an_index_page_and_the_pages_it_names() -> None:
    pages = templates(KINDS["folder"])
    named = {item.anchor.path for item in read_page(read(pages["README.md"])).of("documents") if item.anchor}
    assert named == set(pages) - {"README.md"}


def test_a_users_own_kind_is_written_from_its_sections() -> None:
    runbook = kind("runbook", "", (Place("Now", "doing"), Place("Steps", "next", 3, "Now")), files=("RUNBOOK.md",))
    assert templates(runbook) == {"RUNBOOK.md": "# {{title}}\n\n## Now\n\n### Steps\n"}
