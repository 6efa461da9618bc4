"""The take writer: encodes final frames beside the engine, in its own thread, into a file that plays as it grows."""

import contextlib
import hashlib
import queue
from concurrent.futures import Future, ThreadPoolExecutor
from fractions import Fraction
from pathlib import Path
from typing import NamedTuple

import numpy as np

from studio.backend.engine import Frame
from studio.codec.encoder import H264Writer
from studio.errors import StudioError

WAITING = 8
"""Frames that may wait for the encoder; then the engine waits, for final frames are never dropped."""

_LOOK_S = 0.1


class Coding(NamedTuple):
    """How x264 is to code: the preset costs processor time, the rate factor (smaller is better) costs room."""

    preset: str
    crf: int


DRAFT = Coding("ultrafast", 22)
"""640x360: about 1.0 ms a frame for 48 dB and 12 kB; at 18 it is 1.3 ms, 51 dB and 18 kB, and superfast takes 2 ms
for less than that and decodes half as fast. A draft stands until something better does: the engine needs the time."""

MASTER = Coding("veryfast", 14)
"""For engines that take far longer than any preset: smaller and better."""


class Written(NamedTuple):
    """A take on disk: SHA-256 in hex and the number of frames."""

    sha256: str
    frames: int


class TakeWriter:
    """Writes frames of one size to `path`. Failures of the encoder come out of `put` or `finish`.

    Raises `DiskFullError` and `MediaError`; nothing is left at `path` then, nor after `abort`.
    """

    def __init__(self, path: Path, width: int, height: int, rate: Fraction, coding: Coding = DRAFT) -> None:
        self.path = path
        self._waiting: queue.SimpleQueue[Frame | None] = queue.SimpleQueue()
        self._free: queue.SimpleQueue[Frame] = queue.SimpleQueue()
        for _ in range(WAITING):
            self._free.put(np.empty((height * 3 // 2, width), np.uint8))
        self._size, self._rate, self._coding = (width, height), rate, coding
        self._keep = True
        self._finished = False
        self._executor = ThreadPoolExecutor(1, "take-writer")
        self._written: Future[int] = self._executor.submit(self._encode)

    def put(self, frame: Frame) -> None:
        """Take a copy of a frame; waits while the encoder is `WAITING` frames behind."""
        while True:
            try:
                buffer = self._free.get(timeout=_LOOK_S)
                break
            except queue.Empty:
                self._raise_failure()
        self._raise_failure()
        np.copyto(buffer, frame)
        self._waiting.put(buffer)

    def _raise_failure(self) -> None:
        if self._written.done():
            self._written.result()

    def finish(self) -> Written:
        """Encode what waits, close and force the file to disk, and hash it."""
        frames = self._end()
        self._finished = True
        with self.path.open("rb") as file:
            return Written(hashlib.file_digest(file, "sha256").hexdigest(), frames)

    def abort(self) -> None:
        """Stop soon and leave nothing behind; does nothing after `finish`."""
        if self._finished:
            return
        self._keep = False
        with contextlib.suppress(StudioError):  # the file goes anyway
            self._end()
        self.path.unlink(missing_ok=True)

    def _end(self) -> int:
        self._waiting.put(None)
        self._executor.shutdown(wait=True)
        return self._written.result()

    def _encode(self) -> int:
        preset, crf = self._coding
        writer = H264Writer(self.path, *self._size, self._rate, preset=preset, crf=crf, fragmented=True)
        count = 0
        with writer:
            while (frame := self._waiting.get()) is not None and self._keep:
                writer.write(frame)
                self._free.put(frame)
                count += 1
        return count
