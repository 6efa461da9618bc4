"""The actors: every kind is a table of numbers, built into a skin over a skeleton."""

from previs.cast.casting import KINDS, build, build_all
from previs.cast.looks import LOOKS

__all__ = ["KINDS", "LOOKS", "build", "build_all"]
