"""Keeps a project's continuity document true, and nothing else."""

__version__ = "0.1.0"
