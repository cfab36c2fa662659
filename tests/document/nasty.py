"""Small pages in which Markdown's constructs stand where an edit next to them may change what they say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.document.soup import PIECES, soup

if TYPE_CHECKING:
    from random import Random

_HEADINGS = (
    *("# Page", "## In Progress", "## Completed", "## Next Steps", "## Blockers", "### Resolved Blockers", "## TODO"),
    *("## Decisions", "### Use a queue", "## Files Modified", "### Files Created", "## Learnings", "## Notes"),
    *("## Deferred Ideas", "## Test Results", "**Completed**", "**Next Steps:**", "### Core", "Status", "## Status"),
)
_LABELS = (
    "Done:",
    "✅ Done:",
    "✅ Completed:",
    "⏳ Next:",
    "**Blockers:**",
    "🔄 **In progress**:",
    "Notes：",
    "Later:",
)
_ITEMS = (
    *("- plain", "- [ ] open", "- [x] closed", "- [?] odd", "- [~] half", "* star", "+ plus", "-\ttab", "- ✅ sign"),
    *("1. one", "2. two", "3) three", "9. nine", "10. ten", "- [x] ✅ both", "- ⚠️ careful", "- ❌ no", "- None yet"),
    *(
        "- Label:",
        "- ✅ Label:",
        "- **Key:** value",
        "- **Why**: because",
        "- a | b",
        "- ~~struck~~",
        "- `src/a.py:1-9`",
    ),
    *(
        "- **Bold** - rest",
        "- [What to do]",
        "- wrapped\n  line",
        "- lazy\nline",
        "- hard  \n  break",
        "- back\\\n  slash",
    ),
    *(
        "- a\n\n  para",
        "- a\n  ```\n  b\n  ```",
        "- a\n  > q",
        "- a\n  | h |\n  |---|\n  | c |",
        "- # head",
        "- ---",
        "-",
    ),
    *(
        "- ends:\n  more",
        "- 👩‍👩‍👧 family",
        "- é\u2028x",
        "- **Status:** done",
        "- <b>x</b>",
        "- <!-- c -->",
        "1. **A:** b",
    ),
)
_LINES = (
    *(
        "✅ sign line",
        "⏳ waits",
        "🔄 goes | on",
        "✅ | a | b |",
        "❌ a: b",
        "✅ **Bold**",
        "⚠️ Label:",
        "📝 note",
        "✅",
    ),
    *(
        "text",
        "text\n---",
        "text\n===",
        "Status: going",
        "**Phase:** two",
        "**Last updated:** 2026-11-21",
        "Key: a | b",
    ),
    *(
        "| a | b |\n|---|---|",
        "| c | ✅ |",
        "| d \\| e | Done |",
        "a | b\n-|-",
        "c | d",
        "|-|-|",
        "| Idea | When |\n|-|-|",
    ),
    *("```\ncode\n```", "~~~", "<!-- note -->", "<!--", "-->", "<details>", "</details>", "<goal>", "</goal>", "---"),
    *("    code", "\tcode", "***", "===", "> quote", "> - [ ] in quote", "> 1. n", "> ✅ Done:", ">", "\\", "[ ] box"),
)
_PREFIXES = ("", "", "", "", "", "", "  ", "   ", "    ", "> ", "> ", "> > ", "- ", "\t", ">   ")
_GAPS = ("", "", "", "", "\n", "\n", "\n\n")


def nasty(rng: Random) -> str:
    """A page of few lines; one in eight is mere soup."""
    if rng.random() < 0.125:
        return soup(rng, PIECES, 10)
    lines = ["# Page\n" if rng.random() < 0.5 else ""]
    kinds = (_HEADINGS, _LABELS, _ITEMS, _ITEMS, _ITEMS, _LINES)
    for _ in range(rng.randint(1, 9)):
        prefix = rng.choice(_PREFIXES)
        block = rng.choice(rng.choice(kinds))
        lines += [prefix + line + "\n" for line in block.split("\n")] + [rng.choice(_GAPS)]
    text = "".join(lines)
    if rng.random() < 0.2:
        text = text.rstrip("\n")
    if rng.random() < 0.15:
        text = text.replace("\n", "\r\n")
    return text
