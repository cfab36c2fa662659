"""What the simulator's writers do to a document, and what the right merge of two of them is, item by item."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from journal.document.patience import in_order
from tests.laboratories.worlds import LOG, STATES, Item, Maker, Section, World

if TYPE_CHECKING:
    import random


@dataclass
class Op:
    """One change, by the identity of what it changes."""

    kind: str
    """mark, head, tail, field, insert, remove or move."""
    id: int = -1
    value: str = ""
    key: str = ""
    item: Item | None = None
    home: int = -1
    index: int = 0


WEIGHTS = {
    "small": {"mark": 4, "head": 1, "tail": 2, "insert": 3, "remove": 1, "field": 1},
    "moves": {"move": 6, "mark": 1, "tail": 1},
    "log": {"log": 8, "mark": 1, "field": 1},
    "rewrite": {"mark": 4, "head": 2, "tail": 4, "insert": 4, "remove": 3, "move": 3, "field": 1},
    "ours": {"mark": 5, "head": 1, "tail": 2, "insert": 4, "remove": 1, "move": 2, "field": 1},
}
"""What each kind of writer does how often."""

COUNTS = {"small": (1, 4), "moves": (1, 5), "log": (3, 10), "rewrite": (8, 25), "ours": (1, 5)}


def random_op(world: World, maker: Maker, kind: str) -> Op | None:
    rng = maker.rng
    weights = WEIGHTS[kind]
    what = rng.choices(list(weights), list(weights.values()))[0]
    if what == "field":
        key = rng.choice(list(world.fields))
        value = maker.date() if key == "Last Updated" else " ".join(maker.words()).strip()
        return Op("field", key=key, value=value)
    section = next(s for s in world.sections if s.title == LOG) if what == "log" else rng.choice(world.sections)
    if what in ("insert", "log"):
        index = len(section.items) if what == "log" or rng.random() < 0.6 else rng.randint(0, len(section.items))
        return Op("insert", item=maker.item(section.style), home=section.id, index=index)
    if not world.items():
        return None
    item = rng.choice(world.items())
    style = world.section_of(item.id).style
    if what == "mark":
        return Op("mark", item.id, rng.choice(STATES)) if style in ("box", "sign", "table") else None
    if what == "head":
        return Op("head", item.id, maker.new_head(item))
    if what == "tail":
        return Op("tail", item.id, maker.new_tail(item))
    if what == "remove":
        return Op("remove", item.id)
    home, row = world.row_of(item.id)
    if home != world.section_of(item.id).id:
        return Op("move", item.id, home=home, index=rng.randrange(len(row)))
    target = rng.choice([one for one in world.sections if one.style == style])
    return Op("move", item.id, home=target.id, index=rng.randint(0, len(target.items) - (target.id == home)))


def perform(world: World, op: Op) -> bool:
    """Change a world; says whether that changed anything."""
    if op.kind == "field":
        changed = world.fields.get(op.key) != op.value
        world.fields[op.key] = op.value
        return changed
    if op.kind == "insert":
        row = world.row(op.home)
        if row is None or op.item is None:
            return False
        row.insert(op.index, World({}, [Section("", "", [op.item])]).copy().sections[0].items[0])
        return True
    item = world.item(op.id)
    if item is None:
        return False
    if op.kind == "mark":
        changed = item.state != op.value
        item.state = op.value
        return changed
    if op.kind in ("head", "tail"):
        changed = getattr(item, op.kind) != op.value
        setattr(item, op.kind, op.value)
        return changed
    _, row = world.row_of(op.id)
    place = row.index(item)
    row.remove(item)
    if op.kind == "move":
        target = world.row(op.home)
        assert target is not None
        target.insert(op.index, item)
        return target is not row or target.index(item) != place
    return True


def rewrite_style(world: World, rng: random.Random) -> None:
    """What a writer changes who writes the whole file anew: bullets, gaps, headings, the order of sections."""
    world.bullet = rng.choice("-*")
    world.gap = rng.random() < 0.3
    for section in world.sections:
        if rng.random() < 0.3:
            section.title = f"{section.title.split(' (')[0]} ({len(section.items)})"
    if rng.random() < 0.4:
        rng.shuffle(world.sections)


def write(world: World, maker: Maker, kind: str) -> list[Op]:
    """Let a writer of a kind change a world."""
    done = []
    reworded: set[int] = set()
    for _ in range(maker.rng.randint(*COUNTS[kind])):
        op = random_op(world, maker, kind)
        if op is None or (op.kind in ("head", "tail") and op.id in reworded):
            continue  # words that change twice are soon nobody's
        if perform(world, op):
            done.append(op)
            reworded |= {op.id} if op.kind in ("head", "tail") else set()
    if kind == "rewrite":
        rewrite_style(world, maker.rng)
    return done


class Right:
    """The right merge: one writer's changes made again on what another made of the same world."""

    def __init__(self, base: World, ops: list[Op], theirs: World) -> None:
        self.base = base
        self.theirs = theirs
        self.ours = base.copy()
        self.world = theirs.copy()
        self.asides: dict[tuple[object, str], str] = {}
        """What has no place, by item and attribute."""
        self.floating: set[str] = set()
        self.final = base.copy()
        for op in ops:
            perform(self.final, op)
        self.decided: set[tuple[object, str]] = set()
        for op in ops:
            perform(self.ours, op)
            self._again(op)
        known = {item.id for item in base.items()}
        for world in (self.final, theirs):
            for item in world.items():
                if item.id not in known or self.is_moved(item.id, world):
                    self._float(item)

    def _float(self, item: Item) -> None:
        text = item.text.replace(" ", "")
        self.floating |= {text, *(f"|{text}|{state}|" for state in STATES)}

    def is_moved(self, number: int, world: World) -> bool:
        """Whether an item of the base stands elsewhere in another world."""
        if self.base.item(number) is None or world.item(number) is None:
            return False
        home, row = self.base.row_of(number)
        other, others = world.row_of(number)
        if home != other:
            return True
        places = {item.id: place for place, item in enumerate(others)}
        kept = [item.id for item in row if item.id in places]
        return not in_order([places[one] for one in kept])[kept.index(number)]

    def _again(self, op: Op) -> None:
        if op.kind == "field":
            self._field(op.key)
        elif op.kind == "insert":
            self._insert(op)
        elif self.base.item(op.id) is not None and self.theirs.item(op.id) is None:
            self._gone(op)
        elif self.world.item(op.id) is None:
            return  # it was set aside with the item that we added
        elif op.kind == "remove":
            self._remove(op)
        elif op.kind == "move":
            self._move(op)
        else:
            self._value(op)

    def _field(self, key: str) -> None:
        if (key, "field") in self.decided:
            return
        self.decided.add((key, "field"))
        before, ours, theirs = (world.fields[key] for world in (self.base, self.final, self.theirs))
        if theirs == before:
            self.world.fields[key] = ours
        elif ours not in (before, theirs):
            if key == "Last Updated":
                self.world.fields[key] = max(ours, theirs)
            else:
                self.asides[key, "field"] = "both"

    def _gone(self, op: Op) -> None:
        final, before = self.final.item(op.id), self.base.item(op.id)
        assert before is not None
        if final is None:
            self.asides.pop((op.id, "gone"), None)
        elif final.text != before.text or final.state != before.state or op.kind == "move":
            self.asides[op.id, "gone"] = op.kind

    def _value(self, op: Op) -> None:
        attribute = "mark" if op.kind == "mark" else "text"
        item = self.world.item(op.id)
        before, theirs = self.base.item(op.id), self.theirs.item(op.id)
        assert item is not None
        if before is None or theirs is None:
            setattr(item, {"mark": "state"}.get(op.kind, op.kind), op.value)
            return
        if (op.id, attribute) in self.decided:
            return
        self.decided.add((op.id, attribute))
        ours = self._last(op.id)
        if attribute == "mark":
            if theirs.state == before.state:
                item.state = ours.state
            elif ours.state not in (before.state, theirs.state):
                self.asides[op.id, "mark"] = "both"
            return
        if theirs.text == before.text:
            item.head, item.tail = ours.head, ours.tail
        elif ours.text not in (before.text, theirs.text):
            table = self.base.section_of(op.id).style == "table"
            heads = before.head not in (ours.head, theirs.head)
            tails = before.tail not in (ours.tail, theirs.tail)
            touching = len(before.head.split()) + max(1, len(before.tail.split())) <= 2
            if table or heads or tails or touching:
                self.asides[op.id, "text"] = "both"
            else:
                item.head = ours.head if ours.head != before.head else theirs.head
                item.tail = ours.tail if ours.tail != before.tail else theirs.tail

    def _last(self, number: int) -> Item:
        """An item as we left it, also where we removed it in the end."""
        found = self.final.item(number) or self.ours.item(number)
        assert found is not None
        return found

    def _insert(self, op: Op) -> None:
        assert op.item is not None
        item = self.ours.item(op.item.id)
        assert item is not None
        row = self.world.row(op.home)
        if row is None:
            self.asides[op.item.id, "insert"] = "gone"
            return
        known = {one.id for one in self.base.items()}
        if any(one.id not in known and one.says() == item.says() for one in (self.theirs.row(op.home) or [])):
            return
        copied = World({}, [Section("", "", [item])]).copy().sections[0].items[0]
        self._place(copied, op.home)

    def _place(self, item: Item, home: int) -> None:
        """Put an item after the nearest sibling that is still there, or before it."""
        row, ours = self.world.row(home), self.ours.row(home)
        assert row is not None
        assert ours is not None
        self._float(item)
        here = {one.id: one for one in row}
        own = next(place for place, one in enumerate(ours) if one.id == item.id)
        for distance in range(1, len(ours)):
            for side in (own - distance, own + distance):
                if not 0 <= side < len(ours) or ours[side].id not in here:
                    continue
                near = ours[side].id
                if self.is_moved(near, self.theirs):
                    continue
                row.insert(row.index(here[near]) + (side < own), item)
                return
        row.append(item)

    def _remove(self, op: Op) -> None:
        before, theirs = self.base.item(op.id), self.theirs.item(op.id)
        if (
            before is not None
            and theirs is not None
            and (before.says() != theirs.says() or self.is_moved(op.id, self.theirs))
        ):
            for key in [key for key in self.asides if key[0] == op.id]:
                del self.asides[key]
            self.asides[op.id, "remove"] = "changed"
            return
        _, row = self.world.row_of(op.id)
        row[:] = [item for item in row if item.id != op.id]

    def _move(self, op: Op) -> None:
        item = self.world.item(op.id)
        assert item is not None
        if self.is_moved(op.id, self.theirs):
            if self._stands(op):
                return
            self.asides[op.id, "place"] = "moved"
            return
        if self.world.row(op.home) is None:
            self.asides[op.id, "place"] = "gone"
            return
        _, row = self.world.row_of(op.id)
        row[:] = [one for one in row if one.id != op.id]
        self._place(item, op.home)

    def _stands(self, op: Op) -> bool:
        """Whether the other writer put an item where we did."""
        trial = Right.__new__(Right)
        trial.__dict__.update(self.__dict__, floating=set(), world=self.world.copy())
        item = trial.world.item(op.id)
        assert item is not None
        _, row = trial.world.row_of(op.id)
        row[:] = [one for one in row if one.id != op.id]
        if trial.world.row(op.home) is None:
            return False
        trial._place(item, op.home)
        home, after = trial.world.row_of(op.id)
        other, before = self.world.row_of(op.id)
        return home == other and [one.id for one in after] == [one.id for one in before]
