"""Exact frames out of a video file: every picture by its index, and runs of them without seeking again."""

from bisect import bisect_right
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from types import TracebackType
from typing import NamedTuple, Self

import av
from av.container import InputContainer
from av.error import FFmpegError
from av.video.frame import VideoFrame
from av.video.reformatter import VideoReformatter
from av.video.stream import VideoStream

from studio.codec.i420 import Frame, copy_planes, scaled
from studio.errors import BadInputError, MediaError


class MediaInfo(NamedTuple):
    """What a video file holds: sides in pixels (even), `rate` in frames per second, whole frames."""

    width: int
    height: int
    rate: Fraction
    frames: int
    has_audio: bool


class FrameIndex(NamedTuple):
    """Presentation times of all frames, in order, and the indices of those that decoding can start at."""

    pts: list[int]
    keys: list[int]


class FrameReader:
    """A video file as a row of pictures, numbered from 0 in the order they are shown.

    Opening reads through the file's packets once (nothing is decoded), so that the count is true for fragmented files
    and those that are still growing, too. Raises `MediaError` for files that are missing, foreign or damaged, and
    `BadInputError` for an index that does not exist. Used by one thread at a time. An `index` of the same bytes, from
    another reader, spares that: a file that was read before opens at once.
    """

    def __init__(self, path: Path, *, threads: int = 1, index: FrameIndex | None = None) -> None:
        self.path = path
        self._reformatter = VideoReformatter()
        self._run: Iterator[VideoFrame] = iter(())
        self._next = 0
        try:
            self._container: InputContainer = av.open(str(path))
        except (FFmpegError, OSError) as error:
            raise _unreadable(path, error) from error
        try:
            if not self._container.streams.video:
                raise MediaError(f"{path.name} holds no pictures: give a video file.")
            self._stream: VideoStream = self._container.streams.video[0]
            self._stream.codec_context.thread_count = threads
            self._stream.thread_type = "AUTO" if threads > 1 else "NONE"
            self.index = index or self._read_index()
            self.info = self._describe()
        except (FFmpegError, OSError) as error:
            self._container.close()
            raise _unreadable(path, error) from error
        except MediaError:
            self._container.close()
            raise

    def _read_index(self) -> FrameIndex:
        stamps: list[tuple[int, bool]] = [
            (packet.pts, packet.is_keyframe)
            for packet in self._container.demux(self._stream)
            if packet.pts is not None and packet.size
        ]
        stamps.sort()
        keys = [number for number, (_, key) in enumerate(stamps) if key]
        declared = self._stream.frames
        if not stamps or not keys or (declared and len(stamps) < declared):
            raise MediaError(
                f"{self.path.name} is cut off: it has {len(stamps)} frames of {declared or 'an unknown number'}. "
                "Copy or generate it again."
            )
        return FrameIndex([pts for pts, _ in stamps], keys)

    def _describe(self) -> MediaInfo:
        context, pts, base = self._stream.codec_context, self.index.pts, self._stream.time_base or Fraction(1, 90000)
        rate = self._stream.average_rate
        if len(pts) > 1:
            steps = Fraction(pts[-1] - pts[0], len(pts) - 1)
            rate = (1 / (steps * base)).limit_denominator(1001) if steps else rate
        width, height = context.width // 2 * 2, context.height // 2 * 2
        if width < 2 or height < 2:
            raise MediaError(f"{self.path.name} does not say how large its pictures are: it is damaged.")
        return MediaInfo(width, height, rate or Fraction(25), len(pts), bool(self._container.streams.audio))

    @property
    def position(self) -> int:
        """The frame that can be had without seeking; -1 after a failure."""
        return self._next

    def lead(self, index: int) -> int:
        """The first frame that has to be decoded on the way to an index: itself, or what it is coded upon."""
        key = self.index.keys[max(0, bisect_right(self.index.keys, index) - 1)]
        return self._next if key <= self._next <= index and self._next > 0 else key

    def frame(self, index: int) -> Frame:
        """The picture at an index, exactly that one."""
        return next(self.frames(index, 1))

    def frames(self, first: int = 0, count: int | None = None) -> Iterator[Frame]:
        """`count` pictures from `first` on (all that are left, if not given), each an array of its own."""
        return (copy_planes(video) for video in self.videos(first, count))

    def videos(self, first: int = 0, count: int | None = None) -> Iterator[VideoFrame]:
        """As `frames`, but as yuv420p frames of PyAV that can go to an encoder without being copied."""
        total = self.info.frames
        last = total if count is None else first + count
        if not (0 <= first <= last <= total):
            raise BadInputError(
                f"{self.path.name} has frames 0 to {total - 1}: there is no run of {last - first} from {first}."
            )
        return self._videos(first, last)

    def _videos(self, first: int, last: int) -> Iterator[VideoFrame]:
        for index in range(first, last):
            try:
                video = self._fetch(index)
            except (FFmpegError, OSError) as error:
                self._run, self._next = iter(()), -1
                raise _unreadable(self.path, error) from error
            yield scaled(video, self.info.width, self.info.height, self._reformatter)

    def _fetch(self, index: int) -> VideoFrame:
        """Decode up to one frame, going on from the last one where no keyframe is nearer."""
        wanted = self.index.pts[index]
        lead = self.lead(index)
        if lead != self._next or not lead:
            self._container.seek(self.index.pts[lead], stream=self._stream, backward=True)
            self._run = self._container.decode(self._stream)
        for video in self._run:
            if video.pts is not None and video.pts >= wanted:
                if video.pts > wanted or video.is_corrupt:
                    break
                self._next = index + 1
                return video
        self._run, self._next = iter(()), -1
        raise MediaError(f"{self.path.name} is damaged: frame {index} cannot be decoded. Generate the take again.")

    def close(self) -> None:
        self._run = iter(())
        self._container.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def probe(path: Path) -> MediaInfo:
    """What a video file holds; raises `MediaError`."""
    with FrameReader(path) as reader:
        return reader.info


def _unreadable(path: Path, error: FFmpegError | OSError) -> MediaError:
    """The failure to read a file, as the user reads it."""
    if isinstance(error, FileNotFoundError):
        return MediaError(f"{path.name} is missing: it is not in {path.parent}.")
    return MediaError(f"{path.name} cannot be read as video: it is damaged or of another kind.")
