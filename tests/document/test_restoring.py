"""One section as it was, and nothing else changed."""

from __future__ import annotations

import random

import pytest

from journal.document.chunks import read
from journal.document.restoring import differing, parts_of, restored
from journal.document.verify import Refused
from journal.kinds.meaning import Kinds

THEN = """# Queue

Intro.

## Doing

- Retry policy

## Notes

### Morning

- coffee

### Evening

- tea

## Next

1. Wire jitter
"""


def back(now: str, name: str, then: str = THEN) -> str:
    meaning = Kinds()
    return restored(meaning.page(read(now)), meaning.page(read(then)), name, meaning).document.text


def test_a_section_comes_back_and_the_rest_stays() -> None:
    now = THEN.replace("Intro.", "Other intro.").replace("- tea", "- beer\n- wine").replace("coffee", "water")
    assert back(now, "Evening") == now.replace("- beer\n- wine", "- tea")
    assert back(now, "notes") == now.replace("- beer\n- wine", "- tea").replace("water", "coffee")
    assert back(now, "Queue/Notes/Morning") == now.replace("water", "coffee")


@pytest.mark.parametrize(
    ("gone", "name"),
    [
        ("## Doing\n\n- Retry policy\n\n", "Doing"),
        ("### Morning\n\n- coffee\n\n", "Morning"),
        ("### Evening\n\n- tea\n\n", "Evening"),
        ("## Notes\n\n### Morning\n\n- coffee\n\n### Evening\n\n- tea\n\n", "Notes"),
        ("## Next\n\n1. Wire jitter\n", "Next"),
    ],
)
def test_a_section_that_is_gone_comes_back_where_it_stood(gone: str, name: str) -> None:
    assert back(THEN.replace(gone, ""), name) == THEN


def test_the_last_section_may_lack_a_line_end() -> None:
    next_only = "# Queue\n\n## Next\n\n1. other"
    assert back(next_only, "Doing") == next_only.replace("## Next", "## Doing\n\n- Retry policy\n\n## Next")
    doing_only = "# Queue\n\n## Doing\n\n- x"
    assert back(doing_only, "Next") == f"{doing_only}\n\n## Next\n\n1. Wire jitter\n"
    assert back(doing_only, "Doing", THEN.removesuffix("\n")) == doing_only.replace("x", "Retry policy\n")


def test_a_name_that_fits_none_or_several_is_refused_with_those_that_there_are() -> None:
    with pytest.raises(Refused, match="no section called Lunch; name one of: Queue, Doing"):
        back(THEN, "Lunch")
    with pytest.raises(Refused, match=r"several sections called ing; name one of: Queue/Doing, .*Morning, .*Evening"):
        back(THEN, "ing")


def test_the_sections_that_differ_are_told() -> None:
    meaning = Kinds()
    now = THEN.replace("- tea", "- beer")
    found = differing(meaning.page(read(now)), meaning.page(read(THEN)), meaning)
    assert [part.path for part in found] == ["Queue", "Queue/Notes", "Queue/Notes/Evening"]


def test_any_section_of_any_version_can_be_had_back() -> None:
    seed = random.randrange(2**32)
    print("seed", seed)
    chance = random.Random(seed)
    meaning = Kinds()
    came_back = 0
    for _ in range(60):
        then, now = (_page(chance) for _ in range(2))
        earlier = parts_of(meaning.page(read(then)), meaning)
        part = chance.choice(earlier)
        try:
            text = back(now, part.path, then)
        except Refused:  # what it stood in is gone, or the levels of the headings have changed
            continue
        came_back += 1
        found = {other.path: other.text for other in parts_of(meaning.page(read(text)), meaning)}
        assert found[part.path].rstrip() == part.text.rstrip()
        outside = [other for other in parts_of(meaning.page(read(now)), meaning) if _apart(other.path, part.path)]
        for other in outside:
            assert found[other.path].rstrip() == other.text.rstrip()
    assert came_back > 20


def _apart(one: str, other: str) -> bool:
    return not (f"{one}/").startswith(f"{other}/") and not (f"{other}/").startswith(f"{one}/")


def _page(chance: random.Random) -> str:
    """Sections of random depth with words that differ from page to page."""
    text, level = "# Page\n", 1
    for name in chance.sample(["A", "B", "C", "D", "E"], chance.randrange(1, 6)):
        level = chance.randrange(2, min(level + 1, 4) + 1)
        text += f"\n{'#' * level} {name}\n\n- item {chance.randrange(1000)}\n"
    return text
