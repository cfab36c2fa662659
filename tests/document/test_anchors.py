"""The files that a text names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.document.anchors import anchors, leads
from tests.document.soup import texts


@pytest.mark.parametrize(
    ("text", "path", "lines"),
    [
        ("`src/a.py`", "src/a.py", ()),
        ("`src/a.py:12`", "src/a.py", ((12, 12),)),
        ("`src/a.py:12-34`", "src/a.py", ((12, 34),)),
        ("src/a.py:12-34 was changed", "src/a.py", ((12, 34),)),
        ("src/a.py:12–34", "src/a.py", ((12, 34),)),
        ("b/c.ts:1,3-4", "b/c.ts", ((1, 1), (3, 4))),
        ("`a.py:L12-L34`", "a.py", ((12, 34),)),
        ("`a.py#L7`", "a.py", ((7, 7),)),
        ("`a.py:10:5`", "a.py", ((10, 10),)),
        ("[the worker](src/a.py#L3-9)", "src/a.py", ((3, 9),)),
        ("[notes](./b.md)", "./b.md", ()),
        ("`src/app/[id]/page.tsx:3`", "src/app/[id]/page.tsx", ((3, 3),)),
        ("app/(group)/page.tsx", "app/(group)/page.tsx", ()),
        ("~/notes/a.md", "~/notes/a.md", ()),
        ("../a.md", "../a.md", ()),
        ("`src/`", "src/", ()),
        ("`Dockerfile`", "Dockerfile", ()),
        ("It is in src/a.py.", "src/a.py", ()),
        ("(see src/a.py)", "src/a.py", ()),
        ("(src/a.py:12)", "src/a.py", ((12, 12),)),
        ("src/ä.py", "src/ä.py", ()),
    ],
)
def test_a_file_and_its_lines_are_read(text: str, path: str, lines: tuple[tuple[int, int], ...]) -> None:
    (anchor,) = anchors(text)
    assert (anchor.path, anchor.lines) == (path, lines)


@pytest.mark.parametrize(
    "text",
    [
        "version 1.2.3 or v2.0",
        "https://example.com/a.html",
        "`https://example.com/a.html`",
        "someone@example.com",
        "`npm run build`",
        "and/or",
        "e.g. this",
        "C:\\x\\y.py",
        "#12",
        "10:30",
        "the image apache/spark:4.0.2",
        "`postgres:16.2`",
    ],
)
def test_what_is_no_file_is_left_alone(text: str) -> None:
    assert list(anchors(text)) == []


def test_an_anchor_tells_where_it_stands() -> None:
    text = "both `a.py:3` and docs/b.md."
    assert [text[slice(*anchor.span)] for anchor in anchors(text)] == ["a.py:3", "docs/b.md"]


def test_the_file_that_a_text_begins_with() -> None:
    for text in ("`a.py` - why", "**`a.py`**: why", "a.py (new)", "[a.py](a.py) why"):
        first = next(anchors(text))
        assert (first.path, leads(text, first)) == ("a.py", True), text
    assert not leads("why `a.py`", next(anchors("why `a.py`")))


@given(texts | st.text(alphabet="ab./:-,`[]()#L12 \n@~", max_size=60))
def test_anchors_are_parts_of_the_text_in_order(text: str) -> None:
    last = 0
    for anchor in anchors(text):
        start, end = anchor.span
        assert last <= start < end <= len(text)
        assert text[start:end].startswith(anchor.path)
        last = end


@pytest.mark.parametrize("unit", ["(", "[", "`", "[x](", "a)", ")", ".", "1,", "a/", "a:1"])
def test_no_text_makes_the_search_slow(unit: str) -> None:
    assert len(list(anchors("a" + unit * 50_000))) <= 50_000
