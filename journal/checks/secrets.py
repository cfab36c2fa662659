"""The rule on secrets: tokens and passwords by their well-known forms, and only where they look like real ones."""

from __future__ import annotations

import math
import re
from collections import Counter
from functools import cache

from journal.checks.rule import in_line
from journal.values import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from journal.checks.rule import Finding, Part
    from journal.checks.world import World


class Form(NamedTuple):
    """How one sort of secret is written."""

    name: str
    needs: tuple[str, ...]
    """What every text with one of them holds one of."""
    pattern: str
    """The secret itself is the group `secret`, or all of it."""
    bits: float = 3.0
    """How many bits a character must hold at least: those of examples hold few."""


FORMS = (
    Form("a private key", ("PRIVATE KEY",), r"-----BEGIN (?:[A-Z0-9]{1,20} ){0,3}PRIVATE KEY(?: BLOCK)?-----", 0.0),
    Form("an AWS access key", ("AKIA",), r"\bAKIA[A-Z2-7]{16}\b"),
    Form("an AWS access key", ("ASIA",), r"\bASIA[A-Z2-7]{16}\b"),
    Form(
        "an AWS secret key",
        ("aws", "AWS"),
        r"(?i:aws_?secret\w*)[\s'\"`]*[:=][\s'\"`]*(?P<secret>[\w/+]{40})(?![\w/+=])",
        4.0,
    ),
    Form("a GitHub token", ("ghp_", "gho_", "ghu_", "ghs_", "ghr_"), r"\bgh[pousr]_[A-Za-z0-9]{36,255}\b"),
    Form("a GitHub token", ("github_pat_",), r"\bgithub_pat_\w{22,255}\b"),
    Form(
        "a GitLab token",
        ("glpat-", "gldt-", "glrt-", "glptt-", "glft-", "glsoat-", "glcbt-", "glimt-", "glagent-", "gloas-", "glffct-"),
        r"\bgl(?:pat|dt|rt|ptt|ft|soat|cbt|imt|agent|oas|ffct)-[\w-]{20,300}",
    ),
    Form(
        "a Slack token",
        ("xoxa-", "xoxb-", "xoxe", "xoxo-", "xoxp-", "xoxr-", "xoxs-"),
        r"\bxox[abeoprs]-(?:\d{1,20}-){0,4}[A-Za-z0-9-]{20,250}",
    ),
    Form("a Slack token", ("xapp-",), r"\bxapp-\d-[A-Z0-9]{8,20}-\d{8,20}-[A-Za-z0-9]{32,100}"),
    Form("a Slack webhook", ("hooks.slack.com",), r"hooks\.slack\.com/services/T\w{6,}/B\w{6,}/(?P<secret>\w{20,300})"),
    Form(
        "a Discord webhook", ("/webhooks/",), r"discord(?:app)?\.com/api/webhooks/\d{15,21}/(?P<secret>[\w-]{50,300})"
    ),
    Form(
        "a Discord bot token",
        ("MT", "Mj", "Mz", "ND", "NT", "Nj", "Nz", "OD", "OT"),
        r"\b[MNO][A-Za-z\d_-]{23,27}\.[\w-]{6}\.[\w-]{27,40}\b",
        4.0,
    ),
    Form(
        "a Teams webhook",
        ("webhook.office.com",),
        r"webhook\.office\.com/webhookb2/(?P<secret>[\w@-]{36,300}/\w+/\w{32}[\w/-]*)",
    ),
    Form("a Telegram bot token", (":AA",), r"\b\d{8,10}:AA[\w-]{33}\b"),
    Form(
        "a Stripe key", ("sk_live_", "sk_test_", "rk_live_", "rk_test_"), r"\b[sr]k_(?:live|test)_[A-Za-z0-9]{20,300}"
    ),
    Form("a webhook secret", ("whsec_",), r"\bwhsec_[A-Za-z0-9+/=]{24,300}"),
    Form("an API key", ("sk-",), r"\bsk-(?:ant-|proj-|svcacct-|admin-|or-v1-)?[A-Za-z0-9_-]{32,300}", 3.5),
    Form("a Google API key", ("AIza",), r"\bAIza[\w-]{35}(?![\w-])"),
    Form("a Google OAuth secret", ("GOCSPX-",), r"\bGOCSPX-[\w-]{28}(?![\w-])"),
    Form("a Google OAuth token", ("ya29.",), r"\bya29\.[\w-]{30,300}"),
    Form("a Hugging Face token", ("hf_",), r"\bhf_[A-Za-z0-9]{34,300}\b"),
    Form("an npm token", ("npm_",), r"\bnpm_[A-Za-z0-9]{36}\b"),
    Form(
        "an npm token",
        ("_authToken",),
        r"_authToken\s*=\s*[\"']?(?P<secret>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})",
    ),
    Form("a PyPI token", ("pypi-",), r"\bpypi-[\w-]{60,300}"),
    Form("a SendGrid key", ("SG.",), r"\bSG\.[\w-]{22}\.[\w-]{43}(?![\w-])"),
    Form("a Twilio key", ("SK",), r"\bSK[0-9a-f]{32}\b"),
    Form("a Mailgun key", ("key-",), r"\bkey-[0-9a-f]{32}\b"),
    Form("a DigitalOcean token", ("dop_v1_", "doo_v1_", "dor_v1_"), r"\bdo[opr]_v1_[0-9a-f]{64}\b"),
    Form("a Shopify token", ("shpat_", "shpca_", "shppa_", "shpss_"), r"\bshp(?:at|ca|pa|ss)_[0-9a-fA-F]{32}\b"),
    Form("a Vault token", ("hvs.",), r"\bhvs\.[\w-]{24,300}"),
    Form("a Linear key", ("lin_api_",), r"\blin_api_[A-Za-z0-9]{40}\b"),
    Form("a Notion token", ("ntn_",), r"\bntn_[A-Za-z0-9]{40,300}\b"),
    Form("a Databricks token", ("dapi",), r"\bdapi[0-9a-f]{32}\b"),
    Form("an Azure storage key", ("AccountKey=",), r"AccountKey=(?P<secret>[A-Za-z0-9+/]{86}==)"),
    Form("an Azure client secret", ("8Q~",), r"(?<![\w.~-])[\w.~-]{3}8Q~[\w.~-]{34}(?![\w.~-])"),
    Form("an Azure signature", ("sig=",), r"[?&]sv=\d{4}-\d\d-\d\d&[^\s\"'`]{0,300}?sig=(?P<secret>[\w%+/=]{40,120})"),
    Form("an age key", ("AGE-SECRET-KEY-",), r"\bAGE-SECRET-KEY-1[0-9A-Z]{58}\b"),
    Form("a signed web token", ("eyJ",), r"\beyJ[\w-]{10,2000}\.eyJ[\w-]{10,2000}\.[\w-]{20,2000}"),
    Form(
        "a password in an address",
        ("://",),
        r"\b[a-z][a-z0-9+.-]{1,20}://(?P<user>[^\s:/@'\"`<>]{0,80}):(?!(?P=user)@)(?P<secret>[^\s/@'\"`<>]{6,80})"
        r"@(?!localhost|127\.|0\.0\.0\.0|\[::1\]|example|host\b|hostname)",
        2.5,
    ),
    Form(
        "a password or token",
        ("passw", "Passw", "PASSW", "phrase", "PHRASE", "ecret", "ECRET", "oken", "OKEN", "ey", "EY"),
        r"(?i:(?:passwd|password|passphrase|secret|token|api[_-]?key|access[_-]?key)[\w-]{0,40})['\"`*]{0,3}\s*[:=]\s*"
        r"['\"`]?(?P<secret>[A-Za-z0-9_+/=!@#$%^&*.~-]{16,120})(?![\w(/])",
        3.6,
    ),
)
"""The forms, the more telling ones first; a text is called what the first that fits calls it."""

