"""A shot's length as people write it."""

import re
from fractions import Fraction

from studio.errors import BadInputError
from studio.model.time import Rate, parse_timecode

_NUMBER = re.compile(r"([0-9]{1,9}(?:[.,][0-9]{1,9})?)\s*([a-z.\"']*)")
_CLOCK = re.compile(r"(?:([0-9]{1,3}):)?([0-9]{1,3}):([0-9]{1,2}(?:[.,][0-9]{1,9})?)")
_SECONDS = {"": 1, "s": 1, "sec": 1, "secs": 1, "second": 1, "seconds": 1, '"': 1, "''": 1}
_MINUTES = {"m": 60, "min": 60, "mins": 60, "minute": 60, "minutes": 60, "'": 60}
_FRAMES = {"f", "fr", "frame", "frames"}


def frames_of(text: str, rate: Rate, *, unit: str = "s") -> int:
    """Frames of `4`, `4.5 s`, `4,5`, `2 min`, `96 frames`, `0:04`, `00:00:04` or the timecode `00:00:04:12`.

    A bare number is in `unit`: `s` or `f`. Raises `BadInputError` for anything else.
    """
    plain = text.strip().lower()
    if number := _NUMBER.fullmatch(plain):
        value, name = Fraction(number[1].replace(",", ".")), number[2].rstrip(".") or unit
        if name in _FRAMES and value.denominator == 1:
            return int(value)
        if factor := (_SECONDS | _MINUTES).get(name):
            return rate.frames(value * factor)
    elif clock := _CLOCK.fullmatch(plain):
        hours, minutes, seconds = int(clock[1] or 0), int(clock[2]), Fraction(clock[3].replace(",", "."))
        return rate.frames(hours * 3600 + minutes * 60 + seconds)
    elif plain.count(":") + plain.count(";") == 3:
        return parse_timecode(plain, rate)
    raise BadInputError(f"'{text.strip()[:40]}' is not a length: give seconds, such as 2.5.")
