"""The reel as sound: which samples of which take are heard at any moment of playing."""

from collections import OrderedDict
from fractions import Fraction
from typing import NamedTuple

from studio.codec.cue import cue, sample_at
from studio.codec.sound import SAMPLE_RATE, Samples, SoundReader, silence
from studio.errors import MediaError
from studio.model.board import Board
from studio.model.rows import Shot
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
        return sample_at(frames, self.rate)

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
            for stretch in stretches(score.board, first - 1, last + 1):  # samples are rounded to frames
                heard |= self._lay(score, stretch, at, out[done : done + piece])
            done += piece
        return out, heard

    def _lay(self, score: Score, stretch: Stretch, at: int, out: Samples) -> bool:
        """Lay a shot's sound into `out`, which begins at sample `at` of the reel; tells whether it has any."""
        shot = stretch.shot
        take = score.board.chosen(shot)
        reader = self._reader(take.media) if take else None
        if reader is None or take is None:
            return False
        board = score.board
        before, after = board.at(stretch.start - 1), board.at(stretch.start + shot.length)
        cue(
            stretch.start,
            shot.length,
            shot.take_in,
            rate=score.rate,
            of_take=take.rate.fraction,
            opens=not _goes_on(board, before, shot),
            closes=not _goes_on(board, shot, after),
        ).lay(reader, at, out)
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


def _goes_on(board: Board, shot: Shot | None, after: Shot | None) -> bool:
    """Whether a shot goes on in the next one, as after a split."""
    one, other = (board.chosen(item) if item else None for item in (shot, after))
    if shot is None or after is None or one is None or other is None:
        return False
    return one.media == other.media and shot.take_in + shot.length == after.take_in
