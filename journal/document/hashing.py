"""The SHA-256 of a text, by which versions are known."""

from __future__ import annotations

import sys
from functools import lru_cache


@lru_cache(4)  # an edit asks several times for the text before and after it, and its save once more
def sha256(text: bytes) -> bytes:
    try:  # hashlib loads all of OpenSSL, a fifth of an interpreter start, for the same answer
        if sys.version_info >= (3, 12):
            from _sha2 import sha256 as quick
        else:
            from _sha256 import sha256 as quick  # type: ignore[import-not-found]
    except ImportError:
        from hashlib import sha256 as quick
    return bytes(quick(text).digest())
