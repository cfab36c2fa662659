"""What is left for later stands among the deferred ideas, with when and why and what was chosen."""

from __future__ import annotations

import re

from journal.document.edit import Defer
from tests.document.editing import edited as padded
from tests.document.editing import page_of, refusal

PHASE = """# Phase Context: 2

## Implementation Decisions

### Infrastructure

| Decision | Choice | Rationale |
| --- | --- | --- |
| Cache | Redis | shared by two |
| Queue | [Bull / None] | [Reason] |

## Specific Ideas

- A page of its own

## Deferred Ideas

| Idea | Defer to | Reason |
| --- | --- | --- |
| [What is not done now] | [When] | [Why not now] |
"""


def edited(text: str, *edits: Defer) -> str:
    """The text after some edits, without the padding of cells."""
    return re.sub(" {2,}", " ", padded(text, *edits))


def test_a_decision_moves_to_the_table_of_deferred_ideas_with_what_was_chosen() -> None:
    after = edited(PHASE, Defer("decisions.1", "phase 3", "no time"))
    assert "| Cache: Redis | phase 3 | no time; shared by two |" in after
    assert "| Cache | Redis" not in after
    assert "[What is not done now]" not in after


def test_an_idea_from_a_list_moves_too_and_the_next_one_stands_below() -> None:
    after = edited(PHASE, Defer("decisions.1", "phase 3", ""), Defer("ideas.1", "phase 4", "later"))
    assert after.endswith("| Cache: Redis | phase 3 | shared by two |\n| A page of its own | phase 4 | later |\n")


def test_a_page_without_deferred_ideas_gets_them() -> None:
    text = PHASE[: PHASE.index("## Deferred")]
    item = page_of(edited(text, Defer("ideas.1", "phase 4", "later"))).of("deferred")[0]
    assert (item.text, item.fields) == ("A page of its own", {"Defer to": "phase 4", "Reason": "later"})


def test_a_placeholder_is_nothing_to_defer_and_nothing_is_deferred_twice() -> None:
    assert "placeholder" in refusal(PHASE.replace("| Cache |", "| [What is cached] |"), Defer("decisions.1"))
    deferred = edited(PHASE, Defer("ideas.1", "4", "later"))
    assert "deferred already" in refusal(deferred, Defer("deferred.1"))
