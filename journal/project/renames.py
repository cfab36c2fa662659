"""Which deleted file became which new one, as git would pair them."""

from __future__ import annotations

from collections import Counter

from journal.project.content import Content, Form, blob_id
from journal.values import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

_MOST_COMPARED = 200
"""Deleted, and new, files that are compared by their lines; beyond, only equal ones are paired."""
_PIECE_BYTES = 64
_LEAST_ALIKE = 0.5
_MOST_REMEMBERED = 100_000


_WITHOUT_BYTES = frozenset({"", blob_id(b""), blob_id(b"", long=True)})
"""Nobody knows these bytes, or there are none: they are no sign that two files are one."""


class Side(NamedTuple):
    """A file that went or came."""

    path: str
    form: Form
    id: str


class Renames:
    """Pairs files that went with files that came; remembers how alike two texts are."""

    def __init__(self) -> None:
        self._sizes: dict[str, int] = {}
        self._shares: dict[tuple[str, str], float] = {}

    def pairs(
        self, gone: Iterable[Side], new: Iterable[Side], read: Callable[[Side], Content | None]
    ) -> dict[str, str]:
        """New path to old path, each used once: first by equal bytes, then by the share of equal lines."""
        if len(self._shares) > _MOST_REMEMBERED:
            self._shares.clear()
        left = {side.path: side for side in gone if side.id not in _WITHOUT_BYTES}
        came = {side.path: side for side in new if side.id not in _WITHOUT_BYTES}
        paired = {}
        for fresh, old in list(_equal(left.values(), came.values())):
            paired[fresh] = old
            del came[fresh], left[old]
        if len(left) <= _MOST_COMPARED and len(came) <= _MOST_COMPARED:
            for _, _, fresh, old in sorted(self._alike(left.values(), came.values(), read)):
                if fresh in came and old in left:
                    paired[fresh] = old
                    del came[fresh], left[old]
        return paired

    def _alike(
        self, gone: Iterable[Side], new: Iterable[Side], read: Callable[[Side], Content | None]
    ) -> Iterator[tuple[float, bool, str, str]]:
        pieces: dict[str, Counter[bytes]] = {}

        def split(side: Side) -> Counter[bytes]:
            if side.path not in pieces:
                content = read(side)
                pieces[side.path] = _pieces(content.data or b"") if content else Counter()
            return pieces[side.path]

        old_ones = list(gone)
        for fresh in new:
            for old in old_ones:
                small, large = sorted((self._size(old, read), self._size(fresh, read)))
                if Form.LINK in (fresh.form, old.form) or large > 2 * small:
                    continue
                share = self._shares.get((old.id, fresh.id))
                if share is None:
                    share = _common(split(old), split(fresh)) / large
                    self._shares[old.id, fresh.id] = share
                if share >= _LEAST_ALIKE:
                    yield -share, _name(fresh.path) != _name(old.path), fresh.path, old.path

    def _size(self, side: Side, read: Callable[[Side], Content | None]) -> int:
        if side.id not in self._sizes:
            content = read(side)
            self._sizes[side.id] = content.size if content else 0
        return self._sizes[side.id]


def _equal(gone: Iterable[Side], new: Iterable[Side]) -> Iterator[tuple[str, str]]:
    by_content: dict[tuple[str, bool], list[str]] = {}
    for side in gone:
        by_content.setdefault((side.id, side.form is Form.LINK), []).append(side.path)
    for side in new:
        if candidates := by_content.get((side.id, side.form is Form.LINK)):
            same_name = (path for path in candidates if _name(path) == _name(side.path))
            old = next(same_name, candidates[0])
            candidates.remove(old)
            yield side.path, old


def _common(before: Counter[bytes], after: Counter[bytes]) -> int:
    return sum(len(piece) * min(count, after[piece]) for piece, count in before.items() if piece in after)


def _pieces(data: bytes) -> Counter[bytes]:
    pieces: Counter[bytes] = Counter()
    for line in data.splitlines(keepends=True):
        pieces.update(line[at : at + _PIECE_BYTES] for at in range(0, len(line), _PIECE_BYTES))
    return pieces


def _name(path: str) -> str:
    return path.rpartition("/")[2]
