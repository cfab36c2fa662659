"""Structure as the scanner, markdown-it-py and cmark see it, in one form that can be compared."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import TYPE_CHECKING, NamedTuple

from cmarkgfm import cmark
from markdown_it import MarkdownIt

from journal.document.blocks import Block, Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from journal.document.chunks import Document


class Seen(NamedTuple):
    """A block: what, from which line, a heading's level, and how many containers it stands in."""

    kind: str
    line: int
    level: int
    depth: int


def blocks(document: Document) -> Iterator[tuple[Block, int]]:
    """The top-level blocks of a document, each with the line from which it counts."""
    for chunk, _, line in document.located():
        for block in chunk.blocks:
            yield block, line


def structure(document: Document) -> list[Seen]:
    """What the scanner sees, counted from the first line that is not the document's head."""
    first = 1 if document.head.endswith(("\n", "\r")) else 0
    return [seen for block, line in blocks(document) for seen in _seen([block], line - first, 0)]


def _seen(blocks: Iterable[Block], line: int, depth: int) -> Iterator[Seen]:
    for block in blocks:
        level = block.level if block.kind is Kind.HEADING else 0
        yield Seen(block.kind.value, block.start + line, level, depth)
        yield from _seen(block.children, line, depth + 1)


_TOKENS = {
    "heading_open": "heading",
    "paragraph_open": "paragraph",
    "bullet_list_open": "list",
    "ordered_list_open": "list",
    "list_item_open": "item",
    "blockquote_open": "quote",
    "table_open": "table",
    "fence": "fence",
    "code_block": "code",
    "html_block": "html",
    "hr": "rule",
}
_CONTAINERS = ("bullet_list", "ordered_list", "list_item", "blockquote")

block_parser = MarkdownIt("commonmark", {"maxNesting": 1000}).enable("table").disable(["reference", "inline"])


def markdown_it_structure(text: str) -> list[Seen]:
    """What markdown-it-py sees; of a table only that it is there."""
    depth = 0
    found: list[Seen] = []
    in_table = False
    for token in block_parser.parse(text):
        if token.type == "table_close":
            in_table = False
        elif token.type in _TOKENS and not in_table:
            level = int(token.tag[1]) if token.type == "heading_open" else 0
            assert token.map is not None
            found.append(Seen(_TOKENS[token.type], token.map[0], level, depth))
            in_table = token.type == "table_open"
        if token.type.removesuffix("_open") in _CONTAINERS:
            depth += 1
        elif token.type.removesuffix("_close") in _CONTAINERS:
            depth -= 1
    return found


_TAGS = {"ul": "list", "ol": "list", "li": "item", "blockquote": "quote", "table": "table", "pre": "code", "hr": "rule"}


class _CmarkReader(HTMLParser):
    """Collects the blocks of cmark's HTML, which tells where each begins."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[Seen] = []
        self.depth = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        place = dict(attrs).get("data-sourcepos")
        level = int(tag[1]) if tag[0] == "h" and tag[1:].isdigit() else 0
        if place and (level or tag in _TAGS):
            line = int(place.split(":")[0]) - 1
            self.found.append(Seen("heading" if level else _TAGS[tag], line, level, self.depth))
        self.depth += tag in ("ul", "ol", "li", "blockquote")

    def handle_endtag(self, tag: str) -> None:
        self.depth -= tag in ("ul", "ol", "li", "blockquote")


def cmark_structure(text: str) -> list[Seen]:
    """What cmark sees, apart from paragraphs and HTML blocks, which its output does not place."""
    reader = _CmarkReader()
    options = cmark.Options.CMARK_OPT_SOURCEPOS
    reader.feed(cmark.markdown_to_html_with_extensions(text, options=options, extensions=["table"]))
    return reader.found


def as_cmark_tells(found: list[Seen]) -> list[Seen]:
    """Another reader's structure reduced to what cmark's output tells."""
    return [
        seen._replace(kind="code" if seen.kind == "fence" else seen.kind)
        for seen in found
        if seen.kind not in ("paragraph", "html")
    ]
