"""The real documents that lie beside the project, in their variants; without them, tests that need them skip."""

from __future__ import annotations

from pathlib import Path

import pytest

SHARED = Path(__file__).parents[2] / "shared"

needs_corpus = pytest.mark.skipif(not (SHARED / "corpus").is_dir(), reason="the corpus of real documents is not here")


def files() -> list[Path]:
    """Every real document: as its author left it, each side of each merge, and the references in both forms."""
    patterns = ("corpus/documents/*.md", "corpus/merges/*/*.md", "seeds/*.txt", "seeds/repaired/*.md")
    return sorted(path for pattern in patterns for path in SHARED.glob(pattern))


def variants(data: bytes) -> dict[str, bytes]:
    """The same document as other editors, systems and accidents would have saved it."""
    unix = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    lines = unix.split(b"\n")
    ends = (b"\n", b"\r", b"\r\n")
    return {
        "LF": unix,
        "CRLF": unix.replace(b"\n", b"\r\n"),
        "CR": unix.replace(b"\n", b"\r"),
        "mixed": b"".join(line + ends[number % 3] for number, line in enumerate(lines)),
        "BOM": b"\xef\xbb\xbf" + unix,
        "no final newline": unix.rstrip(b"\n"),
        "stray separators": unix.replace(b". ", ".\x85\u2028\x0c ".encode()),
        "not UTF-8": unix.replace(b". ", b".\xff\xc3 \x80"),
    }
