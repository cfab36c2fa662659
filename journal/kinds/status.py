"""The field of a page that says where things stand."""

from __future__ import annotations

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


def status_of(page: Page) -> tuple[str, str]:
    """The field that says where things stand, and what it says; a key alone where nobody has filled it in."""
    keys = {plain(key): key for key in page.fields}
    for wanted in _KEYS:
        if wanted in keys:
            return keys[wanted], page.fields[keys[wanted]]
    return "", ""
