"""The manual's pages that are made from tables: `python -m tests.test_manual` writes them anew."""

from __future__ import annotations

from pathlib import Path

from journal.cli.arguments import EVERYWHERE
from journal.cli.commands import COMMANDS

PAGE = Path(__file__).parents[1] / "docs" / "command-line.md"

OPENING = """# The command line

`journal COMMAND [WORDS] [OPTIONS]`

An ITEM is its handle as `journal show` prints it (`doing.1`), its whole text, or a part of its text that fits one item
only; if it fits several, they are listed and nothing is done. The answer is on stdout, talk on stderr.

| exit status | meaning |
| --- | --- |
| 0 | done |
| 1 | a check found something |
| 2 | wrong use, or input that cannot be read |
| 3 | refused, because it would lose something |
| 130 | interrupted |

Every command takes {everywhere}.

"""


def page() -> str:
    """The page on the command line, from the table of commands."""
    everywhere = ", ".join(f"`{f'{name} {value}'.strip()}` ({what})" for name, (value, what) in EVERYWHERE.items())
    text = OPENING.format(everywhere=everywhere)
    for name, command in COMMANDS.items():
        summary = command.summary[0].upper() + command.summary[1:]
        text += f"## `{f'journal {name} {command.takes}'.strip()}`\n\n{summary}.\n\n"
        if command.options:
            text += "| option | |\n| --- | --- |\n"
            for option, (value, what) in command.options.items():
                text += f"| `{f'{option} {value}'.strip()}` | {what} |\n"
            text += "\n"
    return text


def test_the_page_on_the_command_line_is_that_of_the_table() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "python -m tests.test_manual writes it anew"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
