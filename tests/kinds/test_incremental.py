"""A page that an edit made of another one says the same as if it were read for the first time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal.document import chunks
from journal.document.source import Splice
from journal.kinds.meaning import Kinds
from tests.desk import PAGE

if TYPE_CHECKING:
    import random

_LINES = (
    "## Next Steps\n",
    "### Done in the first phase\n",
    "# Another page\n",
    "- [ ] wire `src/queue.py:12-40`\n",
    "- ✅ Worker loop\n",
    "  - **Why:** it was slow\n",
    "| File | State |\n| --- | --- |\n| a.py | done |\n",
    "**Blockers:**\n",
    "- None yet\n",
    "1. test it\n",
    "```\n",
    "\n",
    "[x] ",
    "words ",
)


def test_a_page_after_an_edit_reads_as_it_would_read_anew(rng: random.Random) -> None:
    text = PAGE + "".join(rng.choices(_LINES, k=40))
    kinds, document = Kinds(), chunks.read(text)
    kinds.page(document)
    for _ in range(120):
        starts = [0, *(at + 1 for at, char in enumerate(document.text) if char == "\n")]
        start = rng.choice(starts)
        end = rng.choice([start, start, min(start + rng.randrange(12), len(document.text))])
        document = document.splice(Splice(start, end, rng.choice((*_LINES, ""))))
        assert kinds.page(document) == Kinds().page(chunks.read(document.text))._replace(document=document)


def test_what_an_edit_leaves_alone_is_not_read_again() -> None:
    kinds, document = Kinds(), chunks.read(PAGE)
    before = kinds.page(document)
    at = document.text.index("🔄")
    after = kinds.page(document.splice(Splice(at, at + 1, "✅")))
    assert [one is other for one, other in zip(before.items, after.items, strict=True)].count(False) <= 3
    assert before.items != after.items
