"""Where the style sheets are: beside the modules in an installed program, beside the package in a checkout."""

from __future__ import annotations

from pathlib import Path, PurePath


def style_sheets() -> list[str | PurePath]:
    """All of them, in the order of their names."""
    package = Path(__file__).parents[1]
    for folder in (package / "styles", package.parent / "styles"):
        if found := sorted(folder.glob("*.tcss")):
            return list(found)
    raise FileNotFoundError(f"the style sheets are missing: {package / 'styles'}")
