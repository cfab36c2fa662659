"""Keeping what was found out: what was learned and how, and what was rejected because of it and why."""

from __future__ import annotations

from journal.document.adding import add
from journal.document.fields import set_field
from journal.document.sections import section_for
from journal.values import TYPE_CHECKING

if TYPE_CHECKING:
    from journal.document.edit import Discover
    from journal.document.work import Work

LEARNED, WEIGHED = "understanding", "decisions"
"""The roles of what is known and of what was weighed."""


def discover(work: Work, found: Discover) -> None:
    """A discovery among what is known; what it ruled out among the decisions, where the page has such, else with it."""
    how = (("How", found.how),) if found.how else ()
    add(work, LEARNED, found.text, how + found.fields, found.create, found.group)
    handle = work.subject_item().id
    if found.rejected and section_for(work, WEIGHED) is not None:
        add(
            work, WEIGHED, f"{_lead(work)}{found.rejected}", (("Reason", found.why),) if found.why else (), create=False
        )
    else:
        for key, value in (("Rejected", found.rejected), ("Why", found.why)):
            if value:
                set_field(work, work.item(handle), key, value)
    work.subject = work.start(work.item(handle))


def _lead(work: Work) -> str:
    """What stands before a rejected approach on this page."""
    leads = ["".join(item.text.partition(" ")[:2]) for item in work.page.of(WEIGHED) if not item.unset]
    return next((lead for lead in leads if lead.strip("*_: ").casefold() == "rejected"), "**Rejected:** ")
