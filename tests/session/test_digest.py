"""The resume digest: what comes first, how fresh it says it is, and that it keeps its budget."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from journal.document.chunks import read
from journal.kinds.meaning import Kinds
from journal.session.digest import parts_of
from journal.session.freshness import Ages, Fresh
from journal.session.tokens import bound
from journal.store.versions import Version

if TYPE_CHECKING:
    import random

    from tests.shell import Shell

SAMPLE = (Path(__file__).parents[2] / "examples" / "queue" / "CONTEXT.md").read_text("utf-8")
HOUR = 3600.0


@pytest.fixture
def shell(shell: Shell) -> Shell:
    shell.file.write_text(SAMPLE, "utf-8")
    return shell


@pytest.mark.parametrize("budget", [200, 1000, 4000])
def test_the_first_things_come_first_and_the_budget_is_kept(shell: Shell, budget: int) -> None:
    out = shell.run("resume", "--budget", str(budget))
    assert bound(out) <= budget
    headings = [line[3:].partition(" (")[0] for line in out.splitlines() if line.startswith("## ")]
    order = ["Status", "Where it stopped", "In progress", "Blockers", "Next", "Pitfalls", "Commands", "Decisions"]
    assert headings[: len(order)] == order[: len(headings)]
    assert len(headings) >= {200: 5, 1000: 8, 4000: 8}[budget]


@pytest.mark.parametrize("budget", [200, 1000, 4000])
def test_json_keeps_the_budget_too(shell: Shell, budget: int) -> None:
    out = shell.run("resume", "--json", "--budget", str(budget))
    assert bound(out) <= budget
    found = json.loads(out)
    assert found["parts"][0]["name"] == "status"
    assert found["parts"][0]["lines"] == ["Retries are wired; jitter is left to do"]


def test_a_page_of_any_size_and_script_keeps_any_budget(shell: Shell, rng: random.Random) -> None:
    words = ["retry", "πολύ", "キュー", "🔥", "12345", "`a/b.py:1-2`", "x" * 300, "…", "\u202e", "a\tb"]
    items = "".join(f"- {' '.join(rng.choices(words, k=rng.randrange(1, 40)))}\n" for _ in range(200))
    shell.file.write_text(f"# {' '.join(words)}\n\n## In Progress\n\n{items}\n## Blockers\n\n{items}", "utf-8")
    for _ in range(3):
        budget = rng.randrange(200, 3000)
        for words_of_call in (("resume",), ("resume", "--json")):
            assert bound(shell.run(*words_of_call, "--budget", str(budget))) <= budget


def test_what_is_not_filled_in_is_no_part_of_the_digest() -> None:
    text = "# Plan\n\n## Implementation Steps\n\n1. [What to do first]\n   [CRITICAL: what must not be overlooked]\n"
    assert parts_of(Kinds().page(read(text)), [], "") == []


def test_critical_lines_and_what_to_avoid_are_pitfalls() -> None:
    text = (
        "# Queue - Implementation Plan\n\n## Implementation Steps\n\n"
        "1. Move the table\n   [CRITICAL: take a copy first]\n\n"
        "## Lessons Learned\n\n### What to Avoid\n\n- Locks\n\n### What Worked Well\n\n- Clocks\n"
    )
    parts = {part.name: [line.text for line in part.lines] for part in parts_of(Kinds().page(read(text)), [], "")}
    assert parts["pitfalls"] == ["[CRITICAL: take a copy first]", "Locks"]
    assert parts["lessons"] == ["Clocks"]


def test_what_was_found_out_and_ruled_out_is_told_with_its_label_and_its_reason() -> None:
    text = (
        "# Queue - Implementation Plan\n\n## Objective\n\nJobs survive.\n\n## Architectural Insights\n\n"
        "- **Rejected:** polling\n  - **Reason:** it doubles the load\n\n## Implementation Steps\n\n1. Wire it\n\n"
        "## Links\n\n- **Docs:** docs/queue.md\n"
    )
    parts = {part.name: [line.text for line in part.lines] for part in parts_of(Kinds().page(read(text)), [], "")}
    assert parts["goal"] == ["Jobs survive."]
    assert parts["known"] == ["Rejected: polling; Reason: it doubles the load"]
    assert parts["reading"] == ["Docs: docs/queue.md"]


def test_what_an_item_says_of_itself_in_another_language_is_told_whole() -> None:
    russian = "- Стенд закрыт\n  - **Обходной путь:** копия базы\n"
    text = f"# П\n\n## Блокеры\n\n{russian}- Redis\n  - **Workaround:** ping\n  - **Since:** May\n"
    blockers = next(part for part in parts_of(Kinds().page(read(text)), (), "") if part.name == "blockers")
    assert [line.text for line in blockers.lines] == [
        "Стенд закрыт; Обходной путь: копия базы",
        "Redis; Workaround: ping",
    ]


def test_words_in_paragraphs_are_read_where_a_section_has_no_items() -> None:
    text = "# Notes\n\n## Status\n\nRetries are wired.\n\n## Handoff\n\nNone\n\n## Next Steps\n\n- Jitter\n"
    parts = {part.name: [line.text for line in part.lines] for part in parts_of(Kinds().page(read(text)), [], "")}
    assert parts == {"status": ["Retries are wired."], "next": ["Jitter"]}


def ages(texts: list[str], changes: tuple[tuple[float, str], ...] = (), now: str = "a b c new") -> Ages:
    """Versions an hour apart, from one o'clock on; the file was written last at ten."""
    versions = [Version(number, int(number * HOUR), b"") for number in range(1, len(texts) + 1)]
    return Ages(versions, lambda number: texts[number - 1], now, 10 * HOUR, changes)


