"""The manual's pages that are made from tables: `python -m tests.test_manual` writes them anew."""

from __future__ import annotations

from pathlib import Path

from journal.cli.arguments import EVERYWHERE
from journal.cli.commands import COMMANDS

DOCS = Path(__file__).parents[1] / "docs"
PAGE = DOCS / "command-line.md"
PANE = DOCS / "pane.md"
KINDS = DOCS / "kinds.md"

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


PANE_OPENING = """# The pane

![The pane in 48 columns](../screenshots/main-48x40.svg)

Built for 40 to 60 columns beside an editor; from 80 columns the panes stand in two, from 140 the document
stands beside them, and below 15 rows one pane shows at a time. Each pane gathers the items of one role, from
whichever sections play it; `right` unfolds an item's fields and details, `0` lists all sections of the
document, `p` shows all of it.

The header tells the truth about saving, in one place: *saved* and when, *saving*, what could not be saved and
why, *merged* after another writer, and how many edits are *aside* (`A` shows them). What another writer changed
has a dot in front for a moment.

Text meant for another window does no harm: a paste never runs as keys, a burst of letters that is plainly
typing stops being taken for commands, and one `u` takes back what it did.

In tmux, `set -g focus-events on` and `set -sg escape-time 10` are worth having.

"""


def pane_page() -> str:
    """The page on the pane, with the keys from the table of actions."""
    from journal.tui.actions import GROUPS
    from journal.tui.keys import key_name

    text = PANE_OPENING
    for title, actions in GROUPS:
        text += f"## {title}\n\n| key | |\n| --- | --- |\n"
        for action in actions:
            keys = " ".join(f"`{key_name(key)}`" for key in action.keys)
            text += f"| {keys} | {action.help} |\n"
        text += "\n"
    return text


SECTIONS_BEGIN, SECTIONS_END = "<!-- the table of sections: from tests/kinds/sections.py -->\n", "<!-- end of it -->\n"


def kinds_page() -> str:
    """The page on the kinds, with the table of the sections of the references made anew."""
    from journal.document.chunks import read
    from journal.document.page import OTHER
    from journal.kinds.recognise import read_page
    from journal.kinds.templates import templates
    from journal.kinds.which import KINDS as KINDS_BY_NAME
    from tests.kinds.sections import COLUMNS, ROWS_OF_KINDS

    before, _, rest = KINDS.read_text(encoding="utf-8").partition(SECTIONS_BEGIN)
    lines = []
    for kind in dict.fromkeys(row.kind for row in ROWS_OF_KINDS):
        lines += [
            f"### `{kind}`",
            "",
            f"| section | holds | {' | '.join(COLUMNS)} |",
            "| --- " * (len(COLUMNS) + 2) + "|",
        ]
        page = read_page(read(next(iter(templates(KINDS_BY_NAME[kind]).values()))))
        rows = [row for row in ROWS_OF_KINDS if row.kind == kind]
        for row, role, section in zip(rows, page.purposes, page.outline.sections, strict=True):
            cells = " | ".join(column[row.holds].format(role=role or OTHER) for column in COLUMNS.values())
            lines.append(f"| {row.title if section.level > 1 else '*the title*'} | {row.holds.value} | {cells} |")
        lines.append("")
    return before + SECTIONS_BEGIN + "\n" + "\n".join(lines) + "\n" + SECTIONS_END + rest.partition(SECTIONS_END)[2]


def test_the_page_on_the_kinds_has_the_table_of_sections() -> None:
    assert KINDS.read_text(encoding="utf-8") == kinds_page(), "python -m tests.test_manual writes it anew"


def test_the_page_on_the_pane_has_the_keys_of_the_table() -> None:
    assert PANE.read_text(encoding="utf-8") == pane_page(), "python -m tests.test_manual writes it anew"


def test_the_page_on_the_command_line_is_that_of_the_table() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "python -m tests.test_manual writes it anew"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
    PANE.write_text(pane_page(), encoding="utf-8")
    KINDS.write_text(kinds_page(), encoding="utf-8")
