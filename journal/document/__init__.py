"""Text to structure and back: pure, the standard library alone."""
