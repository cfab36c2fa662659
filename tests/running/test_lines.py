"""What a terminal shows of the bytes of a program."""

from __future__ import annotations

import random

import pyte
import pytest

from journal.running.lines import WIDEST, WINDOW, Lines


def read(data: bytes, size: int = 0) -> list[str]:
    """All lines, told or left, of what comes in pieces of a size."""
    told: list[str] = []
    lines = Lines(told.append, lambda _: True)
    for at in range(0, len(data), size or len(data) or 1):
        lines.feed(data[at : at + (size or len(data))])
    lines.close()
    return told


@pytest.mark.parametrize(
    ("data", "lines"),
    [
        (b"one\ntwo\r\nthree", ["one", "two", "three"]),
        (b"\x1b[31mred\x1b[0m and \x1b]8;;http://x\x1b\\link\x1b]8;;\x07", ["red and link"]),
        (b" 10%\r 50%\r100%\ndone", ["100%", "done"]),
        (b"one\ntwo\x1b[1A\r\x1b[2Kuno\n", ["uno", "two"]),
        (b"abc\b\bX", ["aXc"]),
        (b"a\tb", ["a       b"]),
        (b"\x1b[?1049hwhole screen\x1b[?1049lafter", ["after"]),
        (b"before\x1b[2J\x1b[Hafter", ["before", "", "after"]),
        ("ü\ud83d\ude00".encode("utf-16", "surrogatepass").decode("utf-16").encode() + b"\xff", ["ü😀\udcff"]),
        (b"\x1b", [""]),
        (b"\x1b]0;" + b"t" * 10_000 + b"\x07end", ["end"]),
    ],
)
def test_lines_are_those_that_the_screen_shows(data: bytes, lines: list[str]) -> None:
    assert read(data) == lines
    assert read(data, 1)[-1] == lines[-1] or data.startswith(b"\x1b]0;")


def test_lines_are_those_of_a_terminal_emulator() -> None:
    seed = random.randrange(2**32)
    print("seed", seed)
    chance = random.Random(seed)
    pieces = [
        "word",
        "more ",
        "\r\n",
        "\r\n",
        "\r",
        "\b",
        "\x1b[1A",
        "\x1b[2B",
        "\x1b[K",
        "\x1b[1K",
        "\x1b[2K",
        "\x1b[J",
    ]
    pieces += ["\x1b[3D", "\x1b[2C", "\x1b[5G", "\x1b[31m", "\x1b[0m", "\x1b[2F", "\x1b[1E"]
    for _ in range(100):
        data = "".join(chance.choices(pieces, k=20)).encode()
        screen = pyte.Screen(120, 60)
        pyte.ByteStream(screen).feed(data)
        shown = [line.rstrip() for line in screen.display]
        ours = [line.rstrip() for line in read(data, chance.choice((0, 1, 3)))]
        assert ours + [""] * (60 - len(ours)) == shown, data


def test_endless_output_takes_no_more_memory_than_a_screen() -> None:
    lines = Lines(lambda _: None, lambda _: False)
    for _ in range(40):
        lines.feed(b"y\n" * 30_000)
        lines.feed(b"without an end " * 4_000)
        lines.feed(b"\x1b]never closed " * 1_000)
    kept = lines.close()
    assert len(kept) <= WINDOW
    assert max(map(len, kept)) <= WIDEST
