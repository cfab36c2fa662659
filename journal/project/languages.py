"""How functions and classes begin in each language, as tables."""

from __future__ import annotations

import re
from functools import cache

from journal.values import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable


class Language(NamedTuple):
    """What a stripped line tells in one language."""

    definition: re.Pattern[str]
    """Matches a line that opens a function or class; the groups that matched, joined by dots, are its name."""
    signature: re.Pattern[str] | None
    """Matches the first line of a definition whose brackets close on a later line that ends with a brace."""
    leading: tuple[str, ...]
    """How comments and decorations begin: right above a definition they belong to it."""
    ending: tuple[str, ...] = ()
    """What else, beside brackets, closes or opens a block on a line of its own."""


_WORD = r"[^\W\d]\w*"


def _language(
    *patterns: str, leading: tuple[str, ...], signature: str | None = None, ending: tuple[str, ...] = ()
) -> Callable[[], Language]:
    @cache  # a session meets one or two languages, and compiling all of them takes longer than a comparison
    def compiled() -> Language:
        definition = re.compile("|".join(f"(?:{pattern})" for pattern in patterns))
        return Language(definition, re.compile(signature) if signature else None, leading, ending)

    return compiled


_KEYWORDS = (
    r"(?!(?:if|for|while|switch|catch|return|else|do|with|await|new|throw|case|function|typeof|delete|yield|sizeof|"
    r"using|lock|foreach|synchronized|elseif|when|guard|defer|goto|assert|print|echo|import|from)\b)"
)
_PARENTHESES = r"\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)"

_PYTHON = _language(rf"(?:async\s+)?def\s+({_WORD})", rf"class\s+({_WORD})", leading=("#", "@"), ending=('"""', "'''"))

_JS_NAME = r"#?(?:[^\W\d]|\$)[\w$]*"
_JS_WORDS = r"(?:(?:export|default|declare|abstract|async)\s+)*"
_JS_ARROW = rf"(?:{_JS_NAME}\s*=>|(?:<.*>\s*)?(?:{_PARENTHESES}\s*(?::[^=]+)?=>|\([^()]*$))"
_JS_FUNCTION = rf"(?:async\s*)?(?:function\b|class\b|{_JS_ARROW})"
_JS_METHOD = (
    r"(?:(?:public|private|protected|static|override|readonly|async|get|set|abstract)\s+)*\*?\s*"
    rf"{_KEYWORDS}({_JS_NAME}|\[[\w$.]+\])\s*\??\s*(?:<.*>)?\s*"
)
_JAVASCRIPT = _language(
    rf"{_JS_WORDS}function\s*\*?\s*({_JS_NAME})",
    rf"{_JS_WORDS}(?:const\s+)?(?:class|interface|enum|namespace)\s+(?!extends\b)({_JS_NAME})",
    rf"{_JS_WORDS}(?:const|let|var)\s+({_JS_NAME})\s*(?::.+?)?=\s*{_JS_FUNCTION}",
    rf"(?:[\w$\[\]]+\.)*({_JS_NAME})\s*=\s*{_JS_FUNCTION}",
    rf"(?:(?:public|private|protected|static|readonly)\s+)*['\"]?({_JS_NAME})['\"]?\s*:\s*{_JS_FUNCTION}",
    rf"{_JS_METHOD}{_PARENTHESES}\s*(?::[^=]+)?\{{(?:.*\}},?)?\s*$",
    signature=rf"{_JS_METHOD}\([^()]*$",
    leading=("//", "/*", "*/", "* ", "@"),
    ending=(">",),
)
_GO = _language(
    rf"func\s+\(\s*(?:{_WORD}\s+)?\*?\s*({_WORD})[^)]*\)\s*({_WORD})",
    rf"func\s+({_WORD})",
    rf"type\s+({_WORD})(?:\[.*\])?\s+(?:struct|interface)\b",
    rf"({_WORD})\s+(?:struct|interface)\s*\{{",
    leading=("//", "/*", "*/"),
)
_RUST_VISIBLE = r"(?:pub(?:\s*\([^)]*\))?\s+)?(?:default\s+)?"
_RUST = _language(
    rf"{_RUST_VISIBLE}(?:(?:const|async|unsafe|safe|extern(?:\s+\"[^\"]*\")?)\s+)*fn\s+(?:r#)?({_WORD})",
    rf"{_RUST_VISIBLE}(?:unsafe\s+|auto\s+)*(?:struct|enum|union|trait|mod)\s+(?:r#)?({_WORD})",
    r"(?:unsafe\s+)?impl\b(?:\s*<(?:->|[^<>]|<(?:->|[^<>]|<(?:->|[^<>])*>)*>)*>)?\s+(?:.*?\bfor\s+(?!<))?"
    rf"(?:&(?:'\w+\s+)?(?:mut\s+)?|dyn\s+)*(?:\w+::)*({_WORD})",
    rf"macro_rules!\s*({_WORD})",
    leading=("//", "/*", "*/", "#["),
    ending=("where", ">"),
)
_TYPES = r"(?:class|interface|enum|struct|record|trait|object|protocol|extension|actor|namespace|union)"
_MODIFIERS = r"(?:(?:[a-z]+(?:\([^)]*\))?|@\w+(?:\([^)]*\))?)\s+)*?"
_C_LIKE = _language(
    rf"{_MODIFIERS}{_TYPES}\s+(?:class\s+)?({_WORD})[^;]*$",
    rf"{_KEYWORDS}(?:[\w:<>,.?&*~\[\]]+\s+)+[*&]*(?:{_WORD}::)*{_KEYWORDS}(~?{_WORD})\s*\((?!.*[;,]\s*$)",
    rf"(?:{_WORD}::)+(~?{_WORD})\s*\((?!.*;\s*$)",
    leading=("//", "/*", "*/", "* ", "#", "@", "["),
)
_KEYWORD_FUNCTIONS = _language(
    rf"{_MODIFIERS}{_TYPES}\s+({_WORD})",
    rf"{_MODIFIERS}(?:fun|func|function)\s+(?:<[^>]*>\s*)?&?(?:{_WORD}\.)?({_WORD})",
    rf"{_MODIFIERS}(init|deinit|constructor)\b",
    leading=("//", "/*", "*/", "* ", "#", "@"),
)
_RUBY = _language(
    rf"def\s+(?:self\.)?({_WORD}[?!=]?)",
    rf"(?:class|module)\s+(?:{_WORD}::)*({_WORD})",
    leading=("#",),
    ending=("end", "=begin", "=end"),
)

_BY_SUFFIX = {
    suffix: language
    for language, suffixes in (
        (_PYTHON, "py pyi pyx"),
        (_JAVASCRIPT, "js jsx mjs cjs ts tsx mts cts"),
        (_GO, "go"),
        (_RUST, "rs"),
        (_C_LIKE, "java cs c h cc cpp cxx hpp hh"),
        (_KEYWORD_FUNCTIONS, "kt kts swift php"),
        (_RUBY, "rb rake"),
    )
    for suffix in suffixes.split()
}


def language_of(path: str) -> Language | None:
    """The language of a file, by the end of its name; None for one that is not known."""
    compiled = _BY_SUFFIX.get(path.rpartition(".")[2].lower())
    return compiled() if compiled else None
