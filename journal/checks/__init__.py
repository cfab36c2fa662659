"""Checks: what a document must hold to be true, whole, useful and safe."""