_EXAMPLE = re.compile(
    r"example|sample|dummy|changeme|change[-_]me|placeholder|your|redacted|insert|replace|fake|xxx|\*\*\*|\.\.\.|0000000|1234567|"
    r"abcdef|test[-_]?(?:key|token|secret|pass)|password|process\.env|environ|secrets?\.|vault|localhost|config|settings|"
    r"^\$|^<|^\{|%\(|\$\{|\{\{",
    re.IGNORECASE,
).search
_LAST = FORMS[-1]
_BY_NEED = {need: [form for form in FORMS if need in form.needs] for form in FORMS for need in form.needs}


def secrets(part: Part, _: World) -> Iterator[Finding]:
    """S001: something that looks like a secret."""
    wanted = forms_in(part.chunk.text)
    if not wanted:
        return
    for number, line in enumerate(part.lines):
        for name, span in secrets_in(line, wanted):
            message = f"this looks like {name}; take it out, and have it revoked if the page was ever shared"
            yield in_line(part, number, span, "S001", message)._replace(secret=True)


def forms_in(text: str) -> tuple[Form, ...]:
    """The forms of which a text may hold a secret."""
    hints = [need for need in _BY_NEED if need in text]
    if not hints:
        return ()
    hinted = {form for hint in hints for form in _BY_NEED[hint]}
    return tuple(form for form in FORMS if form in hinted and _compiled(form.pattern).search(text))


def secrets_in(line: str, forms: tuple[Form, ...] | None = None) -> Iterator[tuple[str, tuple[int, int]]]:
    """What in a line looks like a secret: of what sort, and where."""
    taken: list[tuple[int, int]] = []
    for form in forms_in(line) if forms is None else forms:
        for found in _compiled(form.pattern).finditer(line):
            group = "secret" if "secret" in found.re.groupindex else 0
            start, end = found.span(group)
            if any(start < last and first < end for first, last in taken) or not _looks_real(found[group], form):
                continue
            taken.append((start, end))
            yield form.name, (start, end)


def _looks_real(secret: str, form: Form) -> bool:
    """Whether a text holds as much as a secret of its form would, and is no example."""
    if not form.bits:
        return True
    if _EXAMPLE(secret) or _bits(secret) < form.bits:
        return False
    if form is not _LAST:
        return True
    digits = sum(char.isdigit() for char in secret)
    letters = sum(char.isalpha() for char in secret)
    # words joined by signs, paths and names of variables have few digits, or only at their ends
    return (
        digits >= 3
        and letters >= 6
        and not re.fullmatch(r"[A-Za-z]+[-_./][\w./-]*?\d*|[A-Z_]+\d*|v?\d[\d.-]*[a-z]*\d*", secret)
    )


def _bits(text: str) -> float:
    """How many bits each character holds, by how often they occur."""
    counts = Counter(text)
    return -sum(count / len(text) * math.log2(count / len(text)) for count in counts.values())


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)
