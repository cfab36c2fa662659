"""Recognising files that a program wrote: they are told in one line, without their functions."""

import re

_FOLDERS = frozenset(
    (
        *("node_modules", "bower_components", "vendor", "dist", "build", "target", ".next", ".nuxt", ".venv", "venv"),
        *("__pycache__", "__snapshots__", "__generated__", ".gradle", "Pods", "DerivedData", "site-packages"),
        "coverage",
    )
)
_NAMES = frozenset(
    (
        *("package-lock.json", "npm-shrinkwrap.json", "yarn.lock", "pnpm-lock.yaml", "bun.lock", "bun.lockb"),
        *("deno.lock", "poetry.lock", "Pipfile.lock", "uv.lock", "pdm.lock", "Cargo.lock", "go.sum", "flake.lock"),
        *("composer.lock", "Gemfile.lock", "Podfile.lock", "Package.resolved", "mix.lock", "pubspec.lock"),
        "packages.lock.json",
    )
)
_ENDINGS = (
    *(".min.js", ".min.css", ".map", ".bundle.js", ".chunk.js", ".snap", "_pb2.py", "_pb2_grpc.py", ".pb.go"),
    *(".pb.cc", ".pb.h", ".g.dart", ".freezed.dart", ".designer.cs", ".g.cs", ".generated.ts", ".pyc"),
)
_SAID = re.compile(rb"@generated\b|\bDO NOT EDIT\b|\b(?:auto-?generated|generated (?:by|from|with))\b", re.IGNORECASE)
_HEAD_BYTES = 600
_COMMENT = re.compile(rb"\s*(?://|/\*|\*|#|--|;|<!--|\"\"\"|'''|%)")


def is_generated(path: str, text: bytes) -> bool:
    """Whether its folder, its name or its own first comment says that a program wrote this file."""
    *folders, name = path.split("/")
    if name in _NAMES or name.endswith(_ENDINGS) or not _FOLDERS.isdisjoint(folders):
        return True
    head = text[:_HEAD_BYTES].split(b"\n")
    return any(_SAID.search(line) for line in head if _COMMENT.match(line))
