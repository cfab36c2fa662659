"""What real parsers say which definition a line stands in: the referee of the functions that are named."""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Any

LANGUAGES = {"py": "python", "js": "javascript", "mjs": "javascript", "ts": "typescript", "go": "go", "rs": "rust"}

Span = tuple[int, int, str]
"""First line, last line, name."""


def definitions(path: Path, text: bytes) -> list[Span] | None:
    """Every function and class of a file; None where its parser is not installed, or finds an error in it."""
    suffix = path.suffix[1:]
    if suffix == "py":
        return _python(text)
    parser = _tree_sitter(LANGUAGES[suffix])
    if parser is None:
        return None
    tree = parser.parse(text)
    return None if tree.root_node.has_error else list(_spans(tree.root_node))


def unread(path: Path, text: bytes) -> set[int]:
    """Lines that the parser of the file did not look into."""
    if path.suffix != ".rs":
        return set()
    lines: set[int] = set()
    waiting = [_tree_sitter("rust").parse(text).root_node]
    while waiting:
        node = waiting.pop()
        if node.type in _UNREAD:
            lines |= set(range(node.start_point[0] + 1, node.end_point[0] + 2))
        else:
            waiting += node.children
    return lines


def around(spans: list[Span], line: int) -> str | None:
    """The names of the definitions that hold a line, outermost first."""
    holding = sorted((start, -end, name) for start, end, name in spans if start <= line <= end)
    return ".".join(name for _, _, name in holding) or None


def _python(text: bytes) -> list[Span] | None:
    try:
        tree = ast.parse(text)
    except (SyntaxError, ValueError):
        return None
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
    found = [node for node in ast.walk(tree) if isinstance(node, kinds)]
    return [
        (min([node.lineno, *(each.lineno for each in node.decorator_list)]), node.end_lineno or node.lineno, node.name)
        for node in found
    ]


def _tree_sitter(language: str) -> Any:
    try:
        import importlib

        import tree_sitter

        grammar = importlib.import_module(f"tree_sitter_{language}")
    except ImportError:
        return None
    start = getattr(grammar, f"language_{language}", None) or grammar.language
    return tree_sitter.Parser(tree_sitter.Language(start()))


_FUNCTION_VALUES = {"arrow_function", "function_expression", "function", "generator_function", "class"}
_NAMED = {
    *("function_declaration", "generator_function_declaration", "class_declaration", "method_definition"),
    *("abstract_class_declaration", "interface_declaration", "enum_declaration", "internal_module", "function_item"),
    *(
        "struct_item",
        "enum_item",
        "trait_item",
        "union_item",
        "mod_item",
        "macro_definition",
        "function_signature_item",
        "function_signature",
    ),
}
_UNREAD = {"token_tree", "token_tree_pattern", "macro_invocation", "attribute_item"}
"""What the Rust parser does not look into: nobody can say which function a line in there belongs to."""


def _spans(node: Any) -> Iterator[Span]:
    name = _name(node)
    if name:
        yield node.start_point[0] + 1, node.end_point[0] + 1, name
    for child in node.children:
        yield from _spans(child)


def _name(node: Any) -> str | None:
    kind = node.type
    if kind in _NAMED:
        return _text(node.child_by_field_name("name"))
    if kind == "variable_declarator" and _is_function(node.child_by_field_name("value")):
        return _text(node.child_by_field_name("name"))
    if kind in ("pair", "public_field_definition", "field_definition") and _is_function(
        node.child_by_field_name("value")
    ):
        named = (
            node.child_by_field_name("key") or node.child_by_field_name("name") or node.child_by_field_name("property")
        )
        return _text(named).strip("'\"")
    if kind == "assignment_expression" and _is_function(node.child_by_field_name("right")):
        return _text(node.child_by_field_name("left")).rpartition(".")[2]
    if kind == "method_declaration":
        receiver = _text(node.child_by_field_name("receiver")).strip("()").split()[-1].lstrip("*").partition("[")[0]
        return f"{receiver}.{_text(node.child_by_field_name('name'))}"
    if kind == "type_spec" and node.child_by_field_name("type").type in ("struct_type", "interface_type"):
        return _text(node.child_by_field_name("name"))
    if kind == "impl_item":
        base = node.child_by_field_name("type")
        while base.child_by_field_name("type") is not None:
            base = base.child_by_field_name("type")
        return _text(base).rpartition("::")[2]
    return None


def _is_function(node: Any) -> bool:
    return node is not None and node.type in _FUNCTION_VALUES


def _text(node: Any) -> str:
    return node.text.decode("utf-8", "replace") if node is not None else ""
