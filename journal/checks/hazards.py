"""What plans forget about work that is known to be dangerous: a table of subjects, and of what must be said of each."""

from __future__ import annotations

import re
from functools import cache

from journal.values import NamedTuple


class Hazard(NamedTuple):
    """Something that goes wrong unless a plan has thought of it."""

    subject: str
    """What a step speaks of, as a pattern."""
    answer: str
    """What a plan that has thought of it says somewhere."""
    forgets: str
    """What it otherwise forgets, as a sentence about the step goes on."""


_WEBHOOK = r"\bwebhooks?\b"
_SCHEMA = r"\btables?\b.*\bmigrat|\b(?:junction|foreign key)\b|\bdrop (?:old |the )?\w+ tables?\b"
_DATA = (
    r"\bmigrat\w+ (?:existing|all|old|user|data|role)\w*|\b(?:backfill\w*|drop (?:old |the )?\w+ (?:table|column)s?)\b"
)
_RACE = r"\brace condition|\bconcurren\w+"
_VERSIONS = r"\bconflict|\bversion check|\bcheck version|\boptimistic lock"

HAZARDS = (
    Hazard(
        _WEBHOOK,
        r"\brace\b|arrive|out of order|order(?:ing)? of|delay|late\b|retr(?:y|ies)|timing",
        "when events arrive: early, late, twice, out of order",
    ),
    Hazard(
        _WEBHOOK, r"signature|hmac|signing secret|verif\w+ (?:the )?(?:sender|origin)", "how the sender is verified"
    ),
    Hazard(
        _WEBHOOK,
        r"idempoten|duplicate|dedup|twice|already processed|exactly[- ]once",
        "what happens when the same event comes twice",
    ),
    Hazard(
        _SCHEMA,
        r"dependenc|\border\b|ordering|\bbefore\b|foreign key|\bfirst\b",
        "in which order the parts depend on each other",
    ),
    Hazard(_DATA, r"roll(?:ed)?[ -]?back|revert|restore|backup|undo|revers", "how to get back if it fails"),
    Hazard(
        _DATA,
        r"production|batch|downtime|volume|large|load|dual[- ]write|rows\b",
        "what it means for data in production",
    ),
    Hazard(
        _RACE,
        r"root cause|caus(?:e|ed|es) |because|both (?:edit|save|write|read)|happens when|due to",
        "what causes it",
    ),
    Hazard(
        _RACE,
        r"\bms\b|millisecond|timestamp|clock|timing|sequence|interleav|at the same time|simultaneous",
        "the timing under which it happens",
    ),
    Hazard(
        _VERSIONS,
        r"\bmerge|resol(?:ve|ution)|retry|diff view|keep (?:mine|yours|theirs)",
        "what becomes of the losing side of a conflict",
    ),
)


@cache
def matcher(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)
