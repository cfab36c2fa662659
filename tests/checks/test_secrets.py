"""Tokens of the well-known forms are found; what only looks like one is not."""

from __future__ import annotations

import string
from typing import TYPE_CHECKING

import pytest

from journal.checks.secrets import FORMS, secrets_in
from journal.leaks import leak_in

if TYPE_CHECKING:
    import random
    from collections.abc import Callable

LETTERS = string.ascii_letters + string.digits

TOKENS: dict[str, Callable[[Callable[..., str]], str]] = {
    "a private key": lambda _: "-----BEGIN OPENSSH PRIVATE KEY-----",
    "an AWS access key": lambda some: "AKIA" + some(16, "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"),
    "an AWS secret key": lambda some: f"aws_secret_access_key = {some(40)}",
    "a GitHub token": lambda some: "github_pat_" + some(60),
    "a GitLab token": lambda some: "glpat-" + some(20),
    "a Slack token": lambda some: f"xoxb-{some(12, string.digits)}-{some(12, string.digits)}-{some(24)}",
    "an Azure client secret": lambda some: f"{some(3)}8Q~{some(34)}",
    "an Azure storage key": lambda some: f"AccountKey={some(86)}==;EndpointSuffix=core.windows.net",
    "an Azure signature": lambda some: f"https://a.blob.core.windows.net/c?sv=2024-05-04&se=2026&sig={some(43)}%3D",
    "a Twilio key": lambda some: "SK" + some(32, string.hexdigits.lower()),
    "a Google OAuth secret": lambda some: "GOCSPX-" + some(28),
    "a Slack webhook": lambda some: f"https://hooks.slack.com/services/T{some(8)}/B{some(8)}/{some(24)}",
    "a Discord webhook": lambda some: f"https://discord.com/api/webhooks/{some(18, string.digits)}/{some(68)}",
    "a Telegram bot token": lambda some: f"{some(9, '123456789')}:AA{some(33)}",
    "a Stripe key": lambda some: "sk_" + "live_" + some(24),
    "a webhook secret": lambda some: "whsec_" + some(32),
    "an API key": lambda some: "sk-" + some(48),
    "a Google API key": lambda some: "AIza" + some(35),
    "a Hugging Face token": lambda some: "hf_" + some(34),
    "an npm token": lambda some: "npm_" + some(36),
    "a PyPI token": lambda some: "pypi-" + some(80),
    "a SendGrid key": lambda some: f"SG.{some(22)}.{some(43)}",
    "a DigitalOcean token": lambda some: "dop_v1_" + some(64, string.hexdigits.lower()),
    "a Shopify token": lambda some: "shpat_" + some(32, string.hexdigits.lower()),
    "a signed web token": lambda some: f"eyJ{some(30)}.eyJ{some(60)}.{some(43)}",
    "a password in an address": lambda some: f"postgres://app:{some(14)}@db.internal:5432/shop",
    "a password or token": lambda some: f"DB_PASSWORD={some(20)}7a3b9c",
}


@pytest.mark.parametrize("name", TOKENS)
def test_a_token_of_a_known_form_is_found_wherever_it_stands(name: str, rng: random.Random) -> None:
    def some(count: int, of: str = LETTERS) -> str:
        return "".join(rng.choice(of) for _ in range(count))

    found = 0
    for _ in range(20):
        token = TOKENS[name](some)
        for around in ("{}", "- key: `{}` (mine)", "| a | {} |", "日本 {}\t"):
            found += any(sort == name for sort, _ in secrets_in(around.format(token)))
    assert found >= 76  # of 80: a random token may spell a word that examples have


@pytest.mark.parametrize(
    "text",
    [
        "commit 35ef08dabc1234567890abcdef1234567890abcd",
        "sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        "id 123e4567-e89b-12d3-a456-426614174000",
        "ghp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
        "AKIAIOSFODNN7EXAMPLE",
        "sk-your-api-key-goes-here-please-replace-it",
        "password: <your password>",
        "token = process.env.GITHUB_TOKEN",
        "API_KEY=${SECRETS_API_KEY_PRODUCTION}",
        "the token-bucket-rate-limiter-for-every-user is slow",
        "secret: see docs/security/secret-handling-2024.md",
        "token: getCurrentUserSessionToken()",
        "postgres://user:password@localhost:5432/db",
        "postgres://postgres:postgres@db:5432/shop",
        "redis://:s3cr3tWord@127.0.0.1:6379",
        "https://build:hunter2@example.org/x",
        "https://example.org:8080/a@b",
        "api_key: required, 32 characters",
        "max_tokens=1000000000000000",
        "key-value-store-with-a-very-long-name-2",
        "SKIPPED0000000000000000000000000000",
        "task-management-system-with-webhooks-and-queues",
    ],
)
def test_what_only_looks_like_a_secret_is_none(text: str) -> None:
    assert list(secrets_in(text)) == []


@pytest.mark.parametrize(
    ("name", "beginning", "length"),
    [
        *(("a GitHub token", f"gh{letter}_", 36) for letter in "pousr"),
        *(
            ("a GitLab token", f"gl{sort}-", 24)
            for sort in ("pat", "dt", "rt", "ptt", "ft", "soat", "cbt", "agent", "oas")
        ),
        *(("a Slack token", f"xox{letter}-", 40) for letter in "aboprs"),
        ("a Slack token", "xapp-1-A0B1C2D3E4F-123987456012-", 64),
        *(("a Stripe key", f"{sort}_{mode}_", 24) for sort in ("sk", "rk") for mode in ("live", "test")),
        *(("an API key", f"sk-{sort}-", 60) for sort in ("ant", "proj", "svcacct", "admin", "or-v1")),
        ("an AWS access key", "ASIA", 0),
        *(("a Shopify token", f"shp{sort}_", -32) for sort in ("at", "ca", "pa", "ss")),
    ],
)
def test_every_known_beginning_of_a_token_is_known(name: str, beginning: str, length: int, rng: random.Random) -> None:
    of = {0: "ABCDEFGHJKMNPQRSTVWXYZ234567", -32: string.hexdigits.lower()}.get(length, LETTERS)
    tokens = [beginning + "".join(rng.choices(of, k=abs(length) or 16)) for _ in range(10)]
    assert sum([sort for sort, _ in secrets_in(f"use {token} now")] == [name] for token in tokens) >= 8


@pytest.mark.parametrize(
    "address", ["postgres://app:t0pS3c@db.internal/x", "redis://:s3cr3tWord@cache.internal:6379/0"]
)
def test_a_password_in_an_address_is_found(address: str) -> None:
    assert [sort for sort, _ in secrets_in(f"DATABASE_URL={address}")] == ["a password in an address"]


def test_each_form_is_found_only_where_what_it_needs_stands() -> None:
    assert all(form.needs and all(form.needs) for form in FORMS)


def test_a_leak_is_seen_in_a_sentence_and_a_sentence_is_none() -> None:
    token = "glpat-" + "x7Kq2mW9vB4nT8rY3cZ6"
    assert leak_in(["harmless", f"push with {token} today"]) == "a GitLab token"
    assert leak_in(["push with the usual credentials today", "src/queue/worker.py:14-31"]) == ""
