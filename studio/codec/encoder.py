"""H.264 into an MP4: one writer for takes that grow while they play and for films that are handed on."""

import errno
import os
from collections.abc import Iterable, Mapping
from fractions import Fraction
from pathlib import Path
from types import TracebackType
from typing import NamedTuple, Self

import av
import numpy as np
from av.audio.frame import AudioFrame
from av.audio.stream import AudioStream
from av.container import OutputContainer
from av.error import FFmpegError
from av.video.frame import PictureType, VideoFrame
from av.video.reformatter import ColorPrimaries, ColorRange, Colorspace, ColorTrc
from av.video.stream import VideoStream

from studio.codec.aac import add_sound, sound_frame
from studio.codec.i420 import Frame, as_video, check_size, size_of
from studio.codec.sound import CHANNELS, SAMPLE_RATE, Samples
from studio.errors import BadInputError, DiskFullError, MediaError

GOP = 12
"""Frames from one keyframe to the next: what an exact seek has to decode at most."""

_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO}

_GROWING = {"movflags": "frag_keyframe+empty_moov+default_base_moof", "flush_packets": "1"}
"""A file that can be read up to its last whole GOP at any moment."""


class Chapter(NamedTuple):
    """A named run of frames: `first` up to, not including, `last`."""

    title: str
    first: int
    last: int


class H264Writer:
    """Writes I420 frames as H.264 in MP4: closed GOPs of at most 12, no B-frames, BT.709 limited, first pts 0.

    `fragmented` makes a file that can be read while it grows; otherwise the index is put in front (faststart).
    `crf` is x264's constant rate factor; `qp`, if given, a constant quantizer in its place, which spares the encoder
    its analysis. `timecode` is the label of the first frame. With `sound` there is a track of AAC, stereo at 48 kHz.
    The file lies under `path` at once: give a `.part` name and rename after `close`. Raises `DiskFullError` (nothing is
    kept then), `MediaError`, `BadInputError` (odd sizes).
    """

    def __init__(
        self,
        path: Path,
        width: int,
        height: int,
        rate: Fraction,
        *,
        preset: str = "veryfast",
        crf: int = 18,
        qp: int | None = None,
        threads: int = 1,
        fragmented: bool = False,
        chapters: Iterable[Chapter] = (),
        metadata: Mapping[str, str] | None = None,
        timecode: str = "",
        sound: bool = False,
    ) -> None:
        check_size(width, height)
        self.path = path
        self.width, self.height, self.rate = width, height, rate
        self.frames = 0
        """Frames written so far."""
        self.samples = 0
        """Samples written so far, of each channel."""
        self._open = True
        options = _GROWING if fragmented else {"movflags": "faststart"}
        try:
            self._container: OutputContainer = av.open(str(path), "w", format="mp4", container_options=options)
        except (FFmpegError, OSError) as error:
            raise sentence_of(path, error) from error
        self._container.metadata.update(metadata or {})
        self._container.set_chapters(
            [
                {"id": n, "start": c.first, "end": c.last, "time_base": 1 / rate, "metadata": {"title": c.title}}
                for n, c in enumerate(chapters, 1)
            ]
        )
        self._stream = self._video_stream(preset, {"crf": str(crf)} if qp is None else {"qp": str(qp)}, threads)
        self._sound = add_sound(self._container, SAMPLE_RATE, CHANNELS) if sound else None
        if timecode:
            self._stream.metadata["timecode"] = timecode
        try:
            self._container.start_encoding()
        except (FFmpegError, OSError) as error:
            self.abort()
            raise sentence_of(path, error) from error

    def _video_stream(self, preset: str, control: Mapping[str, str], threads: int) -> VideoStream:
        options = {"preset": preset, **control, "bf": "0", "threads": str(threads), "x264-params": "scenecut=40"}
        stream = self._container.add_stream("libx264", rate=self.rate, options=options)
        stream.width, stream.height, stream.pix_fmt = self.width, self.height, "yuv420p"
        stream.time_base = 1 / self.rate
        context = stream.codec_context
        context.time_base = 1 / self.rate
        context.gop_size = GOP
        context.color_primaries = ColorPrimaries.BT709
        context.color_trc = ColorTrc.BT709
        context.colorspace = Colorspace.ITU709
        context.color_range = ColorRange.MPEG
        return stream

    def write(self, frame: Frame) -> None:
        """Append an I420 picture of the writer's size; the array may be used again when this returns."""
        if size_of(frame) != (self.width, self.height) or frame.dtype != np.uint8:
            wide, tall = size_of(frame)
            raise BadInputError(f"{self.path.name} is {self.width}x{self.height}: a {wide}x{tall} frame does not fit.")
        self.write_video(as_video(frame))

    def write_video(self, video: VideoFrame) -> None:
        """Append a yuv420p frame of PyAV of the writer's size without a copy; its time and tags are overwritten."""
        video.pts = self.frames
        video.time_base = 1 / self.rate
        video.pict_type = PictureType.NONE
        video.color_primaries, video.color_trc = ColorPrimaries.BT709, ColorTrc.BT709
        video.colorspace, video.color_range = Colorspace.ITU709, ColorRange.MPEG
        self._guarded(self._stream, video)
        self.frames += 1

    def write_sound(self, samples: Samples) -> None:
        """Append samples (n, 2), which belong beside the frames that are written at about the same time."""
        if self._sound is None:
            raise BadInputError(f"{self.path.name} has no track for sound.")
        if len(samples):
            self._guarded(self._sound, sound_frame(samples, SAMPLE_RATE, self.samples))
            self.samples += len(samples)

    def close(self) -> None:
        """Write what is still inside the encoder and force the file onto the disk; the second call does nothing."""
        if not self._open:
            return
        if not self.frames:
            self.abort()
            raise MediaError(f"{self.path.name.removesuffix('.part')} was not kept: it has no frames.")
        self._guarded(self._stream, None)
        if self._sound is not None:
            self._guarded(self._sound, None)
        try:
            self._container.close()
            with self.path.open("rb+") as file:
                os.fsync(file.fileno())
        except (FFmpegError, OSError) as error:
            self.abort()
            raise sentence_of(self.path, error) from error
        self._open = False

    def abort(self) -> None:
        """Stop and remove the file; does nothing after `close`."""
        if not self._open:
            return
        self._open = False
        try:
            self._container.close()
        except (FFmpegError, OSError):
            pass  # the file goes anyway: what could not be written to it is of no interest
        finally:
            self.path.unlink(missing_ok=True)

    def _guarded(self, stream: VideoStream | AudioStream, frame: VideoFrame | AudioFrame | None) -> None:
        """Encode one frame (`None`: what is left) and write the packets; a failure removes the file."""
        try:
            self._container.mux(stream.encode(frame))  # type: ignore[arg-type]
        except (FFmpegError, OSError) as error:
            self.abort()
            raise sentence_of(self.path, error) from error

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            self.close()
        else:
            self.abort()


def sentence_of(path: Path, error: FFmpegError | OSError) -> DiskFullError | MediaError:
    """The failure to write a file, as the user reads it."""
    name = path.name.removesuffix(".part")
    if error.errno in _NO_ROOM:
        return DiskFullError(f"There is no room left on the disk to write {name}: free some space and try again.")
    return MediaError(f"{name} could not be written: {error.strerror or error}.")
