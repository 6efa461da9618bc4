"""The sound of a film: each shot's own, in its place, and silence where a shot has none."""

from fractions import Fraction

from studio.codec.aac import FRAME
from studio.codec.cue import Cue, cue, sample_at
from studio.codec.sound import SAMPLE_RATE, Samples, SoundReader, silence
from studio.errors import MediaError
from studio.export.source import Segment


def sounds(parts: list[Segment]) -> bool:
    """Whether anything is to be heard."""
    return any(_sounds(part) for part in parts)


def _sounds(part: Segment) -> bool:
    return bool(part.frames and part.path and part.take and part.take.sound)


class FilmSound:
    """Gives the samples of a film's frames, one frame after another. Used by one thread; `notes` say what is amiss."""

    def __init__(self, parts: list[Segment], rate: Fraction) -> None:
        self.notes: list[str] = []
        self._parts = [part for part in parts if part.frames]
        self._rate = rate
        self._place = -1
        self._cue: Cue | None = None
        self._reader: SoundReader | None = None

    def of_frame(self, index: int) -> Samples:
        """What is heard during a frame of the film, (n, 2)."""
        while self._place + 1 < len(self._parts) and index >= self._parts[self._place + 1].at:
            self._begin(self._place + 1)
        first = sample_at(index, self._rate)
        out = silence(sample_at(index + 1, self._rate) - first)
        if self._reader is not None and self._cue is not None:
            self._cue.lay(self._reader, first, out)
        return out

    def _begin(self, place: int) -> None:
        """Go on to the next shot; one that goes on in the same file goes on being read."""
        part = self._parts[place]
        joined = self._goes_on(place - 1)
        self._place = place
        if not joined:
            self.close()
            self._reader = self._open(part)
        if self._reader is not None and part.take is not None:
            self._cue = cue(
                part.at,
                part.frames,
                part.first,
                rate=self._rate,
                of_take=part.take.rate.fraction,
                opens=not joined,
                closes=not self._goes_on(place),
            )
            self._tell_end(part, self._reader, part.take.rate.fraction)

    def _goes_on(self, place: int) -> bool:
        """Whether a shot goes on in the next one, as after a split."""
        if not 0 <= place < len(self._parts) - 1:
            return False
        part, after = self._parts[place : place + 2]
        return _sounds(part) and part.path == after.path and part.first + part.frames == after.first

    def _open(self, part: Segment) -> SoundReader | None:
        if part.path is None or not _sounds(part):
            return None
        try:
            return SoundReader(part.path)
        except MediaError:
            self.notes.append(f"Shot {part.number}: its take's sound cannot be read; it is silent.")
            return None

    def _tell_end(self, part: Segment, reader: SoundReader, rate: Fraction) -> None:
        seen = sample_at(min(part.first + part.frames, part.take.frames if part.take else 0), rate)
        missing = seen - max(reader.length, sample_at(part.first, rate))
        if reader.length and missing > FRAME + sample_at(1, rate):
            self.notes.append(
                f"Shot {part.number}: its sound ends {missing / SAMPLE_RATE:.2f} s before its picture; "
                "the rest is silent."
            )

    def close(self) -> None:
        """Let go of the file that is read."""
        if self._reader is not None:
            self._reader.close()
        self._reader = self._cue = None
