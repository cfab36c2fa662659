"""`journal resume`: what the next reader must know first, within a budget of tokens."""

from __future__ import annotations

import os
import time

from journal.cli.arguments import Misuse
from journal.cli.opening import path_of
from journal.cli.printing import printable, say
from journal.project.search import Search
from journal.values import TYPE_CHECKING

if TYPE_CHECKING:
    from journal.cli.arguments import Given
    from journal.resuming import Digest
    from journal.session.digest import Part

_BUDGET = 1000
"""Tokens, where none are named."""
_LEAST = 50
_ROOMY = 500
"""Tokens from which on there is room for whole sentences on how fresh things are."""


def resume(given: Given) -> int:
    """Print the digest."""
    word = given.value("--budget") or str(_BUDGET)
    if not word.isdigit() or int(word) < _LEAST:
        raise Misuse(f"{word} is not a number of tokens; {_LEAST} is the least that says anything")
    path, now = path_of(given), time.time()
    search = Search(os.path.dirname(os.path.abspath(path)))  # git answers while the modules below are loaded
    from journal.meaning import meaning_for
    from journal.resuming import digest
    from journal.store.places import state_folder

    found = digest(path, meaning_for(path), state_folder(), now, search)
    if found.problem:
        say(found.problem)
    form = _Json(found, path, int(word)) if given.json else _Plain(found, now, int(word) < _ROOMY)
    print(form.written(int(word)))
    return 0


class _Plain:
    """As Markdown, which people and language models read alike."""

    def __init__(self, found: Digest, now: float, is_short: bool) -> None:
        self._found = found
        self._now = now
        self._is_short = is_short

    def written(self, budget: int) -> str:
        from journal.session.fitting import fitted

        text = self.head()
        for part, lines in fitted(self._found.parts, budget, self):
            text += self.around(part, len(part.lines) - len(lines)) + "".join(map(self.line, lines))
        return text.rstrip("\n")

    def head(self) -> str:
        page = self._found.page
        return f"# {printable(page.title or page.kind)[:120]}\n"

    def around(self, part: Part, left_out: int) -> str:
        fresh = self._found.fresh.get(part.name)
        notes = [fresh.told(self._now, short=self._is_short) if fresh is not None else "as of now"]
        if left_out:
            notes.append(f"{left_out} more")
        return f"\n## {part.title} ({'; '.join(notes)})\n"

    def line(self, text: str) -> str:
        return f"- {printable(text)}\n"


class _Json:
    """As one stable object."""

    def __init__(self, found: Digest, path: str, budget: int) -> None:
        self._found = found
        self._path = path
        self._budget = budget

    def written(self, budget: int) -> str:
        from json import dumps

        from journal.session.fitting import fitted

        shown = fitted(self._found.parts, budget, self)
        parts = [self._part(part, list(lines), len(part.lines) - len(lines)) for part, lines in shown]
        return dumps(self._object(parts))

    def _object(self, parts: list[dict[str, object]]) -> dict[str, object]:
        page = self._found.page
        return {
            "version": 1,
            "path": self._path,
            "kind": page.kind,
            "title": page.title[:120],
            "budget": self._budget,
            "parts": parts,
        }

    def _part(self, part: Part, lines: list[str], left_out: int) -> dict[str, object]:
        fresh = self._found.fresh.get(part.name)
        said: dict[str, object] = {"name": part.name, "lines": lines, "left_out": left_out}
        if fresh is not None:
            said |= {"written": round(fresh.written), "exact": fresh.is_exact, "changed_since": fresh.changed}
        return said

    def head(self) -> str:
        from json import dumps

        return dumps(self._object([]))

    def around(self, part: Part, left_out: int) -> str:
        from json import dumps

        return dumps(self._part(part, [], left_out)) + ", "

    def line(self, text: str) -> str:
        from json import dumps

        return dumps(text) + ", "
