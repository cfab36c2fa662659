"""One section of a page as it was in an earlier text of it, with all that stands in it, and nothing else changed."""

from __future__ import annotations

from journal.document.pieces import Opens
from journal.document.record import replayed
from journal.document.steps import SetLines
from journal.document.verify import NotThere, Refused
from journal.document.work import Work
from journal.values import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from journal.document.edit import Performed
    from journal.document.page import Meaning, Page


class Part(NamedTuple):
    """A section of one text, and where it stands."""

    path: str
    """Its title and those of the sections around it, parted by slashes."""
    level: int
    start: int
    end: int
    text: str


def parts_of(page: Page, meaning: Meaning) -> list[Part]:
    """The sections that headings open, in their order; of those with one path, the first."""
    work = Work(page, meaning)
    sections = page.outline.sections
    found: dict[str, Part] = {}
    for section in sections:
        if section.opens is not Opens.HEADING:
            continue
        titles, above = [section.title], section.parent
        while above >= 0:
            titles.insert(0, sections[above].title)
            above = sections[above].parent
        start, end = work.line_offset(section.line), work.line_offset(section.end)
        path = "/".join(titles)
        found.setdefault(path, Part(path, section.level, start, end, page.document.text[start:end]))
    return list(found.values())


def differing(now: Page, then: Page, meaning: Meaning) -> list[Part]:
    """The sections of the earlier text that are not like that any more."""
    here = {part.path: part.text.rstrip() for part in parts_of(now, meaning)}
    return [part for part in parts_of(then, meaning) if here.get(part.path) != part.text.rstrip()]


def restored(now: Page, then: Page, name: str, meaning: Meaning) -> Performed:
    """The page with one section as it was then; refused if others would be read otherwise with it."""
    earlier = parts_of(then, meaning)
    part = _named(earlier, name)
    here = parts_of(now, meaning)
    same = next((other for other in here if other.path == part.path), None)
    start, was = (same.start, same.text) if same is not None else (_place_of(part, earlier, here), "")
    text = _joined(part.text, now.document.text, start, start + len(was))
    performed = replayed(now.document, [SetLines(start, was, text)])
    after = {other.path: other.text.strip() for other in parts_of(meaning.page(performed.document), meaning)}
    for other in [part, *(other for other in here if not _are_nested(other.path, part.path))]:
        if after.get(other.path) != other.text.strip():
            raise Refused(f"{part.path} cannot be put back without {other.path} changing; restore the whole version")
    return performed


def _named(parts: list[Part], name: str) -> Part:
    """The one section that is called so: its path, its title, or a piece of its path that no other has."""
    wanted = name.strip().strip("#").strip().casefold()
    paths = {part.path.casefold(): part for part in parts}
    titled = [part for path, part in paths.items() if path.endswith(f"/{wanted}")]
    having = [part for path, part in paths.items() if wanted in path.rpartition("/")[2]]
    if wanted in paths:
        return paths[wanted]
    fitting = titled or having
    if not fitting:
        titles = ", ".join(dict.fromkeys(part.path.rpartition("/")[2] for part in parts))
        raise NotThere(f"that version has no section called {name}; name one of: {titles}")
    if len(fitting) > 1:
        hint = ", ".join(part.path for part in fitting)
        raise NotThere(f"there are several sections called {name}; name one of: {hint}")
    return fitting[0]


def _place_of(part: Part, earlier: list[Part], here: list[Part]) -> int:
    """Where a section that is gone belongs: behind the last one that stood before it in the same section then."""
    above = part.path.rpartition("/")[0]
    there = {other.path: other for other in here}
    for other in reversed(earlier[: earlier.index(part)]):
        if other.path in there and other.path.rpartition("/")[0] == above:
            return there[other.path].end
    if above and above not in there:
        raise Refused(f"{above}, in which {part.path.rpartition('/')[2]} stood, is gone too; restore that")
    inside = [other.start for other in here if other.path.rpartition("/")[0] == above]
    return min(inside, default=there[above].end if above else 0)


def _are_nested(one: str, other: str) -> bool:
    """Whether a section is another one, stands in it, or has it inside."""
    return f"{one}/".startswith(f"{other}/") or f"{other}/".startswith(f"{one}/")


def _joined(text: str, page: str, start: int, end: int) -> str:
    """The lines with the ends that keep them apart from what stands before and behind them."""
    ending = "\r\n" if "\r\n" in text else "\n"
    if start and page[start - 1] not in "\r\n":
        text = ending * 2 + text
    if page[end:].strip():
        return text if text.endswith(ending * 2) else text.rstrip("\r\n") + ending * 2
    return text.rstrip("\r\n") + ending
