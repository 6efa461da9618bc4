"""Small films whose every frame says which one it is, and reels that show them."""

import hashlib
import time
from collections.abc import Callable, Iterator
from fractions import Fraction
from pathlib import Path
from typing import cast

import av
import msgspec
import numpy as np
import numpy.typing as npt
import pytest
from av.audio.frame import AudioFrame
from av.audio.stream import AudioStream
from av.video.frame import VideoFrame

from studio.codec.encoder import H264Writer
from studio.codec.i420 import Frame, blank
from studio.codec.sound import SAMPLE_RATE
from studio.model.board import Board
from studio.model.order import keys_between
from studio.model.rows import Ask, Project, Scene, Shot, Take
from studio.model.time import Rate
from studio.playback.player import Player

WIDTH, HEIGHT = 64, 32
PATIENCE_S = 20.0


def write_song(path: Path, samples: npt.NDArray[np.float32], codec: str = "pcm_f32le", form: str = "mov") -> None:
    """A file with these samples (1 or 2, count) as its sound, and 24 black pictures a second."""
    layout = "stereo" if len(samples) == 2 else "mono"
    with av.open(str(path), "w", format=form) as container:
        video = container.add_stream("libx264", rate=24)
        video.width, video.height, video.pix_fmt = WIDTH, HEIGHT, "yuv420p"
        audio = cast("AudioStream", container.add_stream(codec, rate=SAMPLE_RATE, layout=layout))
        for number in range(samples.shape[1] * 24 // SAMPLE_RATE):
            picture = VideoFrame.from_ndarray(blank(WIDTH, HEIGHT), format="yuv420p")
            picture.pts = number
            container.mux(video.encode(picture))
        container.mux(video.encode(None))
        for first in range(0, samples.shape[1], 1024):
            piece = samples[:, first : first + 1024]
            planar = codec == "aac"
            data = piece if planar else piece.T.reshape(1, -1)
            sound = AudioFrame.from_ndarray(
                np.ascontiguousarray(data), format="fltp" if planar else "flt", layout=layout
            )
            sound.sample_rate, sound.pts = SAMPLE_RATE, first
            container.mux(audio.encode(sound))
        container.mux(audio.encode(None))


class StillClock:
    """A clock that goes on when it is told to."""

    def __init__(self) -> None:
        self.time = 100.0

    def now(self) -> float:
        return self.time


class Bench:
    """Makes media files and boards that show them, and reads frame numbers off pictures."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def numbered(self, index: int) -> Frame:
        """A picture with its number burnt in: eight columns, each a bit as dark or bright luma."""
        frame = blank(WIDTH, HEIGHT)
        for bit in range(8):
            frame[:HEIGHT, bit * WIDTH // 8 : (bit + 1) * WIDTH // 8] = 200 if index >> bit & 1 else 40
        return frame

    def number_of(self, frame: Frame | None) -> int:
        assert frame is not None
        bits = [int(np.median(frame[:HEIGHT, bit * WIDTH // 8 : (bit + 1) * WIDTH // 8]) > 120) for bit in range(8)]
        return sum(bit << place for place, bit in enumerate(bits))

    def media(self, name: str) -> str:
        """The hash that a file of this name goes by."""
        return hashlib.sha256(name.encode()).hexdigest()

    def path(self, media: str) -> Path:
        return self.folder / f"{media}.mp4"

    def film(self, name: str, frames: int, first: int = 0) -> str:
        """Writes a file of numbered pictures; returns its hash."""
        media = self.media(name)
        with H264Writer(self.path(media), WIDTH, HEIGHT, Fraction(24)) as writer:
            for index in range(frames):
                writer.write(self.numbered(first + index))
        return media

    def song(self, name: str, seconds: float, *, level: float = 0.5) -> str:
        """Writes a file with a picture a second and a constant level of sound; returns its hash."""
        media = self.media(name)
        samples = np.full((2, round(seconds * SAMPLE_RATE)), level, np.float32)
        write_song(self.path(media), samples)
        return media

    def take(self, shot: str, media: str, frames: int) -> Take:
        return Take(
            id=f"t{shot}",
            shot=shot,
            media=media,
            recipe="{}",
            recipe_hash="",
            ask=Ask(engine="previs"),
            frames=frames,
            width=WIDTH,
            height=HEIGHT,
            rate=Rate(),
            seed=0,
            quality="draft",
            engine="previs",
        )

    def board(self, *shots: Shot, takes: tuple[Take, ...] = ()) -> Board:
        """Shots in this order, in one scene; each shows the take that it made, if there is one."""
        shown = {take.shot: take.id for take in takes}
        keys = keys_between(None, None, len(shots))
        rows = [
            msgspec.structs.replace(shot, order=key, chosen=shot.chosen or shown.get(shot.id))
            for shot, key in zip(shots, keys, strict=True)
        ]
        project = Project(width=WIDTH, height=HEIGHT)
        scenes = {"c": Scene(id="c", order="a0")}
        return Board(project, scenes, {row.id: row for row in rows}, {take.id: take for take in takes})

    def shot(self, name: str, frames: int, **fields: object) -> Shot:
        return msgspec.structs.replace(Shot(id=name, scene="c", order="", prompt=name, frames=frames), **fields)

    def two_takes(self, frames: int = 30) -> Board:
        """Shot `a` shows frames 0 on, shot `b` frames 100 on, shot `c` has no take; each `frames` long."""
        takes = tuple(self.take(name, self.film(name, frames, first), frames) for name, first in (("a", 0), ("b", 100)))
        return self.board(*(self.shot(name, frames) for name in "abc"), takes=takes)

    def until(self, holds: Callable[[], bool]) -> None:
        """Wait for what threads do."""
        end = time.monotonic() + PATIENCE_S
        while not holds():
            assert time.monotonic() < end, "It did not come about in time."
            time.sleep(0.002)


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(tmp_path)


@pytest.fixture
def clock() -> StillClock:
    return StillClock()


@pytest.fixture
def player_of(bench: Bench, clock: StillClock) -> Iterator[Callable[..., Player]]:
    """Makes players of a still clock that are closed after the test."""
    made: list[Player] = []

    def make(board: Board, **how: object) -> Player:
        player = Player(board, bench.path, clock=clock, **how)  # type: ignore[arg-type]
        made.append(player)
        return player

    yield make
    for player in made:
        player.close()
