"""The film: every shot's chosen take between its in and out, in reel order, as one MP4 of H.264, and AAC if it sounds.

Decoding runs in a thread ahead of the encoder. Frames that have the film's size already go from decoder to encoder
without being converted or copied.
"""

import os
import queue
import threading
from collections.abc import Iterator
from contextlib import closing
from fractions import Fraction
from pathlib import Path
from typing import NamedTuple

import numpy as np
from av.video.frame import VideoFrame
from av.video.reformatter import VideoReformatter

from studio.codec.aac import FRAME
from studio.codec.cue import sample_at
from studio.codec.decoder import FrameReader, probe
from studio.codec.encoder import Chapter, H264Writer
from studio.codec.i420 import as_video, blank, copy_planes, planes, scaled
from studio.codec.sound import SAMPLE_RATE, Samples, SoundReader
from studio.edit.checks import check_size
from studio.errors import CancelledError, ExportError, MediaError, StudioError
from studio.export.card import card_frame
from studio.export.files import whole
from studio.export.lettering import printable
from studio.export.sounding import FilmSound, sounds
from studio.export.source import (
    Cancel,
    ExportOptions,
    ExportResult,
    Preset,
    Progress,
    Segment,
    Source,
    never,
    segments,
    silent,
)
from studio.model.time import timecode

PRESETS: dict[Preset, tuple[str, int]] = {"draft": ("ultrafast", 24), "good": ("veryfast", 18), "best": ("slow", 14)}
"""x264's preset and constant rate factor for each quality."""

_AHEAD_BYTES = 16 << 20
"""What frames decoded ahead may take: 12 at 1280x720, enough to even out the start of a shot."""

_CHAPTER_LETTERS = 80


class Film(NamedTuple):
    """The size of the film, and all that is in it."""

    width: int
    height: int
    parts: list[Segment]
    source: Source
    sound: bool

    @property
    def rate(self) -> Fraction:
        return self.source.board.project.rate.fraction


def export_mp4(
    source: Source,
    out: Path,
    *,
    options: ExportOptions | None = None,
    progress: Progress = silent,
    cancel: Cancel = never,
) -> ExportResult:
    """Write the reel to `out` at the project's rate, with a chapter a shot and a start timecode, and with a sound track
    if any of the takes has one.

    Raises `ExportError`, `MediaError`, `DiskFullError`, `BadInputError` and `CancelledError`; `out` is then as before.
    """
    options = options or ExportOptions()
    project, parts = source.board.project, segments(source, options)
    width, height = check_size(options.width or project.width, options.height or project.height)
    film = Film(width, height, parts, source, sound=options.sound and sounds(parts))
    notes = _missing(parts, strict=options.strict)
    total = sum(part.frames for part in parts)
    with whole(out) as part_path:
        with _writer(part_path, film, options) as writer, closing(_Ahead(film)) as ahead:
            for done, (video, samples) in enumerate(ahead.frames(), 1):
                if cancel():
                    raise CancelledError(f"The export of {out.name} was stopped; nothing was kept of it.")
                writer.write_video(video)
                if samples is not None:
                    writer.write_sound(samples)
                progress(done, total)
        verify(part_path, film, total)
    return ExportResult(path=out, frames=total, notes=(*notes, *ahead.notes), sound=film.sound)


def _writer(path: Path, film: Film, options: ExportOptions) -> H264Writer:
    project = film.source.board.project
    preset, crf = PRESETS[options.quality]
    return H264Writer(
        path,
        film.width,
        film.height,
        project.rate.fraction,
        preset=preset,
        crf=crf,
        threads=options.threads or os.cpu_count() or 1,
        chapters=[Chapter(_chapter(part), part.at, part.at + part.frames) for part in film.parts if part.frames],
        metadata={"title": printable(project.title)} if project.title else None,
        timecode=timecode(project.start_frame + film.parts[0].start, project.rate),
        sound=film.sound,
    )


def _chapter(part: Segment) -> str:
    return f"{part.slate}  {printable(part.shot.prompt)}"[:_CHAPTER_LETTERS].rstrip()


def _missing(parts: list[Segment], *, strict: bool) -> list[str]:
    """What is to be said of shots that have no picture; raises `ExportError` where that is not wanted."""
    notes: list[str] = []
    for why in ("it has no take yet", "its take's file is missing"):
        slates = [str(part.number) for part in parts if part.why == why]
        if not slates:
            continue
        names = ("shot " if len(slates) == 1 else "shots ") + ", ".join(slates)
        if strict:
            raise ExportError(f"The film is not whole: no picture for {names} ({why}). Generate first.")
        notes.append(f"A title card stands for {names}: {why}.")
    return notes


