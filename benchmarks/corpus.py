"""How well roles and states are recognised on the labelled corpus: figures, and the worst confusions."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import NamedTuple

from journal.document.chunks import read
from journal.document.page import ROLES
from journal.document.source import decode
from journal.kinds.recognise import read_page

CORPUS = Path(__file__).resolve().parents[1].parent / "shared" / "corpus"


class Line(NamedTuple):
    """A labelled line, and what was recognised there."""

    file: str
    line: int
    label: str
    found: str
    text: str


class Figures(NamedTuple):
    """What was recognised on some labelled documents."""

    sections: list[Line]
    items: list[Line]

    @property
    def precision(self) -> float:
        given = [line for line in self.sections if line.found in ROLES]
        return sum(line.found == line.label for line in given) / len(given)

    @property
    def recall(self) -> float:
        wanted = [line for line in self.sections if line.label != "none"]
        return sum(line.found == line.label for line in wanted) / len(wanted)

    @property
    def states(self) -> float:
        return sum(line.found == line.label for line in self.items) / len(self.items)


def _rows() -> list[str]:
    return (CORPUS / "labels.tsv").read_text("utf-8").splitlines()[1:]


def measure() -> Figures:
    """What is recognised on every labelled line; lines labelled `?` are left out."""
    labels: dict[str, list[tuple[str, int, str]]] = {}
    for row in _rows():
        file, sort, line, label = row.split("\t")
        if label != "?":
            labels.setdefault(file, []).append((sort, int(line), label))
    sections: list[Line] = []
    items: list[Line] = []
    for file, rows in sorted(labels.items()):
        text = decode((CORPUS / "documents" / file).read_bytes())
        page = read_page(read(text))
        roles = {section.line: role for section, role in zip(page.outline.sections, page.roles, strict=True)}
        states = {item.line: item.state.value if item.state else "unknown" for item in page.items}
        lines = text.split("\n")
        for sort, line, label in rows:
            if sort == "S":
                sections.append(Line(file, line, label, roles.get(line - 1) or "none", lines[line - 1]))
            else:
                items.append(Line(file, line, label, states.get(line - 1, "absent"), lines[line - 1]))
    return Figures(sections, items)


def main() -> None:
    figures = measure()
    print(
        f"roles   precision {figures.precision:6.1%}   recall {figures.recall:6.1%}   of {len(figures.sections)} lines"
    )
    print(f"states  agree     {figures.states:6.1%}                   of {len(figures.items)} items")
    for title, lines in (("roles", figures.sections), ("states", figures.items)):
        wrong = Counter((line.label, line.found) for line in lines if line.label != line.found)
        print(f"\n{title}: label -> found, worst first")
        for (label, found), count in wrong.most_common(12):
            print(f"  {count:3} {label} -> {found}")
    if "--lines" in sys.argv:
        for line in (*figures.sections, *figures.items):
            if line.label != line.found:
                print(f"{line.label:>10} -> {line.found:<10} {line.file[:40]}:{line.line} {line.text[:90]}")


if __name__ == "__main__":
    main()
