"""Lines to read: what is seen of them, and that nothing else is looked at."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from textual.app import App

from journal.tui.painted import PaintedScreen
from journal.tui.rendered import Rendered
from journal.tui.sheet import Sheet
from journal.tui.styles import style_sheets

if TYPE_CHECKING:
    import random
    from collections.abc import Callable

    from textual.app import ComposeResult
    from textual.screen import Screen

    from journal.tui.paint import Part

WIDTH, HEIGHT = 20, 7


class Looked:
    """Lines of text that know which of them were looked at."""

    def __init__(self, lines: list[str]) -> None:
        self.lines = lines
        self.seen: set[int] = set()

    def __len__(self) -> int:
        return len(self.lines)

    def __getitem__(self, at: int) -> list[Part]:
        self.seen.add(at)
        return [("", ""), (self.lines[at], "")]


class One(App[None]):
    """A sheet and nothing else."""

    CSS_PATH = style_sheets()

    def __init__(self, sheet: Sheet) -> None:
        super().__init__()
        self.sheet = sheet

    def get_default_screen(self) -> Screen[object]:
        return Only(self.sheet)


class Only(PaintedScreen[object]):
    def __init__(self, sheet: Sheet) -> None:
        super().__init__()
        self.sheet = sheet

    def compose(self) -> ComposeResult:
        yield self.sheet


def on_screen(sheet: Sheet, look: Callable[[], None]) -> None:
    async def run() -> None:
        async with One(sheet).run_test(size=(WIDTH, HEIGHT)) as pilot:
            await pilot.pause()
            look()

    asyncio.run(run())


def seen(sheet: Sheet) -> list[str]:
    return ["".join(text for text, _ in sheet.parts_of(row)[0]).rstrip() for row in range(HEIGHT)]


def test_only_lines_that_come_into_view_are_looked_at() -> None:
    sheet, lines = Sheet(), Looked([f"line {number}" for number in range(60_000)])

    def look() -> None:
        sheet.show(lines)
        assert seen(sheet)[0] == "line 0"
        sheet.mark(30_000)
        assert "line 30000" in seen(sheet)
        sheet._move(1 << 60)
        assert seen(sheet)[-1] == "line 59999"
        assert len(lines.seen) < 10 * HEIGHT

    on_screen(sheet, look)


def test_scrolling_shows_each_row_once_and_ends_with_the_last(rng: random.Random) -> None:
    texts = [" ".join("word" for _ in range(rng.randrange(1, 12))) + f" {number}" for number in range(40)]
    sheet = Sheet()

    def look() -> None:
        sheet.show(Looked(texts))
        rows = [seen(sheet)]
        while len(rows) < 2 or rows[-1] != rows[-2]:
            sheet._move(1)
            rows.append(seen(sheet))
        all_rows = [*rows[0], *(row[-1] for row in rows[1:-1])]
        assert " ".join(all_rows) == " ".join(texts)
        for _ in range(50):
            at = rng.randrange(len(rows) - 1)
            sheet._move(-(1 << 60))
            sheet._move(at + 3)
            sheet._move(-3)
            assert seen(sheet) == rows[min(at + 3, len(rows) - 2) - 3]

    on_screen(sheet, look)


def test_the_cursor_is_in_view_wherever_it_goes(rng: random.Random) -> None:
    texts = [" ".join("word" for _ in range(rng.randrange(1, 12))) + f" {number}." for number in range(40)]
    sheet = Sheet(cursor=True)

    def look() -> None:
        sheet.show(Looked(texts))
        for _ in range(200):
            sheet._move(rng.choice((1, -1, HEIGHT, -HEIGHT, rng.randrange(-40, 40))))
            assert f" {sheet.at}." in " ".join(seen(sheet))

    on_screen(sheet, look)


def test_what_stands_in_a_fence_is_code_and_what_follows_is_not() -> None:
    text = "# A\n```sh\n- one\n~~~\n```\n- two\n    ~~~\n```\n"
    lines = Rendered(text)
    assert [lines[at][-1][1] for at in range(len(lines))] == ["title", "dim", "code", "dim", "dim", "", "dim", "dim"]
    assert lines[2] == [(" ", ""), ("- one", "code")]
    assert lines[5][0] == (" • ", "dim")
