"""The player: playhead, picture and cache as one, without Qt. It is told the time and never waits for anything."""

from bisect import bisect_left, bisect_right
from collections import deque
from collections.abc import Callable, Sequence
from pathlib import Path

from studio.codec.i420 import Frame
from studio.model.board import Board
from studio.playback.cache import FrameCache
from studio.playback.clock import Clock, SteadyClock
from studio.playback.decoding import Decoder
from studio.playback.live import Live, LiveFrame
from studio.playback.pictures import IsStale, Pictures
from studio.playback.prefetch import Prefetch
from studio.playback.reel import Place, place_at
from studio.playback.shown import PlayStats, Shown, Span
from studio.playback.sound import Sound
from studio.playback.transport import Bounds, Transport

PATIENCE_S = 0.5
"""How long "every frame" waits for a frame to be decoded before it goes on with the last picture."""

OUT_OF_STEP = 2.5
"""Frames that sound may be off the picture before it is set right."""

LIVE_SHARE = 4
"""Of the bytes that the frame cache may take, running jobs may take one in so many for their pictures, too."""
_LATELY = 48


class Player:
    """Plays a board. To be used from one thread; `woken` is called from decoder threads when a picture is there.

    `path_of` tells where a media file lies, `is_stale` whether a shot's take no longer is what would be made. Where it
    is given a `sound`, `clock` has to be the clock of that.
    """

    def __init__(
        self,
        board: Board,
        path_of: Callable[[str], Path],
        *,
        is_stale: IsStale = lambda _shot: False,
        woken: Callable[[], None] = lambda: None,
        clock: Clock | None = None,
        sound: Sound | None = None,
        limit: int | None = None,
    ) -> None:
        self.board = board
        self.clock: Clock = clock or SteadyClock()
        self._sound = sound
        self.transport = Transport(lambda frame: _shot_bounds(self.board, frame))
        self.cache = FrameCache(
            limit,
            lambda media, indices: self._pictures.whereabouts.distances(
                self.board, media, indices, self.transport.heading
            ),
        )
        self.live = Live(self.cache.limit // LIVE_SHARE)
        self.shown = Shown()
        self._decoder = Decoder(self.cache, path_of, lambda _media, _index: woken())
        self._pictures = Pictures(self.cache, self.live, self._decoder, is_stale)
        self._held = 0
        self._lately: deque[tuple[float, float]] = deque(maxlen=_LATELY)
        self._prefetch = Prefetch(self._decoder, self.cache, self._pictures.whereabouts)
        self._waiting_since: float | None = None
        self.follow(board)

    # ---- the board and what is being made

    def follow(self, board: Board) -> None:
        """The board is another now; the playhead stays on its frame, within the reel."""
        self.board = board
        self.transport.length = board.length
        self.transport.rate = board.project.rate.fraction
        if not 0 <= self.transport.frame < max(1, board.length):
            self.transport.seek(self.transport.frame, self.clock.now())
        if not board.length:
            self.transport.pause()
        self._prefetch.forget()

    def live_frames(self, shot: str, job: str, first: int, pictures: Sequence[Frame], quality: int) -> None:
        """Pictures of a running job arrived, from frame `first` of the clip on."""
        place = self.place
        here = place.at if place and place.shot.id == shot else None
        frames = [LiveFrame(first + count, quality, picture) for count, picture in enumerate(pictures)]
        self.live.add(shot, job, frames, lambda name: here if name == shot else None)

    def live_done(self, shot: str, media: str | None) -> None:
        """A shot's job has ended; what it made is, if there is a take, the take's until that is decoded."""
        clip = self.live.drop(shot)
        if clip is None or media is None:
            return
        self._pictures.whereabouts.note(media, shot)
        for frame in clip.final():
            self.cache.put(media, frame.place, frame.picture)

    def retry(self, *, found: bool = False) -> None:
        """Try files again that could not be read; with `found`, those alone that were missing and are there now."""
        for media in self._decoder.found() if found else [*self._decoder.failures, *self._decoder.bad]:
            self._decoder.forgive(media)
            self._prefetch.forget()

    # ---- the playhead

    @property
    def place(self) -> Place | None:
        """What stands under the playhead."""
        return place_at(self.board, self.transport.frame)

    def play(self, speed: float = 1.0) -> None:
        self._held = 0
        self._lately.clear()
        self._waiting_since = None
        self.transport.play(speed, self.clock.now())
        self._prefetch.forget()
        self.listen()

    def pause(self) -> None:
        self.transport.pause()
        self.listen()

    def shuttle(self, direction: int) -> None:
        self.transport.shuttle(direction, self.clock.now())
        self._prefetch.forget()
        self.listen()

    def listen(self) -> None:
        """Let the sound follow the transport: it is heard at the reel's own speed only."""
        transport = self.transport
        if self._sound is None:
            return
        if transport.playing and transport.speed == 1.0:
            self._sound.play(self.board, transport.frame, transport.bounds, loops=transport.loop != "off")
        else:
            self._sound.stop()

    def seek(self, frame: int) -> bool:
        """Put the playhead on a frame; tells whether it moved. Asks for no more than what is seen at once."""
        moved = self.transport.seek(frame, self.clock.now())
        self._waiting_since = None
        if self.transport.playing:
            self.listen()
        return moved

    def cut(self, direction: int) -> int:
        """The frame of the next cut (1) or the one before (-1); the ends of the reel count as cuts."""
        starts, frame = self.board.starts, self.transport.frame
        if direction > 0:
            return starts[min(bisect_right(starts, frame), len(starts) - 1)]
        return starts[max(0, bisect_left(starts, frame) - 1)]

    def advance(self) -> bool:
        """Go on if the next frame is due; tells whether the playhead moved."""
        now = self.clock.now()
        due = self.transport.due
        if not self.transport.playing or now < due:
            return False
        if self._is_awaited(now):
            return False
        moved = self.transport.advance(now)
        if moved:
            self._lately.append((now, now - due))
        out_of_step = self._sound is not None and self._sound.off(self.transport.frame) > OUT_OF_STEP
        if out_of_step or not self.transport.playing:
            self.listen()
        return moved

    def _is_awaited(self, now: float) -> bool:
        """Whether "every frame" should wait for the next frame's picture."""
        following = self.transport.upcoming() if self.transport.mode == "every" else None
        place = None if following is None else place_at(self.board, following)
        if place is None or self.live.of(place.shot.id) or not self._pictures.wants(place):
            self._waiting_since = None
            return False
        self._waiting_since = self._waiting_since or now
        if now - self._waiting_since > PATIENCE_S:
            return False
        if place.take is not None:
            self._decoder.urgent(place.take.media, place.of_take)
        return True

    # ---- the picture

    def look(self) -> Shown:
        """What is to be shown now; asks for what is missing under the playhead and, while it plays, ahead."""
        place = self.place
        if place is None:
            self.shown = Shown(self.transport.frame)
            return self.shown
        shown = self._pictures.at(place, self.shown)
        if shown.kind != "making" and place.take is not None and self._pictures.wants(place):
            self._decoder.urgent(place.take.media, place.of_take)
        if shown.held and shown.frame != self.shown.frame:
            self._held += 1
        self.shown = shown
        if self.transport.playing:
            self._prefetch.follow(self.board, self.transport)
        return shown

    def settle(self) -> None:
        """The playhead rests: fill the cache around it, see whether lost files are back."""
        self.retry(found=True)
        self._prefetch.fill(self.board, self.transport)

    def near(self) -> None:
        """The playhead is being dragged: decode what is right beside it, nothing else."""
        self._prefetch.near(self.board, self.transport)

    def spans(self, first: int = 0, last: int | None = None) -> list[Span]:
        """The cache along the reel, in order, without gaps; between two reel frames, if they are given."""
        length = self.transport.length
        first, last = max(0, first), length if last is None else min(last, length)
        return self._pictures.spans(self.board, first, last) if first < last else []

    def stats(self) -> PlayStats:
        times = [shown for shown, _ in self._lately]
        elapsed = times[-1] - times[0] if len(times) > 1 else 0.0
        late = sorted(abs(late) * 1000 for _, late in self._lately)
        return PlayStats(
            (len(times) - 1) / elapsed if elapsed else 0.0,
            self.transport.dropped,
            self._held,
            self.cache.bytes + self.live.bytes,
            self.cache.limit,
            late[int(0.95 * (len(late) - 1))] if late else 0.0,
        )

    def close(self) -> None:
        """End all threads and the sound."""
        if self._sound is not None:
            self._sound.close()
        self._decoder.close()


def _shot_bounds(board: Board, frame: int) -> Bounds:
    """The reel frames of the shot at a frame; of the reel, where there is none."""
    shot = board.at(frame)
    start = board.start(shot) if shot else 0
    return (start, start + (shot.length if shot else board.length))
