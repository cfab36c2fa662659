"""What a page says of where things stand: a field of it, or the first line of a section for that."""

from __future__ import annotations

from journal.document.source import split_lines
from journal.document.writing import own_text
from journal.kinds.titles import plain
from journal.values import TYPE_CHECKING

if TYPE_CHECKING:
    from journal.document.page import Page

_KEYS = (
    "current status",
    "status",
    "state",
    "current state",
    "phase",
    "current phase",
    "current focus",
    "stage",
    *("当前状态", "目前状态", "状态", "现状", "狀態", "現状", "状態", "状況", "현재 상태", "상태", "현황"),
    *("текущий статус", "статус", "текущее состояние", "состояние", "estado actual", "estado atual", "estado"),
    *("mevcut durum", "durum", "statut", "stand"),
)

_NO_WORDS = ("|", "<", "```", "~~~", "    ")
"""What lines of tables, markup and code begin with."""


def status_of(page: Page) -> tuple[str, str]:
    """The field that says where things stand, and what it says; a key alone where nobody has filled it in."""
    keys = {plain(key): key for key in page.fields}
    for wanted in _KEYS:
        if wanted in keys:
            return keys[wanted], page.fields[keys[wanted]]
    return "", ""


def status_line(page: Page) -> tuple[int, str]:
    """The section that says in words where things stand, and the first line of it; -1 where there is none."""
    outline = page.outline
    listing = {*outline.field_sections, *outline.entry_sections}
    for section, role in enumerate(page.roles):
        first, *_ = split_lines(own_text(page, section)) if role == "status" and section not in listing else ("|",)
        if not first.startswith(_NO_WORDS):
            return section, first
    return -1, ""
