"""A user's own kinds: TOML with the same fields as the tables of this package."""

from __future__ import annotations

from difflib import get_close_matches

from journal.document.marks import USUAL_SIGNS, State
from journal.document.page import ROLES
from journal.document.shapes import Place, Shape
from journal.kinds.kind import Kind, KindError, kind
from journal.kinds.titles import plain
from journal.values import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_KIND_KEYS = {
    "name": str, "summary": str, "section": list, "headings": dict, "tells": list, "titles": list, "fields": list,
    "files": list, "marks": dict, "panes": list,
}  # fmt: skip
_SECTION_KEYS = {
    "title": str, "role": str, "level": int, "within": str, "bullet": str, "marked": bool, "boxed": bool,
    "lead": str, "path": bool, "fields": list, "columns": list, "optional": bool,
}  # fmt: skip
_SHAPE_KEYS = frozenset(Shape._fields)
_BULLETS = ("-", "*", "+", "1.", "1)", "|", "#")


def kind_from_toml(text: str, path: str) -> Kind:
    """The kind that a TOML file describes; `path` is named in errors."""
    import tomllib

    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise KindError(f"{path}: this is not TOML: {error}") from None
    _check(table, _KIND_KEYS, path, "")
    if "name" not in table:
        raise KindError(f"{path}: `name` is missing; give the kind a name")
    places = tuple(_place(section, path, f"section {at}: ") for at, section in enumerate(table.get("section", []), 1))
    headings = {role: _texts(titles, path, f"headings.{role}") for role, titles in table.get("headings", {}).items()}
    made = kind(
        table["name"],
        table.get("summary", ""),
        places,
        headings=headings,
        tells=_texts(table.get("tells", []), path, "tells") or tuple(place.title for place in places),
        titles="; ".join(map(plain, _texts(table.get("titles", []), path, "titles"))),
        fields=_texts(table.get("fields", []), path, "fields"),
        files=_texts(table.get("files", []), path, "files") or (f"{table['name']}.md",),
        marks=_marks(table.get("marks", {}), path),
    )
    panes = _texts(table.get("panes", []), path, "panes")
    return made._replace(panes=panes) if panes else made


def _place(section: Any, path: str, where: str) -> Place:
    if not isinstance(section, dict):
        raise KindError(f"{path}: `section` must be written as [[section]]")
    _check(section, _SECTION_KEYS, path, where)
    for key in ("title", "role"):
        if key not in section:
            raise KindError(f"{path}: {where}`{key}` is missing")
    bullet = section.get("bullet", "-")
    if bullet not in _BULLETS:
        raise KindError(f"{path}: {where}`bullet` is {bullet!r}; write one of {', '.join(_BULLETS)}")
    _near_role(section["role"], path, where)
    shape = {key: value for key, value in section.items() if key in _SHAPE_KEYS}
    for key in ("fields", "columns"):
        shape[key] = _texts(section.get(key, []), path, where + key)
    level, within = section.get("level", 2), section.get("within", "")
    return Place(section["title"], section["role"], level, within, Shape(**shape), section.get("optional", False))


def _near_role(role: str, path: str, where: str) -> None:
    """Refuse a role that is plainly a misspelling of one; any other is a role of the kind's own."""
    near = get_close_matches(role, ROLES, 1, 0.8)
    if role not in ROLES and near:
        raise KindError(f"{path}: {where}there is no role `{role}`; did you mean `{near[0]}`?")


def _check(table: dict[str, Any], keys: Mapping[str, type], path: str, where: str) -> None:
    """Every key must be one that exists, with a value of its type."""
    for key, value in table.items():
        if key not in keys:
            raise KindError(f"{path}: {where}there is no key `{key}`{_hint(key, keys)}")
        if type(value) is not keys[key]:
            raise KindError(f"{path}: {where}`{key}` must be {_TYPES[keys[key]]}")


_TYPES = {str: "a text", int: "a number", bool: "true or false", list: "a list", dict: "a table"}


def _hint(key: str, known: Iterable[str]) -> str:
    near = get_close_matches(key, known, 1)
    return f"; did you mean `{near[0]}`?" if near else f"; there are {', '.join(known)}"


def _texts(values: Any, path: str, where: str) -> tuple[str, ...]:
    if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
        raise KindError(f"{path}: `{where}` must be a list of texts")
    return tuple(values)


def _marks(table: dict[str, Any], path: str) -> dict[State, str]:
    marks = dict(USUAL_SIGNS)
    states = [state.value for state in State]
    for name, sign in table.items():
        if name not in states:
            raise KindError(f"{path}: marks: there is no state `{name}`{_hint(name, states)}")
        if not isinstance(sign, str):
            raise KindError(f"{path}: marks: `{name}` must be a text")
        marks[State(name)] = sign
    return marks
