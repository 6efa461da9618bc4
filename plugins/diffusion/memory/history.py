"""What takes cost on this machine: a file of JSON lines in the cache folder, which is for learning and may be lost."""

import math
import os
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import msgspec

from diffusion.memory.guessing import Cost

LAW = 1
"""Raised when the guesses change, which makes old lines useless."""
KEPT = 400
SAME = 1.25
"""Takes count as alike whose guessed cost differs by less than this factor."""
LATEST = 24
"""Of one way of making takes, so many count."""
STEEPEST, FLATTEST = 1.6, 0.5
"""How measured costs may grow with guessed ones, as exponents."""


class Seen(msgspec.Struct, frozen=True, kw_only=True):
    """One take: on which card, with which weights, set how; what was guessed, and what it was. `bytes` 0: not known."""

    law: int = LAW
    card: str
    model: str
    way: str
    guess_s: float
    guess_bytes: int
    seconds: float
    bytes: int = 0
    step_ms: float = 0.0


class Learned(msgspec.Struct, frozen=True):
    """A cost as takes of before would have it; `alike` of `takes` were like this one."""

    cost: Cost
    takes: int
    alike: int


class History:
    """The file of what was seen; a folder that cannot be written or a damaged file is no obstacle."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / "takes.jsonl"

    def seen(self) -> list[Seen]:
        """All that is known, oldest first; lines that cannot be read are left out."""
        try:
            lines = self._path.read_bytes().splitlines()
        except OSError:
            return []
        return [seen for line in lines if (seen := _read(line)) is not None][-KEPT:]

    def add(self, seen: Seen) -> None:
        """Keep one more; the file is there whole or as it was."""
        if not _sound(seen):
            return
        part = self._path.with_name(f"{self._path.name}.{os.getpid()}.part")
        lines = [msgspec.json.encode(each) for each in [*self.seen(), seen][-KEPT:]]
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            part.write_bytes(b"\n".join(lines) + b"\n")
            part.replace(self._path)
        except OSError:
            with suppress(OSError):
                part.unlink(missing_ok=True)

    def learned(self, guess: Cost, *, card: str, model: str, way: str) -> Learned | None:
        """What a take would cost by those of this model on this card: set the same way, else in any way."""
        takes = [seen for seen in self.seen() if (seen.card, seen.model) == (card, model)]
        same = [seen for seen in takes if seen.way == way]
        used = (same or takes)[-LATEST:]
        if not used:
            return None
        seconds = follow([(seen.guess_s, seen.seconds) for seen in used], guess.seconds)
        sized = [(float(seen.guess_bytes), float(seen.bytes)) for seen in used if seen.bytes > 0]
        memory = follow(sized, float(guess.memory)) if sized and same else float(guess.memory)
        alike = sum(1 / SAME < seen.guess_s / guess.seconds < SAME for seen in same)
        step_s = guess.step_s * seconds / guess.seconds
        return Learned(Cost(int(memory), seconds, step_s), len(used), alike)


def follow(pairs: Sequence[tuple[float, float]], guess: float) -> float:
    """What is to be expected where `guess` was guessed, if for each pair the first was guessed and the second came.

    The line of least squares through the logarithms, the latest weighing most: it passes through what was seen again
    and again, and always rises.
    """
    if not pairs:
        return guess
    weights = [0.8 ** (len(pairs) - 1 - at) for at in range(len(pairs))]
    guessed = [math.log(first) for first, _ in pairs]
    came = [math.log(second) for _, second in pairs]
    x, y = _mean(guessed, weights), _mean(came, weights)
    spread = _mean([(each - x) ** 2 for each in guessed], weights)
    common = _mean([(one - x) * (other - y) for one, other in zip(guessed, came, strict=True)], weights)
    slope = min(STEEPEST, max(FLATTEST, common / spread)) if spread > math.log(SAME) ** 2 / 16 else 1.0
    return math.exp(y + slope * (math.log(guess) - x))


def _mean(numbers: Sequence[float], weights: Sequence[float]) -> float:
    return sum(weight * number for number, weight in zip(numbers, weights, strict=True)) / sum(weights)


def _read(line: bytes) -> Seen | None:
    try:
        seen = msgspec.json.decode(line, type=Seen)
    except msgspec.DecodeError:
        return None
    return seen if _sound(seen) else None


def _sound(seen: Seen) -> bool:
    """Numbers that a logarithm can be taken of."""
    numbers = (seen.guess_s, seen.guess_bytes, seen.seconds)
    return seen.law == LAW and seen.bytes >= 0 and all(math.isfinite(number) and number > 0 for number in numbers)
