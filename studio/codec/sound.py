"""Sound out of a media file: any run of samples of it, at one rate and in stereo whatever the file holds."""

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from types import TracebackType
from typing import Self, cast

import av
import numpy as np
import numpy.typing as npt
from av.audio.resampler import AudioResampler
from av.audio.stream import AudioStream
from av.container import InputContainer
from av.error import FFmpegError

from studio.errors import MediaError

SAMPLE_RATE = 48_000
CHANNELS = 2

Samples = npt.NDArray[np.float32]
"""Shape (samples, 2), -1 to 1."""

_RUN_IN = SAMPLE_RATE // 10
"""Samples that are decoded before the wanted ones after a jump: coders need some to find their feet."""


_AGAIN = 16
"""Of a run, so many samples may be read again without a jump."""


def silence(count: int) -> Samples:
    """So many samples of nothing."""
    return np.zeros((count, CHANNELS), np.float32)


class SoundReader:
    """A file's first sound track. Reading on from where the last run ended is cheap, jumping costs a seek.

    Raises `MediaError` for files that are missing or damaged, or hold no sound. Used by one thread at a time.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            self._container: InputContainer = av.open(str(path))
        except (FFmpegError, OSError) as error:
            raise MediaError(f"{path.name} cannot be read: it is missing or damaged.") from error
        if not self._container.streams.audio:
            self._container.close()
            raise MediaError(f"{path.name} holds no sound.")
        self._stream: AudioStream = self._container.streams.audio[0]
        duration = (self._stream.duration or 0) * (self._stream.time_base or 0)
        self.length = round(duration * SAMPLE_RATE)
        """Samples that the file says it has; 0 if it does not say."""
        self._run: Iterator[tuple[int, Samples]] = iter(())
        self._at = 0
        self._left: Samples = silence(0)
        self._last: Samples = silence(0)
        self._ended = False
        self._jump(0)

    def read(self, first: int, count: int) -> Samples:
        """`count` samples from `first` on, counted from the start of the file's picture; silence where it has none."""
        again = self._at - first
        if 0 < again <= len(self._last):
            known = self._last[-again:][:count]
            return np.concatenate([known, self.read(self._at, count - again)]) if count > again else known.copy()
        if not 0 <= first - self._at <= SAMPLE_RATE:
            self._jump(first)
        out = silence(count)
        while self._at < first + count:
            if not len(self._left) and not self._decode():
                break
            skip = max(0, first - self._at)
            if skip >= len(self._left):
                self._advance(len(self._left))
                continue
            self._advance(skip)
            place = self._at - first
            if place >= count:
                break
            taken = self._left[: count - place]
            out[place : place + len(taken)] = taken
            self._advance(len(taken))
        self._last = out[-_AGAIN:] if self._at == first + count else silence(0)
        return out

    def _advance(self, count: int) -> None:
        self._left = self._left[count:]
        self._at += count

    def _decode(self) -> bool:
        """Get the next piece; False at the end, or where the file cannot be read on."""
        if self._ended:
            return False
        try:
            at, piece = next(self._run)
        except (StopIteration, FFmpegError, OSError, ValueError):  # the last: a format that changes midway
            self._ended = True
            return False
        # a gap is silence, an overlap is left out: pieces follow one another by their stamps
        overlap = self._at - at
        if overlap < 0:
            self._at = at
        self._left = piece[max(0, overlap) :]
        return True

    def _jump(self, first: int) -> None:
        base = self._stream.time_base or Fraction(1, SAMPLE_RATE)
        wanted = max(0, first - _RUN_IN)
        self._left, self._at, self._ended = silence(0), wanted, False
        try:
            self._container.seek(int(Fraction(wanted, SAMPLE_RATE) / base), stream=self._stream, backward=True)
        except (FFmpegError, OSError):
            self._ended = True
        self._run = self._pieces(base)

    def _pieces(self, base: Fraction) -> Iterator[tuple[int, Samples]]:
        """Pieces of sound, each with its place in samples; one channel is heard on both sides, as loud as it is."""
        mono = self._stream.channels == 1
        resampler = AudioResampler(format="flt", layout="mono" if mono else "stereo", rate=SAMPLE_RATE)
        at: int | None = None
        for frame in self._container.decode(self._stream):
            if at is None:
                at = round((frame.pts or 0) * base * SAMPLE_RATE)
            for piece in resampler.resample(frame):
                samples = cast("Samples", piece.to_ndarray()).reshape(-1, 1 if mono else CHANNELS)
                yield at, samples.repeat(CHANNELS, axis=1) if mono else samples
                at += len(samples)

    def close(self) -> None:
        self._run = iter(())
        self._container.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
