"""The actors: every kind is a table of numbers, built into a skin over a skeleton."""

from previs.cast.casting import KINDS, build

__all__ = ["KINDS", "build"]
