"""What a shot is made of, pixel by pixel: depth, normals, identity and motion, and how much of the plan is in sight."""

from previs.passes.guides import guides_of, names_of
from previs.passes.score import Score, score

__all__ = ["Score", "guides_of", "names_of", "score"]
