"""The stand-in for `typing.NamedTuple`: it must behave as the real one does."""

from __future__ import annotations

import copy
import pickle
import typing

import pytest

from journal.values import NamedTuple


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
