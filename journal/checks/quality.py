"""Rules on preserved context: what the next reader of a plan needs, and what only looks as if it helped."""

from __future__ import annotations

import re

from journal.checks.hazards import HAZARDS, matcher
from journal.checks.plans import plan_of, stems
from journal.checks.reasons import gives_source, gives_why
from journal.checks.rule import at, named
from journal.checks.wording import says
from journal.document.marks import State
from journal.values import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from journal.checks.rule import Finding, Part, Subject
    from journal.checks.world import World
    from journal.document.page import Page

FEW = 3
"""Fewer steps are no plan that a form could be asked of."""

_ALL = r"(?:it|everything|all|this|things|the code|code)"
_WELL = r"(?:properly|correctly|gracefully|well|appropriately|carefully|right|thoroughly)"
_VAGUE = re.compile(
    rf"(?:make sure (?:that )?{_ALL} (?:works?|is (?:ok|fine|correct|good))\b.{{0,12}}"
    r"|handle (?:all )?(?:the )?(?:errors?|edge cases?|exceptions?|failures?|corner cases?)"
    rf"(?: {_WELL})?"
    r"|check (?:for )?(?:all )?(?:errors?|problems?|issues?|bugs?|edge cases?)"
    r"|(?:use|follow|apply) (?:the )?best practices?|be careful"
    rf"|(?:improve|optimi[sz]e) (?:the )?(?:performance|quality|{_ALL})"
    rf"|clean ?up {_ALL}|test {_ALL}|test {_WELL}|do {_ALL} {_WELL}"
    r"|fix (?:all )?(?:the )?(?:bugs?|issues?|problems?|things|everything)"
    r"|write (?:clean|good|simple) code|keep (?:it|the code) (?:clean|simple)"
    r"|(?:consider|think about|mind|watch) (?:security|performance|edge cases?|errors?)"
    r"|add (?:proper )?error handling|(?:various|misc\w*) (?:fixes|improvements|changes))",
    re.IGNORECASE,
).fullmatch
_EMPHASIS = str.maketrans("", "", "*_`")
_SPEAKING = frozenset(("understanding", "lessons", "decisions", "constraints", "todo", "next"))

_complex = says(r"complex; tricky; delicate; subtle; high[- ]risk; careful(?:ly)?; dangerous", r"\[CRITICAL:; ⚠")
_REJECTED = re.compile(
    r"(?:~~)?[*_]{0,2}(?:rejected|ruled out|discarded|verworfen|отклонен\w*|descartad\w*|rejeitad\w*|却下|放弃)\b"
    r"[*_]{0,2}\s*[:：—–-]",
    re.IGNORECASE,
).match
_DISCOVERY = re.compile(
    r"[*_]{0,2}(?:discover(?:y|ed)|finding|learned|insight)[*_]{0,2}\s*[:：—–-]\s*", re.IGNORECASE
).match
_weighed = says(
    r"reject\w*; alternativ\w*; instead of; rather than; because; chose[n]?; ruled out; trade-?offs?; why; reason\w*"
)


def vague(part: Part, _: World) -> Iterator[Finding]:
    """Q001: words that would be true of any work, and help nobody."""
    for subject in part.subjects:
        item = subject.item
        if item.role in _SPEAKING and item.state is not State.DONE and not item.fields and not subject.details:
            said = item.text.translate(_EMPHASIS).strip(" .!")
            if _VAGUE(said):
                yield at(item, "Q001", f"{named(item.text)} is true of any work; say what exactly, where and why")


def unused_context(page: Page, _: World) -> Iterator[Finding]:
    """Q002: context that no step has to do with."""
    plan = plan_of(page)
    if plan is None or len(plan.steps) < FEW:
        return
    used = set().union(*[stems(step.text) for step in plan.steps])
    for entry in plan.known:
        words = stems(entry.text)
        if words and not words & used:
            message = f"no step has to do with {named(entry.item.text)}; tie it to the step that needs it, or drop it"
            yield at(entry.item, "Q002", message)


