"""Anchors follow their code."""

import random

import pytest

from journal.project.anchors import Fate, follow
from journal.project.ranges import Range

_OLD = "".join(f"line {number} of the text\n" for number in range(1, 11))


@pytest.mark.parametrize(
    ("new", "fate", "now", "edited"),
    [
        (_OLD, Fate.UNCHANGED, (4, 6), False),
        ("new\nnew\n" + _OLD, Fate.MOVED, (6, 8), False),
        (_OLD.replace("line 2 of the text\n", ""), Fate.MOVED, (3, 5), False),
        (_OLD + "new\n", Fate.UNCHANGED, (4, 6), False),
        (_OLD.replace("line 5 of", "line V of"), Fate.UNCHANGED, (4, 6), True),
        (_OLD.replace("line 5 of the text\n", "line 5 of the text\nnew\n"), Fate.MOVED, (4, 7), True),
        (_OLD.replace("line 5 of the text\n", ""), Fate.MOVED, (4, 5), True),
        ("".join(_OLD.splitlines(True)[:3] + _OLD.splitlines(True)[6:]), Fate.GONE, None, True),
    ],
    ids=["same", "above", "cut above", "below", "edited", "grown", "shrunk", "cut"],
)
def test_a_range_follows(new: str, fate: Fate, now: tuple[int, int] | None, edited: bool) -> None:
    [found] = follow(_OLD.encode(), new.encode(), [Range(4, 6)])
    assert (found.fate, found.now and tuple(found.now), found.edited) == (fate, now, edited)


def test_a_block_that_moved_elsewhere_is_found_there_even_when_indented() -> None:
    rows = _OLD.splitlines(True)
    new = "".join(rows[:3] + rows[6:] + ["class A:\n"] + [f"    {row}" for row in rows[3:6]])
    [found] = follow(_OLD.encode(), new.encode(), [Range(4, 6)])
    assert (found.fate, found.now, found.edited) == (Fate.MOVED, Range(9, 11), False)


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
        if found.now is None:
            assert not left, seed
        else:
            inside = range(found.now.start, found.now.end + 1)
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
