"""Anchors follow their code."""

import random

import pytest

from journal.project.anchors import follow
from journal.project.ranges import Range

_OLD = "".join(f"line {number} of the text\n" for number in range(1, 11))


@pytest.mark.parametrize(
    ("new", "now"),
    [
        (_OLD, (4, 6)),
        ("new\nnew\n" + _OLD, (6, 8)),
        (_OLD.replace("line 2 of the text\n", ""), (3, 5)),
        (_OLD + "new\n", (4, 6)),
        (_OLD.replace("line 5 of", "line V of"), (4, 6)),
        (_OLD.replace("line 5 of the text\n", "line 5 of the text\nnew\n"), (4, 7)),
        (_OLD.replace("line 5 of the text\n", ""), (4, 5)),
        ("".join(_OLD.splitlines(True)[:3] + _OLD.splitlines(True)[6:]), None),
    ],
    ids=["same", "above", "cut above", "below", "edited", "grown", "shrunk", "cut"],
)
def test_a_range_follows(new: str, now: tuple[int, int] | None) -> None:
    assert follow(_OLD.encode(), new.encode(), [Range(4, 6)]) == (now and Range(*now),)


def test_a_block_that_moved_elsewhere_is_found_there_even_when_indented() -> None:
    rows = _OLD.splitlines(True)
    new = "".join(rows[:3] + rows[6:] + ["class A:\n"] + [f"    {row}" for row in rows[3:6]])
    assert follow(_OLD.encode(), new.encode(), [Range(4, 6)]) == (Range(9, 11),)


def test_a_range_keeps_every_line_of_its_own_and_takes_none_of_the_others() -> None:
    for seed in range(1_500):
        rng = random.Random(seed)
        old = [f"line {number} of {seed}" for number in range(rng.randint(3, 30))]
        start = rng.randint(1, len(old))
        end = rng.randint(start, len(old))
        new = _worked_on(list(old), rng)
        [found] = follow(_text(old), _text(new), [Range(start, end)])
        own, others = set(old[start - 1 : end]), set(old[: start - 1] + old[end:])
        left = [number for number, row in enumerate(new, 1) if row in own]
        foreign = [number for number, row in enumerate(new, 1) if row in others]
        if found is None:
            assert not left, seed
        else:
            inside = range(found.start, found.end + 1)
            assert all(number in inside for number in left), seed
            assert not any(number in inside for number in foreign), seed


def _worked_on(rows: list[str], rng: random.Random) -> list[str]:
    for _ in range(rng.randint(0, 4)):
        at = rng.randrange(len(rows) + 1)
        match rng.randrange(3):
            case 0:
                rows[at:at] = [f"new {rng.random()}" for _ in range(rng.randint(1, 4))]
            case 1:
                del rows[at : at + rng.randint(1, 4)]
            case _:
                rows[at : at + 1] = [f"edited {rng.random()}"]
    return rows


def _text(rows: list[str]) -> bytes:
    return "".join(f"{row}\n" for row in rows).encode()
