"""Lines that bring Markdown's constructs together as no author would."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import strategies as st

if TYPE_CHECKING:
    from random import Random

PIECES = (
    *("- ", "* ", "+ ", "1. ", "2) ", "10. ", "> ", ">", "    ", "  ", " ", "\t", "- [ ] ", "- [x] "),
    *("# ", "## ", "###", "#", "---", "***", "===", "```", "~~~", "```md", "+++", "-", "1.", "|", "| a | b |", "|-|-|"),
    *("<!--", "-->", "<div>", "</div>", "<details>", "<pre>", "</pre>", "<goal>", "</goal>", "<?", "?>", "<b>"),
    *(
        "**Key:** ",
        "**Bold**",
        "Label:",
        "key: value",
        "✅ ",
        "⚠️ ",
        "`src/a.py:12-34`",
        "\\",
        "\\|",
        "text",
        "é",
        "\x85",
    ),
)
"""What a line of soup is made of."""

ENDS = ("\n", "\n", "\n", "\n\n", "\r\n", "\r")

lines = st.lists(st.sampled_from(PIECES), max_size=5).map("".join)
texts = st.lists(st.tuples(lines, st.sampled_from(ENDS)).map("".join), max_size=12).map("".join)
"""Whole texts of soup, for hypothesis."""


def soup(rng: Random, pieces: tuple[str, ...], most: int) -> str:
    """A text of at most so many lines, each of a few pieces."""
    return "".join("".join(rng.choices(pieces, k=rng.randrange(4))) + "\n" for _ in range(rng.randint(1, most)))
