"""The help texts, made from the table of commands."""

from __future__ import annotations

from journal.cli.arguments import EVERYWHERE
from journal.values import TYPE_CHECKING

if TYPE_CHECKING:
    from journal.cli.arguments import Command

_OVERVIEW = """journal: keeps a project's continuity document true

usage: journal [PATH]                       opens the pane
       journal COMMAND [WORDS] [OPTIONS]

{commands}

An ITEM is its handle as `journal show` prints it (doing.1), its whole text, or a part of its text that fits one
item only. journal COMMAND --help tells more of a command.

exit status: 0 done; 1 a check found something; 2 wrong use, something that is not there, or input that cannot be
read; 3 refused, because it would lose something or change more than it says; 130 interrupted"""


def overview(commands: dict[str, Command]) -> str:
    heads = {name: f"  {name} {command.takes}".rstrip() for name, command in commands.items()}
    width = min(max(map(len, heads.values())), 34)
    lines = [
        f"{heads[name].ljust(width)}  {command.summary}"
        if len(heads[name]) <= width
        else f"{heads[name]}\n{' ' * width}  {command.summary}"
        for name, command in commands.items()
    ]
    return _OVERVIEW.format(commands="\n".join(lines))


def command_help(name: str, command: Command) -> str:
    options = {**command.options, **EVERYWHERE}
    heads = {option: f"  {option} {value}".rstrip() for option, (value, _) in options.items()}
    width = max(map(len, heads.values()))
    lines = [f"{heads[option].ljust(width)}  {what}" for option, (_, what) in options.items()]
    usage = f"usage: journal {name} {command.takes}".rstrip()
    return "\n".join([usage, "", command.summary, "", *lines])
