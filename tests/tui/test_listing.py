"""Lists that are not laid anew where their rows stay: they say the same as ones that are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal.document.chunks import read
from journal.kinds.meaning import Kinds
from journal.tui.listing import Listing

if TYPE_CHECKING:
    import random

WORDS = ("valve", "seal", "pump", "glue")
SIGNS = ("🔄", "✅", "⏳")


def lines(rng: random.Random) -> list[str]:
    return [f"{'  ' * rng.randrange(2)}- {rng.choice(SIGNS)} {rng.choice(WORDS)}" for _ in range(rng.randrange(1, 6))]


def seen(listing: Listing) -> object:
    """All that a list shows of its rows."""
    rows = [listing.row(at) for at in range(listing.height)]
    return listing.total, rows, [(listing.sign(row.item), listing.lines(row.item)) for row in rows if row.item >= 0]


def test_a_list_that_has_seen_other_pages_shows_what_a_new_one_shows(rng: random.Random) -> None:
    kept = Listing("doing")
    said = lines(rng)
    for _ in range(40):
        if rng.random() < 0.3:
            said = lines(rng)
        else:  # another mark or another word in one line
            at = rng.randrange(len(said))
            lead, _, rest = said[at].partition("- ")
            sign, _, word = rest.partition(" ")
            said[at] = (
                f"{lead}- {rng.choice(SIGNS)} {word}" if rng.random() < 0.7 else f"{lead}- {sign} {rng.choice(WORDS)}"
            )
        text = "# P\n\n" + rng.choice(("", "prose\n\n")) + "## In Progress\n\n" + "\n".join(said) + "\n"
        page = Kinds().page(read(text))
        new = Listing("doing")
        kept.show(page, 40)
        new.show(page, 40)
        assert seen(kept) == seen(new), text
