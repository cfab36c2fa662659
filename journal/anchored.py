"""The ranges of lines that the page names, what they were written for, and where that stands now."""

from __future__ import annotations

import json
from functools import lru_cache

from journal.document.anchors import anchors, subjects
from journal.document.edit import Reline, Relined
from journal.project.anchors import follow
from journal.project.baseline import KEPT_FILE_BYTES, from_json, to_json
from journal.project.content import Identity
from journal.project.ranges import Range
from journal.values import REMEMBERED, TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from journal.desk import Desk
    from journal.document.page import Item, Page
    from journal.project.baseline import Baseline
    from journal.project.content import Packed, Reader

    Moved = Mapping["Key", tuple["Range | None", ...]]
    """Where ranges stand now that are elsewhere; None for one of which nothing is left."""

_ANCHORED = "anchored"
"""The sort of timeline entry that says for which bytes a range was written."""

Key = tuple[str, tuple[tuple[int, int], ...]]
"""A file and the ranges of it that an item names."""


class Anchored(NamedTuple):
    """Ranges of a file, and what they were written for."""

    key: Key
    base: Packed | None
    """None for what the session found there."""


def keys_in(item: Item) -> tuple[Key, ...]:
    """The ranges that an item names, in its words and in its fields, file by file, as the project knows the files."""
    if item.entry < 0:
        return ()
    return tuple(dict.fromkeys([key for text in _texts_of(item) for key in _keys_in(text)]))


def subject_keys(item: Item) -> tuple[Key, ...]:
    """The ranges of the files that an item is about, as far as it names any."""
    if item.entry < 0 or item.anchor is None:
        return ()
    return tuple((anchor.path.removeprefix("./"), anchor.lines) for anchor in subjects(item.text) if anchor.lines)


def _texts_of(item: Item) -> list[str]:
    """The texts of an item that may name ranges."""
    return [text for text in (item.text, *item.fields.values()) if ":" in text or "#L" in text]


@lru_cache(maxsize=REMEMBERED)
def _keys_in(text: str) -> tuple[Key, ...]:
    named = ((anchor.path.removeprefix("./"), anchor.lines) for anchor in anchors(text) if anchor.lines)
    return tuple(key for key in named if not key[0].startswith(("/", "~", "../")))


def keys_of(page: Page) -> set[Key]:
    texts = {text for item in page.items if item.entry >= 0 for text in _texts_of(item)}
    return {key for text in texts for key in _keys_in(text)}


def refresh(items: Iterable[Item], moved: Moved) -> Reline | None:
    """The edit that writes where the ranges of some items stand now; None where there is nothing to write."""
    found: list[tuple[str, tuple[Relined, ...]]] = []
    for item in items:
        files = tuple(
            Relined(*key, tuple(part and (part.start, part.end) for part in moved[key]))
            for key in keys_in(item)
            if any(moved.get(key, ()))
        )
        if files:
            found.append((item.id, files))
    return Reline(tuple(found)) if found else None


def written(edit: Reline) -> list[Key]:
    """The ranges that the page names after such an edit, in its order."""
    return [(one.path, tuple(part for part in one.now if part)) for _, files in edit.items for one in files]


def moved(baseline: Baseline, wanted: Iterable[Anchored]) -> Moved:
    """Which ranges stand elsewhere now, or nowhere; nothing here touches the ledger."""
    found: dict[Key, tuple[Range | None, ...]] = {}
    reader = baseline.reader()
    for (path, lines), base in wanted:
        now = reader.read(path)
        identity = Identity(base.form, base.id) if base else baseline.stood(path)
        if identity is None or (now is not None and now.id == identity.id):
            continue
        before = base.unpacked() if base else baseline.before(path)
        if before is None or before.data is None or (now is not None and now.data is None):
            continue
        ranges = [Range(*part) for part in lines]
        followed = follow(before.data, now.data or b"" if now else b"", ranges)
        if followed != tuple(ranges):
            found[path, lines] = followed
    return found


class Anchors:
    """For which bytes each range of the page was written: kept in the ledger, so that it outlasts the process."""

    def __init__(self, desk: Desk, session: int) -> None:
        self._desk = desk
        self._session = session
        self._read = 0
        self._known: dict[Key, Packed | None] = {}
        self._named: tuple[Page | None, set[Key]] = None, set()
        """What a page names, which takes time to find where the page is large."""

    def begin(self) -> None:
        """The session begins: what the page names is what stands there."""
        self._tell([(key, None) for key in self._keys()])

    def note(self, reader: Reader, fresh: Collection[Key] = ()) -> None:
        """Ranges that nobody knew were written for the file as it is now, and so were the fresh ones."""
        self._take_in()
        new: list[tuple[Key, Packed | None]] = []
        for key in self._keys():
            if (key not in self._known or key in fresh) and (content := reader.read(key[0])) is not None:
                small = content if content.size <= KEPT_FILE_BYTES else content._replace(data=None)
                new.append((key, small.packed()))
        self._tell(new)

    def wanted(self) -> tuple[Anchored, ...]:
        """What the page names now."""
        self._take_in()
        return tuple(Anchored(key, self._known[key]) for key in sorted(self._keys()) if key in self._known)

    def _keys(self) -> set[Key]:
        """The ranges that the page names."""
        page = self._desk.page
        if page is not self._named[0]:
            self._named = page, keys_of(page)
        return self._named[1]

    def _tell(self, new: list[tuple[Key, Packed | None]]) -> None:
        if new:
            said = [[path, lines, to_json({path: base})[path]] for (path, lines), base in new]
            self._desk.sessions.tell(self._session, _ANCHORED, json.dumps(said).encode())

    def _take_in(self) -> None:
        for event in self._desk.sessions.events(self._session, self._read):
            self._read = event.number
            if event.kind == _ANCHORED:
                for path, lines, base in json.loads(event.payload):
                    self._known[path, tuple((first, last) for first, last in lines)] = from_json({path: base})[path]
