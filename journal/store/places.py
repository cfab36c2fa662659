"""Where this user's state and settings are, and nothing else; nothing is created here."""

from __future__ import annotations

import os
import sys

_NAME = "journal"


def state_folder() -> str:
    """The ledger's folder, and that of recovery copies."""
    return os.environ.get("JOURNAL_STATE_DIR") or _folder("XDG_STATE_HOME", ".local/state", "user_state_dir")


def config_folder() -> str:
    """The folder of the user's own settings and kinds."""
    return os.environ.get("JOURNAL_CONFIG_DIR") or _folder("XDG_CONFIG_HOME", ".config", "user_config_dir")


def _folder(variable: str, default: str, question: str) -> str:
    if sys.platform not in ("darwin", "win32"):
        # The same answer as platformdirs, whose import alone takes longer than starting Python.
        base = os.environ.get(variable, "").strip() or os.path.join(os.path.expanduser("~"), default)
        return os.path.join(base, _NAME)
    import platformdirs

    return str(getattr(platformdirs, question)(_NAME, appauthor=False))
