"""Time as whole frames at a rational rate. Floats never enter the model; they are made at its edges only."""

import math
import re
from fractions import Fraction
from typing import Self

import msgspec

from studio.errors import BadInputError

MIN_FPS = 1
MAX_FPS = 240
DROP_RATES = {Fraction(30000, 1001): 2, Fraction(60000, 1001): 4}
"""Rates that have drop-frame timecode, with the number of labels dropped a minute (SMPTE ST 12-1)."""

_TIMECODE = re.compile(r"([0-9]{1,2}):([0-9]{2}):([0-9]{2})([:;.])([0-9]{2,3})")
_RATE = re.compile(r"[0-9]{1,6}(\.[0-9]{0,9})?|[0-9]{1,9}/[0-9]{1,9}")


class Rate(msgspec.Struct, frozen=True):
    """Frames per second as a fraction in lowest terms, for example 24/1 or 30000/1001; raises `ValueError`."""

    num: int = 24
    den: int = 1

    def __post_init__(self) -> None:
        if self.num <= 0 or self.den <= 0:
            raise ValueError(f"{self.num}/{self.den} is not a frame rate")
        common = math.gcd(self.num, self.den)
        if common > 1:
            msgspec.structs.force_setattr(self, "num", self.num // common)
            msgspec.structs.force_setattr(self, "den", self.den // common)

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read `24`, `23.976`, `29.97` or `30000/1001`; raises `BadInputError`."""
        sentence = f"'{text}' is not a frame rate: give frames per second, such as 24 or 30000/1001."
        if not _RATE.fullmatch(text.strip()):
            raise BadInputError(sentence)
        try:
            value = Fraction(text.strip())
        except ZeroDivisionError:
            raise BadInputError(sentence) from None
        ntsc = Fraction(round(value) * 1000, 1001)
        if value.denominator != 1 and abs(value - ntsc) < Fraction(1, 200):
            value = ntsc
        if not MIN_FPS <= value <= MAX_FPS:
            raise BadInputError(f"{text} frames per second is out of range: give {MIN_FPS} to {MAX_FPS}.")
        return cls(value.numerator, value.denominator)

    @property
    def fraction(self) -> Fraction:
        return Fraction(self.num, self.den)

    @property
    def nominal(self) -> int:
        """The whole number of timecode labels a second: 24 for 23.976."""
        return round(self.fraction)

    def frames(self, seconds: Fraction | float | int) -> int:
        """The whole number of frames nearest to a length in seconds (half up); raises `BadInputError`."""
        if isinstance(seconds, float) and not math.isfinite(seconds):
            raise BadInputError(f"{seconds} seconds is not a length: give a number, such as 2.5.")
        return math.floor(Fraction(seconds) * self.fraction + Fraction(1, 2))

    def seconds(self, frames: int) -> Fraction:
        return Fraction(frames) / self.fraction

    def __str__(self) -> str:
        return str(self.num) if self.den == 1 else f"{self.num}/{self.den}"


def timecode(frame: int, rate: Rate) -> str:
    """`HH:MM:SS:FF` of a frame number; drop-frame (`;` before FF) at 29.97 and 59.94, as SMPTE ST 12-1 has it.

    The clock turns over after 24 hours. Above 100 frames per second FF has three digits.
    """
    fps, drop = rate.nominal, DROP_RATES.get(rate.fraction, 0)
    if drop:
        minute, ten_minutes = fps * 60 - drop, fps * 600 - drop * 9
        tens, rest = divmod(frame, ten_minutes)
        frame += drop * 9 * tens + (drop * ((rest - drop) // minute) if rest >= drop else 0)
    seconds, frames = divmod(frame, fps)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    width = max(2, len(str(fps - 1)))
    return f"{hours % 24:02}:{minutes:02}:{seconds:02}{';' if drop else ':'}{frames:0{width}}"


def parse_timecode(text: str, rate: Rate) -> int:
    """The frame number of a timecode; raises `BadInputError` for text that is none or a label that does not exist."""
    match = _TIMECODE.fullmatch(text.strip())
    if not match:
        raise BadInputError(f"'{text}' is not a timecode: write it as HH:MM:SS:FF.")
    hours, minutes, seconds, frames = (int(match[i]) for i in (1, 2, 3, 5))
    fps, drop = rate.nominal, DROP_RATES.get(rate.fraction, 0)
    if (
        hours > 23
        or minutes > 59
        or seconds > 59
        or frames >= fps
        or (drop and minutes % 10 and not seconds and frames < drop)
    ):
        raise BadInputError(f"'{text}' is not a timecode at {rate} frames per second.")
    total_minutes = hours * 60 + minutes
    return (total_minutes * 60 + seconds) * fps + frames - drop * (total_minutes - total_minutes // 10)
