"""WHAT COMES IN: lists of prompts and shot lists, as their writers hand them in.

A file is read and checked as a whole before anything is changed; what is wrong with it is said with its line.
"""

from studio.intake.reading import SUFFIXES, read_shots, shots_edit

__all__ = ["SUFFIXES", "read_shots", "shots_edit"]
