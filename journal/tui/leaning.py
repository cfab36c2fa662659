"""Which of a plan's context each of its steps leans on, and what stands alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from journal.checks.plans import plan_of, stems

if TYPE_CHECKING:
    from journal.document.page import Page

_MOST_ITEMS = 2_000
"""A page of more items is no plan that somebody reads step by step."""
_SHARED = 2
"""How many words a step and a piece of context have in common where the one leans on the other."""


class Leaning(NamedTuple):
    """What leans on what, by the handles of the items."""

    context: dict[str, tuple[str, ...]]
    """Of each step: the words of the context that it leans on."""
    alone: dict[str, str]
    """What to say of context that no step uses, and of a step that leans on none."""


def leaning_of(page: Page) -> Leaning | None:
    """What leans on what in a plan; None for other pages."""
    plan = plan_of(page) if len(page.items) <= _MOST_ITEMS else None
    if plan is None:
        return None
    known = [(entry.item, stems(entry.text)) for entry in plan.known]
    context: dict[str, tuple[str, ...]] = {}
    alone: dict[str, str] = {}
    used: set[str] = set()
    for step in plan.steps:
        words = stems(step.text)
        used |= words
        context[step.item.id] = tuple(item.text for item, said in known if len(words & said) >= _SHARED)
        if known and not context[step.item.id] and not step.has_context:
            alone[step.item.id] = "no context"
    alone |= {item.id: "no step uses it" for item, said in known if said and not said & used}
    return Leaning(context, alone)
