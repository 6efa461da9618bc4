"""Lengths as an editor writes them: seconds and frames, minutes before them where there are any."""

import re

from studio.errors import BadInputError
from studio.model.time import Rate

_PARTS = re.compile(r"(?:(?:(\d{1,3}):)?(\d{1,4}):)?(\d{1,6})")


def clock(frames: int, rate: Rate) -> str:
    """`4:12` is 4 seconds and 12 frames, `1:04:12` a minute more."""
    seconds, rest = divmod(frames, rate.nominal)
    minutes, seconds = divmod(seconds, 60)
    width = len(str(rate.nominal - 1))
    return f"{minutes}:{seconds:02}:{rest:0{width}}" if minutes else f"{seconds}:{rest:0{width}}"


def parse_length(text: str, rate: Rate) -> int:
    """Frames of `1:04:12`, `4:12`, a bare number of frames, or seconds such as `4.5s`; raises `BadInputError`."""
    plain = text.strip().lower().replace(" ", "")
    if plain.endswith("s"):
        try:
            return rate.frames(float(plain.removesuffix("s")))
        except ValueError:
            raise BadInputError(_sentence(text)) from None
    found = _PARTS.fullmatch(plain)
    if not found:
        raise BadInputError(_sentence(text))
    minutes, seconds, frames = (int(part or 0) for part in found.groups())
    return (minutes * 60 + seconds) * rate.nominal + frames


def _sentence(text: str) -> str:
    return f"'{text}' is not a length: write 4:12 (seconds and frames), 108 (frames) or 4.5s."
