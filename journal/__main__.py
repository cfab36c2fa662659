"""`python -m journal`, and the command that the installation makes."""

from __future__ import annotations

import gc
import os
import sys


def main() -> None:
    if os.name != "posix":
        sys.stderr.write("journal: it does not run on this system yet; on Windows, use it in WSL\n")
        sys.exit(2)
    gc.disable()  # a command ends before collecting would pay; the pane turns it on again
    from journal.neighbours import find_at_once

    find_at_once()
    from journal.cli import run

    status = run(sys.argv[1:])
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(status)  # taking the interpreter down in order costs a third of starting it


if __name__ == "__main__":
    main()
