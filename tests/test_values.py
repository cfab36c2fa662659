"""The stand-ins for `typing.NamedTuple` and `enum.Enum`: they must behave as the real ones do."""

from __future__ import annotations

import copy
import enum
import pickle
import typing

import pytest

from journal.values import Enum, NamedTuple


class Real(typing.NamedTuple):
    first: int
    second: str = "x"


class Light(NamedTuple):
    first: int
    second: str = "x"

    @property
    def both(self) -> str:
        return f"{self.first}{self.second}"


def test_it_is_made_and_read_as_the_real_one() -> None:
    for light, real in ((Light(1), Real(1)), (Light(1, "y"), Real(1, "y")), (Light(second="z", first=2), Real(2, "z"))):
        assert light == real
        assert hash(light) == hash(real)
        assert (light.first, light.second) == (real.first, real.second)
        assert repr(light) == repr(real).replace("Real", "Light")
        assert light._replace(first=9) == real._replace(first=9)
        assert light._asdict() == real._asdict()
        assert tuple(light._make([3, "m"])) == tuple(real._make([3, "m"]))
    assert Light(4, "a").both == "4a"


def test_its_members_are_found_where_annotations_are_values() -> None:
    names: dict[str, typing.Any] = {"NamedTuple": NamedTuple}
    source = "class Light(NamedTuple):\n    first: int\n    second: 'Absent' = 'x'\n"
    exec(compile(source, "light", "exec", dont_inherit=True), names)
    assert names["Light"]._fields == ("first", "second")
    assert names["Light"](1) == (1, "x")


@pytest.mark.parametrize(
    "call", [lambda c: c(), lambda c: c(1, 2, 3), lambda c: c(1, third=2), lambda c: c(1, first=2)]
)
def test_it_refuses_what_the_real_one_refuses(call: typing.Callable[[type], object]) -> None:
    for kind in (Real, Light):
        with pytest.raises(TypeError):
            call(kind)


def test_it_matches_copies_and_is_no_place_for_other_members() -> None:
    match Light(1, "p"):
        case Light(first, second):
            assert (first, second) == (1, "p")
    assert copy.copy(Light(1)) == Light(1)
    assert pickle.loads(pickle.dumps(Light(5))) == Light(5)
    assert type(pickle.loads(pickle.dumps(Light(5)))) is Light
    with pytest.raises(AttributeError):
        Light(1).third = 3  # type: ignore[attr-defined]
    with pytest.raises(AttributeError):
        Light(1).first = 3  # type: ignore[misc]


class RealState(enum.Enum):
    TODO = "todo"
    DONE = 2


class LightState(Enum):
    """What is said of it is no member."""

    TODO = "todo"
    DONE = 2


def test_a_closed_set_has_its_members_and_no_others() -> None:
    for kind in (RealState, LightState):
        assert [(member.name, member.value) for member in kind] == [("TODO", "todo"), ("DONE", 2)]
        assert all(isinstance(member, kind) for member in kind)
        assert kind("todo") is kind.TODO
        assert len({kind.TODO, kind.DONE, kind(2)}) == 2
        for other in ("TODO", 3, None):
            with pytest.raises(ValueError, match=r"is not a valid (Real|Light)State"):
                kind(other)
        assert repr(kind.DONE) == f"<{kind.__name__}.DONE: 2>"
        assert kind.TODO != "todo"


def test_a_member_of_a_closed_set_stays_the_only_one() -> None:
    for copied in (copy.copy, copy.deepcopy, lambda member: pickle.loads(pickle.dumps(member))):
        assert all(copied(member) is member for member in LightState)
    match LightState(2):
        case LightState.TODO:
            raise AssertionError
        case LightState.DONE:
            pass
