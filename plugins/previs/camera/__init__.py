"""The film camera: sizes, angles, lenses and moves by the book, measured on what is staged."""

from previs.camera.focus import Focus
from previs.camera.lens import project, vertical_fov
from previs.camera.path import Path, frame_shot
from previs.camera.target import Target

__all__ = ["Focus", "Path", "Target", "frame_shot", "project", "vertical_fov"]
