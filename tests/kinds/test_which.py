"""Which kind a page is of, and whether it is a continuity document at all."""

from __future__ import annotations

import pytest

from journal.document.chunks import read
from journal.kinds.recognise import read_page
from journal.kinds.which import likelihood

LEDGER = "Goal:\n- ship\n\nState:\n\nDone:\n- types\n\nNow:\n- retry\n\nNext:\n- load test\n"
HANDBOOK = "# Continuity\n\n## Offices\nTwo.\n\n## Insurance\nYes.\n\n## Goals\nNone.\n\n## Contacts\nAnn.\n"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (LEDGER, "continuity"),
        ("# Queue - Context & Decisions\n", "context"),
        ("# Implementation Plan: Queue\n\n## Goal\nShip.\n", "plan"),
        ("# Phase 1\n\n## Phase Boundary\n\n## Deferred Ideas\n", "phase"),
        ("# Shopping\n\n- milk\n", "plain"),
        ("", "plain"),
    ],
)
def test_headings_and_title_tell_the_kind(text: str, kind: str) -> None:
    assert read_page(read(text)).kind == kind


def test_a_ledger_is_likelier_a_continuity_document_than_a_handbook() -> None:
    ledger, handbook = (likelihood(read_page(read(text))) for text in (LEDGER, HANDBOOK))
    assert ledger > 0.8
    assert handbook < 0.4
