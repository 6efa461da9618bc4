"""Sound of the reel: a thread that mixes ahead, a device that plays, and the clock that the pictures follow.

The device is opened when there is something to hear for the first time. Where that fails there is no sound, one
sentence says so, and pictures go on by the steady clock.
"""

import threading
from collections.abc import Callable, Generator
from typing import Protocol

import numpy as np

from studio.codec.sound import CHANNELS, SAMPLE_RATE, Samples, silence
from studio.errors import MediaError
from studio.model.board import Board
from studio.playback.clock import SoundClock
from studio.playback.mixing import Mixer, Score
from studio.playback.readers import PathOf
from studio.playback.transport import Bounds

GULP_MS = 20
"""What the device asks for at a time."""

LATENCY_S = 2 * GULP_MS / 1000
"""From handing sound over to hearing it: the device keeps two gulps."""

_AHEAD = SAMPLE_RATE // 2
_CHUNK = SAMPLE_RATE // 20
_RING = SAMPLE_RATE
_LOOK_S = 0.02

Pull = Generator[bytes, int, None]
"""Is sent how many samples are wanted, yields them as float32 stereo."""


class Device(Protocol):
    """What plays sound. `start` and `stop` may be called again and again."""

    def start(self, pull: Pull, /) -> object: ...

    def stop(self) -> object: ...

    def close(self) -> object: ...


class SystemDevice:
    """The system's own sound device. Raises `MediaError` where there is none that works."""

    def __init__(self) -> None:
        # not before there is something to hear: it looks for drivers when it is loaded
        import miniaudio

        self._failure = miniaudio.MiniaudioError
        try:
            self._device = miniaudio.PlaybackDevice(
                output_format=miniaudio.SampleFormat.FLOAT32,
                nchannels=CHANNELS,
                sample_rate=SAMPLE_RATE,
                buffersize_msec=GULP_MS,
                callback_periods=2,
                app_name="Storyreel",
            )
        except miniaudio.MiniaudioError as error:
            raise _no_sound() from error

    def start(self, pull: Pull, /) -> None:
        try:
            self._device.start(pull)  # type: ignore[arg-type]
        except self._failure as error:
            raise _no_sound() from error

    def stop(self) -> None:
        try:
            self._device.stop()
        except self._failure as error:
            raise _no_sound() from error

    def close(self) -> None:
        self._device.close()


def _no_sound() -> MediaError:
    return MediaError(
        "There is no sound, because no audio device could be opened: connect one, or check the system's settings."
    )


