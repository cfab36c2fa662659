"""The command line: finds the command, runs it, and turns what goes wrong into one sentence and an exit status."""

from __future__ import annotations

import os
import sys

from journal.cli.arguments import Misuse, parsed
from journal.cli.commands import COMMANDS, HIDDEN_WORDS


def run(words: list[str]) -> int:
    """Run a command line, and give its exit status."""
    try:
        status = _run(words)
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # nobody reads on; ending quietly is right
        return 0
    except KeyboardInterrupt:
        return 130
    return status


def _run(words: list[str]) -> int:
    if words and words[0] in HIDDEN_WORDS:
        return HIDDEN_WORDS[words[0]](words)
    name, rest = _command(words)
    command = COMMANDS.get(name)
    try:
        if command is None:
            raise Misuse(_unknown(name))
        given = parsed(command, rest)
        if given.help:
            from journal.cli.help import command_help

            print(command_help(name, command))
            return 0
        return command.run(given)
    except BrokenPipeError:
        raise
    except Exception as problem:
        from journal.cli.failing import explained

        return explained(problem)


def _command(words: list[str]) -> tuple[str, list[str]]:
    """The command's name, which may stand after the options that every command has; the pane, where there is none."""
    at = 0
    folder = ""
    while at < len(words) and words[at].startswith("-"):
        folder = words[at + 1] if words[at] == "-C" and at + 1 < len(words) else folder
        at += 2 if words[at] in ("-C", "--file") else 1
    if at >= len(words):
        return "pane", words
    name = words[at]
    if name not in COMMANDS and ("/" in name or name.endswith(".md") or os.path.exists(os.path.join(folder, name))):
        return "pane", words
    return name, words[:at] + words[at + 1 :]


def _unknown(name: str) -> str:
    from difflib import get_close_matches

    near = get_close_matches(name, COMMANDS, 1)
    hint = f"; did you mean {near[0]}?" if near else "; journal --help lists them"
    return f"there is no command {name}{hint}"
