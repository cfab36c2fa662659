"""Rules on the files that a page names: whether they are there, and whether their lines are."""

from __future__ import annotations

import re
from functools import lru_cache

from journal.checks.rule import Finding, Fix, at, at_anchor, in_line
from journal.checks.wording import says
from journal.checks.world import DAY
from journal.document.anchors import anchors, leads, spelled_lines
from journal.document.marks import State, is_struck_out
from journal.elapsed import span
from journal.kinds.items import first_anchor
from journal.kinds.states import is_unset
from journal.values import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from journal.checks.rule import Part, Subject
    from journal.checks.world import World
    from journal.document.anchors import Anchor
    from journal.document.page import Item

UNTOUCHED_DAYS = 5
"""After this an item in progress whose files rest is asked about."""

_FILE_FIELDS = frozenset(("File", "Files", "Location", "Where", "file", "files", "location", "where"))
_LISTS = frozenset(("files", "tests", "documents", "reading", "upkeep"))
"""Roles whose items are files."""
_AMONG_OTHERS = frozenset(("links", "commands"))
"""Roles whose items may be files."""
_AT_WORK = frozenset(("doing", "handoff"))
"""Further roles whose items speak of files that are there now; what was done once may have gone since."""
_not_there = says(
    r"""
    delete[ds]?; removed?; removes; removing; gone; dropped?; obsolete; deprecated; renamed?; moved?; merged into;
    replaced; absent; missing; not (?:yet )?(?:created|there|written|committed|found|tracked); does(?:n't| not)
    exist; no longer; never; creates?; will be; to be; planned; proposed; future; would; should; might; optional; if
    (?:present|exists|any); gitignored?; ignored; untracked; local[- ]only; generated; temporary; tmp; was; were;
    formerly; previously; old; stash(?:ed)?; upstream; external; another; other repo(?:sitory)?; todo; tbd; pending;
    instead of; example; e\.g\.; such as; удал\w*; созда\w*; переимен\w*; eliminad\w*; borrad\w*; criar; crear;
    removid\w*; silin\w*; sil
    """,
    "删除; 刪除; 移除; 新建; 创建; 重命名; 已删; 削除; 移動; 作成予定; 삭제; 생성 예정; →; ->; ⇒",
)
"""Whether what is said beside a path tells that it need not be there."""
_others = says(
    r"""
    create; creating; delet\w+; remov\w+; planned; propos\w+; future; next; todo; to do; to add; to write; needed;
    expected; upcoming; obsolete; not (?:included|done|started); external; other repo\w*; ignored; generated;
    example\w*; template\w*; would; should; rename\w*; moved; artifacts?; outputs?; logs?
    """,
    "删除; 新建; 待; 削除; 予定; 삭제",
)
"""Whether a title says the same of all paths below it."""
_LOOSE = re.compile(r"[*?{}\[\]<>$|,;\"'…]|\.\.\.|XX|NNN|\bN\b|YYYY|://|^~|^/|^[A-Za-z]:|@\d|\s|\(")
"""Signs of a path that is a pattern, a command, a placeholder, or not of this project."""
_DOMAIN = re.compile(r"^(?:[\w-]+\.)+(?:com|org|net|io|dev|app|ai|co|cn|ru|jp|kr|br)(?:/|$)")


def missing(part: Part, world: World) -> Iterator[Finding]:
    """T001: a file that the page lists is not there."""
    for subject in part.subjects:
        anchor = _claimed(subject)
        if anchor is not None and world.gone(anchor.path) and not _is_excused(subject, anchor):
            message = f"{anchor.path} does not exist; correct the path, or say that it is gone"
            found = at_anchor(part, subject, anchor, "T001", message)
            yield _repathed(found, anchor.path, world) if found.length else found


def _repathed(found: Finding, path: str, world: World) -> Finding:
    """A finding about a path that leads nowhere, with where its file went if that is certain."""
    now = world.renamed.get(path)
    if now is None:
        return found
    fix = Fix(found.column, found.column + len(path), now, f"{path}: {now}")
    return found._replace(message=f"{path} is now {now}; correct the path", fix=fix)


