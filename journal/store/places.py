"""Where this user's state and settings are, and nothing else; nothing is created here."""

from __future__ import annotations

import os
import sys

_NAME = "journal"
COPIES = "in-place"
"""The folder, beside the ledger, of recovery copies."""
_PLATFORM: str = sys.platform


def state_folder() -> str:
    """The ledger's folder, and that of recovery copies."""
    return os.environ.get("JOURNAL_STATE_DIR") or _folder("XDG_STATE_HOME", ".local/state", "user_state_dir")


def config_folder() -> str:
    """The folder of the user's own settings and kinds."""
    return os.environ.get("JOURNAL_CONFIG_DIR") or _folder("XDG_CONFIG_HOME", ".config", "user_config_dir")


def _folder(variable: str, default: str, question: str) -> str:
    if _PLATFORM not in ("darwin", "win32"):
        # The same answer as platformdirs, whose import alone takes longer than starting Python.
        base = os.environ.get(variable, "")
        return os.path.join(base if os.path.isabs(base) else os.path.join(_home(), default), _NAME)
    import platformdirs

    return str(getattr(platformdirs, question)(_NAME, appauthor=False))


def _home() -> str:
    home = os.environ.get("HOME", "")
    if not os.path.isabs(home):
        import pwd

        home = pwd.getpwuid(os.getuid()).pw_dir
    return home.rstrip("/")
