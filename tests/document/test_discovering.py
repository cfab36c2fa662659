"""What was found out is kept with how, and what it ruled out with why, in the page's own form."""

from __future__ import annotations

from journal.document.edit import Discover
from tests.document.editing import edited, page_of

PLAN = """# Ledger - Implementation Plan

## Context & Understanding

### API/Tool Quirks

- Redis drops idle sockets

### Architectural Insights

- One writer only

### Complex Reasoning

- **Rejected**: two queues
  - Reason: order is lost
- **Chosen**: one queue
  - Reason: order is kept

## Implementation Steps

1. Open the socket
   - Success: it answers
"""


def test_a_discovery_stands_with_how_it_was_made_and_what_it_ruled_out_with_why() -> None:
    found = Discover("Hooks come twice", "a log of one day", "counting calls", "retries count too")
    after = edited(PLAN, found)
    assert "- Redis drops idle sockets\n- Hooks come twice\n  - **How**: a log of one day\n" in after
    assert "  - Reason: order is kept\n- **Rejected**: counting calls\n  - **Reason**: retries count too\n" in after
    assert [line for line in PLAN.split("\n") if line not in after.split("\n")] == []


def test_a_discovery_goes_to_the_group_that_is_named() -> None:
    after = edited(PLAN, Discover("Locks are per file", group="Architectural"))
    assert "- One writer only\n- Locks are per file\n" in after


def test_without_decisions_what_was_ruled_out_stands_with_the_discovery() -> None:
    text = "# P - Implementation Plan\n\n## Background\n\n- known\n\n## Implementation Steps\n\n1. dig\n"
    after = edited(text, Discover("Sand below", "a drill", "piles", "they sink"))
    item = page_of(after).of("understanding")[-1]
    assert (item.text, item.fields) == ("Sand below", {"How": "a drill", "Rejected": "piles", "Why": "they sink"})


def test_a_page_without_such_a_section_gets_one_where_that_is_asked_for() -> None:
    text = "# P - Implementation Plan\n\n## Implementation Steps\n\n1. dig\n"
    assert "Sand below" in edited(text, Discover("Sand below", create=True))
