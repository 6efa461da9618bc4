"""How words on the command line become values; each raises `UsageError` or `BadInputError` with one sentence."""

import re
from fractions import Fraction

from studio.errors import BadInputError, UsageError
from studio.model.board import Board
from studio.model.recipe import MAX_SECONDS, SIDES
from studio.model.rows import Shot, Value

_SIZE = re.compile(r"(\d{1,9})\s*[xX]\s*(\d{1,9})")
_RANGE = re.compile(r"(\d{1,9})\s*-\s*(\d{1,9})")
TRUE, FALSE = {"true", "yes", "on", "1"}, {"false", "no", "off", "0"}


def parse_size(text: str) -> tuple[int, int]:
    """`1280x720` as (width, height): even, and within what can be encoded; nothing is allocated for it."""
    match = _SIZE.fullmatch(text.strip())
    if not match:
        raise BadInputError(f"'{text}' is not a size: write width and height in pixels, such as 1280x720.")
    width, height = int(match[1]), int(match[2])
    low, high = SIDES
    if not (low <= width <= high and low <= height <= high):
        raise BadInputError(f"{width}x{height} is out of range: each side is {low} to {high} pixels.")
    return width + width % 2, height + height % 2


def parse_seconds(text: str) -> Fraction:
    """A length in seconds above zero and at most ten minutes, exactly as typed."""
    try:
        seconds = Fraction(text.strip())
    except (ValueError, ZeroDivisionError):
        raise BadInputError(f"'{text}' is not a length: give seconds, such as 3 or 2.5.") from None
    if not 0 < seconds <= MAX_SECONDS:
        raise BadInputError(
            f"{text} seconds is out of range: a shot lasts more than 0 and at most {MAX_SECONDS} seconds."
        )
    return seconds


def parse_whole(text: str, name: str) -> int:
    """A whole number; `name` says of what."""
    try:
        return int(text.strip())
    except ValueError:
        raise BadInputError(f"'{text}' is not a whole number for {name}.") from None


def parse_flag(text: str, name: str) -> bool:
    """yes or no, in the usual spellings; `name` says of what."""
    word = text.strip().lower()
    if word in TRUE | FALSE:
        return word in TRUE
    raise BadInputError(f"'{text}' is not yes or no for {name}.")


def parse_pairs(words: list[str]) -> dict[str, str]:
    """`KEY=VALUE` words in the order given."""
    pairs: dict[str, str] = {}
    for word in words:
        key, equals, value = word.partition("=")
        if not equals or not key.strip():
            raise UsageError(f"'{word}' is not KEY=VALUE, for example seconds=3.")
        pairs[key.strip().lower().replace("-", "_")] = value
    return pairs


def parse_value(text: str) -> Value:
    """A parameter's value as JSON would have it: true/false, a whole number, a decimal number, else text."""
    word = text.strip()
    if word.lower() in ("true", "false"):
        return word.lower() == "true"
    for kind in (int, float):
        try:
            number = kind(word)
        except ValueError:
            continue
        if number == number and abs(number) < 1e15:
            return number
    return text


def parse_shots(board: Board, text: str) -> list[Shot]:
    """`1,3-5` or ids, in reel order, each once; raises `NotFoundError` for a shot that is not there."""
    found: dict[str, Shot] = {}
    for word in filter(None, (part.strip() for part in text.split(","))):
        span = _RANGE.fullmatch(word)
        if not span:
            shot = board.find(word)
            found[shot.id] = shot
            continue
        first, last = int(span[1]), int(span[2])
        if first > last:
            raise UsageError(f"'{word}' is not a range of shots: the first number is the smaller one.")
        board.find(first)
        board.find(last)
        found |= {shot.id: shot for shot in board.reel[first - 1 : last]}
    if not found:
        raise UsageError(f"'{text}' names no shots: write numbers and ranges, such as 1,3-5.")
    return sorted(found.values(), key=lambda shot: board.numbers[shot.id])
