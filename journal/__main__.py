"""`python -m journal`, and the command that the installation makes."""

from __future__ import annotations

import sys


def main() -> None:
    from journal.cli import run

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
