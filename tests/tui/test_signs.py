"""Signs that terminals may lack, and what stands for them."""

from __future__ import annotations

import ast
from pathlib import Path

from rich.cells import cell_len

from journal.tui import signs

TUI = Path(signs.__file__).parent


def test_a_sign_and_what_stands_for_it_are_equally_wide() -> None:
    assert {sign: plain for sign, plain in signs.ASCII.items() if cell_len(sign) != len(plain)} == {}
    assert all(plain.isascii() and plain.isprintable() for plain in signs.ASCII.values())


def test_every_sign_that_the_pane_draws_is_in_the_table() -> None:
    drawn = {
        char
        for path in TUI.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
        for char in node.value
        if not char.isascii()
    }
    assert drawn - set(signs.ASCII) == set()
