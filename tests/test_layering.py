"""The house of DESIGN section 2: who may import whom, and what gets loaded by it."""

from __future__ import annotations

import ast
import subprocess
import sys
from importlib.util import resolve_name
from pathlib import Path

ROOT = Path(__file__).parents[1]

ARROWS: dict[str, frozenset[str]] = {"values": frozenset()}
"""Each package below the faces, and those that it may import."""
for layer in (
    ("elapsed",),
    ("document",),
    ("kinds", "store", "project", "running"),
    ("checks",),
    ("session",),
    ("events", "reading", "settings"),
    ("options",),
    ("complaints", "meaning", "finding", "making", "others", "past", "resuming"),
    ("recovery",),
    ("desk",),
    ("anchored", "asides", "committed", "overwriting"),
    ("proposals", "runs", "folders", "archive", "checking", "leaks"),
    ("summaries",),
    ("neighbours",),
):
    ARROWS |= dict.fromkeys(layer, frozenset(ARROWS))

HEAVY = ("dataclasses", "inspect", "pathlib", "json", "argparse", "logging", "asyncio", "subprocess")
"""What the document layer does without, so that a command line call starts at once."""


def modules() -> dict[str, Path]:
    """Every module of the program by its dotted name."""
    found = {}
    for path in sorted((ROOT / "journal").rglob("*.py")):
        parts = path.relative_to(ROOT).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


def imports(name: str, path: Path) -> set[str]:
    """The modules of the program that a module imports, wherever in its text and for whatever purpose."""
    found: set[str] = set()
    parent = name if path.name == "__init__.py" else name.rpartition(".")[0]
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        match node:
            case ast.Import(names=names):
                found.update(alias.name for alias in names)
            case ast.ImportFrom(module=module, names=names, level=level):
                start = resolve_name("." * level + (module or ""), parent if level else None)
                imported = [f"{start}.{alias.name}" for alias in names]
                found.update(full if full in MODULES else start for full in imported)
    return {module for module in found if module.split(".")[0] == "journal" and module != name}


FACES = frozenset(("", "__main__", "cli", "tui"))

MODULES = modules()
IMPORTS = {name: imports(name, path) for name, path in MODULES.items()}


def package(module: str) -> str:
    """The part of the house that a module stands in; empty for the root."""
    return module.split(".")[1] if "." in module else ""


def loaded_by(*names: str) -> set[str]:
    """What a fresh process has loaded after importing some modules, beside what it starts with."""
    program = "import sys; before = set(sys.modules)\n"
    program += "".join(f"import {name}\n" for name in names)
    program += "print(*sorted(set(sys.modules) - before))"
    run = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    return set(run.stdout.split())


def test_the_document_layer_loads_nothing_but_light_parts_of_the_standard_library() -> None:
    loaded = loaded_by(*(name for name in MODULES if package(name) == "document"))
    roots = {name.split(".")[0] for name in loaded}
    assert "journal" in roots
    assert roots - sys.stdlib_module_names == {"journal"}
    assert roots.isdisjoint(HEAVY)


def test_nothing_below_the_faces_loads_the_terminal() -> None:
    roots = {name.split(".")[0] for name in loaded_by(*(name for name in MODULES if package(name) in ARROWS))}
    assert roots.isdisjoint(("textual", "rich"))


def test_every_module_has_its_place_and_is_named_in_the_tour() -> None:
    packages = {package(name) for name in MODULES}
    assert packages == {*ARROWS, *FACES}
    tour = {line.split()[0] for line in (ROOT / "CONTRIBUTING.md").read_text("utf-8").splitlines() if line[:2] == "  "}
    assert {name for name in packages - {"", "__main__"} if not tour & {f"{name}.py", f"{name}/"}} == set()


def test_imports_follow_the_arrows() -> None:
    wrong = [
        f"{name} imports {imported}"
        for name, found in IMPORTS.items()
        for imported in sorted(found)
        if package(name) in ARROWS
        and package(imported)
        and package(imported) != package(name)
        and package(imported) not in ARROWS[package(name)]
    ]
    assert wrong == []


def test_imports_make_no_circle() -> None:
    open_names: list[str] = []
    closed: set[str] = set()

    def visit(name: str) -> None:
        assert name not in open_names, " -> ".join([*open_names[open_names.index(name) :], name])
        if name in closed or name not in IMPORTS:
            return
        open_names.append(name)
        for imported in sorted(IMPORTS[name]):
            visit(imported)
        closed.add(open_names.pop())

    for name in IMPORTS:
        visit(name)
