"""What a page names that rules may ask about: files, lines of them, and where its links lead."""

from __future__ import annotations

from functools import lru_cache

from journal.checks.files import link_path, links
from journal.document.anchors import anchors
from journal.values import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from journal.document.anchors import Anchor
    from journal.document.page import Page


def named_files(page: Page) -> Iterator[Anchor]:
    """All that items name first, and in their fields."""
    for item in page.items:
        if item.anchor is not None:
            yield item.anchor
            if item.role == "doing":
                yield from _anchors_in(item.text)
        for value in item.fields.values() if item.fields else ():
            if "." in value or "/" in value:
                yield from _anchors_in(value)


@lru_cache(maxsize=8192)
def _anchors_in(text: str) -> tuple[Anchor, ...]:
    return tuple(anchors(text))


def linked_paths(page: Page) -> set[str]:
    """The paths to which links of a page lead."""
    found = set()
    for chunk, _, _ in page.document.located():
        if "](" in chunk.text:
            for _, (_, target) in links(chunk.lines, frozenset()):
                if path := link_path(target):
                    found.add(path)
    return found
