"""The commands that look back: undo, redo, asides, history, diff, restore."""

from __future__ import annotations

from functools import partial

from journal.cli.arguments import Misuse
from journal.cli.opening import keep_beginning, opened, save
from journal.cli.printing import answer, printable
from journal.document.record import unpacked
from journal.document.source import decode
from journal.values import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from journal.cli.arguments import Given


def undo(given: Given) -> int:
    return _turn(given, undoing=True)


def redo(given: Given) -> int:
    return _turn(given, undoing=False)


def _turn(given: Given, undoing: bool) -> int:
    desk = opened(given)
    before = desk.document.text
    try:
        said = desk.undo() if undoing else desk.redo()
        save(desk, before)
        keep_beginning(desk)
    finally:
        desk.close()
    answer(given, f"{'undone' if undoing else 'done again'}: {said}")
    return 0


def aside(given: Given) -> int:
    """List what is aside, or place or drop one of it."""
    desk = opened(given)
    before = desk.document.text
    try:
        if given.words:
            from journal.asides import drop, place, place_both

            ways = {"place": partial(place, desk), "both": partial(place_both, desk), "drop": partial(drop, desk)}
            return _settle(given, ways, lambda: save(desk, before))
        kept = desk.asides()
        if given.json:
            from json import dumps

            print(
                dumps(
                    {
                        "version": 1,
                        "asides": [
                            {
                                "number": one.number,
                                "made": one.made,
                                "reason": unpacked(one.payload).says,
                                "base": decode(one.base),
                                "theirs": decode(one.theirs),
                                "ours": decode(one.ours),
                            }
                            for one in kept
                        ],
                    }
                )
            )
            return 0
        for one in kept:
            print(printable(f"{one.number}  {unpacked(one.payload).says}"))
            for name, text in (("ours", one.ours), ("theirs", one.theirs)):
                print(printable(f"   {name:6}  {' '.join(decode(text).split())}"))
        if not kept:
            print("nothing is aside")
    finally:
        desk.close()
    return 0


def _settle(given: Given, ways: Mapping[str, Callable[[int], None]], save: Callable[[], None]) -> int:
    if len(given.words) != 2 or given.words[0] not in ways or not given.words[1].isdigit():
        raise Misuse("this takes: place N, both N, or drop N")
    ways[given.words[0]](int(given.words[1]))
    save()
    answer(given, f"{'dropped' if given.words[0] == 'drop' else 'placed'}: aside {given.words[1]}")
    return 0


def history(given: Given) -> int:
    """The versions by day and session, the latest first."""
    from datetime import datetime

    from journal.session.history import chapters

    desk = opened(given)
    try:
        versions = desk.versions()
        found = chapters(versions, desk.sessions.all(desk.path))
    finally:
        desk.close()
    if given.json:
        from json import dumps

        sessions = {one.number: told.session and told.session.number for told in found for one in told.versions}
        listed = [
            {"number": one.number, "made": one.made, "hash": one.hash.hex(), "session": sessions[one.number]}
            for one in versions
        ]
        print(dumps({"version": 1, "versions": listed}))
        return 0
    day = ""
    for chapter in found:
        title = f"session {chapter.session.number}" if chapter.session is not None else "outside of a session"
        for index, one in enumerate(chapter.versions):
            made = datetime.fromtimestamp(one.made)
            if f"{made:%Y-%m-%d}" != day:
                day = f"{made:%Y-%m-%d}"
                print(day)
                print(f"  {title}")
            elif index == 0:
                print(f"  {title}")
            print(f"{one.number:8}  {made:%H:%M:%S}  {one.hash.hex()[:10]}")
    if not versions:
        print("no version is kept yet; the first edit keeps one")
    return 0


def diff(given: Given) -> int:
    """What changed from one version to another, or to the text of now."""
    from journal.document.difflines import unified

    desk = opened(given)
    try:
        numbers = [_number(word) for word in given.words] or [one.number for one in desk.versions()[-2:-1]]
        texts = [decode(desk.version(number)) for number in numbers]
        until = f"version {numbers[1]}" if len(numbers) > 1 else "now"
        texts.append(desk.document.text)
    finally:
        desk.close()
    lines = list(unified(texts[0], texts[1], f"version {numbers[0]}", until)) if numbers else []
    if given.json:
        from json import dumps

        first, last = (*numbers, None, None)[:2]
        print(dumps({"version": 1, "from": first, "to": last, "lines": lines}))
        return 0
    for line in lines:
        print(printable(line))
    if not numbers:
        print("there are no two versions to compare yet")
    return 0


def restore(given: Given) -> int:
    """The text of an earlier version, or one section of it."""
    from journal import overwriting

    number, section = _number(given.words[0]), given.value("--section")
    desk = opened(given)
    before = desk.document.text
    try:
        overwriting.restore(desk, number, section)
        save(desk, before)
        keep_beginning(desk)
    finally:
        desk.close()
    what = f"{section} of version {number}" if section else f"version {number}"
    answer(given, f"restored: {what}; journal undo takes it back")
    return 0


def _number(word: str) -> int:
    if not word.isdigit():
        raise Misuse(f"{word} is not the number of a version; journal history lists them")
    return int(word)
