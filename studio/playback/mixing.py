"""The reel as sound: which samples of which take are heard at any moment of playing."""

from collections import OrderedDict
from fractions import Fraction
from typing import NamedTuple

from studio.codec.sound import SAMPLE_RATE, Samples, SoundReader, silence
from studio.errors import MediaError
from studio.model.board import Board
from studio.playback.readers import PathOf
from studio.playback.reel import Stretch, stretches
from studio.playback.transport import Bounds

MOST_OPEN = 6
_MOST_MUTE = 50_000


class Score(NamedTuple):
    """What is to be heard: a board's reel from a moment on (`start` in samples from frame 0), looping within `bounds`
    if it `loops`."""

    board: Board
    start: int
    bounds: Bounds
    loops: bool

    @property
    def rate(self) -> Fraction:
        return self.board.project.rate.fraction

    def samples(self, frames: int) -> int:
        """The sample at which a reel frame begins."""
        return round(frames * SAMPLE_RATE / self.rate)

    def place(self, count: int) -> tuple[int, int]:
        """Where in the reel playing is after `count` samples, and after how many more it jumps or ends."""
        first, last = (self.samples(frame) for frame in self.bounds)
        at = self.start + count
        if self.loops and last > first and at >= last:
            at = first + (at - first) % (last - first)
        return at, max(0, last - at)


class Mixer:
    """Reads the sound of takes. Used by one thread."""

    def __init__(self, path_of: PathOf) -> None:
        self._path_of = path_of
        self._readers: OrderedDict[str, SoundReader] = OrderedDict()
        self._mute: OrderedDict[str, None] = OrderedDict()

    def mix(self, score: Score, count: int, wanted: int) -> tuple[Samples, bool]:
        """What is heard from `count` samples after the start on, and whether any take there has sound."""
        out, heard, done = silence(wanted), False, 0
        while done < wanted:
            at, left = score.place(count + done)
            piece = min(wanted - done, left)
            if piece <= 0:
                break
            first = at * score.rate // SAMPLE_RATE
            last = -(-(at + piece) * score.rate // SAMPLE_RATE)
            for stretch in stretches(score.board, first, last):
                heard |= self._lay(score, stretch, at, out[done : done + piece])
            done += piece
        return out, heard

    def _lay(self, score: Score, stretch: Stretch, at: int, out: Samples) -> bool:
        """Lay a shot's sound into `out`, which begins at sample `at` of the reel; tells whether it has any."""
        shot = stretch.shot
        take = score.board.chosen(shot)
        reader = self._reader(take.media) if take else None
        if reader is None:
            return False
        begin = max(at, score.samples(stretch.start))
        end = min(at + len(out), score.samples(stretch.start + shot.length))
        if begin < end:
            offset = score.samples(shot.take_in) - score.samples(stretch.start)
            out[begin - at : end - at] = reader.read(begin + offset, end - begin)
        return True

    def _reader(self, media: str) -> SoundReader | None:
        if media in self._mute:
            return None
        reader = self._readers.pop(media, None)
        if reader is None:
            path = self._path_of(media)
            if not path.exists():
                return None  # it may come back
            try:
                reader = SoundReader(path)
            except MediaError:
                self._mute[media] = None
                while len(self._mute) > _MOST_MUTE:
                    self._mute.popitem(last=False)
                return None
        self._readers[media] = reader
        while len(self._readers) > MOST_OPEN:
            self._readers.popitem(last=False)[1].close()
        return reader

    def close(self) -> None:
        for reader in self._readers.values():
            reader.close()
        self._readers.clear()
