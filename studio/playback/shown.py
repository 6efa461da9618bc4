"""What a player tells: the picture to show, the state of the cache along the reel, how well it goes."""

from typing import Literal, NamedTuple

from studio.model.rows import Take
from studio.wire.ring import Frame

Mode = Literal["every", "real"]
Loop = Literal["off", "reel", "range", "shot"]
SpanKind = Literal["cached", "making", "held", "missing"]
ShownKind = Literal["take", "making", "stale", "card", "offline", "none"]


class Span(NamedTuple):
    """Reel frames `first` up to, not including, `last` are in this state in the cache.

    `cached`: their own pictures are in memory; `making`: they came from a job that runs; `held`: another picture stands
    in for them (a job has not reached them, the take is shorter or its file is gone); `missing`: not in memory.
    """

    first: int
    last: int
    kind: SpanKind


class Shown(NamedTuple):
    """What the monitor is to show. `picture` is I420 (see `codec.i420`), `None` for a title card or nothing at all."""

    frame: int = 0
    """Frame of the reel."""
    shot: str | None = None
    source: int = 0
    """Frame within the shot, from 0."""
    kind: ShownKind = "none"
    picture: Frame | None = None
    held: bool = False
    """The picture is the last one shown, since this frame's own is not there yet."""
    quality: int = 3
    take: Take | None = None

    def same_as(self, other: "Shown") -> bool:
        """Whether nothing would look other than before; pictures are compared by identity."""
        return self.picture is other.picture and self._replace(picture=None) == other._replace(picture=None)


class PlayStats(NamedTuple):
    """For the HUD. Bytes of the frame cache, frames a second as shown lately, frames dropped and held since play."""

    fps: float = 0.0
    dropped: int = 0
    held: int = 0
    cache_bytes: int = 0
    cache_limit: int = 0
    jitter_ms: float = 0.0
    """The 95th percentile of how far the last frames were shown from when they were due."""
