"""How far an item is, what says that there is nothing, and what nobody has filled in."""

from __future__ import annotations

import random

import pytest

from journal.document.marks import State
from journal.document.pieces import Entry, Form
from journal.kinds import states, words
from journal.kinds.states import (
    is_empty,
    is_ordinary,
    is_unset,
    own_state,
    state_of_cell,
    state_of_title,
)


@pytest.mark.parametrize(
    ("cell", "state"),
    [
        ("✅ Done", State.DONE),
        ("Complete", State.DONE),
        ("✗ stuck at 0.17 m", State.FAILED),
        ("In progress (60%)", State.DOING),
        ("🟢 In progress", State.DOING),
        ("🔴 Blocked", State.TODO),
        ("`cc:WIP`", State.DOING),
        ("cc:TODO", None),
        ("未着手", State.TODO),
        ("готово", State.DONE),
        ("Won't Do", State.FAILED),
        ("wire jitter into the worker", None),
    ],
)
def test_a_cell_says_a_state_by_its_sign_or_its_only_word(cell: str, state: State | None) -> None:
    assert state_of_cell(cell, True) is state


def test_words_that_mean_many_things_say_a_state_only_in_a_column_of_states() -> None:
    assert state_of_cell("open", own=True) is State.TODO
    assert state_of_cell("open", own=False) is None


@pytest.mark.parametrize("text", ["None", "None yet.", "*None*", "N/A", "无", "なし", "нет", "—", "(none)", "Yok"])
def test_words_for_nothing_are_empty(text: str) -> None:
    assert is_empty(text)


@pytest.mark.parametrize("text", ["None of the tests ran", "Nothing works on Windows", "no retries"])
def test_a_sentence_about_nothing_is_not_empty(text: str) -> None:
    assert not is_empty(text)


@pytest.mark.parametrize(
    "text",
    [
        "[Task Name]",
        "YYYY-MM-DD HH:MM",
        "**Blocker:** [What stops it]",
        "{{title}}",
        "TBD",
        "Decision 1: [Title]",
        "`[path/to/file]` - [What it is for]",
    ],
)
def test_placeholders_are_unset(text: str) -> None:
    assert is_unset(text)


@pytest.mark.parametrize("text", ["[API Reference](link)", "use `[x]` for done", "[a] and [b]", "<br>", "retry"])
def test_real_texts_are_set(text: str) -> None:
    assert not is_unset(text)


def test_a_title_may_end_in_its_state() -> None:
    assert state_of_title("Phase 3: Hooks (2 hours) 🟡 IN PROGRESS") is State.DOING
    assert state_of_title("Phase 1 ✅") is State.DONE
    assert state_of_title("Phase 5: Blog example") is None


def _any_text(rng: random.Random) -> str:
    """Words of the tables and of anybody, with the signs that part, join and emphasise them."""
    spellings = [*words.EMPTY, *words.PLACEHOLDERS, *words.PLACEHOLDER_PARTS, *words.ALL_OF_IT, "wire", "jitter", "42"]
    spellings += [word for line in words.STATES.values() for word in " ".join(line.split()).split("; ")]
    signs = [
        " ",
        " ",
        " ",
        ": ",
        " - ",
        "*",
        "**",
        "`",
        "'",
        "_",
        "(",
        ")",
        "[",
        "]",
        "~~",
        ".",
        "/",
        "-",
        "",
        "é",
        "—",
    ]
    parts = [rng.choice(("", "", rng.choice(signs)))]
    for _ in range(rng.randint(1, 4)):
        word = rng.choice(spellings)
        parts += [rng.choice((word, word.upper(), word.capitalize())), rng.choice(signs)]
    return "".join(parts)


def test_an_ordinary_text_says_nothing_of_its_state() -> None:
    seed = random.randrange(1 << 32)
    rng = random.Random(seed)
    ordinary = [text for text in (_any_text(rng) for _ in range(20_000)) if is_ordinary(text)]
    assert len(ordinary) > 100, seed
    for text in ordinary:
        entry = Entry(Form.ENTRY, 0, 1, 0, -1, 0, "-", (), (0, len(text)), text, False, -1)
        assert own_state(entry, worded=True) is None, (seed, text)
        assert not states._says_nothing(text), (seed, text)
        assert not states._waits_for_words(text), (seed, text)
