"""Sessions: what happened when, what came of it, and what the next reader must know."""