class Sound:
    """Plays the sound of a reel. Calls return at once; `failed` is called from its thread, once.

    Everything is counted in samples that the device was given. A sample is mixed before it is wanted or it is silence:
    sound never comes late, so it never drifts.
    """

    def __init__(
        self,
        path_of: PathOf,
        clock: SoundClock,
        failed: Callable[[str], None],
        open_it: Callable[[], Device] = SystemDevice,
    ) -> None:
        self.gain = 1.0
        self._clock = clock
        self._failed = failed
        self._open = open_it
        self._mixer = Mixer(path_of)
        self._device: Device | None = None
        self._broken = False
        self._running = False
        self._wake = threading.Condition()
        self._score: Score | None = None
        self._base = 0
        self._played = 0
        self._began = 0.0
        self._ring: Samples = silence(_RING)
        self._filled = 0
        self._closed = False
        self._thread: threading.Thread | None = None

    def play(self, board: Board, frame: int, bounds: Bounds, *, loops: bool) -> None:
        """Let the reel be heard from a frame on, that one being seen now."""
        if self._broken or self._closed:
            return
        rate = board.project.rate.fraction
        with self._wake:
            start = round((frame / rate + (LATENCY_S if self._running else 0)) * SAMPLE_RATE)
            self._score = Score(board, start, bounds, loops)
            self._base = self._filled = self._played
            self._began = self._clock.now() + (LATENCY_S if self._running else 0)
            if self._thread is None:
                self._thread = threading.Thread(target=self._work, name="sound", daemon=True)
                self._thread.start()
            self._wake.notify()

    def stop(self) -> None:
        """Be silent at once."""
        with self._wake:
            self._score = None
            self._wake.notify()

    @property
    def heard(self) -> float | None:
        """The reel frame that is heard now; `None` while nothing is."""
        with self._wake:
            if self._score is None or not self._running:
                return None
            count = round((self._clock.now() - self._began) * SAMPLE_RATE)
            return float(self._score.place(count)[0] * self._score.rate / SAMPLE_RATE)

    def off(self, frame: int) -> float:
        """How many frames what is heard is off a reel frame; 0 while nothing is heard."""
        heard, score = self.heard, self._score
        if heard is None or score is None:
            return 0.0
        off = abs(heard - frame)
        first, last = score.bounds
        return min(off, abs(last - first - off)) if score.loops else off

    def close(self) -> None:
        """End the thread and let go of the device."""
        with self._wake:
            self._closed = True
            self._score = None
            self._wake.notify()
        if self._thread is not None:
            self._thread.join()
        self._mixer.close()

    # ---- the thread

    def _work(self) -> None:
        while not self._closed:
            with self._wake:
                score, base, filled = self._score, self._base, max(self._filled, self._played)
                if score is None and not self._running:
                    self._wake.wait()
                    continue
            if score is None:
                self._halt()
                continue
            if not self._running:
                self._listen_for(score)
            elif filled < self._played + _AHEAD:
                self._put(score, base, filled)
            else:
                with self._wake:
                    self._wake.wait(_LOOK_S)
        self._halt()
        if self._device is not None:
            self._device.close()

    def _put(self, score: Score, base: int, filled: int) -> None:
        samples, _ = self._mixer.mix(score, filled - base, _CHUNK)
        with self._wake:
            if self._score is score and self._base == base:
                place = (filled + np.arange(_CHUNK)) % _RING
                self._ring[place] = samples
                self._filled = filled + _CHUNK

    def _listen_for(self, score: Score) -> None:
        """Start the device once there is something to hear within the next moment."""
        count = round((self._clock.now() - self._began) * SAMPLE_RATE)
        _, heard = self._mixer.mix(score, max(0, count), _AHEAD)
        if not heard:
            with self._wake:
                if self._score is score:
                    self._wake.wait(_AHEAD / SAMPLE_RATE / 2)
            return
        try:
            self._device = self._device or self._open()
        except MediaError as error:
            self._give_up(error)
            return
        with self._wake:
            if self._score is not score:
                return
            ahead = self._clock.now() - self._began + LATENCY_S
            self._base = self._filled = self._played
            self._score = score._replace(start=score.place(max(0, round(ahead * SAMPLE_RATE)))[0])
            self._began = self._clock.now() + LATENCY_S
            self._running = True
        pull = self._pull()
        next(pull)
        self._clock.begin()
        try:
            self._device.start(pull)
        except MediaError as error:
            self._give_up(error)

    def _halt(self) -> None:
        if self._running and self._device is not None:
            self._running = False
            try:
                self._device.stop()
            except MediaError as error:
                self._give_up(error)

    def _give_up(self, error: MediaError) -> None:
        """There will be no more sound; that is said."""
        self._broken, self._running = True, False
        self.stop()
        self._failed(str(error))

    def _pull(self) -> Pull:
        """What the device takes: the mix where it is ready, silence where not."""
        begun = self._played
        wanted = yield b""
        while True:
            gain = self.gain if self._score is not None else 0.0
            out = silence(wanted)
            ready = max(0, min(wanted, self._filled - self._played))
            out[:ready] = self._ring[(self._played + np.arange(ready)) % _RING] * np.float32(gain)
            self._played += wanted
            self._clock.beat((self._played - begun) / SAMPLE_RATE - LATENCY_S)
            wanted = yield out.tobytes()
