"""The kind `folder`: the index page of a folder of documents."""

from __future__ import annotations

from journal.document.shapes import Place, Shape
from journal.kinds.kind import kind

_DOCUMENTS = "Files in This Folder"
_USE = "How to Use These Files"

FOLDER = kind(
    "folder",
    "a folder of documents: an index page, a plan, the progress and the decisions",
    (
        Place(_DOCUMENTS, "documents", 2, "", Shape("#", path=True, fields=("Purpose", "Use", "Audience"))),
        Place(_USE, "reading"),
        Place("For New Developers", "reading", 3, _USE, Shape("1.")),
        Place("For Resuming Work", "handoff", 3, _USE, Shape("1.")),
        Place("For AI Agents", "reading", 3, _USE, Shape("1.")),
        Place("Folder Structure", "structure"),
        Place("When to Update", "upkeep"),
        Place("Notes", "notes"),
    ),
    headings={"documents": ("Documents", "Files", "Contents", "Index"), "reading": ("Reading Order",)},
    tells=(_DOCUMENTS, _USE, "Folder Structure", "When to Update"),
    fields=("Last Updated", "Status"),
    files=("README.md",),
)
