"""A summary in a page: where each thing goes, what is left alone, and what of an earlier one is taken away."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from journal.document.chunks import read
from journal.document.perform import perform
from journal.document.record import undone
from journal.document.source import decode
from journal.document.work import Work
from journal.kinds.meaning import Kinds
from journal.kinds.states import is_empty, is_unset
from journal.project.baseline import Commit
from journal.project.propose import Kind
from journal.session.phrases import result_of
from journal.session.runs import Run
from journal.session.summary import Evidence, Summary, summary_of
from journal.session.worked import Touched, Worked
from journal.session.writing import Known, written
from tests.corpus import files, needs_corpus

if TYPE_CHECKING:
    import random
    from collections.abc import Mapping

    from journal.document.page import Page

MEANING = Kinds()
NOON = 1_700_000_000.0
NOTHING = Worked()


def page(text: str) -> Page:
    return MEANING.page(read(text))


def summary(text: str, work: Worked = NOTHING, runs: tuple[Run, ...] = (), **words: str) -> Summary:
    now = page(text)
    return summary_of(Evidence(1, NOON, None, now, now, work, runs, words=tuple(words.items())))


def after(
    text: str, found: Summary, wrote: Mapping[str, str] | None = None, drafts: Mapping[str, str] | None = None
) -> str:
    known = Known(wrote or {}, found=frozenset(item.text for item in page(text).items))
    return written(page(text), MEANING, found, known, drafts or {}).performed.document.text


@pytest.mark.parametrize(
    ("like", "entry"),
    [
        ("- `0a1b2c3` first", "- `d4e5f6a` add retry"),
        ("- 0a1b2c3 first", "- d4e5f6a add retry"),
        ("1. `first` - 0a1b2c3", "2. `add retry` - d4e5f6a"),
        ("1. `[commit message]` - [What it brings]", "1. `add retry` - d4e5f6a"),
        ("- **0a1b2c3** first*", "- **d4e5f6a** add retry"),
        ("- **0a1b2c3 first**", "- **d4e5f6a add retry**"),
        ("- `0a1b2c3` — **fix:** first", "- `d4e5f6a` — add retry"),
        ("- `0a1b2c3`: *first*", "- `d4e5f6a`: *add retry*"),
        ("- Commit `0a1b2c3`: first", "- Commit `d4e5f6a`: add retry"),
        ("- [`0a1b2c3`](https://x/0a1b2c3d4e) first", "- [`d4e5f6a`](https://x/d4e5f6a000) add retry"),
        ("- [0a1b2c3](u) (main) first", "- [d4e5f6a](u) add retry"),
        ("- first ([`0a1b2c3`](u))", "- add retry ([`d4e5f6a`](u))"),
        ("1. **first** (0a1b2c3) - it was slow", "2. **add retry** (d4e5f6a)"),
        ("- first: 0a1b2c3", "- add retry: d4e5f6a"),
        ("- 2023-01-31 `0a1b2c3` first", "- 2023-11-14 `d4e5f6a` add retry"),
        ("- **2023-01-31**: 0a1b2c3 - first", "- **2023-11-14**: d4e5f6a - add retry"),
        ("- first (0a1b2c3, 2023-01-31)", "- add retry (d4e5f6a, 2023-11-14)"),
        ("- 0a1b2c3 first (2023-01-31)", "- d4e5f6a add retry (2023-11-14)"),
        ("1. `first` - what it brings", "2. `add retry`"),
        ("| Hash | Message |\n|---|---|\n| `0a1b2c3` | first |", "| `d4e5f6a` | add retry |"),
        (
            "| # | Date | Commit | Message | By |\n|---|---|---|---|---|\n| 4 | 2023-01-31 | `0a1b2c3` | first | me |",
            "| 5 | 2023-11-14 | `d4e5f6a` | add retry |  |",
        ),
    ],
)
def test_a_commit_is_written_as_its_neighbours_are(like: str, entry: str) -> None:
    text = f"# Notes\n\n## Commits\n\n{like}\n"
    found = summary(text, Worked(commits=(Commit("d4e5f6a" + "0" * 33, int(NOON), "add retry"),)))
    assert entry in after(text, found).splitlines()
    assert after(after(text, found), found) == after(text, found)


def test_signs_that_a_subject_has_itself_are_not_put_around_it() -> None:
    text = "# Notes\n\n## Commits\n\n1. `first` - 0a1b2c3\n"
    commits = (Commit("d4e5f6a" + "0" * 33, int(NOON), "add `retry`"), Commit("e" * 40, int(NOON), "add *jitter*"))
    lines = after(text, summary(text, Worked(commits=commits))).splitlines()
    assert lines[-2:] == ["2. add `retry` - d4e5f6a", "3. add *jitter* - eeeeeee"]


def test_new_and_changed_files_go_to_their_own_sections() -> None:
    text = "# Notes\n\n## Files Created\n\n- `a.py` - one\n\n## Files Modified\n\n- `b.py` - two\n"
    files = (Touched("new.py", Kind.NEW), Touched("old.py", Kind.CHANGED), Touched("a.py", Kind.CHANGED))
    found = summary(text, Worked(files=files))
    drafts = {"new.py": "adds `f`", "old.py": "changes `g`"}
    assert after(text, found, drafts=drafts) == (
        "# Notes\n\n## Files Created\n\n- `a.py` - one\n- `new.py` - adds `f`\n\n"
        "## Files Modified\n\n- `b.py` - two\n- `old.py` - changes `g`\n"
    )


def test_a_box_for_what_is_committed_by_now_goes_and_the_users_own_stay() -> None:
    text = (
        "# Queue - Context & Decisions\n\n## Session Handoff Notes\n\n### Uncommitted Changes\n\n"
        "- [ ] `done.py` - changed\n- [ ] `mine.py` - half of it is wrong\n- [ ] `still.py` - new\n"
    )
    found = summary(text, Worked(uncommitted=(("fresh.py", "+"), ("still.py", "~"))))
    lines = after(text, found).splitlines()
    assert [line for line in lines if line.startswith("- [ ]")] == [
        "- [ ] `mine.py` - half of it is wrong",
        "- [ ] `still.py` - changed",
        "- [ ] `fresh.py` - new",
    ]
    assert "- **Stopped:** 2 files uncommitted" in lines[: lines.index("### Uncommitted Changes")]


HANDOFF = """# Queue - Context & Decisions

