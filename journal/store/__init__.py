"""Disk, and nothing but disk."""
