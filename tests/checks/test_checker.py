"""Checking again after an edit finds what a whole check finds, and no text makes a rule stumble."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from benchmarks.pages import page as sample
from journal.checks.checker import Checker
from journal.checks.rules import RULES
from journal.checks.world import World
from journal.document.chunks import read
from journal.document.source import Splice, split_lines
from journal.kinds.recognise import read_page
from tests.checks.project import named_by
from tests.corpus import files, needs_corpus, variants
from tests.document.soup import PIECES as SOUP
from tests.document.soup import soup

if TYPE_CHECKING:
    import random

    from journal.document.page import Page

PIECES = (
    *("[x]", "[ ]", "## Blockers\n\n", "### Done\n\n", "- Redis drops\n", "\n", "**Status:** Done\n", "| a |", "```\n"),
    *(
        "- `src/gone.py:3` x\n",
        "[link](gone.md)",
        "<!-- journal: ignore T -->",
        "",
        "# Plan: x\n",
        "## Files Modified\n",
    ),
    *("ghp_x7Kq2mW9vB4nT8rY3cZ6pL1sD5fG0hJaUeIo", "- Discovered: x\n", "## Implementation Steps\n\n1. Drop it\n"),
)


def world_of(page: Page) -> World:
    """A world in which nothing is there that the page names."""
    return World(2e9, dict.fromkeys(named_by(page)), "main", frozenset(("x.py",)), "page.md", 2e9)


@pytest.mark.parametrize("round_", range(6))
def test_checking_again_finds_what_a_whole_check_finds(rng: random.Random, round_: int) -> None:
    text = "".join(rule.poor.text + "\n" for rule in RULES) if round_ % 2 else sample(9_000, rng.randrange(1 << 30))
    document = read(text)
    checker = Checker()
    for _ in range(40):
        page = read_page(document)
        world = world_of(page)
        assert checker.check(page, world) == Checker().check(page, world)
        start = rng.randrange(len(document.text) + 1)
        end = min(len(document.text), start + rng.choice((0, 0, 1, 5, 40, 300)))
        document = document.splice(Splice(start, end, rng.choice(PIECES)))


def test_findings_stand_within_the_page_whatever_it_holds(rng: random.Random) -> None:
    for _ in range(60):
        page = read_page(read(soup(rng, SOUP + PIECES, 40)))
        lines = split_lines(page.document.text)
        for finding in Checker().check(page, world_of(page)):
            assert 0 <= finding.column <= finding.column + finding.length <= len(lines[finding.line])
            assert "\n" not in finding.message


@needs_corpus
def test_no_variant_of_a_real_document_makes_a_rule_stumble(rng: random.Random) -> None:
    small = [path for path in files() if path.stat().st_size < 40_000]
    for path in rng.sample(small, 12):
        for data in variants(path.read_bytes()).values():
            page = read_page(read(data.decode("utf-8", "surrogateescape")))
            Checker().check(page, world_of(page))
