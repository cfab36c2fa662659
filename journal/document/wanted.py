"""The edit that adds something to a role, in the words that the role has for it."""

from __future__ import annotations

from journal.document.anchors import anchors
from journal.document.edit import Add, Decide, File
from journal.values import TYPE_CHECKING

if TYPE_CHECKING:
    from journal.document.edit import Edit, Fields
    from journal.document.page import Page


def wanted(page: Page, role: str, text: str, fields: Fields = (), *, create: bool = False) -> Edit:
    """A decision with its day, the entry or the update of a file, or any other item."""
    if role in page.purposes:
        if role == "decisions":
            return Decide(text, fields)
        if role == "files" and not fields and (file := _file(text)):
            return file
    return Add(role, text, fields, create)


def _file(text: str) -> File | None:
    """The file that a text begins with, its lines, and what is said of it."""
    anchor = next(anchors(text), None)
    if anchor is None or text[: anchor.span[0]].strip("`"):
        return None
    start, end = anchor.span
    lines = text[start + len(anchor.path) : end].lstrip(":#").replace("L", "")
    return File(anchor.path, lines, text[end:].lstrip("` ").lstrip("-–—: "))
