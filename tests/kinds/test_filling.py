"""Which sections nobody has filled in, which may be left out, and what a template offers to choose from."""

from __future__ import annotations

import pytest

from journal.document.chunks import read
from journal.kinds.choices import choices, offered, table_of, template_of
from journal.kinds.filling import unfilled
from journal.kinds.recognise import read_page
from journal.kinds.templates import templates
from journal.kinds.which import KINDS

PHASE = next(iter(templates(KINDS["phase"]).values()))


def empty(text: str) -> dict[str, bool]:
    page = read_page(read(text))
    return {page.outline.sections[one.section].title: one.optional for one in unfilled(page, KINDS[page.kind])}


def test_in_a_fresh_phase_the_tables_of_decisions_may_be_skipped_and_the_boundary_not() -> None:
    found = empty(PHASE)
    assert [title for title, optional in found.items() if not optional] == [
        "In scope",
        "Out of scope (deferred)",
        "Agent's Discretion",
    ]
    assert "Infrastructure" in found
    assert "Instructions" not in found


def test_a_section_is_filled_in_by_its_first_words() -> None:
    text = PHASE.replace("[Where data is cached]", "Cache").replace("[What this phase delivers]", "the queue")
    assert {"Infrastructure", "In scope"}.isdisjoint(empty(text))


@pytest.mark.parametrize("name", ["context", "continuity", "plan"])
def test_words_in_a_section_of_text_or_code_fill_it_in(name: str) -> None:
    text = next(iter(templates(KINDS[name]).values()))
    titles = {"context": "Commands to Run on Restart", "continuity": "To Run Locally", "plan": "Objective"}
    assert titles[name] in empty(text)
    filled = text.replace("# [What brings the work back up]", "npm start").replace("# [What starts it]", "npm start")
    filled = filled.replace("[What will be possible when this is built, and for whom]", "Less waiting.")
    assert titles[name] not in empty(filled)


def test_an_empty_section_is_not_filled_in() -> None:
    assert "Known Pitfalls" in empty(
        "# A Plan\n\n## Objective\n\nSpeed.\n\n## Known Pitfalls\n\n## Testing Approach\n\n- x\n"
    )


def test_the_choices_of_a_cell_are_those_of_its_placeholder_or_of_the_template() -> None:
    assert choices("[Low / Medium / High]") == ["Low", "Medium", "High"]
    assert choices("[Reason]") == []
    assert choices("TCP / IP") == []
    text = PHASE.replace("[Redis / Memcached / In the process / Nowhere]", "Redis")
    page = read_page(read(text))
    table = table_of(page, page.of("decisions")[0])
    assert table is not None
    wanted = ["Redis", "Memcached", "In the process", "Nowhere"]
    assert offered(page, table, 0, 1, template_of(page)) == wanted
    assert offered(page, table, 0, 1, None) == []
    assert offered(page, table, 1, 1, None) == ["A broker", "A table in the database", "None"]
