"""Each rule finds what its example shows, and nothing in its counter-example."""

from __future__ import annotations

import re

import pytest

from journal.checks.checker import Checker
from journal.checks.rules import FAMILIES, RULES
from journal.checks.world import NOWHERE, Seen, World
from journal.document.chunks import read
from journal.kinds.recognise import read_page
from tests.corpus import SHARED

NAMES = [rule.name for rule in RULES]


@pytest.mark.parametrize("rule", RULES, ids=NAMES)
def test_a_rule_finds_its_example_and_nothing_in_its_counter_example(rule) -> None:
    poor, good = (
        [finding.code for finding in Checker().check(read_page(read(example.text)), example.world)]
        for example in (rule.poor, rule.good)
    )
    assert poor.count(rule.code) == 1
    assert rule.code not in good


def test_codes_and_names_are_used_once_and_codes_tell_their_family() -> None:
    assert len({rule.code for rule in RULES}) == len(RULES) == len(set(NAMES))
    assert all(re.fullmatch(r"[A-Z]\d{3}", rule.code) and rule.code[0] in FAMILIES for rule in RULES)


@pytest.mark.parametrize("rule", RULES, ids=NAMES)
def test_a_rule_looks_at_parts_or_at_pages(rule) -> None:
    assert (rule.part is None) != (rule.page is None)


def codes_in(text: str, world: World = NOWHERE) -> list[str]:
    return [finding.code for finding in Checker().check(read_page(read(text)), world)]


def test_a_placeholder_is_found_in_a_paragraph_a_block_of_code_and_a_path() -> None:
    plan = "# Plan: Queue\n\n## Objective\n\n{}\n\n## Files to Modify\n\n{}\n\n## Implementation Steps\n\n1. Wire it\n"
    poor = plan.format("[What will be possible]", "- `[path/to/file]` - [What changes]")
    assert codes_in(poor) == ["C001", "C001"]
    assert codes_in(plan.format("Retries [see below] wait.", "- `src/queue.py` - waits")) == []
    page = (
        "# Queue - Continuity\n\n## To Run Locally\n\n```bash\n# [What starts it]\n{}```\n\n## Next Actions\n\n- Go\n"
    )
    assert codes_in(page.format("")) == ["C001"]
    assert codes_in(page.format("make up\n")) == []


@pytest.mark.parametrize(
    "text",
    [
        '---\nlabels: ["cli", "core"]\n---\n# Task\n',
        "# Guide\n\n### An example\n\n[Show the new pattern]\n",
    ],
)
def test_a_list_of_words_and_a_form_that_is_shown_are_no_placeholders(text: str) -> None:
    assert codes_in(text) == []


def test_work_that_was_given_up_needs_no_lines() -> None:
    text = "## Tasks\n\n- [{}] mend `src/queue.py:80`\n"
    world = World(0.0, {"src/queue.py": Seen("src/queue.py", 0.0, 40)})
    assert codes_in(text.format(" "), world) == ["T002"]
    assert codes_in(text.format("-"), world) == []


REFERENCE = SHARED / "seeds/repaired/002_9f3fcceb698109f0.md"
needs_reference = pytest.mark.skipif(not REFERENCE.is_file(), reason="the reference documents are not here")

NAMED = (
    {
        "No mention of webhook timing race conditions": ("Q007", "when events arrive"),
        "Missing signature verification security requirement": ("Q007", "how the sender is verified"),
        "No guidance on idempotency handling": ("Q007", "the same event comes twice"),
        "Doesn't explain why certain approaches won't work": ("Q008", "no reason for its approach"),
    },
    {
        "Doesn't explain foreign key dependency order": ("Q007", "in which order the parts depend"),
        "Missing rollback strategy": ("Q007", "how to get back"),
        "No mention of production data considerations": ("Q007", "data in production"),
        "Doesn't document discovered constraints": ("Q009", "found out on the way"),
    },
    {
        "Doesn't explain what causes the race condition": ("Q007", "what causes it"),
        "Missing explanation of why version numbers solve it": ("Q008", "no reason for its approach"),
        "No mention of merge conflict handling": ("Q007", "the losing side of a conflict"),
        "Doesn't document discovered timing constraints": ("Q007", "the timing under which it happens"),
    },
)
"""For each poor example of the reference, its own list of problems, and the finding that names each."""


def examples(title: str) -> list[tuple[str, str]]:
    """The examples whose heading begins with a title: the page in the fence, and what is said below it."""
    text = REFERENCE.read_text("utf-8")
    found = re.findall(
        rf"^#### {title} [^\n]*\n\n```markdown\n(.*?)^```\n(.*?)(?=^#|\Z)", text, re.MULTILINE | re.DOTALL
    )
    assert len(found) == 3
    return found


def found_in(text: str) -> list[tuple[str, str]]:
    rules = [rule for rule in RULES if rule.code.startswith("Q")]
    return [(finding.code, finding.message) for finding in Checker(rules).check(read_page(read(text)), NOWHERE)]


@needs_reference
@pytest.mark.parametrize("number", range(3))
def test_the_problems_of_each_poor_example_are_found(number: int) -> None:
    text, said = examples("Poor Context")[number]
    assert re.findall(r"^- (.*)$", said, re.MULTILINE) == list(NAMED[number])
    found = found_in(text)
    for problem, (code, words) in NAMED[number].items():
        assert any(code == other and words in message for other, message in found), (problem, found)


@needs_reference
@pytest.mark.parametrize("number", range(3))
def test_nothing_is_found_in_an_excellent_example(number: int) -> None:
    text, _ = examples("Excellent Context")[number]
    assert found_in(text) == []
