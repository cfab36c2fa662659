"""What looks like a secret among texts that are about to be written; nothing is loaded where nothing can be one."""

from __future__ import annotations

from journal.values import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

SHORTEST = 8
"""A word of fewer characters is no secret of a known form, and no address with a password."""


def added_lines(before: str, after: str) -> list[str]:
    """The lines of a text that an earlier one has not."""
    if before == after:
        return []
    known = set(before.split("\n"))
    return [line for line in after.split("\n") if line not in known]


def leak_in(texts: Iterable[str]) -> str:
    """What sort of secret a text seems to hold; empty for none."""
    for text in texts:
        if any(len(word) > SHORTEST and not word.isalpha() for word in text.split()) or "PRIVATE" in text:
            from journal.checks.secrets import forms_in, secrets_in

            forms = forms_in(text)
            found = (name for line in text.split("\n") for name, _ in secrets_in(line, forms)) if forms else ()
            if name := next(iter(found), ""):
                return name
    return ""
