"""Running a command as if nothing stood between it and the terminal, and knowing what came of it."""
