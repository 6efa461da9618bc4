"""The take writer: encodes final frames beside the engine, in its own thread, into a file that plays as it grows."""

import contextlib
import hashlib
import queue
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from fractions import Fraction
from pathlib import Path
from typing import Literal, NamedTuple

import numpy as np

from studio.backend.engine import Frame, Samples
from studio.codec.background import ENCODING, step_back
from studio.codec.encoder import H264Writer
from studio.codec.soundtrack import lay_sound
from studio.errors import StudioError

WAITING_BYTES, MIN_WAITING, MAX_WAITING = 16 << 20, 4, 16
"""Room for frames that wait for the encoder; when it is full the engine waits, for final frames are never dropped.

Half as many are coded in one go, so that the encoder breaks in on the engine less often.
"""

LINGER_S = 0.25
"""How long frames may wait to be coded while no others come."""

_LOOK_S = 0.1


class Coding(NamedTuple):
    """How x264 is to code: the preset costs processor time; rate factor or quantizer (smaller is better) cost room."""

    preset: str
    crf: int = 18
    qp: int | None = None


DRAFT = Coding("ultrafast", qp=23)
"""640x360, drafts of snow, a bar and a sea: 1.0, 0.5 and 0.7 ms a frame for 42, 45 and 43 dB, where a rate factor of 22
takes a fifth more for the same and superfast twice as much. A draft stands until something better does."""

MASTER = Coding("veryfast", 14)
"""For engines that take far longer than any preset: smaller and better."""


Show = Callable[[Frame], None]
"""Lets somebody see a frame on its way into the take."""


def _unseen(frame: Frame) -> None: ...


class Written(NamedTuple):
    """A take on disk: SHA-256 in hex, the number of frames, and whether it has a sound track."""

    sha256: str
    frames: int
    sound: bool = False


class TakeWriter:
    """Writes frames of one size to `path`. Failures of the encoder come out of `put` or `finish`.

    Raises `DiskFullError` and `MediaError`; nothing is left at `path` then, nor after `abort`.
    """

    def __init__(self, path: Path, width: int, height: int, rate: Fraction, coding: Coding = DRAFT) -> None:
        self.path = path
        self._waiting: queue.SimpleQueue[tuple[Frame, Show] | None] = queue.SimpleQueue()
        self._free: queue.SimpleQueue[Frame] = queue.SimpleQueue()
        waiting = max(MIN_WAITING, min(MAX_WAITING, WAITING_BYTES // (width * height * 3 // 2)))
        self._batch = waiting // 2
        for _ in range(waiting):
            self._free.put(np.empty((height * 3 // 2, width), np.uint8))
        self._size, self._rate, self._coding = (width, height), rate, coding
        self._keep = True
        self._finished = False
        self._sound: tuple[Samples, int] | None = None
        self._executor = ThreadPoolExecutor(1, "take-writer")
        self._written: Future[int] = self._executor.submit(self._encode)

    def put(self, frame: Frame, show: Show = _unseen) -> None:
        """Take a copy of a frame; waits while the encoder is too far behind.

        `show` is called with the copy, in the writer's thread and in order, before the frame is encoded.
        """
        while True:
            try:
                buffer = self._free.get(timeout=_LOOK_S)
                break
            except queue.Empty:
                self._raise_failure()
        self._raise_failure()
        np.copyto(buffer, frame)
        self._waiting.put((buffer, show))

    def _raise_failure(self) -> None:
        if self._written.done():
            self._written.result()

    def finish(self) -> Written:
        """Encode what waits, close and force the file to disk, and hash it."""
        frames = self._end()
        if self._sound is not None:
            samples, rate = self._sound
            lay_sound(self.path, samples[: round(frames / self._rate * rate)], rate)
        self._finished = True
        with self.path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        return Written(digest, frames, self._sound is not None)

    def add_sound(self, samples: Samples, rate: int) -> None:
        """Have the take sound like this, from its first frame on: (n, channels) float32 at `rate` samples a second."""
        self._sound = (samples.copy(), rate)

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
        # it rather fills the gaps of the engine's threads than takes a core from one in the middle of a frame
        step_back(ENCODING)
        preset, crf, qp = self._coding
        writer = H264Writer(self.path, *self._size, self._rate, preset=preset, crf=crf, qp=qp, fragmented=True)
        shown: list[Frame] = []
        with writer:
            while (item := self._next(linger=bool(shown))) is not None and self._keep:
                if isinstance(item, tuple):
                    frame, show = item
                    show(frame)
                    shown.append(frame)
                if len(shown) >= self._batch or not isinstance(item, tuple):
                    self._code(writer, shown)
            if self._keep:
                self._code(writer, shown)
        return writer.frames

    def _next(self, *, linger: bool) -> tuple[Frame, Show] | Literal["late"] | None:
        """What comes next; `late` if frames linger and no other has come for a moment."""
        try:
            return self._waiting.get(timeout=LINGER_S if linger else None)
        except queue.Empty:
            return "late"

    def _code(self, writer: H264Writer, shown: list[Frame]) -> None:
        for frame in shown:
            writer.write(frame)
            self._free.put(frame)
        shown.clear()
