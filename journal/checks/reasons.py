"""Whether a text gives a reason, an effect, a place or a source: by its words."""

from __future__ import annotations

import re

from journal.checks.wording import says

gives_why = says(
    r"""
    because; since; so (?:that|we|it|the|users?|no); due to; in order to; to
    (?:avoid|prevent|keep|allow|enable|reduce); to
    (?:support|ensure|let|make|simplify|minimi[sz]e|match|preserve|protect|stay|improve|get|save|limit); avoid\w*;
    prevent\w*; reason\w*; rationale; why; therefore; thus; hence; otherwise; instead of; rather than; over; vs\.?;
    versus; than; for; as it; as the; given; based on; needs?; requires?; required; too; cannot; can't; won't;
    doesn't; allows?; enables?; gives?; means; simpler; faster; cheaper; safer; better; easier; per; matches;
    consistent\w*; lets; ensures?; keeps?; reduces?; supports?; porque; para; pois; debido; por; weil; damit; um;
    için; çünkü
    """,
    r"""
    потому; так как; чтобы; из-за; ради; причин; поскольку; 因为; 由于; 以便; 为了; 避免; 理由; 原因;
    ため; ので; から; 위해; 때문; 이유; →; ⇒; ->; =>; [ ][-–—][ ]; \([^)]{12,}\); :[ ].{12,}
    """,
)
is_why_key = says(
    "",
    """
    why; reason; rationale; because; justification; motivation; context; consequence; trade; impact; alternative;
    benefit; basis; note; detail; comment; description; choice; причин; почему; обоснован; 理由; 原因; 背景;
    이유; 근거; por ?qu; motivo; raz
    """,
)
gives_effect = says(
    r"""
    impact; effect; affects?; breaks?; broken; blocks?; blocked; blocking; prevents?; until; because; since; so;
    therefore; workaround; work[- ]?around; mitigat\w+; fallback; meanwhile; instead; bypass\w*; avoid\w*;
    can(?:no|')t; cannot; unable; fails?; failing; failed; wait\w*; need(?:s|ed)?; requires?; required; must; pending;
    depends?; only; without; before; after; due to; fix\w*; plan; next; use; using; try; ask; manual\w*; if; when;
    while; then; retry; skip\w*; means; for; leads?; causes?; slows?; delays?; missing; lacks?; not; no; doesn't; isn't;
    won't
    """,
    "→; ->; ⇒; —; [ ]-[ ]",
)
"""Whether a text says what something does to the work, or what is done about it."""
is_effect_key = says(
    "",
    """
    impact; effect; affect; workaround; mitigat; resol; action; plan; next; fallback; severity; risk; owner; need;
    fix; cause; status; влия; обход; 影响; 影響; 对策; 対応; 回避; 영향; 해결; impacto; etki; solu
    """,
)
gives_source = says(
    r"""
    test\w*; tried; trying; reveal\w*; analy[sz]\w*; investigat\w*; show\w*; seen; saw; log(?:s|ged)?; measur\w*;
    observ\w*; read(?:ing)?; trac(?:e|ed|ing); debug\w*; profil\w*; reproduc\w*; doc(?:s|umentation|umented)?; found
    (?:in|by|while|when); benchmark\w*; experiment\w*; inspect\w*; check\w*; review\w*; after; when; while; during;
    via; by; according; confirmed; verified; noticed; search\w*; grep\w*; run(?:ning)?; ran; reported?; error;
    failed; crash\w*; see; source
    """,
    r"`[^`]+`; https?://; \w+\.\w{1,4}:\d; лог; тест; провер; 测试; 日志; 调试; 発見; 確認; 테스트; 확인",
)
"""Whether a text says how something was found out."""

_PATH = re.compile(r"`[^`]+`|\w/\w|\w\.[a-z]{1,4}\b|\w\(\)|[a-z][A-Z]|\w_\w|#\d|::|https?:", re.ASCII).search
_part = says(
    "tabs?; pages?; screens?; dialogs?; menus?; panels?; endpoints?; tables?; modules?; classes; class; functions?;"
    "components?; views?; forms?"
)


def gives_place(text: str) -> bool:
    """Whether a text names a file, a function, a part of the program, an address or the number of an issue."""
    return _PATH(text) is not None or _part(text)
