"""The merge simulator: two writers change one document, and the right result is known item by item."""

from __future__ import annotations

import random
import subprocess
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

from journal.document.apply import apply
from journal.document.chunks import Document, read
from journal.document.merge import merge
from journal.document.merging import Fate, Merged
from journal.document.outline import outline
from journal.document.steps import Insert, Move, Place, Remove, SetCell, SetField, SetMark, SetText, Step
from journal.document.verify import Refused
from tests.laboratories.worlds import SHOWN, Maker, World, said
from tests.laboratories.writers import COUNTS, Op, Right, perform, random_op, write

KINDS = ("small", "moves", "log", "rewrite")


@dataclass
class Tally:
    """What became of some rounds."""

    rounds: int = 0
    exact: int = 0
    false_conflicts: int = 0
    """Rounds in which something went aside that had a place; all else was right or aside."""
    wrong: list[int] = field(default_factory=list)
    """The seeds of the rounds whose text was not the right one."""
    unstable: int = 0
    """Rounds in which merging a second time changed something: equal items, taken for one another."""
    git_exact: int = 0
    git_conflicts: int = 0


@dataclass
class Round:
    """One document, what we did to it, what another writer made of it, and the right merge."""

    base: Document
    steps: list[Step]
    ours: Document
    theirs: Document
    right: Right


def make_round(seed: int, kind: str) -> Round:
    rng = random.Random(seed)
    maker = Maker(rng)
    world = maker.world()
    base = read(world.render())
    theirs = world.copy()
    write(theirs, maker, kind)
    steps, ops, ours = our_steps(world, base, maker, rng.randint(*COUNTS["ours"]))
    return Round(base, steps, ours, read(theirs.render()), Right(world, ops, theirs))


def our_steps(world: World, document: Document, maker: Maker, count: int) -> tuple[list[Step], list[Op], Document]:
    """So many random steps of ours on a document, or fewer, with what each does to its world."""
    world = world.copy()
    steps: list[Step] = []
    ops: list[Op] = []
    for _ in range(count):
        op = random_op(world, maker, "ours")
        after = world.copy()
        if op is None or not perform(after, op):
            continue
        step = step_of(op, world, after, document)
        try:
            applied = apply(document, step)
        except Refused:
            continue
        steps.append(step)
        ops.append(op)
        world, document = after, applied.document
    return steps, ops, document


def step_of(op: Op, world: World, after: World, document: Document) -> Step:
    """The step that does to a document what a change does to its world."""
    found = outline(document)
    starts = dict(zip([item.id for item in world.items()], [entry.start for entry in found.entries], strict=True))
    lines = {section.title: section.span[0] for section in found.sections}
    if op.kind == "field":
        at = next(one for one in found.fields if one.key == op.key and one.entry < 0)
        return SetField(document.text.rindex("\n", 0, at.span[0]) + 1, op.key, op.value)
    if op.kind == "remove":
        return Remove(starts[op.id])
    if op.kind in ("insert", "move"):
        number = op.item.id if op.item else op.id
        section = after.section_of(number)
        _, row = after.row_of(number)
        own = next(place for place, item in enumerate(row) if item.id == number)
        opening = document.text.rindex("\n", 0, lines[section.title]) + 1
        before = starts[row[own - 1].id] if own else -1
        behind = starts[row[own + 1].id] if own + 1 < len(row) else -1
        place = Place(opening, before, behind)
        if op.kind == "move":
            return Move(starts[op.id], place)
        assert op.item is not None
        text = "\n".join(after.lines(section.style, op.item, own + 1, "")) + "\n"
        gap = "\n" if world.gap and len(row) > 1 and section.style != "table" else ""
        if len(row) == 1 and section.style != "table":
            return Insert(place, text)
        return Insert(place, gap + text if own else text + gap)
    item, style = after.item(op.id), world.section_of(op.id).style
    assert item is not None
    if style == "table":
        return SetCell(starts[op.id], 1 if op.kind == "mark" else 0, item.state if op.kind == "mark" else item.text)
    if op.kind == "mark":
        return SetMark(starts[op.id], SHOWN[style][item.state])
    return SetText(starts[op.id], item.text)


def check(made: Round, merged: Merged) -> str:
    """What is wrong with a merge: nothing, a false conflict, or a text that is not the right one."""
    assert_promises(made, merged)
    floating = frozenset(made.right.floating)
    expected, found = len(made.right.asides), len(merged.asides)
    right = said(merged.document.text, floating) == said(made.right.world.render(), floating)
    if right and found == expected:
        return ""
    return "false conflict" if found > expected else "wrong"


def assert_promises(made: Round, merged: Merged) -> None:
    """What holds for every merge, right or not."""
    document = made.theirs
    for step in merged.steps:
        document = apply(document, step).document
    assert document.text == merged.document.text, "the steps lead elsewhere"
    assert len(merged.fates) == len(made.steps)
    assert merged.fates.count(Fate.APPLIED) == len(merged.steps)
    assert "<<<<<<<" not in merged.document.text
    assert merge(made.base, (), made.theirs).document.text == made.theirs.text
    assert merge(made.base, made.steps, made.base).document.text == made.ours.text


def is_stable(made: Round, merged: Merged) -> bool:
    """Whether merging the same steps into the result once more changes nothing."""
    return merge(made.theirs, merged.steps, merged.document).document.text == merged.document.text


def git_merge(base: str, ours: str, theirs: str) -> tuple[str, int]:
    """What a line merge makes of three texts, and how many conflicts it leaves."""
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder, name) for name in ("ours", "base", "theirs")]
        for path, text in zip(paths, (ours, base, theirs), strict=True):
            path.write_bytes(text.encode("utf-8", "surrogateescape"))
        run = subprocess.run(["git", "merge-file", "-p", *paths], capture_output=True, check=False)
    return run.stdout.decode("utf-8", "surrogateescape"), run.returncode


def run(kind: str, rounds: int, seed: int, git: bool = True) -> Tally:
    tally = Tally()
    for number in range(rounds):
        made = make_round(seed + number, kind)
        merged = merge(made.base, made.steps, made.theirs)
        verdict = check(made, merged)
        tally.rounds += 1
        tally.exact += not verdict
        tally.unstable += not is_stable(made, merged)
        tally.false_conflicts += verdict == "false conflict"
        if verdict == "wrong":
            tally.wrong.append(seed + number)
        if git:
            text, conflicts = git_merge(made.base.text, made.ours.text, made.theirs.text)
            floating = frozenset(made.right.floating)
            tally.git_conflicts += conflicts > 0
            same = not conflicts and said(text, floating) == said(made.right.world.render(), floating)
            tally.git_exact += same and not made.right.asides
    return tally
