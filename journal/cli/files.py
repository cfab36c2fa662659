"""`journal files`: what the work proposes to write, and what becomes of it."""

from __future__ import annotations

from journal.anchored import Anchors, keys_in, moved, refresh, written
from journal.cli.arguments import Misuse
from journal.cli.opening import opened, save
from journal.cli.printing import printable, say
from journal.committed import Commits
from journal.document.anchors import spelled_lines
from journal.project.propose import SOMEONE
from journal.proposals import Proposals, opening
from journal.session.markdown import SIGNS
from journal.values import TYPE_CHECKING

if TYPE_CHECKING:
    from journal.cli.arguments import Given
    from journal.committed import Missing
    from journal.desk import Desk
    from journal.project.baseline import Baseline
    from journal.project.propose import Proposal
    from journal.project.work import Work

_ACTIONS = frozenset(("--accept", "--all", "--reject", "--ignore", "--commits", "--refresh"))


def files(given: Given) -> int:
    """List the proposals, or write, reject or ignore some."""
    if "--ignore" in given.options:
        return _ignore(given)
    desk = opened(given)
    before = desk.document.text
    try:
        session = desk.session()
        opened_by = opening(desk, session)
        project = opened_by.start.open()
        try:
            if project.problem:
                say(project.problem)
            anchors = Anchors(desk, session)
            if project.is_new:
                desk.sessions.keep_baseline(session, project.baseline.to_text().encode())
            if not opened_by.start.kept:
                anchors.begin()
            anchors.note(project.baseline.reader())
            _Files(given, desk, session, opened_by.work(project.baseline), project.baseline, anchors).run()
            save(desk, before)
        finally:
            project.baseline.close()
    finally:
        desk.close()
    return 0


class _Files:
    """One call of the command, with the project open."""

    def __init__(
        self, given: Given, desk: Desk, session: int, work: Work, baseline: Baseline, anchors: Anchors
    ) -> None:
        self._given = given
        self._desk = desk
        self._baseline = baseline
        self._anchors = anchors
        self._proposals = Proposals(desk, session)
        self._commits = Commits(desk, session)
        self._proposed = self._look(work)
        self._missing = self._commits.missing(baseline.commits())

    def run(self) -> None:
        options = self._given.options
        for one in self._chosen():
            found = moved(self._baseline, self._anchors.wanted())
            key = self._proposals.accept(one, found, self._given.value("--why"))
            self._anchors.note(self._baseline.reader(), [key])
            print(printable(f"written: {one.path}"))
        for one in self._named("--reject"):
            self._proposals.reject(one)
            print(printable(f"rejected: {one.path}"))
        if "--commits" in options:
            for missing in self._missing:
                self._desk.do(self._commits.edit(missing))
                self._commits.accepted(missing)
                print(printable(f"written: {_commit(missing)}"))
        if "--refresh" in options:
            self._refresh()
        if not _ACTIONS & options.keys():
            self._list()

    def _look(self, work: Work) -> tuple[Proposal, ...]:
        self._baseline.refresh(rules=False)
        if busy := self._baseline.under_way():
            say(f"git is in the middle of {busy}; nothing is proposed until that is over")
            return ()
        return self._proposals.undecided(work.compare())

    def _chosen(self) -> list[Proposal]:
        if "--all" in self._given.options:
            return [one for one in self._proposed if not one.generated]
        return self._named("--accept")

    def _named(self, option: str) -> list[Proposal]:
        """The proposals that an option names; further paths follow as plain words."""
        if option not in self._given.options:
            return []
        known = {one.path: one for one in self._proposed}
        paths = [self._given.value(option), *self._given.words]
        for path in paths:
            if path not in known:
                raise Misuse(f"{path} is not proposed; journal files lists what is")
        return [known[path] for path in paths]

    def _refresh(self) -> None:
        """The ranges of the page, where their code is now, as one edit."""
        found = moved(self._baseline, self._anchors.wanted())
        paths = {path.removeprefix("./") for path in self._given.words}
        named = [(item, key) for item in self._desk.page.items for key in keys_in(item)]
        named = [(item, key) for item, key in named if not paths or key[0] in paths]
        wanted = {key: now for key, now in found.items() if not paths or key[0] in paths}
        edit = refresh(self._desk.page.items, wanted)
        if edit is None:
            print("all lines are where the page says")
        else:
            self._desk.do(edit)
            now = written(edit)
            self._anchors.note(self._baseline.reader(), now)
            for path, lines in now:
                print(printable(f"refreshed: {path}:{spelled_lines(lines)}"))
        for item, (path, lines) in named:
            if (path, lines) in found and not any(found[path, lines]):
                gone = spelled_lines(lines)
                say(f"{item.id}: lines {gone} of {path} are gone; say in the entry what became of them")

    def _list(self) -> None:
        if self._given.json:
            from json import dumps

            print(dumps({"version": 1, "proposals": [_as_json(one) for one in self._proposed]}))
            return
        for one in self._proposed:
            counts = f"+{one.added} −{one.removed}" if one.added or one.removed else ""
            writer = "" if one.by == SOMEONE else f"  ({one.by})"
            print(printable(f"{SIGNS[one.kind]} {one.path}  {counts}  {one.text}{writer}".rstrip()))
        for missing in self._missing:
            print(printable(f"* {_commit(missing)}"))
        if self._missing:
            say("journal files --commits lists these commits in the document")
        if found := moved(self._baseline, self._anchors.wanted()):
            count = len(found)
            moves = "entry names" if count == 1 else "entries name"
            say(f"{count} {moves} lines that moved; journal files --refresh writes where they are")
        if not self._proposed and not self._missing:
            print("nothing is proposed; files that change from now on are")


def _ignore(given: Given) -> int:
    """Never propose what fits a pattern: in this project, or, with --everywhere, in any."""
    import os

    from journal.cli.opening import path_of
    from journal.project.roots import project_of
    from journal.settings import ignore

    patterns = [given.value("--ignore"), *given.words]
    folder = "" if "--everywhere" in given.options else project_of(os.path.abspath(path_of(given)))
    for pattern in patterns:
        ignore(pattern, folder)
        print(printable(f"ignored {'in ' + folder if folder else 'everywhere'}: {pattern}"))
    return 0


def _as_json(one: Proposal) -> dict[str, object]:
    return {
        "path": one.path,
        "kind": one.kind.value,
        "lines": [[part.start, part.end] for part in one.lines],
        "added": one.added,
        "removed": one.removed,
        "symbols": list(one.symbols),
        "by": one.by,
        "text": one.text,
    }


def _commit(missing: Missing) -> str:
    return f"{missing.short}  {missing.commit.subject}"
