"""Regular expressions that are compiled when they are first used: most documents need few of them."""

from __future__ import annotations

import re

from journal.values import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


def when_used(pattern: str, flags: int = 0, method: str = "match") -> Callable[[str], re.Match[str] | None]:
    """A matcher that compiles its pattern at the first call."""
    compiled: list[Callable[[str], re.Match[str] | None]] = []

    def matcher(text: str) -> re.Match[str] | None:
        if not compiled:
            compiled.append(getattr(re.compile(pattern, flags), method))
        return compiled[0](text)

    return matcher
