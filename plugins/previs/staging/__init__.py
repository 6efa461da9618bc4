"""From a plan to a stage: who stands where, what the set is dressed with, how the camera goes."""

from previs.staging.stage import Staging, stage

__all__ = ["Staging", "stage"]
