"""How good each frame of a running job is by now, kept from what arrives."""

from itertools import groupby
from typing import NamedTuple

from studio.render.events import FramesArrived

_NONE = 255


class Step(NamedTuple):
    """Frames `first` up to, not including, `last` of the clip are of this quality (0 latent to 3 final)."""

    first: int
    last: int
    quality: int


class Terraces:
    """The qualities of the jobs that run, by shot. A quality only ever replaces a lower one."""

    def __init__(self) -> None:
        self._jobs: dict[str, str] = {}
        self._qualities: dict[str, bytearray] = {}

    def follow(self, event: FramesArrived) -> None:
        """Frames of a job have arrived."""
        if self._jobs.get(event.shot) != event.job:
            self._jobs[event.shot] = event.job
            self._qualities[event.shot] = bytearray()
        row = self._qualities[event.shot]
        last = event.first + event.count
        if last > len(row):
            row.extend(bytes([_NONE]) * (last - len(row)))
        for place in range(event.first, last):
            if row[place] == _NONE or row[place] < event.quality:
                row[place] = event.quality

    def drop(self, shot: str) -> None:
        """Nothing is being made of a shot any longer."""
        self._jobs.pop(shot, None)
        self._qualities.pop(shot, None)

    def of(self, shot: str) -> tuple[Step, ...]:
        """The runs of a shot's frames that are there, in order."""
        steps: list[Step] = []
        place = 0
        for quality, run in groupby(self._qualities.get(shot, b"")):
            count = sum(1 for _ in run)
            if quality != _NONE:
                steps.append(Step(place, place + count, quality))
            place += count
        return tuple(steps)

    @property
    def shots(self) -> list[str]:
        """The shots of which something is kept."""
        return list(self._jobs)
