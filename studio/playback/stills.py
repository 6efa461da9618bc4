"""Small pictures out of takes, made in a thread that steps back behind the others, and kept as JPEGs on disk.

A still lies in the cache folder as `stills/ab/<sha256>-<frame>-<height>.jpg`; the folder may be deleted at any time.
"""

import contextlib
import threading
from collections import OrderedDict
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple, cast

import numpy as np
from av.video.frame import VideoFrame
from av.video.reformatter import ColorRange, Colorspace, Interpolation, VideoReformatter

from studio.codec.background import SMALL_PICTURES, step_back
from studio.codec.decoder import FrameReader
from studio.codec.i420 import Frame, as_video, size_of
from studio.errors import BadInputError, MediaError
from studio.playback.jpeg import Bgra, at_height, decode, encode, picture_of
from studio.playback.readers import PathOf, Readers

TIERS = (96, 192, 384)
"""Heights of the stills on disk; one that is asked for is made from the next larger one."""

MOST_BYTES = 256 << 20
"""Bytes that stills on disk take at most, as far as the project's last opening knows."""

MOST_WAITING = 1500
_READERS = 6


WHOLE = -1
"""In place of a frame's number: the file is one picture (PNG, JPEG, WebP)."""


class Still(NamedTuple):
    """A picture that is asked for: a frame of a file, or `WHOLE` of one that is a picture, `height` pixels high."""

    media: str
    frame: int
    height: int


class _Drawn(NamedTuple):
    """A picture that is in memory and only to be made small."""

    name: str
    frame: int
    height: int
    picture: Frame


Told = Callable[[Still, Bgra | None], None]
"""Told of a still that is there, or, with `None`, cannot be had. Called from the thread."""


class Stills:
    """One thread that makes stills. What was asked for last goes first, all of its file in one go."""

    def __init__(
        self, path_of: PathOf, folder: Path, told: Told, *, write: bool = True, most_bytes: int = MOST_BYTES
    ) -> None:
        self._most_bytes = most_bytes
        self._folder = folder / "stills"
        self._write = write
        self._told = told
        self._path_of = path_of
        self._readers = Readers(path_of, _READERS)
        self._reformatter = VideoReformatter()
        self._wake = threading.Condition()
        self._waiting: OrderedDict[Still, None] = OrderedDict()
        self._drawn: OrderedDict[tuple[str, int], _Drawn] = OrderedDict()
        self._untidy = write
        self._closed = False
        self._thread = threading.Thread(target=self._work, name="stills", daemon=True)
        self._thread.start()

    def ask(self, still: Still) -> list[Still]:
        """Have a still made; returns those that will not be made, because too many newer ones wait."""
        with self._wake:
            self._waiting[still] = None
            self._waiting.move_to_end(still)
            forgotten = [self._waiting.popitem(last=False)[0] for _ in range(len(self._waiting) - MOST_WAITING)]
            self._wake.notify()
        return forgotten

    def shrink(self, name: str, frame: int, picture: Frame, height: int) -> None:
        """Have a picture that is in memory made small; told as a still of `name`."""
        with self._wake:
            self._drawn[name, frame] = _Drawn(name, frame, height, picture)
            self._wake.notify()

    def close(self) -> None:
        """End the thread; returns when it is gone."""
        with self._wake:
            self._closed = True
            self._waiting.clear()
            self._drawn.clear()
            self._wake.notify()
        self._thread.join()
        self._readers.close()

    def _work(self) -> None:
        step_back(SMALL_PICTURES)
        while True:
            with self._wake:
                while not (self._closed or self._waiting or self._drawn or self._untidy):
                    self._wake.wait()
                if self._closed:
                    return
                drawn = self._drawn.popitem(last=False)[1] if self._drawn else None
                batch = self._batch() if self._waiting and not drawn else []
            if drawn:
                width, height = size_of(drawn.picture)
                small = self._small(as_video(drawn.picture), round(width * drawn.height / height), drawn.height)
                self._told(Still(drawn.name, drawn.frame, drawn.height), small)
            elif batch:
                self._make(batch)
            else:
                self._tidy()

    def _batch(self) -> list[Still]:
        """What is wanted of the file that was asked for last, in order of decoding."""
        media = next(reversed(self._waiting)).media
        batch = sorted(still for still in self._waiting if still.media == media)
        for still in batch:
            del self._waiting[still]
        return batch

    def _make(self, batch: list[Still]) -> None:
        reader: FrameReader | None = None
        media = batch[0].media
        try:
            for still in batch:
                if self._closed:
                    return
                kept = self._kept(still)
                if kept is None and still.frame == WHOLE:
                    kept = picture_of(self._path_of(media), _tier(still.height))
                elif kept is None:
                    reader = reader or self._readers.take(media, still.frame)
                    kept = self._decode(reader, still)
                self._told(still, kept if kept is None else at_height(kept, still.height))
        except (MediaError, OSError):
            for still in batch:
                self._told(still, None)
        finally:
            if reader is not None:
                self._readers.give_back(media, reader)

    def _decode(self, reader: FrameReader, still: Still) -> Bgra | None:
        """The still at its tier's height, which is written to disk, too."""
        try:
            video = next(reader.videos(still.frame, 1))
        except (MediaError, BadInputError):
            return None
        tier = _tier(still.height)
        height = min(tier, video.height)
        small = self._small(video, max(1, round(video.width * height / video.height)), height)
        if self._write:
            self._keep(still, small)
        return small

    def _small(self, video: VideoFrame, width: int, height: int) -> Bgra:
        bgra = self._reformatter.reformat(
            video,
            width=max(1, width),
            height=height,
            format="bgra",
            src_colorspace=Colorspace.ITU709,
            src_color_range=ColorRange.MPEG,
            dst_color_range=ColorRange.JPEG,
            interpolation=Interpolation.AREA,
            threads=1,
        )
        return cast("Bgra", np.ascontiguousarray(bgra.to_ndarray()))

    def _path(self, still: Still) -> Path:
        name = f"{still.media}-{still.frame}-{_tier(still.height)}.jpg"
        return self._folder / still.media[:2] / name

    def _kept(self, still: Still) -> Bgra | None:
        """The still from disk; `None` if it is not there, or damaged."""
        try:
            return decode(self._path(still).read_bytes())
        except OSError:
            return None

    def _tidy(self) -> None:
        """Once, when there is nothing else to do: let go of the oldest stills on disk where they have become many."""
        self._untidy = False
        with contextlib.suppress(OSError):  # another process, or the user, may remove what is here at any moment
            for part in self._folder.glob("*/*.part"):
                part.unlink()
            kept = sorted((_size_and_time(path) for path in self._folder.glob("*/*.jpg")), reverse=True)
            total = 0
            for _, size, path in kept:
                total += size
                if total > self._most_bytes:
                    path.unlink()

    def _keep(self, still: Still, picture: Bgra) -> None:
        """Write a still; where that cannot be done it is made again next time."""
        path = self._path(still)
        part = path.with_name(f"{path.name}.part")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            part.write_bytes(encode(picture))
            part.replace(path)
        except OSError:
            with contextlib.suppress(OSError):
                part.unlink(missing_ok=True)


def _size_and_time(path: Path) -> tuple[float, int, Path]:
    about = path.stat()
    return about.st_mtime, about.st_size, path


def _tier(height: int) -> int:
    return next((tier for tier in TIERS if tier >= height), height)