def _claimed(subject: Subject) -> Anchor | None:
    """The file that an item speaks of: what a list of files begins with, or what its field for that names."""
    item = subject.item
    if item.unset or item.state is State.FAILED:
        return None
    anchor = item.anchor if item.role in _LISTS or (item.role in _AMONG_OTHERS and _has_folder(item)) else None
    if anchor is not None and not leads(item.text, anchor):
        anchor = None
    if anchor is None and item.fields:
        anchor = _field_anchor(subject)
    return item.anchor if anchor is None and item.role in _AT_WORK and _has_folder(item) else anchor


def _has_folder(item: Item) -> bool:
    """Whether an item names a file with its folder: a bare name may be one of something else."""
    return item.anchor is not None and "/" in item.anchor.path


def _is_excused(subject: Subject, anchor: Anchor) -> bool:
    """Whether a file need not be there: it is a pattern, or the page says that it is gone or to come."""
    item = subject.item
    if not is_plain_path(anchor.path) or is_struck_out(item.text) or is_unset(anchor.path):
        return True
    said = " ".join((item.text, *item.fields.values(), *subject.details[:3]))
    return _not_there(said.replace(anchor.path, " ")) or _are_others(subject.titles)


@lru_cache(maxsize=1024)
def _are_others(titles: tuple[str, ...]) -> bool:
    return any(_others(title) for title in titles)


def _field_anchor(subject: Subject) -> Anchor | None:
    """The one file that a field for files names; several may be a choice."""
    for key, value in subject.item.fields.items():
        if key in _FILE_FIELDS:
            first = first_anchor(value)
            return first if first is not None and leads(value, first) else None
    return None


@lru_cache(maxsize=4096)
def is_plain_path(path: str) -> bool:
    """Whether a path names one file of this project, and no pattern, address or command."""
    return not _LOOSE.search(path) and not _DOMAIN.match(path) and len(path) < 200


def past_end(part: Part, world: World) -> Iterator[Finding]:
    """T002: lines of a file that has fewer."""
    for subject, anchor in _with_lines(part):
        seen = world.seen(anchor)
        if seen is None or seen.lines < 0:
            continue
        last = max(end for _, end in anchor.lines)
        if last > seen.lines:
            count = "one line" if seen.lines == 1 else f"{seen.lines} lines"
            message = f"{anchor.path} has {count}, not {last}; name the lines that are meant"
            yield at_anchor(part, subject, anchor, "T002", message)


def moved(part: Part, world: World) -> Iterator[Finding]:
    """T003: lines whose code stands elsewhere now, or nowhere."""
    if not world.moved:
        return
    for subject, anchor in _with_lines(part):
        went = {lines: world.moved[anchor.path, lines] for lines in anchor.lines if (anchor.path, lines) in world.moved}
        if not went:
            continue
        now = [went.get(lines, lines) for lines in anchor.lines]
        told = [lines for lines in now if lines is not None]
        if len(told) < len(now):
            message = f"the code at {anchor.path}:{spelled_lines(anchor.lines)} is gone; name the lines that are meant"
            yield at_anchor(part, subject, anchor, "T003", message)
            continue
        message = f"the code at {anchor.path}:{spelled_lines(anchor.lines)} is now at {spelled_lines(told)}"
        found = at_anchor(part, subject, anchor, "T003", message)
        yield found._replace(fix=_relined(part, found, anchor, spelled_lines(told)))


def _relined(part: Part, found: Finding, anchor: Anchor, lines: str) -> Fix | None:
    """The new lines in place of the old ones, where these stand right behind the path."""
    rest = part.lines[found.line - part.first][found.column + len(anchor.path) :]
    if found.length and rest.startswith(f":{spelled_lines(anchor.lines)}"):
        start = found.column + len(anchor.path) + 1
        return Fix(start, start + len(spelled_lines(anchor.lines)), lines, f"{anchor.path}: lines {lines}")
    return None


def _with_lines(part: Part) -> Iterator[tuple[Subject, Anchor]]:
    """The anchors with lines that items begin with or have in their field for files."""
    for subject in part.subjects:
        if subject.item.state is State.FAILED:
            continue  # what was given up needs no place any more
        anchor = subject.item.anchor
        if anchor is None or not anchor.lines:
            anchor = _field_anchor(subject) if subject.item.fields else None
        if anchor is not None and anchor.lines and is_plain_path(anchor.path):
            yield subject, anchor


