"""Where a block of HTML begins and ends."""

from __future__ import annotations

import re

from journal.document.patterns import when_used

_ATTRIBUTE = r"""(?:\s+[a-zA-Z_:][\w:.-]*(?:\s*=\s*(?:[^"'=<>`\x00-\x20]+|'[^']*'|"[^"]*"))?)"""
_BLOCK_TAGS = (
    "address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|dt|"
    "fieldset|figcaption|figure|footer|form|frame|frameset|h1|h2|h3|h4|h5|h6|head|header|hr|html|iframe|legend|li|"
    "link|main|menu|menuitem|nav|noframes|ol|optgroup|option|p|param|search|section|summary|table|tbody|td|tfoot|th|"
    "thead|title|tr|track|ul"
)
_RAW_TAG = when_used(r"<(?:script|pre|style|textarea)(?=[\s>]|$)", re.IGNORECASE | re.ASCII)
_BLOCK_TAG = when_used(rf"</?(?:{_BLOCK_TAGS})(?=\s|/?>|$)", re.IGNORECASE | re.ASCII)
_ANY_TAG = when_used(rf"(?:<[A-Za-z][A-Za-z0-9-]*{_ATTRIBUTE}*\s*/?>|</[A-Za-z][A-Za-z0-9-]*\s*>)\s*$")
_RAW_END = when_used(r"</(?:script|pre|style|textarea)>", re.IGNORECASE, method="search")

_UNTIL_BLANK = ""
"""The mark of an HTML block that ends at a blank line; other marks are the text that ends the block."""
_UNTIL_RAW_END = "</"


def html_end(text: str, interrupts: bool) -> str | None:
    """What ends the HTML block that this text opens; None where it opens none."""
    if text.startswith("<!--"):
        return "-->"
    if text.startswith("<?"):
        return "?>"
    if text.startswith("<![CDATA["):
        return "]]>"
    if text.startswith("<!") and text[2:3].isascii() and text[2:3].isalpha():
        return ">"
    if _RAW_TAG(text):
        return _UNTIL_RAW_END
    if _BLOCK_TAG(text) or (not interrupts and _ANY_TAG(text)):
        return _UNTIL_BLANK
    return None


def html_ends(text: str, end: str) -> bool:
    return _RAW_END(text) is not None if end is _UNTIL_RAW_END else end in text
