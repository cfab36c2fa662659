"""What a command came to, written where the page has its results and as it has them."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from journal.document.chunks import read
from journal.document.edit import NoSection, Result
from journal.document.marks import State
from journal.document.perform import perform
from journal.kinds.meaning import Kinds
from journal.kinds.templates import filled, templates
from journal.kinds.which import KINDS

if TYPE_CHECKING:
    from journal.document.source import Splice

GOOD = Result("pytest -q", "214 passed in 31 s (2026-11-21 16:38)", State.DONE)
BAD = Result("pytest -q", "exit 1, 2 failed, 212 passed in 30 s (2026-11-21 17:02)", State.FAILED)


def edited(text: str, *results: Result) -> str:
    """A page after some results; each is undone once on the way, and leaves nothing behind."""
    meaning = Kinds()
    for result in results:
        performed = perform(meaning.page(read(text)), result, meaning)
        back = performed.document.text
        undoing: list[Splice] = []
        now = text
        for splice in performed.splices:
            undoing.insert(0, splice.inverse(now))
            now = splice.apply(now)
        for splice in undoing:
            back = splice.apply(back)
        assert back == text
        text = performed.document.text
    return text


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "## Test Results\n\n- none yet\n",
            "## Test Results\n\n- `pytest -q` - 214 passed in 31 s (2026-11-21 16:38)\n",
        ),
        (
            "## Test Results\r\n\r\n```\r\n[What the last run said]\r\n```\r\n\r\n## Next\r\n\r\n1. go\r\n",
            (
                "## Test Results\r\n\r\n```\r\npytest -q: 214 passed in 31 s (2026-11-21 16:38)\r\n```\r\n\r\n"
                "## Next\r\n\r\n1. go\r\n"
            ),
        ),
        (
            "## Test Results\n\n```\nnpm test: 4 passed\npytest -q: exit 2 in 1 s (2026-11-20 10:00)\n```\n",
            "## Test Results\n\n```\nnpm test: 4 passed\npytest -q: 214 passed in 31 s (2026-11-21 16:38)\n```\n",
        ),
        (
            "## Test Results\n\n```\nnpm test: 4 passed\n```\n",
            "## Test Results\n\n```\nnpm test: 4 passed\npytest -q: 214 passed in 31 s (2026-11-21 16:38)\n```\n",
        ),
        (
            "## Test Status\n\n- ❌ `pytest -q` — 3 failing\n- ✅ `ruff check` — clean\n",
            "## Test Status\n\n- ✅ `pytest -q` — 214 passed in 31 s (2026-11-21 16:38)\n- ✅ `ruff check` — clean\n",
        ),
        (
            "## Tests\n\n- ✅ `ruff check` → ok\n",
            "## Tests\n\n- ✅ `ruff check` → ok\n- ✅ `pytest -q` → 214 passed in 31 s (2026-11-21 16:38)\n",
        ),
        (
            "## Tests\n\n| Suite | Result |\n| --- | --- |\n| `ruff check` | ok |\n",
            (
                "## Tests\n\n| Suite | Result |\n| --- | --- |\n| `ruff check` | ok |\n"
                "| `pytest -q` | 214 passed in 31 s (2026-11-21 16:38) |\n"
            ),
        ),
        (
            "## Tests\n\n| Suite | Result |\n| --- | --- |\n| `pytest -q` | 3 failed |\n",
            "## Tests\n\n| Suite | Result |\n| --- | --- |\n| `pytest -q` | 214 passed in 31 s (2026-11-21 16:38) |\n",
        ),
        (
            "## Tests\n\n- `pytest -q` before each commit, please\n",
            (
                "## Tests\n\n- `pytest -q` before each commit, please\n"
                "- `pytest -q` - 214 passed in 31 s (2026-11-21 16:38)\n"
            ),
        ),
        (
            "## Testing Notes\n\n### Tests Added\n\n- `a.py` - queue\n\n### Manual Testing Performed\n\n- ✅ by hand\n",
            (
                "## Testing Notes\n\n### Tests Added\n\n- `a.py` - queue\n\n### Manual Testing Performed\n\n"
                "- ✅ by hand\n- ✅ `pytest -q` - 214 passed in 31 s (2026-11-21 16:38)\n"
            ),
        ),
    ],
)
def test_a_result_is_written_in_the_form_of_its_section(before: str, after: str) -> None:
    head = "# Queue\n\n".replace("\n", "\r\n" if "\r" in before else "\n")
    assert edited(head + before, GOOD) == head + after


def test_a_result_that_failed_never_stands_behind_a_sign_that_says_passed() -> None:
    before = "# Q\n\n## Tests\n\n- ✅ `pytest -q` - 3 passed in 1 s (2026-11-20 10:00)\n- ✅ `ruff check` - clean\n"
    assert "- ❌ `pytest -q` - exit 1, 2 failed" in edited(before, BAD)
    assert "- ❌ `pytest -q` - exit 1, 2 failed" in edited("# Q\n\n## Tests\n\n- ✅ `ruff check` - clean\n", BAD)
    assert "- [x] `pytest -q`" not in edited("# Q\n\n## Tests\n\n- [x] `ruff check` - clean\n", BAD)


def test_a_page_without_a_section_gets_one_only_if_asked() -> None:
    with pytest.raises(NoSection):
        edited("# Q\n\n## In Progress\n\n- a\n", GOOD)
    made = edited("# Q\n\n## In Progress\n\n- a\n", GOOD._replace(create=True))
    assert made.endswith("- `pytest -q` - 214 passed in 31 s (2026-11-21 16:38)\n")


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_takes_results_and_updates_them(kind: str) -> None:
    text = filled(next(iter(templates(KINDS[kind]).values())), "Queue", "2026-11-21")
    other = Result("npm test", "12 passed in 2.0 s (2026-11-21 16:40)", State.DONE, create=True)
    good, bad = GOOD._replace(create=True), BAD._replace(create=True)
    both = edited(text, good, other)
    assert (both.count("pytest -q"), both.count("npm test")) == (1, 1)
    worse = edited(both, bad)
    assert worse.count("pytest -q") == 1
    assert "214 passed" not in worse
    assert edited(worse, good) == both


def test_any_command_may_be_written() -> None:
    seed = random.randrange(2**32)
    print("seed", seed)
    chance = random.Random(seed)
    words = ["echo", "`x`", "|", "$25", "\\1", "**b**", "[x]", "<!--", "'a\nb'", "#", "--flag=1", "```", "ü"]
    for _ in range(100):
        command = " ".join(["run", *chance.choices(words, k=chance.randrange(5))])
        result = Result(command, "3 passed in 1.0 s (2026-11-21 16:38)", State.DONE)
        for body in ("- ✅ other - fine\n", "```\nold\n```\n", "| Suite | Result |\n| --- | --- |\n| a | b |\n"):
            once = edited(f"# Q\n\n## Test Results\n\n{body}\n## Next\n\n1. go\n", result)
            assert "3 passed in 1.0 s" in once
            again = edited(once, result._replace(says="4 passed in 1.0 s (2026-11-21 16:39)"))
            assert again == once.replace("3 passed", "4 passed").replace("16:38", "16:39"), command