def verify(path: Path, film: Film, total: int) -> None:
    """Read the file back before it gets its name."""
    info = probe(path)
    if (info.frames, info.width, info.height) != (total, film.width, film.height):
        raise ExportError(f"The film was written with {info.frames} frames instead of {total}: export it again.")
    if info.has_audio != film.sound:
        raise ExportError("The film was written without its sound: export it again.")
    if film.sound:
        with SoundReader(path) as reader:
            off = abs(reader.length - sample_at(total, film.rate)) / SAMPLE_RATE
        if off > 2 * FRAME / SAMPLE_RATE:
            raise ExportError(f"The film's sound is {off:.2f} s longer or shorter than the film: export it again.")


def _frames_ahead(film: Film) -> int:
    return max(2, min(12, _AHEAD_BYTES // (film.width * film.height * 3 // 2)))


class _Moment(NamedTuple):
    """A frame of the film, and what is heard during it."""

    video: VideoFrame
    samples: Samples | None


class _Ahead:
    """Decodes the film's frames in a thread of its own and hands them over in order; `close` ends the thread."""

    def __init__(self, film: Film) -> None:
        self._film = film
        self._frames: queue.Queue[_Moment | StudioError | None] = queue.Queue(_frames_ahead(film))
        self._stop = threading.Event()
        self.notes: list[str] = []
        self._thread = threading.Thread(target=self._decode, name="export-decode", daemon=True)
        self._thread.start()

    def frames(self) -> Iterator[_Moment]:
        while (item := self._frames.get()) is not None:
            if isinstance(item, StudioError):
                raise item
            yield item

    def close(self) -> None:
        self._stop.set()
        self._thread.join()

    def _decode(self) -> None:
        sound = FilmSound(self._film.parts, self._film.rate) if self._film.sound else None
        done = 0
        try:
            for part in self._film.parts:
                for video in self._pictures(part):
                    if not self._put(_Moment(video, sound.of_frame(done) if sound else None)):
                        return
                    done += 1
        except StudioError as error:
            self._put(error)
        finally:
            if sound:
                self.notes += sound.notes
                sound.close()
            self._put(None)

    def _put(self, item: _Moment | StudioError | None) -> bool:
        """Wait for room; False once the encoder wants no more."""
        while not self._stop.is_set():
            try:
                self._frames.put(item, timeout=0.1)
            except queue.Full:
                continue
            return True
        return False

    def _pictures(self, part: Segment) -> Iterator[VideoFrame]:
        """A shot's frames, exactly as many as the reel gives it."""
        if part.path is None:
            yield from self._card(part)
            return
        try:
            with FrameReader(part.path) as reader:
                yield from self._take(part, reader)
        except MediaError as error:
            raise MediaError(f"Shot {part.number} cannot be exported: {error}") from error

    def _card(self, part: Segment) -> Iterator[VideoFrame]:
        board = self._film.source.board
        foot = timecode(part.frames, board.project.rate)
        scene = board.scenes[part.shot.scene].name
        foot = f"{foot}  ·  {scene}" if scene else foot
        card = card_frame(part.slate, part.shot.prompt, foot, self._film.width, self._film.height)
        for _ in range(part.frames):
            yield as_video(card)

    def _take(self, part: Segment, reader: FrameReader) -> Iterator[VideoFrame]:
        info, film = reader.info, self._film
        fitted = _Fitted(film.width, film.height)
        if (info.width, info.height) != (film.width, film.height):
            self.notes.append(
                f"Shot {part.number}: its take of {info.width}x{info.height} was fitted into "
                f"{film.width}x{film.height}."
            )
        rate = film.source.board.project.rate
        if info.rate != rate.fraction:
            self.notes.append(f"Shot {part.number}: its take has {float(info.rate):.6g} fps; it plays at {rate}.")
        first = min(part.first, info.frames - 1)
        there = min(part.frames, info.frames - first)
        for video in reader.videos(first, there):
            yield fitted.picture(video)
        if there < part.frames:
            self.notes.append(
                f"Shot {part.number}: its take ends {part.frames - there} frames early; the last frame is held."
            )
            held = copy_planes(fitted.picture(next(reader.videos(first + there - 1, 1))))
            for _ in range(part.frames - there):
                yield as_video(held)


class _Fitted:
    """Puts pictures of any size into the film's, whole and undistorted, with black where they do not reach."""

    def __init__(self, width: int, height: int) -> None:
        self._width, self._height = width, height
        self._reformatter = VideoReformatter()

    def picture(self, video: VideoFrame) -> VideoFrame:
        if (video.width, video.height) == (self._width, self._height):
            return video
        scale = min(self._width / video.width, self._height / video.height)
        width = min(self._width, max(2, round(video.width * scale / 2) * 2))
        height = min(self._height, max(2, round(video.height * scale / 2) * 2))
        inner = copy_planes(scaled(video, width, height, self._reformatter))
        if (width, height) == (self._width, self._height):
            return as_video(inner)
        outer = blank(self._width, self._height)
        left, top = (self._width - width) // 4 * 2, (self._height - height) // 4 * 2
        for step, source, target in zip((1, 2, 2), planes(inner), planes(outer), strict=True):
            rows, columns = source.shape
            np.copyto(target[top // step : top // step + rows, left // step : left // step + columns], source)
        return as_video(outer)
