"""Edits of small texts, for tests that show the text before and after."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from journal.document.chunks import read
from journal.document.perform import perform
from journal.document.verify import Refused
from journal.kinds.meaning import Kinds

if TYPE_CHECKING:
    from journal.document.edit import Edit
    from journal.document.page import Page

KINDS = Kinds()


def page_of(text: str) -> Page:
    return KINDS.page(read(text))


def edited(text: str, *edits: Edit) -> str:
    """The text after some edits, each found to be what its splices say."""
    for edit in edits:
        performed = perform(page_of(text), edit, KINDS)
        for splice in performed.splices:
            text = splice.apply(text)
        assert performed.document.text == text
    return text


def refusal(text: str, edit: Edit) -> str:
    """Why an edit is refused."""
    with pytest.raises(Refused) as refused:
        perform(page_of(text), edit, KINDS)
    return str(refused.value)
