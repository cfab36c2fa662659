"""The manual's pages that are made from tables: `python -m tests.test_manual` writes them anew."""

from __future__ import annotations

from pathlib import Path

from journal.cli.arguments import EVERYWHERE
from journal.cli.commands import COMMANDS
from journal.kinds.which import KINDS as ALL_KINDS

DOCS = Path(__file__).parents[1] / "docs"
PAGE = DOCS / "command-line.md"
CHECKS = DOCS / "checks.md"
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
| 2 | wrong use, something that is not there, or input that cannot be read |
| 3 | refused, because it would lose something or change more than it says |
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

`o` opens what the item names, or its own line of the document, in `$VISUAL` or `$EDITOR`, at the line. vim, nvim,
emacs, nano, micro, helix and kakoune get the terminal and give it back; VS Code, Zed, Sublime Text, the JetBrains
editors and others have windows of their own. In a terminal inside nvim the file is shown in the window that was used
last, beside the pane, and in one inside VS Code by VS Code; with `editor = "tmux"` in the settings an editor gets a
tmux pane.

Keys can be renamed, and theme, signs, panes and saving chosen: `,` opens the settings ([Settings](settings.md)).
Where the console or the locale has no other signs, all are plain ASCII; colours are never the only sign.

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
    from tests.kinds.sections import ROWS_OF_KINDS, cells

    before, _, rest = KINDS.read_text(encoding="utf-8").partition(SECTIONS_BEGIN)
    lines = []
    for kind in dict.fromkeys(row.kind for row in ROWS_OF_KINDS):
        page = read_page(read(next(iter(templates(KINDS_BY_NAME[kind]).values()))))
        rows = [row for row in ROWS_OF_KINDS if row.kind == kind]
        lines += [f"### `{kind}`", ""]
        for index, (row, role, section) in enumerate(zip(rows, page.purposes, page.outline.sections, strict=True)):
            title = row.title if section.level > 1 else "*the title*"
            told = {"section": title, "holds": row.holds.value, **cells(row, role or OTHER)}
            if not index:
                lines += [f"| {' | '.join(told)} |", "| --- " * len(told) + "|"]
            lines.append(f"| {' | '.join(told.values())} |")
        lines.append("")
    return before + SECTIONS_BEGIN + "\n" + "\n".join(lines) + "\n" + SECTIONS_END + rest.partition(SECTIONS_END)[2]


def test_the_page_on_the_kinds_has_the_table_of_sections() -> None:
    assert KINDS.read_text(encoding="utf-8") == kinds_page(), "python -m tests.test_manual writes it anew"


CHECKS_OPENING = """# Checks

`journal check` says what a document claims that is not so, leaves out, or had better not hold; the pane counts its
findings in the head, shows a `!` at each item, and lists them with `v`, where `f` mends what is certain, `i` ignores.

```console
$ journal check                          # the document of this project
$ journal check docs/HANDOFF.md plans/   # these files, or the document of a folder
$ journal check --select T,S --ignore T007
$ journal check --fix                    # mends only what is certain; journal undo takes it back
$ journal check --format sarif           # or json, github, text
```

Exit status: 0 nothing found, 1 something found, 2 wrong use or a file that cannot be read.

## What is looked at

Files are looked for beside the page, from the root of the project, and among the paths that git knows: `queue.py` is
found where `src/queue.py` is. Paths that lead out of the project are never looked at, nor patterns, addresses and
commands. A list of files may name one that is gone, or that is to come, if it says so. Git is asked once a run.

The pane checks a moment after each change, on a thread of its own and only what changed; it looks at the world around
the page again at most once a minute, and whenever `v` is pressed.

What is certain can be mended: lines whose code moved (T003), a file or the target of a link that stands elsewhere with
the same bytes since the page was committed (T001, T009), the day of the last update (T006).

What is about to be written is looked at as well: an edit, an entry for a file, a summary, a result or an earlier
version that would bring something like a secret into the page is saved, with a word about it first; `journal undo`, or
`u`, takes it back.

## Selecting and ignoring

A code may be shortened: `T` is all of truth. In `config.toml` (`journal doctor` says where it is):

```toml
[checks]
select = ["T", "C", "S"]            # all, if this is left out
ignore = ["C004"]

[checks.ignore-in]                  # by path from the project's root, written as in .gitignore
"archive/" = ["T", "C"]

[checks.select-in]                  # the last pattern that fits says what is selected there
"plans/*.md" = ["Q", "S"]
```

In the page itself, with or without codes:

| where the remark stands | for what it counts |
| --- | --- |
| behind words: `- Redis drops <!-- journal: ignore C002 -->` | its line |
| alone, as the first thing below a heading | that section and all in it |
| alone, before the first heading | the whole page |
| alone, elsewhere | the next line with words |

## In other programs

With [pre-commit](https://pre-commit.com), name this repository and the hook `journal-check`. `--format github` writes
annotations, `--format sarif` a SARIF 2.1.0 log for code scanners. A secret is never repeated in what is printed.

"""


def checks_page() -> str:
    """The page on the checks, from the table of rules."""
    from journal.checks.rules import FAMILIES, RULES

    text = CHECKS_OPENING
    for letter, family in FAMILIES.items():
        text += f"## {letter}: {family}\n\n"
        for rule in (rule for rule in RULES if rule.code.startswith(letter)):
            text += f"### {rule.code} {rule.name}\n\n{rule.reason[0].upper() + rule.reason[1:]}.\n\n"
            for title, example in (("Found in", rule.poor), ("Not in", rule.good)):
                text += f"{title}:\n\n~~~markdown\n{_covered(example.text)}~~~\n\n"
    return text.rstrip("\n") + "\n"


def _covered(text: str) -> str:
    """A text in which nothing looks like a secret, so that no scanner takes the manual for a leak."""
    from journal.checks.secrets import secrets_in

    for _, (start, end) in list(secrets_in(text)):
        text = f"{text[: start + 8]}…{text[end:]}"
    return text


def test_every_kind_is_named_in_the_manual_and_in_the_help() -> None:
    help_line = COMMANDS["new"].options["--kind"][1]
    text = KINDS.read_text(encoding="utf-8")
    for name in ALL_KINDS:
        assert name in help_line, "COMMANDS of journal/cli/commands.py"
        assert f"| `{name}` |" in text, f"the table of kinds in {KINDS}"


def test_the_page_on_the_checks_is_that_of_the_table() -> None:
    assert CHECKS.read_text(encoding="utf-8") == checks_page(), "python -m tests.test_manual writes it anew"


def test_the_page_on_the_pane_has_the_keys_of_the_table() -> None:
    assert PANE.read_text(encoding="utf-8") == pane_page(), "python -m tests.test_manual writes it anew"


def test_the_page_on_the_command_line_is_that_of_the_table() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "python -m tests.test_manual writes it anew"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
    CHECKS.write_text(checks_page(), encoding="utf-8")
    PANE.write_text(pane_page(), encoding="utf-8")
    KINDS.write_text(kinds_page(), encoding="utf-8")