def complex_without_context(page: Page, _: World) -> Iterator[Finding]:
    """Q003: a step that calls itself dangerous, with nothing that would help with it."""
    plan = plan_of(page)
    if plan is None:
        return
    for step in plan.steps:
        if not _complex(step.text) or step.has_context:
            continue
        words = stems(step.text)
        if not any(len(words & stems(entry.text)) > 1 for entry in plan.known):
            message = f"{named(step.item.text)} is called dangerous, and nothing known stands with it; add its context"
            yield at(step.item, "Q003", message)


def rejected_without_reason(part: Part, _: World) -> Iterator[Finding]:
    """Q004: an approach that was rejected, and nobody knows why."""
    for subject in part.subjects:
        if subject.item.unset:
            continue
        lead = _REJECTED(subject.item.text)
        if lead is None:
            continue
        rest = subject.item.text[lead.end() :]
        if not rest.strip() or _has_more(subject) or gives_why(rest):
            continue
        yield at(subject.item, "Q004", f"{named(subject.item.text)} gives no reason; say what made it fail")


def _has_more(subject: Subject) -> bool:
    return any(line.strip() for line in subject.details) or any(value.strip() for value in subject.item.fields.values())


def sourceless_discovery(part: Part, _: World) -> Iterator[Finding]:
    """Q005: a discovery that does not say how it was made."""
    for subject in part.subjects:
        item = subject.item
        if item.unset or item.role not in ("understanding", "lessons", "integrations"):
            continue
        claim = next((value for key, value in item.fields.items() if key.casefold() == "discovery"), "")
        if not claim and (lead := _DISCOVERY(item.text)):
            claim = item.text[lead.end() :]
        if claim.strip() and not gives_source(subject.all_said.replace("Discovery", " ")):
            yield at(item, "Q005", f"{named(claim)} does not say how it was found out; add what showed it")


def one_sided(page: Page, _: World) -> Iterator[Finding]:
    """Q006: everything inline, or everything below."""
    plan = plan_of(page)
    if plan is None:
        return
    warned = [step for step in plan.steps if step.warnings]
    explained = [step for step in plan.steps if step.has_context]
    if len(warned) >= FEW and not explained:
        yield at(
            warned[0].item, "Q006", "all context stands inline; put explanations under Related Context of each step"
        )
    elif len(explained) >= FEW and not warned:
        yield at(
            explained[0].item,
            "Q006",
            "all context stands below; put what must not be missed into the step, as [CRITICAL: …]",
        )


def forgotten_hazards(page: Page, _: World) -> Iterator[Finding]:
    """Q007: work that is known to be dangerous, and a plan that has not thought of it."""
    plan = plan_of(page)
    if plan is None:
        return
    for hazard in HAZARDS:
        about = matcher(hazard.subject)
        if not about.search(plan.text) or matcher(hazard.answer).search(plan.text):
            continue
        step = next((step for step in plan.steps if about.search(step.text)), plan.steps[0])
        yield at(step.item, "Q007", f"{named(step.item.text)}: the plan does not say {hazard.forgets}")


def nothing_weighed(page: Page, _: World) -> Iterator[Finding]:
    """Q008: a plan that gives no reason for its way and no way that was rejected."""
    plan = plan_of(page)
    if plan is not None and len(plan.steps) >= FEW and not _weighed(plan.text):
        message = "the plan gives no reason for its approach, and none that was rejected; say why this one"
        yield at(plan.steps[0].item, "Q008", message)


def nothing_found_out(page: Page, _: World) -> Iterator[Finding]:
    """Q009: a plan that keeps nothing of what was found out."""
    plan = plan_of(page)
    if plan is None or len(plan.steps) < FEW or plan.known:
        return
    if not any(step.warnings or step.has_context for step in plan.steps):
        message = "the plan keeps nothing that was found out on the way; add what its reader would have to find again"
        yield at(plan.steps[0].item, "Q009", message)
