"""How this author writes an item: bullet, lead-in and details, read from the neighbours."""

from __future__ import annotations

from journal.document.marking import written_marks
from journal.document.parts import parts
from journal.document.pieces import Form
from journal.values import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from journal.document.chunks import Chunk, Document
    from journal.document.find import Found
    from journal.document.pieces import Entry


_DASHES = (" - ", " — ", " – ")


class Habit(NamedTuple):
    """The way in which the items of a section are written."""

    prefix: str = ""
    """What stands before the bullet: an indent, quote markers."""
    marker: str = "-"
    """A bullet, or the number that the item is to have."""
    padding: str = " "
    """The blanks between bullet and words."""
    marks: str = ""
    """The box or sign in front of the words."""
    lead: str = ""
    """A label in front of the words, as `**Blocker:** `."""
    bold_until: str = ""
    """What parts a bold title from the rest, ` - ` or `: `; empty where titles are not bold."""
    bold: bool = False
    """Whether all of the words are bold."""
    detail: str = "- "
    """The bullet of a detail."""
    field: tuple[str, str] = ("**", ":**")
    """What stands around the key of a field."""

    @property
    def indent(self) -> str:
        """What a detail begins with."""
        return self.prefix + " " * (len(self.marker) + len(self.padding))

    def words(self, text: str) -> str:
        """A text with the lead-in or the bold title that its neighbours have."""
        if self.lead and not text.startswith(self.lead):
            return self.lead + text
        if self.bold and "*" not in text and "`" not in text and "\n" not in text:
            return f"**{text}**"
        title, parting, rest = text.partition(self.bold_until) if self.bold_until else (text, "", "")
        if parting and "*" not in title and "`" not in title:
            return f"**{title}**{parting}{rest}"
        return text

    def lines(self, text: str, fields: tuple[tuple[str, str], ...], ending: str) -> str:
        """The lines of a new item; its text may have several."""
        first = f"{self.prefix}{self.marker}{self.padding}{self.marks + ' ' if self.marks else ''}"
        below = f"{ending}{self.indent}"
        written = first + below.join(text.split("\n")) + ending
        for key, value in fields:
            written += self.indent + self.detail + self.field_line(key, value) + ending
        return written

    def field_line(self, key: str, value: str) -> str:
        before, after = self.field
        return f"{before}{key}{after} {value}"


def habit_of(document: Document, near: Found) -> Habit:
    """The habit that a neighbour and its siblings show; the neighbour's marks are taken as they are."""
    chunk, entry, line = near.chunk, near.entry, near.line
    start = entry.start - chunk.starts[entry.line]
    after = start + len(entry.marker)
    padding = line[after : len(line) - len(line[after:].lstrip())] or " "
    alike = near.siblings()
    details = near.children or [child for child in parts(chunk).entries if child.depth == entry.depth + 1]
    return Habit(
        prefix=line[:start],
        marker=_next_marker(alike, entry),
        padding="" if entry.form is Form.LINE else padding,
        marks=written_marks(chunk.text, entry),
        lead=_shared_lead(alike),
        bold_until=_bold_parting(alike),
        bold=all(_is_bold(entry.text) for entry in alike),
        detail=_detail_bullet(chunk, details),
        field=_field_style(document, chunk, details),
    )


def _next_marker(alike: list[Entry], near: Entry) -> str:
    if not near.marker[:1].isdigit():
        return near.marker
    numbers = {entry.marker for entry in alike}
    if len(alike) > 1 and len(numbers) == 1:
        return near.marker
    return f"{int(near.marker[:-1]) + 1}{near.marker[-1]}"


def lead_of(text: str) -> str:
    """The `**Label:** ` that a text begins with, if it does."""
    close = text.find(":** ", 2) if text.startswith("**") else -1
    return text[: close + 4] if close > 0 else ""


def named(text: str) -> str:
    """The words by which another item may name one: without emphasis and what is said behind a dash."""
    name = text.replace("**", "")
    return min((name.partition(parting)[0] for parting in _DASHES), key=len) or name


def _shared_lead(alike: list[Entry]) -> str:
    """The `**Label:** ` that every neighbour begins with."""
    lead = lead_of(alike[0].text)
    return lead if lead and all(entry.text.startswith(lead) for entry in alike) else ""


def _bold_parting(alike: list[Entry]) -> str:
    """What stands between bold titles and the rest, where all neighbours have such titles and different ones."""
    partings = set()
    for entry in alike:
        close = entry.text.find("**", 2) if entry.text.startswith("**") else -1
        rest = entry.text[close + 2 :] if close > 0 else ""
        partings.add(next((parting for parting in (*_DASHES, ": ") if rest.startswith(parting)), ""))
    return partings.pop() if len(partings) == 1 else ""


def _is_bold(text: str) -> bool:
    return len(text) > 4 and text.startswith("**") and text.endswith("**") and "**" not in text[2:-2]


def _detail_bullet(chunk: Chunk, details: list[Entry]) -> str:
    for entry in details:
        if entry.form is Form.ENTRY and not entry.marker[0].isdigit():
            line = chunk.lines[entry.line]
            after = entry.start - chunk.starts[entry.line] + len(entry.marker)
            return entry.marker + (line[after : len(line) - len(line[after:].lstrip())] or " ")
    return "- "


def _field_style(document: Document, chunk: Chunk, details: list[Entry]) -> tuple[str, str]:
    """How the author writes a key: nearest first, then anywhere in the document."""
    texts = [entry.text for entry in details]
    texts += [chunk.lines[field.line].lstrip(" \t>-*+") for field in parts(chunk).fields]
    for text in texts:
        if text.startswith("**") and ":" in text:
            return ("**", "**:") if "**:" in text else ("**", ":**")
    for other, _, _ in document.located():
        for field in parts(other).fields:
            if "**" in other.lines[field.line]:
                return ("**", "**:") if f"{field.key}**:" in other.lines[field.line] else ("**", ":**")
    return ("**", ":**") if not texts or not any(":" in text for text in texts) else ("", ":")
