"""How actors move: gaits, gestures and the skinning that turns a skeleton's pose into vertices."""

from previs.motion.performance import ACTIONS, Performance, Pose, pair_distance, perform, posture

__all__ = ["ACTIONS", "Performance", "Pose", "pair_distance", "perform", "posture"]
