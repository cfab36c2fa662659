"""What the documents of a folder are for, from its index page or from themselves, and which are due to be updated."""

from __future__ import annotations

from journal.document.blocks import Kind as Block
from journal.document.chunks import read
from journal.document.outline import outline
from journal.document.pieces import Opens
from journal.kinds.titles import plain
from journal.kinds.upkeep import about
from journal.values import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from journal.document.page import Item, Page


class Listed(NamedTuple):
    """A file of a folder, as whoever may touch the disk found it."""

    name: str
    size: int
    modified: float
    """Seconds since the epoch."""
    opening: str
    """The first lines of its text."""
    done: int = 0
    """How many of its tasks are done, and `total` how many there are."""
    total: int = 0
    changed: tuple[str, ...] = ()
    """The files of the project that changed since it did."""
    ticked: int = 0
    """How many tasks of the folder's other documents were done since."""


class Member(NamedTuple):
    """A document of a folder, and what it is for."""

    name: str
    size: int
    age: float
    """Seconds since it was last changed."""
    purpose: str
    listed: bool
    """Whether the index page names it."""
    use: str = ""
    audience: str = ""
    done: int = 0
    total: int = 0
    overdue: str = ""
    """What happened since that calls for an update, by the index page's own words."""


_PURPOSE = (
    "purpose",
    "назначение",
    "用途",
    "目的",
    "용도",
    "목적",
    "proposito",
    "propósito",
    "objetivo",
    "amaç",
    "zweck",
    "but",
)
"""How the field is called that says what a document is for."""
_SHORTEST = 4
"""A word of fewer letters does not tell which file is meant."""


def members(listing: Iterable[Listed], index: Page | None, now: float) -> list[Member]:
    """The documents of a folder, with what the index page or else their own first paragraph says they are for."""
    named = _named(index) if index else {}
    return [
        Member(
            file.name,
            file.size,
            now - file.modified,
            said.get("purpose") or first_paragraph(file.opening),
            file.name in named,
            said.get("use", ""),
            said.get("audience", ""),
            file.done,
            file.total,
            next(filter(None, (_due(words, file) for words in upkeep(index, file.name))), "") if index else "",
        )
        for file in sorted(listing)
        for said in (named.get(file.name, {}),)
    ]


def file_named(item: Item) -> str:
    """The name of the file that an item names first, without its folder."""
    return item.anchor.path.rpartition("/")[2] if item.anchor else ""


def _named(index: Page) -> dict[str, dict[str, str]]:
    """What an index page says of each document that it names, and of those that it only names, nothing."""
    found: dict[str, dict[str, str]] = {}
    listing = index.of("documents")
    for item in listing or index.items:
        if item.anchor is not None:
            fields = {key.casefold(): value for key, value in item.fields.items()}
            said = next((fields[key] for key in _PURPOSE if key in fields), "") or _after(
                item.text, item.anchor.span[1]
            )
            known = found.setdefault(file_named(item), {})
            known.update({key: value for key, value in {**fields, "purpose": said}.items() if key not in known})
    return found


def _after(text: str, at: int) -> str:
    """What an entry says after the name of its file."""
    return text[at:].strip("`*) ").lstrip(":-–— ").strip()


def upkeep(index: Page, name: str) -> list[str]:
    """When a document is to be updated, in the index page's own words."""
    sections = index.outline.sections
    found: list[str] = []
    for item in index.of("upkeep"):
        title = sections[item.section].title if item.section >= 0 and item.entry >= 0 else item.text
        if name in title:
            found.append(item.text)
        elif file_named(item) == name and item.anchor:
            found.append(_after(item.text, item.anchor.span[1]))
    return found


def _due(line: str, file: Listed) -> str:
    """What happened since a document was changed that one line of its list is about; empty for nothing."""
    wanted = about(line)
    if wanted.tasks and file.ticked:
        return f"{file.ticked} task{'s' * (file.ticked > 1)} done since"
    if wanted.files and file.changed:
        return f"{len(file.changed)} file{'s' * (len(file.changed) > 1)} changed since"
    telling = {word.removesuffix("s") for word in plain(line).split() if len(word) >= _SHORTEST}
    for path in file.changed:
        if not telling.isdisjoint({word.removesuffix("s") for word in plain(path).split()}):
            return f"{path} changed since"
    return ""


def gone(index: Page, names: Iterable[str]) -> list[str]:
    """The documents that an index page lists, and that are not among those of its folder."""
    listed = dict.fromkeys(file_named(item) for item in index.of("documents") if item.is_top)
    return [name for name in listed if name and name not in names]


def order_of_reading(index: Page) -> list[str]:
    """The documents in the order in which the index page says to take the work up again."""
    items = index.of("handoff") or index.of("reading")
    return list(dict.fromkeys(name for item in items if (name := file_named(item))))


def first_paragraph(text: str) -> str:
    """The first paragraph of a document, on one line; its title where it has none."""
    document = read(text)
    for chunk, _, _ in document.located():
        for block in chunk.blocks:
            if block.kind is Block.PARAGRAPH:
                return " ".join(line.strip() for line in chunk.lines[block.start : block.end])
    return next((section.title for section in outline(document).sections if section.opens is Opens.HEADING), "")
