"""Rules on what is left out: words for placeholders, ways round blockers, whys of decisions, places of steps."""

from __future__ import annotations

import re

from journal.checks.reasons import gives_effect, gives_place, gives_why, is_effect_key, is_why_key
from journal.checks.rule import Finding, at, in_line, named
from journal.document.marks import State
from journal.document.parts import parts
from journal.kinds.context import CONTEXT
from journal.kinds.states import is_empty, is_unset
from journal.kinds.titles import plain, spelled
from journal.kinds.which import KINDS
from journal.values import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from journal.checks.rule import Part, Subject
    from journal.checks.world import World

LONG = 100
"""A text of so many characters tells more than a bare name; one in another script, of half as many."""

_BLOCKING = ("block", "блок", "阻", "卡点", "ブロッカ", "차단", "bloque", "engel")
_DECIDING = (
    "decision",
    "decided",
    "решени",
    "决策",
    "决定",
    "決定",
    "決策",
    "결정",
    "decisiones",
    "decisões",
    "kararlar",
)
_DECIDED = frozenset(("decisions", "deferred"))
_CODE_WORDS = frozenset(
    (
        *("fix", "implement", "add", "refactor", "wire", "update", "remove", "rename", "change", "rewrite", "extract"),
        *("replace", "move", "write", "create", "handle", "parse", "expose", "validate", "cache", "extend", "split"),
        *("hook", "inline", "port", "migrate"),
    )
)
"""What a step on the code begins with."""
_FENCES = ("```", "~~~")
_OPENINGS = "[<{"
_LEADS = "#>/*-+ "
"""What a line of code or of a quotation begins with, where all of it is a remark."""
_BRACKETED = re.compile(r"\[[^\]`'\"]{3,}\]")
_LETTER = re.compile(r"[^\W\d_]").search


def placeholders(part: Part, _: World) -> Iterator[Finding]:
    """C001: a template's placeholder that nobody has filled in."""
    told: set[int] = set()
    for subject in part.subjects:
        if subject.item.unset and _is_placeholder(subject.item.text):
            told.add(subject.item.line)
            yield at(subject.item, "C001", f"{named(subject.item.text)} is a placeholder; fill it in or remove it")
    for field in parts(part.chunk).fields:
        line = part.first + field.line
        if line not in told and is_unset(field.value) and _is_placeholder(field.value):
            told.add(line)
            column = part.lines[field.line].find(field.value)
            message = f"{field.key} still holds a placeholder; fill it in or remove it"
            span = (column, column + len(field.value)) if column >= 0 else (0, 0)  # it may begin on the next line
            yield in_line(part, field.line, span, "C001", message)
    if not told and not part.subjects and _is_section_of_kind(part):
        yield from _bare_text(part)


def _is_section_of_kind(part: Part) -> bool:
    """Whether a part is a section that documents of its kind have: others may show a form on purpose."""
    kind, openings = KINDS.get(part.kind), parts(part.chunk).openings
    return kind is not None and bool(openings) and spelled(openings[0].title) in kind.headings


def _bare_text(part: Part) -> Iterator[Finding]:
    """The first placeholder of a text or a block of code in which nobody has written anything else."""
    found: list[int] = []
    openings = {opening.line for opening in parts(part.chunk).openings}
    for number, line in enumerate(part.lines):
        bare = line.strip().lstrip(_LEADS).strip()
        if number in openings or not bare or bare.startswith(_FENCES):
            continue
        if not (bare[0] in _OPENINGS and is_unset(bare) and _is_placeholder(bare)):
            return
        found.append(number)
    for number in found[:1]:
        text = part.lines[number].strip()
        column = part.lines[number].find(text)
        message = f"{named(text)} is a placeholder; fill it in or remove it"
        yield in_line(part, number, (column, column + len(text)), "C001", message)


def _is_placeholder(text: str) -> bool:
    """Whether a text is one all in all: a sentence about a form, or a list of values, only looks like one."""
    if not _LETTER(_BRACKETED.sub("", text)):
        return True
    if any(quote in text for quote in "\"'") or "`" in text.lstrip("*_`").rstrip("*_`"):
        return False
    return len(text) < LONG // 2 or text.strip("*_` ")[:1] in _OPENINGS


