"""What to decode next: the frames that will be shown soon, in the order in which they will be."""

from collections.abc import Iterator, Sequence
from itertools import islice

from studio.codec.encoder import GOP
from studio.model.board import Board
from studio.playback.cache import FrameCache
from studio.playback.decoding import Decoder, Run, runs_between
from studio.playback.reel import Whereabouts, place_at, stretches
from studio.playback.transport import Bounds, Transport

AHEAD = 128
"""Frames that are decoded before they are shown: more than five seconds at 24 a second."""

BEHIND = 12
"""Frames behind the playhead that are kept ready for stepping back."""

_REPLAN = 6
_BEHIND_SHARE = 5
_SHARE = 0.6
"""Of the cache's bytes, how much may be filled ahead: what was shown should stay for the way back."""


def reach(cache: FrameCache, frame_bytes: int) -> int:
    """How many frames ahead the cache has room for, at most `AHEAD`."""
    return max(1, min(AHEAD, int(cache.limit * _SHARE / max(1, frame_bytes))))


def coming(transport: Transport, count: int) -> Iterator[Bounds]:
    """The stretches of the reel that are shown next, `count` frames in all, in the order of playing.

    A stretch is (first, last), the last not included, whichever way it is played.
    """
    first, last = transport.bounds
    frame = min(max(transport.frame, first), max(first, last - 1))
    if transport.direction > 0:
        end = min(last, frame + count)
        yield frame, end
        if transport.loop != "off" and (rest := count - (end - frame)) > 0:
            yield first, min(frame, first + rest)
    else:
        begin = max(first, frame + 1 - count)
        yield begin, frame + 1
        if transport.loop != "off" and (rest := count - (frame + 1 - begin)) > 0:
            yield max(frame + 1, last - rest), last


class Prefetch:
    """Keeps a decoder busy with what will be shown next."""

    def __init__(self, decoder: Decoder, cache: FrameCache, whereabouts: Whereabouts) -> None:
        self._decoder = decoder
        self._cache = cache
        self._whereabouts = whereabouts
        self._planned: tuple[int, int] | None = None

    def forget(self) -> None:
        """What was planned may no longer be what comes next."""
        self._planned = None

    def fill(self, board: Board, transport: Transport) -> None:
        """Plan what comes, as far as the cache has room."""
        self._planned = (transport.frame, transport.direction)
        self._decoder.plan(plan(board, transport, self._cache, self._whereabouts))

    def follow(self, board: Board, transport: Transport) -> None:
        """As `fill`, but only every few frames: the plan reaches far ahead of the playhead."""
        planned = self._planned
        if planned and planned[1] == transport.direction:
            gone = (transport.frame - planned[0]) * transport.direction
            if 0 <= gone < _REPLAN:
                return
        self.fill(board, transport)

    def near(self, board: Board, transport: Transport) -> None:
        """While the playhead is dragged: plan what is right beside it, nothing else."""
        self._planned = None
        self._decoder.plan(around(board, transport, self._cache, self._whereabouts))


def plan(board: Board, transport: Transport, cache: FrameCache, whereabouts: Whereabouts) -> list[Run]:
    """Runs for the decoder: what comes, then a little of what was; frames that are in the cache are left out."""
    count = reach(cache, _frame_bytes(board, transport.frame))
    stretches_ahead = list(coming(transport, count))
    if transport.direction > 0:
        stretches_ahead.append((transport.frame - min(BEHIND, count // _BEHIND_SHARE), transport.frame))
    runs: list[Run] = []
    for first, last in stretches_ahead:
        found = _runs(board, first, last, cache, whereabouts)
        runs += reversed(found) if transport.direction < 0 else found
    return runs


def _frame_bytes(board: Board, frame: int) -> int:
    """What a picture at a reel frame takes in memory."""
    place = place_at(board, frame)
    shown = board.project if place is None or place.take is None else place.take
    return shown.width * shown.height * 3 // 2


def around(board: Board, transport: Transport, cache: FrameCache, whereabouts: Whereabouts) -> list[Run]:
    """While the playhead is dragged: the rest of the groups of pictures that it stands in, no more."""
    return list(islice(_runs(board, transport.frame, transport.frame + GOP, cache, whereabouts), 2))


def _runs(board: Board, first: int, last: int, cache: FrameCache, whereabouts: Whereabouts) -> Sequence[Run]:
    runs: list[Run] = []
    for stretch in stretches(board, first, last):
        take = board.chosen(stretch.shot)
        if take is None:
            continue
        whereabouts.note(take.media, stretch.shot.id)
        begin = stretch.shot.take_in + stretch.first - stretch.start
        end = stretch.shot.take_in + stretch.last - stretch.start
        begin, end = min(begin, take.frames - 1), max(1, min(end, take.frames))
        runs += [
            run
            for run in runs_between(take.media, begin, end)
            if not all(cache.has(take.media, index) for index in run.frames)
        ]
    return runs