def untouched(part: Part, world: World) -> Iterator[Finding]:
    """T007: an item in progress whose files nobody touched for days."""
    for subject in part.subjects:
        item = subject.item
        if item.role != "doing" or item.state is not State.DOING or item.unset:
            continue
        text = item.text if not item.fields else " ".join((item.text, *item.fields.values()))
        if first_anchor(text) is None:
            continue
        seen = [found for anchor in anchors(text) if (found := world.seen(anchor)) is not None]
        latest = max((found.changed for found in seen), default=0.0)
        if seen and world.now - latest > UNTOUCHED_DAYS * DAY:
            said = f"in progress, but nobody touched its files for {span(world.now - latest)}; is it still worked on?"
            yield at(item, "T007", said)


def uncommitted(part: Part, world: World) -> Iterator[Finding]:
    """T004: the list of uncommitted files is not what git says."""
    if world.uncommitted is None:
        return
    listed = [subject for subject in part.subjects if _tells_uncommitted(subject.titles)]
    named: set[str] = set()
    for subject in listed:
        anchor = subject.item.anchor
        if anchor is None or subject.item.state is State.DONE or subject.item.unset:
            continue
        seen = world.seen(anchor)
        if seen is None:
            continue
        named.add(seen.path)
        if not any(path == seen.path or path.startswith(seen.path.rstrip("/") + "/") for path in world.uncommitted):
            message = f"{anchor.path} is listed as uncommitted, and git has no change of it; take it off the list"
            yield at_anchor(part, subject, anchor, "T004", message)
    left = sorted(path for path in world.uncommitted if path != world.own and not _is_in(path, named))
    if named and left:
        first = listed[0].item
        more = f" and {len(left) - 3} more" if len(left) > 3 else ""
        yield at(first, "T004", f"uncommitted too, and not in this list: {', '.join(left[:3])}{more}")


def _is_in(path: str, named: set[str]) -> bool:
    return path in named or any(path.startswith(folder.rstrip("/") + "/") for folder in named)


_UNCOMMITTED = ("uncommitted", "not committed", "unstaged", "未提交", "незакоммич", "sin confirmar", "não commitad")


@lru_cache(maxsize=1024)
def _tells_uncommitted(titles: tuple[str, ...]) -> bool:
    return any(word in title for title in titles[-2:] for word in _UNCOMMITTED)


_LINK = re.compile(r"!?\[[^\]\n]*\]\(<?([^)\s>]+)>?(?:\s+\"[^\"]*\")?\)")
_CODE_SPAN = re.compile(r"`[^`\n]*`")


def broken_links(part: Part, world: World) -> Iterator[Finding]:
    """T009: a relative link that leads nowhere."""
    for number, (start, target) in links(part.lines, part.verbatim):
        path = link_path(target)
        if path and world.gone(path):
            message = f"the link to {path} leads nowhere; correct or remove it"
            found = in_line(part, number, (start, start + len(target)), "T009", message)
            yield _repathed(found, path, world) if target.startswith(path) else found


def links(lines: list[str], verbatim: frozenset[int]) -> Iterator[tuple[int, tuple[int, str]]]:
    """The targets of links in prose, each with its line and its column."""
    for number, line in enumerate(lines):
        if "](" in line and number not in verbatim:
            bare = _CODE_SPAN.sub(lambda code: " " * len(code.group()), line) if "`" in line else line
            for match in _LINK.finditer(bare):
                yield number, (match.start(1), match.group(1))


def link_path(target: str) -> str:
    """The path that a relative link leads to; empty for an address, a heading, and what may be a pattern."""
    path = target.partition("#")[0].partition("?")[0]
    if ":" in path:
        path, _, lines = path.partition(":")
        if not lines.replace("-", "").isdigit():
            return ""
    if "%" in path:
        from urllib.parse import unquote

        path = unquote(path)
    if not path or path.startswith("/") or not is_plain_path(path) or path in (".", "..", "url", "link", "path"):
        return ""
    return path if "." in path or "/" in path else ""
