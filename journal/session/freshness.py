"""How old what a page says is, by the versions of it that are kept, and how much was worked on since."""

from __future__ import annotations

from journal.elapsed import ago
from journal.session.wording import count
from journal.values import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from journal.store.versions import Version


class Fresh(NamedTuple):
    """How fresh some words are."""

    written: float
    is_exact: bool
    """Whether they were written then, or at some time before it."""
    changed: int
    """How many files were worked on since."""

    def told(self, now: float, *, short: bool = False) -> str:
        """`written 3 h ago; 4 files changed since`, and `or more` where the words may be older; or short: `3 h`."""
        age = ago(max(0.0, now - self.written))
        said = age.removesuffix(" ago") if short else f"written {age}"
        if not self.is_exact:
            said = f"{said} or more" if age.endswith(" ago") else "of unknown age"
        since = "since" if short else "changed since"
        return f"{said}; {count(self.changed, 'file')} {since}" if self.changed else said


class Ages:
    """Finds when words came into a page."""

    def __init__(
        self,
        versions: Sequence[Version],
        text_of: Callable[[int], str],
        now: str,
        now_written: float,
        changes: Sequence[tuple[float, str]],
    ) -> None:
        self._versions = versions
        """The oldest first."""
        self._text_of = text_of
        self._now = folded(now)
        self._now_written = now_written
        """When the file was written last."""
        self._changes = changes
        """When each file was worked on, by its path."""
        self._texts: dict[int, str] = {}

    def of(self, words: Sequence[str]) -> Fresh:
        """The age of the youngest of some words; lines may break between them elsewhere than in the page."""
        words = [folded(each) for each in words]
        low, high = 0, len(self._versions)  # all from `high` on have them
        while low < high:
            middle = (low + high) // 2
            if self._has(middle, words):
                high = middle
            else:
                low = middle + 1
        return self._since(high, words)

    def of_each(self, texts: Iterable[str]) -> dict[str, Fresh]:
        """The ages of many texts, looked for together: each version is read once at most, and let go again."""
        found: dict[str, Fresh] = {}
        parts = [(0, len(self._versions), [(text, folded(text)) for text in texts])]
        while parts:
            low, high, wanted = parts.pop()
            if low == high:
                found |= {text: self._since(high, [words]) for text, words in wanted}
            elif wanted:
                middle = (low + high) // 2
                there = folded(self._text_of(self._versions[middle].number))
                parts.append((low, middle, [one for one in wanted if one[1] in there]))
                parts.append((middle + 1, high, [one for one in wanted if one[1] not in there]))
        return found

    def _has(self, index: int, words: Sequence[str]) -> bool:
        number = self._versions[index].number
        if number not in self._texts:
            self._texts[number] = folded(self._text_of(number))
        return all(word in self._texts[number] for word in words)

    def _since(self, index: int, words: Sequence[str]) -> Fresh:
        """What is said of words that all versions from one on have."""
        if index < len(self._versions):
            return self._fresh(float(self._versions[index].made), index > 0)
        return self._fresh(self._now_written, bool(self._versions) and all(word in self._now for word in words))

    def _fresh(self, written: float, is_exact: bool) -> Fresh:
        changed = {path for moment, path in self._changes if moment > written}
        return Fresh(written, is_exact, len(changed))


def folded(text: str) -> str:
    """A text without the places at which its lines break."""
    return " ".join(text.split())
