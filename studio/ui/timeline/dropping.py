"""Files that are dropped on the timeline: what is said of them."""

from collections.abc import Sequence
from pathlib import PurePath

from PySide6.QtCore import QCoreApplication

MEDIA = frozenset(
    {
        *(".mp4", ".mov", ".m4v", ".mkv", ".webm", ".avi", ".mxf"),
        *(".wav", ".mp3", ".m4a", ".aac", ".flac", ".ogg", ".aif", ".aiff"),
        *(".png", ".jpg", ".jpeg", ".webp", ".tif", ".tiff", ".exr", ".bmp", ".gif"),
    }
)
"""Suffixes of files that hold pictures, films or sound."""


def refusal(names: Sequence[str]) -> str:
    """Why files of these names are not taken in, in a sentence."""
    other = [name for name in names if PurePath(name).suffix.lower() not in MEDIA]
    if other:
        sentence = QCoreApplication.translate(
            "Timeline", "'{name}' is neither a picture, a film nor sound: the timeline cannot show it."
        )
        return sentence.format(name=other[0])
    return QCoreApplication.translate(
        "Timeline", "Files cannot be put into the reel yet: write a prompt, and Storyreel makes the shot."
    )
