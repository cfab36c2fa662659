"""Where the work stopped, how to take it up again and what is uncommitted, written for the next reader of a page."""

from __future__ import annotations

from journal.document.fences import fence_under
from journal.document.habit import lead_of
from journal.document.layout import line_break
from journal.document.source import lines_kept
from journal.document.steps import SetLines
from journal.session.entries import MOST, Entries
from journal.session.phrases import is_waiting, waiting_words
from journal.values import TYPE_CHECKING

if TYPE_CHECKING:
    from journal.document.page import Item
    from journal.session.summary import Summary

_LEADS = {"file": "place", "goal": "goal", "status": "state"}
"""The labels under which a page says exactly where the work was left off, and what of a summary they say."""
_ALONE = "**Stopped:** "
"""The label of the one entry that says all of it, where a page has none for each."""
_HOMES = {"folder": "notes"}
"""The role that says where the work stopped, by the kind of the page; `handoff` in others."""
_WAITING = ("uncommitted", "not committed")
"""Words of titles of sections for what is not committed."""
_MOST_COMMANDS = 5


def write_handoff(entries: Entries, summary: Summary, found: frozenset[str], left_out: frozenset[str]) -> None:
    if "stopped" not in left_out:
        _stopped(entries, summary, found)
    if "runs" not in left_out:
        _commands(entries, summary)
    if "uncommitted" not in left_out:
        _uncommitted(entries, summary)


def _stopped(entries: Entries, summary: Summary, found: frozenset[str]) -> None:
    role = _HOMES.get(entries.page.kind, "handoff")
    said = summary.words.get("stopped", "")
    values = summary.stopped._asdict()
    leads = {_lead_name(item): item for item in entries.page.of(role) if item.entry >= 0}
    if leads.keys() & _LEADS.keys():
        if said:
            values["state"] = said
        for name, value in ((name, values[part]) for name, part in _LEADS.items()):
            item = next((one for one in entries.page.of(role) if one.entry >= 0 and _lead_name(one) == name), None)
            if item is not None and value:
                _set(entries, f"stopped:{name}", item, f"{lead_of(item.text)}{_ticked(value, name)}", found)
        return
    text = said or "; ".join(filter(None, (_ticked(values["place"], "file"), values["goal"], values["state"])))
    if not text:
        return
    item = next((one for one in entries.page.of(role) if one.text.startswith(_ALONE)), None)
    if item is not None:
        _set(entries, "stopped", item, _ALONE + text, found)
    elif role == "handoff" or role in entries.page.purposes:
        write = entries.add(role, _ALONE + text, section=_home(entries, role), create=True)
        entries.put("stopped", (role,), write, lambda _: False)


def _home(entries: Entries, role: str) -> str:
    """The title of a section that is not for what is uncommitted; empty where any will do."""
    sections = entries.page.outline.sections
    titles = [sections[index].title for index, purpose in enumerate(entries.page.purposes) if purpose == role]
    others = [title for title in titles if not any(word in title.casefold() for word in _WAITING)]
    return others[0] if others and len(others) < len(titles) else ""


def _set(entries: Entries, key: str, item: Item, text: str, found: frozenset[str]) -> None:
    """Other words for what says where the work stopped, unless its user has written it anew during the session."""
    is_ours = entries.wrote.get(key) == entries.words_of(item)
    may_be_replaced = is_ours or item.unset or item.text in found
    if item.text != text and may_be_replaced and entries.reword(item, text):
        entries.remember(key)


def _lead_name(item: Item) -> str:
    return lead_of(item.text).strip("*: ").casefold()


def _ticked(value: str, name: str) -> str:
    return f"`{value}`" if name == "file" and value and "`" not in value else value


def _commands(entries: Entries, summary: Summary) -> None:
    """The commands that were run, in the block of those to run on restart, where the page has one."""
    work = entries.work
    sections, purposes = work.page.outline.sections, work.page.purposes
    for index, section in enumerate(sections):
        above = section.parent
        if purposes[index] != "commands" or above < 0 or purposes[above] != "handoff":
            continue
        fence = fence_under(work.document, work.line_offset(section.line), section.line)
        if fence is None:
            return
        known = {line.strip() for line in fence.lines}
        last = [run.command for run in summary.runs if "\n" not in run.command][-_MOST_COMMANDS:]
        runs = [command for command in last if command not in known]
        if runs:
            was = "".join(lines_kept(work.document.text[fence.start :])[: len(fence.lines)])
            ending = line_break(work.document, fence.start)
            kept = [line for line in fence.lines if not work.meaning.is_unset(line.strip().lstrip("# "))]
            lines = [*kept, *(fence.indent + command for command in runs)]
            entries.step(SetLines(fence.start, was, "".join(f"{line}{ending}" for line in lines)))
        return


def _uncommitted(entries: Entries, summary: Summary) -> None:
    """A box for each file that is not committed; those of ours whose file is by now are taken away."""
    title = entries.section_called("handoff", _WAITING)
    if not title:
        return
    signs = {path: sign for path, sign in summary.uncommitted if path != summary.document}
    known: set[str] = set()
    for path, text in [(item.anchor.path, item.text) for item in _listed(entries, title) if item.anchor is not None]:
        item = next((one for one in _listed(entries, title) if one.text == text), None)
        if item is None or not is_waiting(text, path):
            known.add(path)
        elif path not in signs:
            entries.remove(item)
        else:
            known.add(path)
            if text != waiting_words(path, signs[path]):
                entries.reword(item, waiting_words(path, signs[path]))
    for path in [path for path in signs if path not in known][: max(0, MOST - len(known))]:
        entries.work.attempt(entries.add("handoff", waiting_words(path, signs[path]), section=title))


def _listed(entries: Entries, title: str) -> list[Item]:
    """The entries of the section with a title."""
    sections = entries.page.outline.sections
    return [item for item in entries.page.of("handoff") if item.entry >= 0 and sections[item.section].title == title]
