"""The bound of tokens: never below what real tokenizers count, whatever the text is."""

from __future__ import annotations

import os
import string
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.session.tokens import bound
from journal.session.vocabulary import APART, ONE_TOKEN, TWO_TOKENS

if TYPE_CHECKING:
    import random
    from collections.abc import Callable

    Count = Callable[[str], int]


class Counted(NamedTuple):
    """A text, and how many tokens it is."""

    text: str
    cl100k_base: int
    o200k_base: int
    p50k_base: int
    claude: int
    """The vocabulary that was published with the package `anthropic` up to 0.38, which takes signs apart first."""


COUNTED = [
    Counted("Retries are wired; jitter is left to do.", 11, 10, 12, 11),
    Counted(
        "- [ ] Wire the retry into `src/queue/worker.py:150-171` (see the plan), then run `pytest -q`\n", 31, 31, 35, 33
    ),
    Counted(
        "## Blockers (3 h; 4 files since)\n\n- Redis drops idle sockets; workaround: ping every 20 s\n", 26, 26, 27, 26
    ),
    Counted('{"name": "doing", "lines": ["Retry policy", "Admin page"], "left_out": 3}, ', 25, 25, 26, 25),
    Counted("| file | what | why |\n| --- | --- | --- |\n| `dlq.ts` | new | keeps what failed |\n", 27, 27, 31, 31),
    Counted("a1b2c3d 9f8e7d6 0123456789abcdef0123456789abcdef01234567", 29, 29, 32, 21),
    Counted("cXVldWUgd29ya2VycyByZXRyeSB3aXRoIGppdHRlcgo=", 29, 26, 29, 26),
    Counted("qzxv kjw bqf zzxq vkq jxw", 15, 16, 18, 13),
    Counted("tsc bunx cwd pnpm qty xcrun", 11, 11, 14, 10),
    Counted("lomirateku puntorade kilosamep daronulipe", 15, 14, 16, 15),
    Counted("HTTPServerQueueWorkerRetryPolicyFactoryBean", 8, 8, 12, 7),
    Counted("SCREAMING_SNAKE_CASE = MAX_RETRY_COUNT * 2", 14, 15, 20, 18),
    Counted("it's the worker's 'summary', isn't it? 'rest'", 15, 13, 15, 15),
    Counted("2026-11-21 14:02 to 16:43, +431 -88, 1,234,567.89", 29, 29, 27, 26),
    Counted("!?#$%&*()[]{}<>/\\|~^`=+-_;:,.\"'@", 20, 21, 26, 20),
    Counted("        return None\n\n\n\t\tif x:\r\n\r\n    ", 9, 9, 15, 9),
    Counted("…→—✓✗ “so” ‘so’ · ½ ™ ﬁ ㎏ ①", 27, 22, 31, 21),
    Counted("Очередь повторяет задания, пока они не удадутся", 22, 13, 49, 24),
    Counted("Η ουρά δοκιμάζει ξανά τις εργασίες", 33, 12, 40, 41),
    Counted("队列会重试失败的任务，直到成功为止", 14, 13, 36, 14),
    Counted("キューは失敗した仕事をもう一度試す", 19, 13, 24, 19),
    Counted("대기열은 실패한 작업을 다시 시도한다", 16, 12, 43, 18),
    Counted("تعيد قائمة الانتظار المحاولة", 19, 7, 26, 25),
    Counted("🔥✅🚧👩\u200d💻🇪🇺", 21, 13, 21, 18),
    Counted("re\u0301essayer, Schlu\u0308ssel, n\u0303u", 15, 13, 17, 11),
    Counted(
        "Warteschlangenverarbeitung überprüfen, größer als nötig; jonojen uudelleenyritykset; işleri yeniden dene",
        37,
        25,
        49,
        42,
    ),
]
PUBLIC = Counted._fields[1:]
CLAUDE = "JOURNAL_TOKENIZER"
"""Names the `tokenizer.json` of that package."""