## Session Handoff Notes

### Exactly Where We Left Off

- **File:** `src/old.py:3`
- **Goal:** Yesterday's
- **Status:** Halfway

### Commands to Run on Restart

```bash
make up
# [What brings the work back up]
```
"""


def test_where_it_stopped_takes_the_place_of_yesterdays_and_commands_are_added() -> None:
    work = Worked(files=(Touched("src/new.py", Kind.CHANGED, lines=((7, 9),), at=NOON),))
    found = summary(HANDOFF, work, (Run("pytest", 0, NOON, 2.0, 3, 0),), stopped="Almost there")
    text = after(HANDOFF, found)
    assert "- **File:** `src/new.py:7`\n" in text
    assert "- **Goal:** Yesterday's\n" in text, "nothing is in progress: what stands there stays"
    assert "- **Status:** Almost there\n" in text
    assert "```bash\nmake up\npytest\n```\n" in text
    assert after(text, found) == text


def test_what_the_user_wrote_during_the_session_is_not_replaced() -> None:
    work = Worked(files=(Touched("src/new.py", Kind.CHANGED, at=NOON),))
    found = summary(HANDOFF, work)
    made = written(page(HANDOFF), MEANING, found, Known({}), {})
    assert "- **File:** `src/old.py:3`\n" in made.performed.document.text


def test_a_lesson_that_stands_there_in_nearly_the_same_words_is_not_doubled() -> None:
    text = "# Notes\n\n## Lessons\n\n- Locks in the worker loop are slow\n"
    found = summary(text, learned="Locks in the worker loop are slow.\nClocks are passed in")
    assert after(text, found).splitlines()[4:] == ["- Locks in the worker loop are slow", "- Clocks are passed in"]


def test_the_line_of_the_session_replaces_that_of_an_earlier_one_and_no_words_of_the_users() -> None:
    text = "# Continuity\n\n## Current Session\n\n## Session Summary\n\n{}\n\n### Just Completed\n\n- One\n"
    found = summary(text.format("x"))
    for before, replaced in (("[In two sentences]", True), ("An earlier line", True), ("My own words.", False)):
        known = Known({}, "An earlier line")
        made = written(page(text.format(before)), MEANING, found, known, {})
        assert (before not in made.performed.document.text) is replaced
        assert made.line == ("An earlier line" if not replaced else made.line)


def test_nothing_to_say_changes_nothing() -> None:
    text = "# Notes\n\n## In Progress\n\n## Files\n\n- `a.py`\n"
    assert after(text, summary(text)) == text


def test_what_is_attempted_and_refused_leaves_no_trace() -> None:
    from journal.document.changing import reword

    text = "# Notes\n\n## In Progress\n\n- One\n"
    work = Work(page(text), MEANING)
    (item,) = work.page.items

    def half() -> None:
        reword(work, item, "Two")
        reword(work, work.page.items[0], "")

    assert not work.attempt(half)
    assert work.document.text == text
    assert work.performed().steps == ()


@needs_corpus
def test_in_real_documents_it_is_written_once_takes_no_line_away_and_is_undone_exactly(
    rng: random.Random,
) -> None:
    work = Worked(
        commits=(Commit("d4e5f6a" + "0" * 33, int(NOON), "add retry"),),
        files=(Touched("src/zz/new.py", Kind.NEW, 3), Touched("src/zz/old.py", Kind.CHANGED, 3, 2, at=NOON)),
        uncommitted=(("src/zz/new.py", "+"), ("src/zz/old.py", "~")),
    )
    runs = (Run("pytest -q", 1, NOON, 3.0, 5, 2),)
    drafts = {"src/zz/new.py": "adds `f`", "src/zz/old.py": "changes `g`"}
    for path in rng.sample(files(), 40):
        text = decode(path.read_bytes())
        found = summary(text, work, runs, learned="Zebra locks are slow", next="Ask the zebra")
        once = written(page(text), MEANING, found, Known({}), drafts)
        changed = once.performed.document.text
        again = written(page(changed), MEANING, found, Known(once.wrote, once.line), drafts)
        assert again.performed.document.text == changed, path
        back = changed
        for splice in undone("", text, once.performed).splices:
            back = splice.apply(back)
        assert back == text, path
        assert Counter(text.split("\n")) - Counter(changed.split("\n")) <= Counter(_replaced(text)), path


def test_the_result_of_a_long_command_has_one_entry_whoever_writes_it() -> None:
    run = Run(f"pytest {'x' * 300}", 0, NOON, 2.0, 3, 0)
    attached = perform(page("## Test Results\n\n- None\n"), result_of(run), MEANING).document.text
    found = summary(attached, runs=(run,))
    performed = written(page(attached), MEANING, found, Known({}), {}, frozenset(("stopped",))).performed
    assert performed.document.text == attached


def _replaced(text: str) -> list[str]:
    """The lines of a page that a first entry may take the place of: placeholders, and what says that there is none."""
    lines = text.split("\n")
    return [
        line for line in lines if is_unset(line.strip(" -*>\r")) or is_empty(line.strip(" -*>\r")) or not line.strip()
    ] + lines[-1:]


def test_of_many_commands_the_last_few_are_written_once() -> None:
    head = "# Queue - Context & Decisions\n\n## Session Handoff Notes\n\n"
    text = f"{head}### Commands to Run on Restart\n\n```bash\n# [What]\n```\n"
    runs = tuple(Run(f"make part{number}", 0, NOON + number, 0.1) for number in range(9))
    found = summary(text, runs=runs)
    once = after(text, found)
    assert [line for line in once.splitlines() if line.startswith("make")] == [f"make part{n}" for n in range(4, 9)]
    assert after(once, found) == once
