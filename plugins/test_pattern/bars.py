"""Colour bars in I420, after SMPTE RP 219-1:2014 (the high-definition heir of ECR 1-1978), and a frame number.

Layout by ECR 1-1978: seven bars at 75 % over two thirds of the height, the reversed blue bars over a twelfth, below
them -I, white, +Q, black and PLUGE. Code values are BT.709 limited range in 8 bits; those of -I, +Q and PLUGE are the
10-bit ones of RP 219 divided by four.
"""

from typing import NamedTuple

import numpy as np

from studio.extend.api import Frame

Code = tuple[int, int, int]
"""Y, Cb, Cr."""

KR, KB = 0.2126, 0.0722
"""Luma coefficients of ITU-R BT.709-6, item 3.2."""


def code(red: float, green: float, blue: float) -> Code:
    """The 8-bit code of a gamma-coded colour, parts 0 to 1 (ITU-R BT.709-6, items 3.2 to 3.4)."""
    luma = KR * red + (1 - KR - KB) * green + KB * blue
    return (
        round(16 + 219 * luma),
        round(128 + 224 * (blue - luma) / (2 * (1 - KB))),
        round(128 + 224 * (red - luma) / (2 * (1 - KR))),
    )


GREY, YELLOW, CYAN, GREEN, MAGENTA, RED, BLUE = (
    code(*(0.75 * part for part in colour))
    for colour in ((1, 1, 1), (1, 1, 0), (0, 1, 1), (0, 1, 0), (1, 0, 1), (1, 0, 0), (0, 0, 1))
)
BLACK: Code = (16, 128, 128)
WHITE: Code = (235, 128, 128)
MINUS_I: Code = (61, 153, 99)
PLUS_Q: Code = (35, 174, 152)
BELOW: Code = (12, 128, 128)
ABOVE: Code = (25, 128, 128)

_SEVENTH = 1 / 7
_TOP = [(colour, _SEVENTH) for colour in (GREY, YELLOW, CYAN, GREEN, MAGENTA, RED, BLUE)]
_MIDDLE = [(colour, _SEVENTH) for colour in (BLUE, BLACK, MAGENTA, BLACK, CYAN, BLACK, GREY)]
_FIFTH = 5 / 28
_LOW = [(MINUS_I, _FIFTH), (WHITE, _FIFTH), (PLUS_Q, _FIFTH), (BLACK, _FIFTH)]
_PLUGE = [(BELOW, 1 / 21), (BLACK, 1 / 21), (ABOVE, 1 / 21), (BLACK, _SEVENTH)]
ROWS = [(_TOP, 2 / 3), (_MIDDLE, 1 / 12), (_LOW + _PLUGE, 1 / 4)]

_GLYPHS = (
    "01110 10001 10011 10101 11001 10001 01110",
    "00100 01100 00100 00100 00100 00100 01110",
    "01110 10001 00001 00010 00100 01000 11111",
    "11111 00010 00100 00010 00001 10001 01110",
    "00010 00110 01010 10010 11111 00010 00010",
    "11111 10000 11110 00001 00001 10001 01110",
    "00110 01000 10000 11110 10001 10001 01110",
    "11111 00001 00010 00100 01000 01000 01000",
    "01110 10001 10001 01110 10001 10001 01110",
    "01110 10001 10001 01111 00001 00010 01100",
)
GLYPHS = np.array([[[bit == "1" for bit in line] for line in glyph.split()] for glyph in _GLYPHS])
"""The digits 0 to 9 as (10, 7, 5) booleans."""

DIGITS = 5


class Planes(NamedTuple):
    """Y (height, width), U and V (height // 2, width // 2) of an I420 picture, as views."""

    y: Frame
    u: Frame
    v: Frame


def planes(frame: Frame) -> Planes:
    """Views of a contiguous I420 picture's planes."""
    rows, width = frame.shape
    height, flat = rows * 2 // 3, frame.reshape(-1)
    luma, chroma = width * height, width * height // 4
    half = (height // 2, width // 2)
    return Planes(
        flat[:luma].reshape(height, width),
        flat[luma : luma + chroma].reshape(half),
        flat[luma + chroma :].reshape(half),
    )


def bars(width: int, height: int, turn: float = 0.0) -> Frame:
    """The test card at a size with even sides; `turn` rotates the hues (radians), 0 is the standard."""
    frame = np.empty((height * 3 // 2, width), np.uint8)
    target = planes(frame)
    top = 0.0
    for colours, share in ROWS:
        left = 0.0
        for colour, part in colours:
            _fill(target, (top, top + share, left, left + part), _turned(colour, turn))
            left += part
        top += share
    return frame


def _turned(colour: Code, turn: float) -> Code:
    luma, blue, red = colour
    spin = complex(blue - 128, red - 128) * complex(np.cos(turn), np.sin(turn))
    return luma, int(np.clip(round(spin.real + 128), 16, 240)), int(np.clip(round(spin.imag + 128), 16, 240))


def _fill(target: Planes, box: tuple[float, float, float, float], colour: Code) -> None:
    """Fill a box given in parts of the picture (top, bottom, left, right)."""
    for plane, value in zip(target, colour, strict=True):
        height, width = plane.shape
        top, bottom = round(box[0] * height), round(box[1] * height)
        left, right = round(box[2] * width), round(box[3] * width)
        plane[top:bottom, left:right] = value


def digit_size(width: int, height: int) -> int:
    """Pixels a dot of the burnt-in number: about a seventh of the picture's height in all."""
    return max(1, min(height // 50, width // (DIGITS * 6 + 4)))


def number_box(width: int, height: int) -> tuple[int, int, int, int]:
    """Top, bottom, left, right (even) of the black box that the number stands in."""
    dot = digit_size(width, height)
    tall, wide = 9 * dot // 2 * 2, (DIGITS * 6 + 1) * dot // 2 * 2
    top, left = (height - tall) // 4 * 2, (width - wide) // 4 * 2
    return top, top + tall, left, left + wide


def burn(frame: Frame, number: int) -> None:
    """Write a frame number of five digits into the middle, white on black; a picture too small for it has none."""
    target = planes(frame)
    height, width = target.y.shape
    top, bottom, left, right = number_box(width, height)
    if min(top, left) < 0:
        return
    target.y[top:bottom, left:right] = BLACK[0]
    for chroma in (target.u, target.v):
        chroma[top // 2 : bottom // 2, left // 2 : right // 2] = 128
    dot = digit_size(width, height)
    line = np.hstack([np.pad(GLYPHS[int(digit)], ((1, 1), (1, 0))) for digit in f"{number % 10**DIGITS:0{DIGITS}}"])
    dots = np.kron(line, np.ones((dot, dot), bool))[: bottom - top, : right - left]
    area = target.y[top : top + dots.shape[0], left : left + dots.shape[1]]
    area[dots] = WHITE[0]


def read_number(frame: Frame) -> int:
    """The burnt-in number of a picture, also after coding; -1 if there is none."""
    luma = planes(frame).y
    height, width = luma.shape
    top, _, left, _ = number_box(width, height)
    if min(top, left) < 0:
        return -1
    dot = digit_size(width, height)
    middle = dot // 2
    value = 0
    for place in range(DIGITS):
        rows = top + dot * np.arange(1, 8) + middle
        columns = left + dot * (place * 6 + np.arange(1, 6)) + middle
        seen = luma[np.ix_(rows, columns)] > 128
        wrong = (seen != GLYPHS).sum(axis=(1, 2))
        if wrong.min() > 3:
            return -1
        value = value * 10 + int(wrong.argmin())
    return value
