"""Writes the name of a stand-in into the picture, small, on a dark plate."""

import unicodedata
from collections.abc import Sequence

import cv2
import numpy as np

from previs.camera import project
from previs.records import Camera
from previs.staging.stage import Label

_FONT = cv2.FONT_HERSHEY_SIMPLEX
_LONGEST = 28


def plain(text: str) -> str:
    """A label in the letters that the font has: accents dropped, what is left over as a dot."""
    flat = unicodedata.normalize("NFKD", text)
    letters = "".join(c for c in flat if not unicodedata.combining(c))
    ascii_only = "".join(c if " " <= c <= "~" else "." for c in letters)
    return ascii_only[:_LONGEST] if ascii_only.strip(". ") else "stand-in"


def draw_labels(picture: np.ndarray, labels: Sequence[Label], camera: Camera) -> None:
    """Draw on an I420 picture (H * 3 // 2, W), in place; labels out of sight are left out."""
    width = picture.shape[1]
    height = picture.shape[0] * 2 // 3
    luma = picture[:height]
    chroma = picture[height:].reshape(2, height // 2, width // 2)
    scale = max(0.3, height / 900)
    thick = max(1, round(scale * 1.4))
    for label in labels:
        text = plain(label.text)
        x, y, depth = project(camera, np.array([label.at]), width / height)[0]
        if depth <= 0.05 or abs(x) > 1.2 or abs(y) > 1.2:
            continue
        (wide, tall), below = cv2.getTextSize(text, _FONT, scale, thick)
        pad = max(2, tall // 3)
        left = int(min(max((x + 1) / 2 * width - wide / 2, pad), max(pad, width - wide - pad)))
        base = int(min(max((1 - y) / 2 * height, tall + pad), height - below - pad))
        top, bottom = max(0, base - tall - pad), min(height, base + below + pad)
        right, edge = min(width, left + wide + pad), max(0, left - pad)
        luma[top:bottom, edge:right] = 28
        chroma[:, top // 2 : (bottom + 1) // 2, edge // 2 : (right + 1) // 2] = 128
        cv2.putText(luma, text, (left, base), _FONT, scale, 210, thick, cv2.LINE_AA)
