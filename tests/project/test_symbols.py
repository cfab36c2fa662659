"""The functions and classes that a change touched."""

import os
import random
import sysconfig
from collections.abc import Iterator
from pathlib import Path

import pytest

from journal.project.languages import language_of
from journal.project.ranges import hunks
from journal.project.symbols import Outline, Touched, touched
from tests.project.real_parsers import around, definitions, unread

_PLACES = {
    "py": [sysconfig.get_path("purelib"), sysconfig.get_path("stdlib")],
    "js": ["/usr/lib/node_modules", "/usr/share/nodejs", "/usr/local/lib/node_modules"],
    "ts": ["/usr/lib/node_modules", "/usr/share/nodejs", "/usr/local/lib/node_modules"],
    "go": ["/usr/local/go/src", "/usr/lib/go", "/usr/share/doc/git/contrib"],
    "rs": [str(Path.home() / ".cargo/registry/src"), "/usr/share/cargo/registry", "/usr/lib/rustlib/src"],
}
"""Where code that was not written for this test lies on many machines; JOURNAL_SOURCES names more."""
_MORE = [place for place in os.environ.get("JOURNAL_SOURCES", "").split(os.pathsep) if place]
_FILES, _LINES, _LEAST = 40, 40, 100


@pytest.mark.parametrize("suffix", _PLACES)
def test_at_least_95_of_100_lines_get_the_names_that_a_real_parser_gives_them(suffix: str) -> None:
    right, wrong = judged(suffix, _PLACES[suffix] + _MORE, files=_FILES, lines=_LINES)
    if right + len(wrong) < _LEAST:
        pytest.skip(f"no {suffix} sources, or no parser for them, on this machine")
    assert right / (right + len(wrong)) >= 0.95, wrong[:10]


def judged(suffix: str, places: list[str], *, files: int, lines: int) -> tuple[int, list[str]]:
    """How many lines got the right name, and which ones got another."""
    right, wrong = 0, []
    rng = random.Random(7)
    language = language_of(f".{suffix}")
    assert language is not None
    for path in _sources(suffix, places, files, rng):
        text = path.read_bytes()
        spans = definitions(path, text)
        if spans is None:
            continue
        outline, dark = Outline(language, text), unread(path, text)
        rows = text.decode("utf-8", "replace").split("\n")
        telling = [
            number
            for number, row in enumerate(rows, 1)
            # A comment above a function is its own to us, and its surroundings' to a parser: either is right.
            if row.strip() and not row.lstrip().startswith((*language.leading, "*")) and number not in dark
        ]
        for number in rng.sample(telling, min(lines, len(telling))):
            said, true = outline.around(number), around(spans, number)
            if said == true:
                right += 1
            else:
                wrong.append(f"{path}:{number} is {true}, called {said}: {rows[number - 1].strip()}")
    return right, wrong


def _sources(suffix: str, places: list[str], count: int, rng: random.Random) -> Iterator[Path]:
    found = [
        path
        for place in places
        for path in sorted(Path(place).rglob(f"*.{suffix}"))
        if not path.name.endswith((f".min.{suffix}", ".d.ts"))
        and path.is_file()
        and 1_000 < path.stat().st_size < 100_000
    ]
    yield from rng.sample(found, min(count, len(found)))


_PYTHON = """\
import os


class Queue:
    def push(self, item):
        self.items.append(item)

    def pop(self):
        return self.items.pop()


def main():
    pass
"""


def _change(old: str, new: str, path: str = "a.py") -> Touched:
    return touched(path, old.encode(), new.encode(), hunks(old.encode(), new.encode()))


def test_an_edited_line_names_the_innermost_function() -> None:
    assert _change(_PYTHON, _PYTHON.replace("append(item)", "append([item])")) == Touched(changed=("Queue.push",))


def test_a_new_function_is_added_and_its_class_is_not_called_changed() -> None:
    new = _PYTHON.replace("    def pop", "    def peek(self):\n        return self.items[-1]\n\n    def pop")
    assert _change(_PYTHON, new) == Touched(added=("Queue.peek",))


def test_a_new_class_stands_for_its_methods() -> None:
    assert _change("", _PYTHON) == Touched(added=("Queue", "main"))


def test_a_removed_function_is_removed() -> None:
    new = _PYTHON.replace("    def pop(self):\n        return self.items.pop()\n\n", "")
    assert _change(_PYTHON, new) == Touched(removed=("Queue.pop",))


def test_a_renamed_function_is_one_added_and_one_removed() -> None:
    new = _PYTHON.replace("def main", "def start")
    assert _change(_PYTHON, new) == Touched(added=("start",), removed=("main",))


def test_a_decorator_and_a_comment_above_belong_to_their_function() -> None:
    new = _PYTHON.replace("    def pop", "    # takes the last\n    @locked\n    def pop")
    assert _change(_PYTHON, new) == Touched(changed=("Queue.pop",))


def test_code_outside_of_all_functions_and_unknown_languages_have_no_names() -> None:
    assert _change(_PYTHON, _PYTHON.replace("import os", "import sys")) == Touched()
    assert _change("a\n", "def b(): ...\n", "a.txt") == Touched()


@pytest.mark.parametrize(
    ("path", "text", "name"),
    [
        ("a.java", "public class Queue {\n    public int push(Item item) {\n        HERE;\n    }\n}\n", "Queue.push"),
        ("a.cs", "class Queue\n{\n    int Push()\n    {\n        HERE;\n    }\n}\n", "Queue.Push"),
        ("a.c", "static int push(struct queue *q)\n{\n\tHERE;\n}\n", "push"),
        ("a.cpp", "void Queue::push(int item) {\n  HERE;\n}\n", "push"),
        (
            "a.rb",
            "module Work\n  class Queue\n    def push!(item)\n      HERE\n    end\n  end\nend\n",
            "Work.Queue.push!",
        ),
        ("a.php", "class Queue {\n    public function push($item) {\n        HERE;\n    }\n}\n", "Queue.push"),
        ("a.kt", "class Queue {\n    suspend fun push(item: Item) {\n        HERE\n    }\n}\n", "Queue.push"),
        (
            "a.swift",
            "public struct Queue {\n    mutating func push(_ item: Item) {\n        HERE\n    }\n}\n",
            "Queue.push",
        ),
        ("a.go", "func (q *Queue) Push(item Item) {\n\tif x {\n\t\tHERE\n\t}\n}\n", "Queue.Push"),
        (
            "a.rs",
            "impl<T> Push for Queue<T> {\n    fn push(\n        &self,\n    ) -> T {\n        HERE\n",
            "Queue.push",
        ),
        (
            "a.ts",
            "export class Queue {\n  async push<T>(\n    item: T,\n  ): Promise<void> {\n    HERE\n  }\n}\n",
            "Queue.push",
        ),
        ("a.js", "const push = async (item) => {\n  HERE\n}\n", "push"),
        ("a.js", "describe('it', () => {\n  HERE\n})\n", None),
    ],
)
def test_the_usual_forms_of_each_language_are_known(path: str, text: str, name: str | None) -> None:
    line = text[: text.index("HERE")].count("\n") + 1
    language = language_of(path)
    assert language is not None
    assert Outline(language, text.encode()).around(line) == name
