"""A document's bytes as text, where they are text."""

from __future__ import annotations

from journal.document.source import decode
from journal.store.errors import StoreError
from journal.values import TYPE_CHECKING

if TYPE_CHECKING:
    from journal.store.versions import Versions

_MARKS = {b"\xff\xfe\x00\x00": "UTF-32", b"\xff\xfe": "UTF-16", b"\xfe\xff": "UTF-16", b"\x00\x00\xfe\xff": "UTF-32"}
_LOOK = 65_536
_STRAY = 8
"""NULs that a text may hold by accident."""


class NotTextError(StoreError):
    sentence = "{path} is {reason}, not UTF-8 text; convert it first, journal would damage it."


def text_of(path: str, data: bytes) -> str:
    """The text of a file; undecodable bytes travel along, but another encoding or a binary file is refused."""
    for mark, name in _MARKS.items():
        if data.startswith(mark):
            raise NotTextError(path, name)
    nulls = data.count(0, 0, _LOOK)
    if nulls > _STRAY and nulls * 20 > min(len(data), _LOOK):
        raise NotTextError(path, "UTF-16 or binary")
    return decode(data)


def kept_text(versions: Versions, path: str, number: int) -> str:
    """The text of a version that was there a moment ago; empty where it is damaged, or was thinned out since."""
    try:
        return decode(versions.text(path, number))
    except StoreError:
        return ""
