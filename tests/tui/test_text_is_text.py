"""Text of documents and file names arrives at the terminal as text, whatever it looks like."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from tests.tui.terminal import Terminal

ROOT = Path(__file__).parents[2]
DOOR = "paint.py"
MARKUP_TAKERS = frozenset(("Static", "Label", "Content", "Text", "Segment", "Strip", "notify", "Option", "OptionList"))
MARKUP_ATTRIBUTES = frozenset(("border_title", "border_subtitle", "tooltip", "sub_title"))

PAYLOADS = (
    "[red]hid[/red] [@click=app.quit]CLICK[/] [/foo] [bold x",
    "\x1b]52;c;UFdORUQ=\x07\x1b]0;PWNED\x07",
    "\x1b[2J\x1b[53;21m\x1bc\x1bP+q544e\x1b\\",
    "\x9b2J\x9d0;PWNED\x9c",
    "\u202egnp.exe\u2066\u200b\u200f",
    "\x00\x07\x08\x7f\x0b\x0c",
    "\x1b]8;;file:///etc/passwd\x1b\\link\x1b]8;;\x1b\\",
)
PAGE = "".join(
    f"""## {heading} {payload}

- 🔄 {payload} item {payload}
  - **Why {payload}:** {payload}

"""
    for payload in PAYLOADS
    for heading in ("In Progress", "Blockers", "Next Steps", "Files", payload)
)
TEXT = f"# Title {PAYLOADS[0]}{PAYLOADS[1]}\n\n**Status:** {PAYLOADS[2]}{PAYLOADS[0]}\n\n{PAGE}"

HARMLESS = re.compile(rb"\x1b\[[0-9;:?<>=]*[A-Za-z@`]|\x1b\[[?0-9;]*\$p|\x1b[()][0B]|\x1b[=>78M]|\x1b\]22;[a-z]*\x07")
"""What Textual itself sends: modes, colours, places, the shape of the pointer."""
RAW = (b"\x1b[2J", b"\x1b[53;21m", b"\x1bc", b"\x1bP", b"\x1b]52", b"\x1b]0", b"\x1b]8", b"\xc2\x9b", b"\xc2\x9d")
"""What it does not send, and the payloads hold."""


def test_nothing_of_a_document_is_obeyed_by_the_terminal(tmp_path: Path) -> None:
    page = tmp_path / "CONTEXT \x1b]0;PWNED\x07.md"
    page.write_text(TEXT, "utf-8", "surrogateescape")
    with Terminal(tmp_path, str(page), size=(60, 50)) as terminal:
        terminal.until("1 Doing")
        for key, sign in (
            ("2", "2 Blockers"),
            ("\x1b[C", "2 Blockers"),
            ("0", "Outline"),
            ("\x1b", "1 Doing"),
            ("p", "editor"),
        ):
            terminal.send(key)
            terminal.until(sign)
        terminal.send("\x1b")
        terminal.until("1 Doing")
        terminal.send("x")
        terminal.until_so(lambda: page.read_text("utf-8", "surrogateescape") != TEXT, "the page is not saved")
        terminal.send("u")
        terminal.until("undone")
        terminal.send("h")
        terminal.until("History")
        terminal.send("\r")
        terminal.until("Since")
        sent = terminal.leave("\x1b", "\x1b", "q")
    assert not [sequence for sequence in RAW if sequence in sent]
    rest = HARMLESS.sub(b"", sent)
    assert b"\x1b" not in rest, rest[max(0, rest.find(b"\x1b") - 40) :][:120]
    text = rest.decode("utf-8")
    assert not re.search(
        "[\x00-\x08\x0b\x0c\x0e-\x1a\x1c-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069]", text
    )
    assert "[@click=app.quit]" in text


def test_only_one_module_makes_what_textual_draws() -> None:
    """Every widget paints parts; whatever takes markup, or text as it is, is used in the one door alone."""
    wrong = []
    for path in sorted((ROOT / "journal" / "tui").rglob("*.py")):
        if path.name == DOOR:
            continue
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            match node:
                case ast.Call(func=ast.Name(id=name)) | ast.Call(func=ast.Attribute(attr=name)) if (
                    name in MARKUP_TAKERS and not (name == "Label" and path.name == "prompt.py")
                ):
                    wrong.append(f"{path.name}:{node.lineno} {name}")
                case ast.Attribute(attr=name, ctx=ast.Store()) if name in MARKUP_ATTRIBUTES:
                    wrong.append(f"{path.name}:{node.lineno} {name}")
                case _:
                    pass
    assert wrong == []


@pytest.mark.parametrize("payload", PAYLOADS)
def test_every_payload_is_made_printable(payload: str) -> None:
    from journal.tui.paint import shown

    assert shown(payload).isprintable()
