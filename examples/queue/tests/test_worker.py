"""The worker, with a clock that stands still."""
