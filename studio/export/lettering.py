"""Words on pictures: Inter (SIL Open Font License, from the `fontpkg-inter` package), and line breaks."""

import unicodedata
from functools import cache
from importlib import resources

from PIL import ImageFont
from PIL.ImageFont import FreeTypeFont

_FILE = "Inter[opsz,wght].ttf"
_OPTICAL = (14, 32)
"""The limits of Inter's optical size axis, in points."""

REGULAR, MEDIUM, STRONG = 400, 500, 600


@cache
def font(size: int, weight: int = REGULAR) -> FreeTypeFont:
    """Inter at a size in pixels and a weight of 100 to 900."""
    with resources.as_file(resources.files("fontpkg_inter") / "files" / _FILE) as path:
        face = ImageFont.truetype(str(path), size)
    face.set_variation_by_axes([min(max(size, _OPTICAL[0]), _OPTICAL[1]), weight])
    return face


def printable(text: str) -> str:
    """A text as one line without control characters (those of direction and of no width are kept)."""
    kept = ("" if unicodedata.category(letter) == "Cc" else letter for letter in " ".join(text.split()))
    return "".join(kept)


def fit(text: str, face: FreeTypeFont, width: float) -> str:
    """The text, cut with an ellipsis if it is wider than `width` pixels."""
    if face.getlength(text) <= width:
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if face.getlength(_cut(text, middle)) <= width else (low, middle - 1)
    return _cut(text, low)


def _cut(text: str, count: int) -> str:
    return text[:count].rstrip(" ,;:") + "…"


def wrap(text: str, face: FreeTypeFont, width: float, lines: int) -> list[str]:
    """The text in at most `lines` lines no wider than `width` pixels; what does not fit becomes an ellipsis.

    Words longer than a line (and scripts without spaces) are broken between letters.
    """
    rows: list[str] = []
    rest = printable(text)
    while rest:
        if len(rows) == lines - 1:
            return [*rows, fit(rest, face, width)]
        count = _break(rest, face, width)
        rows.append(rest[:count].rstrip())
        rest = rest[count:].lstrip()
    return rows


def _break(text: str, face: FreeTypeFont, width: float) -> int:
    """How many letters of a text go on its first line."""
    if face.getlength(text) <= width:
        return len(text)
    low, high = 1, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if face.getlength(text[:middle]) <= width else (low, middle - 1)
    space = text.rfind(" ", 0, low + 1)
    return space + 1 if space > 0 else low
