"""How actors move: gaits, gestures and the skinning that turns a skeleton's pose into vertices."""

from previs.motion.performance import ACTIONS, Performance, Pose, perform

__all__ = ["ACTIONS", "Performance", "Pose", "perform"]
