"""Documents made of items that know who they are: what the merge simulator's writers change."""

from __future__ import annotations

import copy
from dataclasses import dataclass, field
from functools import cache
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from journal.document.chunks import read
from journal.document.outline import outline
from journal.document.pieces import Form
from journal.document.source import decode

if TYPE_CHECKING:
    import random

SHARED = Path(__file__).parents[3] / "shared" / "corpus" / "documents"

VERBS = [
    "add",
    "fix",
    "move",
    "test",
    "wire",
    "drop",
    "split",
    "check",
    "retry",
    "cache",
    "index",
    "trim",
    "port",
    "guard",
    "log",
    "parse",
    "join",
    "document",
]
THINGS = [
    "queue",
    "retry policy",
    "admin page",
    "login form",
    "session store",
    "token refresh",
    "search index",
    "upload limit",
    "event bus",
    "migration",
    "rate limiter",
    "error page",
    "settings panel",
    "worker pool",
    "webhook",
    "audit trail",
    "import job",
    "backup script",
    "dark theme",
    "file watcher",
    "diff view",
    "key binding",
    "status line",
    "parser",
    "lexer",
    "release notes",
    "test fixture",
    "build cache",
]
TAILS = [
    "before the release",
    "behind a flag",
    "for large files",
    "after the review",
    "with a timeout",
    "in the worker",
    "on slow disks",
    "for guests",
    "once the schema is fixed",
    "as agreed on Monday",
    "without a lock",
    "in one pass",
    "for both tenants",
    "under load",
    "when the socket drops",
    "to match the design",
    "and write it down",
    "except on Windows",
    "with real data",
    "per project",
]
SHORT = ("Tests pass", "Review", "Update docs", "Deploy to staging", "Tests", "Fix lint errors")
"""What real lists say again and again."""
TITLES = ["In progress", "Next steps", "Blockers", "Done", "Ideas", "Learnings", "Open questions"]
LOG = "Session log"

STATES = ("todo", "doing", "done")
SHOWN = {
    "box": {"todo": "[ ]", "doing": "[~]", "done": "[x]"},
    "sign": {"todo": "⏳", "doing": "🔄", "done": "✅"},
}
STYLES = ("box", "box", "sign", "number", "plain", "table")
DUPLICATES = 0.12

_identities = count()


@dataclass
class Item:
    """One item, the same in every text that it stands in."""

    head: str
    """Its first words, and `tail` the others: two writers who change one each do not touch."""
    tail: str
    state: str
    notes: list[str] = field(default_factory=list)
    inner: list[Item] = field(default_factory=list)
    id: int = field(default_factory=lambda: next(_identities))

    @property
    def text(self) -> str:
        return f"{self.head} {self.tail}".strip()

    def subtree(self) -> list[Item]:
        return [self, *(item for inner in self.inner for item in inner.subtree())]

    def says(self) -> object:
        """All that it says."""
        return self.text, self.state, tuple(self.notes), tuple(item.says() for item in self.inner)


@dataclass
class Section:
    """A heading and its items."""

    title: str
    style: str
    items: list[Item]
    id: int = field(default_factory=lambda: next(_identities))


@dataclass
class World:
    """A whole document."""

    fields: dict[str, str]
    sections: list[Section]
    bullet: str = "-"
    gap: bool = False
    """Whether a blank line stands between items."""

    def copy(self) -> World:
        return copy.deepcopy(self)

    def items(self) -> list[Item]:
        """Every item, in the order of their lines."""
        return [item for section in self.sections for top in section.items for item in top.subtree()]

    def item(self, number: int) -> Item | None:
        return next((item for item in self.items() if item.id == number), None)

    def section_of(self, number: int) -> Section:
        return next(one for one in self.sections if any(number == i.id for top in one.items for i in top.subtree()))

    def row_of(self, number: int) -> tuple[int, list[Item]]:
        """What an item stands in, an item or a section, and its siblings."""
        rows = [(section.id, section.items) for section in self.sections]
        rows += [(item.id, item.inner) for item in self.items()]
        return next((home, row) for home, row in rows if any(item.id == number for item in row))

    def row(self, home: int) -> list[Item] | None:
        """What stands in a section or an item."""
        for section in self.sections:
            if section.id == home:
                return section.items
        item = self.item(home)
        return item.inner if item is not None else None

    def render(self) -> str:
        lines = ["# Queue workers", ""]
        lines += [f"**{key}:** {value}  " for key, value in self.fields.items()]
        for section in self.sections:
            lines += ["", f"## {section.title}", ""]
            if section.style == "table":
                lines += ["| Item | State |", "| --- | --- |"]
                lines += [f"| {item.text} | {item.state} |" for item in section.items]
                continue
            for number, item in enumerate(section.items):
                if number and self.gap:
                    lines.append("")
                lines += self.lines(section.style, item, number + 1, "")
        return "\n".join(lines) + "\n"

    def lines(self, style: str, item: Item, number: int, indent: str) -> list[str]:
        """An item as it is written in a section of a style."""
        if style == "table":
            return [f"| {item.text} | {item.state} |"]
        bullet = f"{number}." if style == "number" and not indent else self.bullet
        mark = SHOWN[style][item.state] + " " if style in SHOWN else ""
        deeper = indent + " " * (len(bullet) + 1)
        lines = [f"{indent}{bullet} {mark}{item.text}"]
        for note in item.notes:
            lines += ["", deeper + note]
        for position, inner in enumerate(item.inner):
            lines += self.lines(style, inner, position + 1, deeper)
        return lines