def test_words_are_as_old_as_the_first_version_from_which_on_they_stand_there() -> None:
    texts = ["a", "a b", "a", "a b", "a b c"]
    assert ages(texts).of(["b"]) == Fresh(4 * HOUR, True, 0)
    assert ages(texts).of(["b", "c"]) == Fresh(5 * HOUR, True, 0)


def test_ages_of_many_texts_are_those_of_each_and_no_version_is_read_twice(rng: random.Random) -> None:
    came = {f"text {number}.": rng.randrange(42) for number in range(30)}
    texts = [" ".join(text for text, index in came.items() if index <= version) for version in range(40)]
    read: list[int] = []
    versions = [Version(number, int(number * HOUR), b"") for number in range(1, 41)]

    def text_of(number: int) -> str:
        read.append(number)
        return texts[number - 1]

    found = Ages(versions, text_of, " ".join(came), 50 * HOUR, ()).of_each(came)
    assert len(read) == len(set(read))
    assert found == {text: Ages(versions, text_of, " ".join(came), 50 * HOUR, ()).of([text]) for text in came}


def test_words_that_the_first_known_version_has_may_be_older() -> None:
    found = ages(["a", "a b"]).of(["a"])
    assert found == Fresh(HOUR, False, 0)
    assert found.told(4 * HOUR) == "written 3 h ago or more"
    assert found.told(4 * HOUR, short=True) == "3 h or more"
    assert found.told(found.written + 5) == "of unknown age"


def test_words_are_found_over_the_end_of_a_line() -> None:
    texts = ["- a", "- a\n- words that go\n  over two lines"]
    assert ages(texts, now=texts[-1]).of(["words that go over two lines"]) == Fresh(2 * HOUR, True, 0)


def test_words_that_the_page_has_otherwise_are_not_said_to_be_new() -> None:
    assert ages(["a", "a b"], now="> a\n> b").of(["a b c"]) == Fresh(10 * HOUR, False, 0)


def test_words_that_no_version_has_came_with_the_last_write() -> None:
    assert ages(["a"]).of(["new"]) == Fresh(10 * HOUR, True, 0)


def test_files_that_changed_since_are_counted_once_each() -> None:
    changes = ((HOUR, "old.py"), (5 * HOUR, "queue.py"), (6 * HOUR, "queue.py"), (7 * HOUR, "worker.py"))
    found = ages(["a", "a b"], changes).of(["b"])
    assert found.told(5 * HOUR) == "written 3 h ago; 2 files changed since"


def test_git_says_what_is_uncommitted_and_what_changed_since(shell: Shell) -> None:
    def git(*words: str) -> None:
        subprocess.run(["git", "-C", str(shell.folder), *words], check=True, capture_output=True, env=shell.env)

    git("init", "-q")
    assert "Uncommitted" in shell.run("resume"), "nothing is committed yet"
    git("add", "-A")
    git("-c", "user.name=me", "-c", "user.email=me@localhost", "commit", "-qm", "start")
    assert "Uncommitted" not in shell.run("resume")
    (shell.folder / "queue.py").write_text("retries = 3\n", "utf-8")
    out = shell.run("resume")
    assert "- `queue.py` - new" in out


def test_a_budget_that_is_none_is_refused(shell: Shell) -> None:
    assert "is not a number of tokens" in shell.run("resume", "--budget", "few", status=2)
