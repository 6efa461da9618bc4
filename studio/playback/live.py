"""Pictures of jobs that run: the newest of each frame, kept until the take is there or the job is given up."""

from bisect import bisect_right, insort
from collections.abc import Callable, Sequence
from typing import NamedTuple

from studio.codec.i420 import Frame

FINAL = 3
"""The quality of a picture that goes into the take as it is."""


class LiveFrame(NamedTuple):
    """A picture of a running job. `place`: its frame in the clip; `quality`: 0 latent, 1 tiny, 2 real, 3 final."""

    place: int
    quality: int
    picture: Frame


class LiveClip:
    """What has come of one job so far.

    A preview takes the place of the one before it: a denoiser shows every frame again with each step. A job may begin
    again from the first frame (the prompt was changed meanwhile): a final picture of a frame of which a final one is
    there is the sign of that, and all that came before it is let go.
    """

    def __init__(self, job: str) -> None:
        self.job = job
        self.newest = -1
        """The frame that came last."""
        self.bytes = 0
        self._streak = 0
        self._last_final = -1
        self._frames: dict[int, LiveFrame] = {}
        self._order: list[int] = []

    def __len__(self) -> int:
        return len(self._order)

    @property
    def indices(self) -> Sequence[int]:
        """The frames that are there, in order."""
        return self._order

    def add(self, frame: LiveFrame) -> None:
        """Keep a picture unless a better one of its frame is there."""
        known, final = self._frames.get(frame.place), frame.quality >= FINAL
        if known is not None and final and known.quality >= FINAL:
            self._frames, self._order, self.bytes, known = {}, [], 0, None
        if final:
            if frame.place != self._last_final + 1:
                self._streak = frame.place
            self._last_final = frame.place
        self.newest = frame.place
        if known is None:
            insort(self._order, frame.place)
        elif frame.quality < known.quality:
            return
        else:
            self.bytes -= known.picture.nbytes
        self._frames[frame.place] = frame
        self.bytes += frame.picture.nbytes

    def at(self, index: int) -> LiveFrame | None:
        return self._frames.get(index)

    def before(self, index: int) -> LiveFrame | None:
        """The nearest picture that is not later than an index; the first one where all are later."""
        if not self._order:
            return None
        return self._frames[self._order[max(0, bisect_right(self._order, index) - 1)]]

    def forget_one(self, keep: int) -> None:
        """Let go of the picture furthest from a frame."""
        far = self._order[0] if keep - self._order[0] > self._order[-1] - keep else self._order[-1]
        self._order.remove(far)
        self.bytes -= self._frames.pop(far).picture.nbytes

    def final(self) -> list[LiveFrame]:
        """The pictures that are certainly those of the take: final, and come in one go without a gap."""
        frames = (self._frames[index] for index in self._order if self._streak <= index <= self._last_final)
        return [frame for frame in frames if frame.quality >= FINAL]


class Live:
    """The clips of all shots that are being made, bounded in bytes. Used from one thread."""

    def __init__(self, limit: int = 256 << 20) -> None:
        self.limit = limit
        self._clips: dict[str, LiveClip] = {}
        self._bytes = 0

    @property
    def bytes(self) -> int:
        return self._bytes

    @property
    def shots(self) -> list[str]:
        """Shots of which there are pictures."""
        return list(self._clips)

    def of(self, shot: str) -> LiveClip | None:
        return self._clips.get(shot)

    def add(self, shot: str, job: str, frames: Sequence[LiveFrame], keep: Callable[[str], int | None]) -> None:
        """Keep what a job of a shot made. Another job's pictures of that shot give way.

        `keep` tells the frame of a shot that the playhead is on (`None`: it is on another shot); where room is short,
        shots without the playhead lose theirs first, then what is furthest from it.
        """
        clip = self._clips.get(shot)
        if clip is None or clip.job != job:
            self.drop(shot)
            clip = self._clips[shot] = LiveClip(job)
        self._bytes -= clip.bytes
        for frame in frames:
            clip.add(frame)
        self._bytes += clip.bytes
        while self._bytes > self.limit:
            self._make_room(keep)

    def _make_room(self, keep: Callable[[str], int | None]) -> None:
        away = [shot for shot in self._clips if keep(shot) is None]
        shot = away[0] if away else next(iter(self._clips))
        clip = self._clips[shot]
        place = keep(shot)
        self._bytes -= clip.bytes
        clip.forget_one(clip.newest if place is None else place)
        self._bytes += clip.bytes
        if not len(clip):
            del self._clips[shot]

    def drop(self, shot: str) -> LiveClip | None:
        """Let go of a shot's clip; returns it."""
        clip = self._clips.pop(shot, None)
        if clip is not None:
            self._bytes -= clip.bytes
        return clip
