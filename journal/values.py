"""What this code needs of `typing`, `enum` and `contextlib`, for a tenth of what they cost a command line call."""

from __future__ import annotations

TYPE_CHECKING = False

if TYPE_CHECKING:
    from contextlib import suppress
    from enum import Enum
    from typing import Any, NamedTuple, Protocol, Self, TypeAlias, TypeVar, assert_never
else:
    from _collections import _tuplegetter  # what `collections.namedtuple` makes its members of

    Any = Protocol = Self = TypeAlias = object
    TypeVar = str

    def assert_never(value):
        raise AssertionError(f"nobody has thought of {value!r}")

    class _Members(type):
        """Makes a class with annotations a tuple with named members, without compiling code as `namedtuple` does."""

        def __new__(cls, name, bases, namespace):
            annotate = namespace.get("__annotate_func__")  # from 3.14 on, where annotations are not kept as texts
            fields = tuple(annotate(1) if annotate else namespace.get("__annotations__", ()))
            defaults = {field: namespace.pop(field) for field in fields if field in namespace}
            members = {field: _tuplegetter(index, "") for index, field in enumerate(fields)}
            further = [base for base in bases if base is not NamedTuple]
            given = {"__slots__": (), "_fields": fields, "_field_defaults": defaults, "__match_args__": fields}
            return type.__new__(cls, name, (_Tuple, *further), namespace | members | given)

    class _Tuple(tuple):
        __slots__ = ()
        _fields = ()
        _field_defaults = {}  # noqa: RUF012 - never written to

        def __new__(cls, *values, **named):
            if named or len(values) != len(cls._fields):
                values = cls._completed(values, named)
            return tuple.__new__(cls, values)

        @classmethod
        def _completed(cls, values, named):
            rest = cls._fields[len(values) :]
            given = cls._field_defaults | named
            if len(values) > len(cls._fields) or not named.keys() <= set(rest) or not set(rest) <= given.keys():
                raise TypeError(f"{cls.__name__} takes {', '.join(cls._fields)}")
            return (*values, *[given[field] for field in rest])

        @classmethod
        def _make(cls, values):
            return cls(*values)

        def _replace(self, **named):
            values = [named.pop(field, value) for field, value in zip(self._fields, self, strict=True)]
            return self.__class__(*values, **named)

        def _asdict(self):
            return dict(zip(self._fields, self, strict=True))

        def __repr__(self):
            members = (f"{field}={value!r}" for field, value in self._asdict().items())
            return f"{self.__class__.__name__}({', '.join(members)})"

        def __getnewargs__(self):
            return tuple(self)

    NamedTuple = _Members("NamedTuple", (), {})

    class _Closed(type):
        """Makes of each constant of a class its one member with that value."""

        def __new__(cls, name, bases, namespace):
            values = {key: value for key, value in namespace.items() if key[0] != "_"}
            made = type.__new__(cls, name, bases, {key: namespace[key] for key in namespace.keys() - values})
            made._of = {}
            for key, value in values.items():
                member = made._of[value] = object.__new__(made)
                member.name, member.value = key, value
                setattr(made, key, member)
            return made

        def __iter__(cls):
            return iter(cls._of.values())

        def __call__(cls, value):
            if value not in cls._of:
                raise ValueError(f"{value!r} is not a valid {cls.__qualname__}")
            return cls._of[value]

    class Enum(metaclass=_Closed):
        def __repr__(self):
            return f"<{self.__class__.__name__}.{self.name}: {self.value!r}>"

        def __reduce__(self):
            return self.__class__, (self.value,)

    class suppress:  # noqa: N801 - as it is called there
        """Leaves errors of these types at that."""

        __slots__ = ("_types",)

        def __init__(self, *types):
            self._types = types

        def __enter__(self):
            return None

        def __exit__(self, kind, error, traceback):
            return kind is not None and issubclass(kind, self._types)


REMEMBERED = 1 << 16
"""Texts whose meaning is remembered: more than a page of 3 MB has, for a sweep over more than fit finds none again."""

__all__ = [
    "REMEMBERED",
    "TYPE_CHECKING",
    "Any",
    "Enum",
    "NamedTuple",
    "Protocol",
    "Self",
    "TypeAlias",
    "TypeVar",
    "assert_never",
    "suppress",
]
