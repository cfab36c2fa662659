"""`journal summary`: what a session did, printed, as JSON, or written into the document."""

from __future__ import annotations

from journal.checking import findings_of
from journal.cli.arguments import Misuse
from journal.cli.opening import opened, save
from journal.cli.printing import printable
from journal.session.markdown import as_markdown
from journal.session.moments import moment_of
from journal.session.wording import day
from journal.summaries import Summaries
from journal.values import TYPE_CHECKING

if TYPE_CHECKING:
    from journal.cli.arguments import Given
    from journal.desk import Desk
    from journal.session.summary import Summary


def summary(given: Given) -> int:
    """Print the summary, or write it."""
    desk = opened(given)
    try:
        summaries = Summaries(desk)
        found = _wanted(given, summaries, desk)
        if "--write" in given.options:
            if given.value("--session") or given.value("--since"):
                raise Misuse("only the session that goes on can be written; leave out --session and --since")
            before = desk.document.text
            is_new = summaries.write(found)
            save(desk, before)
    finally:
        desk.close()
    if given.json:
        from json import dumps

        from journal.session.asobject import as_object

        print(dumps(as_object(found)))
    elif "--write" in given.options:
        print("written: the session's summary" if is_new else "the document says all of it already")
    else:
        print(printable(as_markdown(found, f"Session of {day(found.opened)}")), end="")
    return 0


def _wanted(given: Given, summaries: Summaries, desk: Desk) -> Summary:
    number, since = given.value("--session"), given.value("--since")
    if number:
        found = summaries.of(int(number)) if number.isdigit() else None
        if found is None:
            known = [session.number for session in desk.sessions.all(desk.path)]
            last = f"the last one is {known[-1]}" if known else "none has begun yet"
            raise Misuse(f"there is no session {number}; {last}")
        return found
    if since:
        moment = moment_of(since, desk.now())
        if moment is None:
            raise Misuse(f"{since} is no time; write 14:30, 2026-11-20, 2026-11-20T14:30, 3h or 2d")
        return summaries.since(moment)
    return summaries.latest(findings_of(desk))