def bare_blockers(part: Part, _: World) -> Iterator[Finding]:
    """C002: a blocker that says neither what it stops nor what is done about it."""
    for subject in part.subjects:
        item = subject.item
        if item.role != "blockers" or not _is_open(subject) or not any(_says_block(title) for title in subject.titles):
            continue
        if any(is_effect_key(key) and value.strip() for key, value in item.fields.items()):
            continue
        if not _tells_more(subject) and not gives_effect(item.text):
            message = f"{named(item.text)} tells neither its impact nor a workaround; add one of them"
            yield at(item, "C002", message)


def _says_block(title: str) -> bool:
    return any(word in title for word in _BLOCKING)


def bare_decisions(part: Part, _: World) -> Iterator[Finding]:
    """C003: a decision without a why."""
    led_in: set[int] | None = None
    for subject in part.subjects:
        item = subject.item
        if item.role not in _DECIDED or not _is_open(subject):
            continue
        reasons = [value for key, value in item.fields.items() if is_why_key(key)]
        if not (reasons or _says_decisions(subject.titles)):
            continue
        if any(_is_said(value) for value in reasons):
            continue
        if not reasons and (_tells_more(subject) or gives_why(item.text) or item.text[:1] in "(（"):
            continue
        led_in = _led_in(part) if led_in is None else led_in
        if item.line - part.first not in led_in:
            yield at(item, "C003", f"{named(item.text)} was decided, and nothing says why; add the reason")


def _says_decisions(titles: tuple[str, ...]) -> bool:
    """Whether what stands directly below the last title are decisions, and not what led to one."""
    return bool(titles) and any(word in titles[-1] for word in _DECIDING)


def _led_in(part: Part) -> set[int]:
    """The lines of entries whose list belongs to a sentence above it: `There are two already:`."""
    found: set[int] = set()
    openings = {opening.line for opening in parts(part.chunk).openings}
    above = -1
    free = 0
    for entry in parts(part.chunk).entries:
        for number in range(free, entry.line):
            if part.lines[number].strip():
                above = number
        free = max(free, entry.end)
        if above >= 0 and above not in openings and part.lines[above].rstrip().endswith((":", "：")):
            found.add(entry.line)
    return found


def _is_said(value: str) -> bool:
    return bool(value.strip()) and not is_empty(value)


def placeless_steps(part: Part, _: World) -> Iterator[Finding]:
    """C004: a next step on the code without a place, where the page's other steps have one."""
    steps = [subject for subject in part.subjects if subject.item.role == "next" and subject.item.is_top]
    bare = [subject for subject in steps if _is_bare_step(subject)]
    placed = sum(_has_place(subject) for subject in steps) if bare else 0
    if not placed and part.kind != CONTEXT.name:
        return
    for subject in bare:
        item = subject.item
        if 2 * placed >= len(steps) - 1:
            yield at(item, "C004", f"{named(item.text)} names no place; say in which file or function")


def _is_bare_step(subject: Subject) -> bool:
    """Whether a step is about code and says little more than what is to be done."""
    text = subject.item.text
    if len(text) >= LONG or plain(text.partition(" ")[0]) not in _CODE_WORDS:
        return False
    return _is_open(subject) and not _has_place(subject)


def _has_place(subject: Subject) -> bool:
    return subject.item.anchor is not None or gives_place(subject.all_said)


def _is_open(subject: Subject) -> bool:
    """Whether an item still speaks for itself: a top one that is neither done, struck, nor a placeholder."""
    item = subject.item
    return item.is_top and not item.unset and item.state not in (State.DONE, State.FAILED) and not is_empty(item.text)


def _tells_more(subject: Subject) -> bool:
    """Whether an item has details or further fields, or is long enough to tell more than a name."""
    item = subject.item
    if any(_LETTER(line) for line in subject.details) or any(_is_said(value) for value in item.fields.values()):
        return True
    return len(item.text) >= (LONG if item.text.isascii() else LONG // 2)
