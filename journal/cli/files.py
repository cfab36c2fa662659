"""`journal files`: what the work proposes to write, and what becomes of it."""

from __future__ import annotations

from journal.cli.arguments import Misuse
from journal.cli.opening import opened
from journal.cli.printing import printable, say
from journal.project.propose import Kind, Proposal
from journal.values import TYPE_CHECKING

if TYPE_CHECKING:
    from journal.cli.arguments import Given

_SIGNS = {Kind.NEW: "+", Kind.CHANGED: "~", Kind.DELETED: "-", Kind.RENAMED: ">"}


def files(given: Given) -> int:
    """List the proposals, or accept or reject some."""
    from journal.proposals import Proposals

    desk = opened(given)
    try:
        proposals = Proposals(desk)
        try:
            looked = proposals.look()
            if looked.problem:
                say(looked.problem)
            accepted = _named(given, "--accept", looked.proposals)
            if "--all" in given.options:
                accepted = [one for one in looked.proposals if not one.generated]
            for one in accepted:
                proposals.accept(one, given.value("--why"))
                print(printable(f"written: {one.path}"))
            for one in _named(given, "--reject", looked.proposals):
                proposals.reject(one)
                print(printable(f"rejected: {one.path}"))
            desk.save()
        finally:
            proposals.close()
    finally:
        desk.close()
    if not {"--accept", "--all", "--reject"} & given.options.keys():
        _list(given, looked.proposals)
    return 0


def _named(given: Given, option: str, proposals: tuple[Proposal, ...]) -> list[Proposal]:
    """The proposals that an option names; further paths follow as plain words."""
    if option not in given.options:
        return []
    known = {one.path: one for one in proposals}
    paths = [given.value(option), *given.words]
    for path in paths:
        if path not in known:
            raise Misuse(f"{path} is not proposed; journal files lists what is")
    return [known[path] for path in paths]


def _list(given: Given, proposals: tuple[Proposal, ...]) -> None:
    if given.json:
        from json import dumps

        listed = [
            {
                "path": one.path,
                "kind": one.kind.value,
                "lines": [[part.start, part.end] for part in one.lines],
                "added": one.added,
                "removed": one.removed,
                "symbols": list(one.symbols),
                "by": one.by,
                "text": one.text,
            }
            for one in proposals
        ]
        print(dumps({"version": 1, "proposals": listed}))
        return
    for one in proposals:
        counts = f"+{one.added} −{one.removed}" if one.added or one.removed else ""
        print(printable(f"{_SIGNS[one.kind]} {one.path}  {counts}  {one.text}".rstrip()))
    if not proposals:
        print("nothing is proposed; files that change from now on are")
