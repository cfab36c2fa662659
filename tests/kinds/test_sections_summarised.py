"""Every section of the reference documents is told by a digest or a summary, or written by it, as the table says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from journal.document.chunks import read
from journal.document.edit import Drop, Write
from journal.document.perform import perform
from journal.document.writing import own_text
from journal.kinds.meaning import Kinds
from journal.project.baseline import Commit
from journal.project.propose import Kind
from journal.session.difference import Told, changes
from journal.session.digest import parts_of
from journal.session.runs import Run
from journal.session.summary import Evidence, summary_of
from journal.session.worked import Touched, Worked
from journal.session.writing import Known, written
from tests.kinds.sections import Holds, Row
from tests.kinds.test_sections import TEXTS
from tests.kinds.test_sections_checked import ROWS_AT, good

if TYPE_CHECKING:
    from journal.document.page import Page

MEANING = Kinds()
NOON = 1_700_000_000.0
WORD = "Zephyr"


def with_words(row: Row, page: Page, index: int, state: str = "") -> Page:
    """The page with a word of its own in a section."""
    own = own_text(page, index)
    match row.holds:
        case Holds.ITEMS:
            text = f"{own}\n- {state}{WORD} blows"
        case Holds.ROWS:
            text = f"{own}\n| {WORD} blows | strong | it is warm |"
        case Holds.FIELDS | Holds.HEADING:
            lines = own.split("\n")
            text = "\n".join(f"{line.rpartition(':** ')[0]}:** {WORD} blows" for line in lines if line.startswith("**"))
        case Holds.CODE:
            text = f"```\n{WORD}\n```"
        case Holds.TEXT | Holds.PARTS:
            text = f"{own}\n\n{WORD} blows."
    return MEANING.page(perform(page, Write(index, text), MEANING).document)


def is_resumed(row: Row, page: Page, index: int) -> bool:
    """Whether the digest for the next reader tells what the section says."""
    return any(WORD in line.text for part in parts_of(with_words(row, page, index), [], "") for line in part.lines)


def is_told(row: Row, page: Page, index: int) -> bool:
    """Whether a summary tells what came into the section."""
    if row.holds is Holds.HEADING:
        item = next(item for item in page.items if item.section == index and item.entry < 0)
        before = MEANING.page(perform(page, Drop(item.id), MEANING).document)
        return any(told.text and told.text in item.text for part in changes(before, page) for told in part)
    return any(
        WORD in told.text
        for state in ("", "[x] ")
        for part in changes(page, with_words(row, page, index, state))
        for told in part
    )


def written_sections(page: Page) -> set[int]:
    """The sections into which the summary writes of a session in which everything happened."""
    work = Worked(
        (Commit("d4e5f6a" * 5, int(NOON), "add retry"),),
        (Touched("src/new.py", Kind.NEW, 9), Touched("src/worker.py", Kind.CHANGED, 1, 1, "", ((3, 4),), NOON)),
        (("src/worker.py", "~"),),
    )
    runs = (Run("pytest -q", 0, NOON, 3.0, 12, 0, 0),)
    words = (("learned", "Waits meet again"), ("next", "Show the waits"))
    found = summary_of(Evidence(1, NOON, None, page, page, work, runs, words=words))
    found = found._replace(items=found.items._replace(completed=(Told("Retry policy", "doing", "doing.1"),)))
    known = Known({}, found=frozenset(item.text for item in page.items))
    drafts = {"src/new.py": "adds `retry`", "src/worker.py": "changes `work`"}
    after = MEANING.page(written(page, MEANING, found, known, drafts).performed.document)
    texts = own_texts(after)
    return {index for index, (key, text) in enumerate(own_texts(page).items()) if texts[key] != text}


def own_texts(page: Page) -> dict[tuple[str, int], str]:
    """What each section says, by its title and its place among those of the same title."""
    titles = [section.title for section in page.outline.sections]
    return {(title, titles[:at].count(title)): own_text(page, at) for at, title in enumerate(titles)}


def ways(row: Row, index: int) -> str:
    """How a section is told of."""
    page = good(row.kind)
    found = [name for name, tells in (("resume", is_resumed), ("summary", is_told)) if tells(row, page, index)]
    template = MEANING.page(read(TEXTS[row.kind]))
    return " ".join([*found, "written"] if index in written_sections(template) else found)


@pytest.mark.parametrize(("row", "index"), ROWS_AT)
def test_a_section_is_told_of_as_the_table_says(row: Row, index: int) -> None:
    told = ways(row, index)
    says_why_not = row.summarised.startswith("– ")
    assert row.summarised == told or (not told and says_why_not), "a dash, and why nothing tells of it"
