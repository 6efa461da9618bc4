"""What takes that were made tell about those to come: seconds for a frame, by engine and size."""

from collections import defaultdict, deque
from collections.abc import Iterable
from statistics import median

from studio.model.rows import Take

KEPT = 12
"""Takes of each engine and size that count, the newest."""


class Pace:
    """Learns how long takes take. Nothing is known of an engine of which there is no take."""

    def __init__(self, takes: Iterable[Take] = ()) -> None:
        self.revision = 0
        """Grows with each take that is counted in."""
        self._seen: defaultdict[str, dict[int, deque[tuple[float, float]]]] = defaultdict(dict)
        self._decoding: defaultdict[str, deque[float]] = defaultdict(lambda: deque(maxlen=KEPT))
        """Milliseconds for a pixel of a frame that decoding took, where an engine measures it."""
        for take in sorted(takes, key=lambda take: take.created):
            self.learn(take)

    def learn(self, take: Take) -> None:
        """Count a take in. One that was cut off counts too: its frames took their time."""
        if take.frames < 1 or take.total_ms <= 0:
            return
        self.revision += 1
        if decode_ms := take.figures.get("decode_ms", 0.0):
            self._decoding[take.engine].append(decode_ms / (take.width * take.height * take.frames))
        # the first frame also waits for an engine that is being made ready, which happens once a session
        frame_ms = (take.total_ms - take.first_frame_ms) / (take.frames - 1) if take.frames > 1 else take.total_ms
        sizes = self._seen[take.engine]
        sizes.setdefault(take.width * take.height, deque(maxlen=KEPT)).append((max(0.0, frame_ms), take.first_frame_ms))

    def frame_s(self, engine: str, pixels: int) -> float | None:
        """Seconds for a frame of so many pixels; by the nearest size where this one was never made."""
        nearest = self._nearest(engine, pixels)
        if nearest is None:
            return None
        return median(frame for frame, _ in self._seen[engine][nearest]) / 1000 * pixels / nearest

    def decode_s(self, engine: str, pixels: int, frames: int) -> float | None:
        """Seconds that decoding takes after the last step, of an engine that denoises."""
        seen = self._decoding.get(engine)
        return median(seen) / 1000 * pixels * frames if seen else None

    def take_s(self, engine: str, pixels: int, frames: int) -> float | None:
        """Seconds for a take with a warm engine."""
        frame_s, nearest = self.frame_s(engine, pixels), self._nearest(engine, pixels)
        if frame_s is None or nearest is None:
            return None
        return frame_s * max(0, frames - 1) + min(first for _, first in self._seen[engine][nearest]) / 1000

    def _nearest(self, engine: str, pixels: int) -> int | None:
        sizes = self._seen.get(engine)
        return min(sizes, key=lambda size: abs(size - pixels)) if sizes else None
