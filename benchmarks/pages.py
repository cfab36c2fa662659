"""Continuity pages of any size, in our own words, with the mix of constructs that real ones have."""

from __future__ import annotations

import random

_SUBJECTS = (
    "queue worker",
    "login form",
    "import job",
    "search index",
    "billing page",
    "retry policy",
    "cache",
    "export",
)
_VERBS = ("wire", "test", "measure", "replace", "document", "split", "review", "roll out", "clean up", "guard")
_ENDS = (
    "against the staging data",
    "once the new schema is in place",
    "so that a restart loses nothing",
    "behind a flag until Thursday",
    "with the limits from the last meeting",
    "before anybody else depends on it",
)
_TITLES = (
    "In Progress",
    "Done",
    "Next Steps",
    "Blockers",
    "Files Modified",
    "Decisions",
    "Lessons",
    "Tests",
    "Handoff",
)
_MARKS = ("[ ] ", "[x] ", "[x] ", "✅ ", "⏳ ", "", "", "**Core:** ")


def page(size: int, seed: int = 7) -> str:
    """A page of exactly so many characters."""
    chance = random.Random(seed)
    lines = ["# Session continuity", "", "**Status:** in progress", "**Last updated:** 2026-01-12 14:30", ""]
    length = sum(map(len, lines)) + len(lines)
    number = 0
    while length < size:
        section = _section(chance, number)
        length += sum(map(len, section)) + len(section)
        lines += section
        number += 1
    return "\n".join(lines)[: size - 1] + "\n"


def _section(chance: random.Random, number: int) -> list[str]:
    """A section of 8 to 25 lines."""
    wanted = chance.randint(8, 25)
    lines = [f"{'##' if number % 3 == 0 else '###'} {chance.choice(_TITLES)} {number}", ""]
    if chance.random() < 0.2:
        lines += [_sentence(chance) + ".", ""]
    shape = chance.random()
    if shape < 0.1:
        lines += ["| Decision | Why | Status |", "|---|---|---|"]
        lines += [f"| {_sentence(chance)} | {chance.choice(_ENDS)} | done |" for _ in range(wanted - 5)]
    elif shape < 0.17:
        lines += ["```sh", *(f"run --job {chance.choice(_SUBJECTS)!r}" for _ in range(wanted - 6)), "```"]
    elif shape < 0.25:
        lines += [f"**{name}:** {_sentence(chance)}" for name in ("Goal", "Owner", "Branch", "Risk", "Since")]
    else:
        while len(lines) < wanted - 1:
            lines += _item(chance, number, len(lines))
    return [*lines, ""]


def _item(chance: random.Random, number: int, place: int) -> list[str]:
    marker = f"{place - 1}." if number % 5 == 0 else "-"
    lines = [f"{marker} {chance.choice(_MARKS)}{_sentence(chance)}"]
    indent = " " * (len(marker) + 1)
    kind = chance.random()
    if kind < 0.08:
        lines.append(f"{indent}{chance.choice(_ENDS)}, as agreed")
    elif kind < 0.16:
        lines += [f"{indent}- **Why:** {chance.choice(_ENDS)}", f"{indent}- **File:** `src/app/{place}.py:12-34`"]
    return lines


def _sentence(chance: random.Random) -> str:
    """Some 40 to 90 characters."""
    return f"{chance.choice(_VERBS)} the {chance.choice(_SUBJECTS)} {chance.choice(_ENDS)}".capitalize()