class Maker:
    """Makes worlds, items and words from a source of randomness."""

    def __init__(self, rng: random.Random) -> None:
        self.rng = rng
        self.texts = real_texts()

    def words(self) -> tuple[str, str]:
        """The head and the tail of a new text."""
        rng = self.rng
        if self.texts and rng.random() < 0.5:
            words = rng.choice(self.texts).split()
            cut = max(1, len(words) // 2)
            return " ".join(words[:cut]), " ".join(words[cut:])
        if rng.random() < 0.1:
            return rng.choice(SHORT), ""
        return f"{rng.choice(VERBS).title()} the {rng.choice(THINGS)}", rng.choice(TAILS)

    def item(self, style: str, *, deep: bool = True) -> Item:
        rng = self.rng
        item = Item(*self.words(), rng.choice(STATES) if style in ("box", "sign", "table") else "todo")
        if style != "table" and deep and rng.random() < 0.15:
            item.inner = [self.item(style, deep=False) for _ in range(rng.randint(1, 3))]
        elif style != "table" and rng.random() < 0.1:
            item.notes = [f"{rng.choice(VERBS).title()} the {rng.choice(THINGS)} first."]
        return item

    def world(self) -> World:
        rng = self.rng
        sections = []
        for title in [*rng.sample(TITLES, rng.randint(3, 6)), LOG]:
            style = "plain" if title == LOG else rng.choice(STYLES)
            sections.append(Section(title, style, [self.item(style) for _ in range(rng.randint(2, 9))]))
        fields = {
            "Status": f"{rng.choice(VERBS).title()} the {rng.choice(THINGS)}",
            "Phase": f"{rng.randint(1, 9)} of 9",
            "Last Updated": self.date(),
        }
        everyone = [item for section in sections for item in section.items]
        for item in everyone:
            if rng.random() < DUPLICATES:
                twin = rng.choice(everyone)
                item.head, item.tail = twin.head, twin.tail
        return World(fields, sections, rng.choice("-*"), rng.random() < 0.2)

    def date(self) -> str:
        return f"2026-{self.rng.randint(1, 12):02}-{self.rng.randint(1, 28):02}"

    def new_head(self, item: Item) -> str:
        """Another first word, or one more in front of a single one."""
        verb = self.rng.choice(VERBS).title()
        first, *rest = item.head.split()
        return " ".join([verb, *rest] if rest else [verb, first])

    def new_tail(self, item: Item) -> str:
        """Other words at the end: more of them, or some in place of the last one."""
        words = item.tail.split()
        kept = words if self.rng.random() < 0.5 else words[:-1]
        return " ".join([*kept, self.rng.choice(TAILS)])


@cache
def real_texts() -> tuple[str, ...]:
    """Texts of items from real documents, where these are at hand, that any list may hold as they are."""
    texts: set[str] = set()
    for path in sorted(SHARED.glob("*.md"))[:60] if SHARED.is_dir() else ():
        for entry in outline(read(decode(path.read_bytes()[:40_000]))).entries:
            words = entry.text.split()
            plain = all(word[0].isalnum() and not set(word) & set("*_`|<>[]~\\#:：&") for word in words)
            if entry.form is Form.ENTRY and 3 <= len(words) <= 25 and plain and words[0][0].isalpha():
                texts.add(" ".join(words))
    return tuple(sorted(texts))


def said(text: str, floating: frozenset[str]) -> object:
    """What a text says: its fields, and its sections with their items, states and details.

    Neighbours that were all added or moved may stand in any order among themselves.
    """
    document = read(text)
    found = outline(document)
    lines = text.split("\n")
    fields = sorted((one.key, one.value) for one in found.fields if one.entry < 0)
    rows: dict[int, list[tuple[object, ...]]] = {}
    inner: list[list[tuple[object, ...]]] = [[] for _ in found.entries]
    for index, entry in enumerate(found.entries):
        state = entry.marks[0].state.value if entry.marks and entry.marks[0].state else ""
        words = entry.text.replace(" ", "") if entry.form is Form.ROW else entry.text
        note = lines[entry.line + 2].strip() if entry.end > entry.line + 2 else ""
        node = (words, state, note if note.endswith(" first.") else "", inner[index])
        (rows.setdefault(found.entry_sections[index], []) if entry.parent < 0 else inner[entry.parent]).append(node)
    return fields, [
        (section.title.split(" (")[0], _settled(rows.get(at, []), floating))
        for at, section in enumerate(found.sections)
    ]


def _settled(row: list[tuple[object, ...]], floating: frozenset[str]) -> list[object]:
    settled: list[object] = []
    run: list[object] = []
    for words, state, note, inner in row:
        assert isinstance(inner, list)
        node = (words, state, note, _settled(inner, floating))
        if str(words).replace(" ", "") in floating:
            run.append(node)
        else:
            settled += [*sorted(run, key=repr), node]
            run = []
    return settled + sorted(run, key=repr)