@pytest.fixture(params=PUBLIC)
def count(request: pytest.FixtureRequest) -> Count:
    """Counts with a real tokenizer, where its vocabulary is on this machine."""
    if request.param == "claude":
        if CLAUDE not in os.environ:
            pytest.skip(f"{CLAUDE} names no tokenizer.json")
        tokenizers = pytest.importorskip("tokenizers", reason="the package tokenizers is not installed")
        real = tokenizers.Tokenizer.from_file(os.environ[CLAUDE])
        return lambda text: len(real.encode(text, add_special_tokens=False).ids)
    if "TIKTOKEN_CACHE_DIR" not in os.environ:
        pytest.skip("TIKTOKEN_CACHE_DIR names no folder of vocabularies")
    tiktoken = pytest.importorskip("tiktoken", reason="the package tiktoken is not installed")
    encoding = tiktoken.get_encoding(request.param)
    return lambda text: len(encoding.encode(text, disallowed_special=()))


@pytest.mark.parametrize("row", COUNTED, ids=[row.text[:20] for row in COUNTED])
def test_the_bound_is_never_below_what_tokenizers_have_counted(row: Counted) -> None:
    assert bound(row.text) >= max(row[1:])


def test_the_bound_of_plain_text_is_at_most_twice_what_it_is() -> None:
    plain = COUNTED[:5]
    for name in PUBLIC:
        assert sum(bound(row.text) for row in plain) <= 2 * sum(getattr(row, name) for row in plain)


def test_a_text_has_no_more_tokens_than_bytes() -> None:
    for row in COUNTED:
        if row.text.isascii():
            assert bound(row.text) <= len(row.text)


@given(st.lists(st.text()))
def test_the_bound_of_a_page_is_at_most_the_sum_of_its_lines(lines: list[str]) -> None:
    assert bound("".join(f"{line}\n" for line in lines)) <= sum(bound(f"{line}\n") for line in lines)


def test_a_real_tokenizer_finds_the_counts_that_are_written_here(count: Count, request: pytest.FixtureRequest) -> None:
    name = request.node.callspec.params["count"]
    assert [count(row.text) for row in COUNTED] == [getattr(row, name) for row in COUNTED]


def test_what_the_bound_rests_on_is_so_in_a_real_vocabulary(count: Count) -> None:
    letters, signs = string.ascii_lowercase, string.punctuation
    pairs = {one + other for one in letters for other in letters} - APART
    joined = pairs | {f" {sign}" for sign in letters + letters.upper() + signs}
    assert [pair for pair in joined if count(pair) != 1] == []
    before = ["", " ", *(sign for sign in map(chr, range(128)) if not sign.isalnum() and sign not in " '")]
    for words, most in ((ONE_TOKEN, 1), (TWO_TOKENS, 2)):
        for sign in before:
            assert [word for word in words if count(sign + word) > most + (sign not in ("", " "))] == [], sign
        assert [word for word in words if count(f"{word}'s") > most + 2] == []


def test_the_bound_is_never_below_what_a_real_tokenizer_counts(count: Count, rng: random.Random) -> None:
    texts = [path.read_text("utf-8", "replace") for path in Path(__file__).parents[2].glob("**/*.md")]
    documents = Path(__file__).parents[3] / "shared" / "corpus" / "documents"
    texts += [path.read_text("utf-8", "replace")[:20_000] for path in documents.glob("*")]
    texts += [anything(rng) for _ in range(1000)]
    for text in texts:
        for part in (text, *text.splitlines()):
            assert bound(part) >= count(part), part[:200]


def anything(rng: random.Random) -> str:
    """Words, what looks like words, and signs of any script, in any company."""
    listed = sorted(ONE_TOKEN | TWO_TOKENS)
    alphabets = (string.ascii_lowercase, string.ascii_letters, string.hexdigits, string.punctuation, "qxzjkv", " \n\t")

    def piece() -> str:
        match rng.randrange(4):
            case 0:
                return rng.choice(listed)
            case 1:
                return "".join(rng.choices(rng.choice(alphabets), k=rng.randrange(1, 20)))
            case 2:
                start = rng.choice((0xA0, 0x300, 0x370, 0x400, 0x600, 0x2000, 0x3040, 0x4E00, 0xAC00, 0xFB00, 0x1F300))
                return "".join(chr(start + rng.randrange(200)) for _ in range(rng.randrange(1, 9)))
            case _:
                return rng.choice(["'", "'s ", "\u2019", " ", "\n", "_", ".", "\u0301", "3", "\u3000"])

    return "".join(piece() for _ in range(rng.randrange(1, 40)))
