"""The call of the user's editor."""

from __future__ import annotations

import pytest

from journal.tui.external import Call, call


@pytest.mark.parametrize(
    ("set_to", "words", "own_window"),
    [
        ("vim", ["vim", "+12", "/p/a.md"], False),
        ("/usr/bin/nvim -R", ["/usr/bin/nvim", "-R", "+12", "/p/a.md"], False),
        ("nano", ["nano", "+12", "/p/a.md"], False),
        ("emacs -nw", ["emacs", "-nw", "+12", "/p/a.md"], False),
        ("hx", ["hx", "/p/a.md:12"], False),
        ("code", ["code", "--goto", "/p/a.md:12"], True),
        ("zed", ["zed", "/p/a.md:12"], True),
        ("subl", ["subl", "/p/a.md:12"], True),
        ("idea", ["idea", "--line", "12", "/p/a.md"], True),
        ("unheard-of", ["unheard-of", "/p/a.md"], False),
        ("", ["vi", "+12", "/p/a.md"], False),
        ("broken 'quote", ["broken 'quote", "/p/a.md"], False),
    ],
)
def test_an_editor_is_told_the_line_in_its_own_way(set_to: str, words: list[str], own_window: bool) -> None:
    assert call({"EDITOR": set_to}, "/p/a.md", 12) == Call(words, own_window)


def test_the_visual_editor_comes_first() -> None:
    assert call({"EDITOR": "ed", "VISUAL": "vim"}, "/p/a.md", 1).words[0] == "vim"
