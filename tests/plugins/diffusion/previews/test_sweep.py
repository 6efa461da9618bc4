"""What a sweep shows when time is short, on a clock that the test winds."""

from collections.abc import Generator
from contextlib import contextmanager
from typing import Any

import numpy as np
import pytest
import torch
from diffusion.contracts import Clip
from diffusion.previews.decoders import Decoder
from diffusion.previews.factors import Factors
from diffusion.previews.pictures import Colours, Picture
from diffusion.previews.sweep import Job, Sweeper, newest
from diffusion.record.record import Grid, Record

from studio.extend.api import LATENT, TINY
from tests.plugins.diffusion.previews.conftest import Wall

CLIP = Clip(17, 64, 48)


class Clock(Wall):
    """A wall and a route in one: every picture costs so many seconds, and nothing else does."""

    def __init__(self, picture_s: float) -> None:
        super().__init__()
        self.now, self._picture_s = 0.0, picture_s

    def show(self, index: int, rgb: Picture, quality: int) -> None:
        """Time passes."""
        self.now += self._picture_s
        super().show(index, rgb, quality)

    def mark(self) -> None:
        """Nothing to wait for."""

    def reached(self, mark: Any) -> float:
        """Nobody knows."""
        return 0.0

    @contextmanager
    def working(self) -> Generator[None]:
        """Nothing special."""
        yield

    def fetch(self, rgb: torch.Tensor) -> Picture:
        """They are here."""
        return np.asarray(rgb.numpy())

    def cost(self) -> float:
        """The time."""
        return self.now


class Doubling:
    """A decoder that costs so much a latent frame; it makes grey pictures."""

    quality = TINY
    name = "tiny"

    def __init__(self, clock: Clock, latent_s: float, *, broken: bool = False) -> None:
        self.lengths: list[int] = []
        self.broken = broken
        self._clock, self._latent_s = clock, latent_s

    def decode(self, latents: torch.Tensor, *, halvings: int) -> torch.Tensor:
        """Four frames for each latent frame."""
        self.lengths.append(len(latents))
        if self.broken and latents.any():
            raise RuntimeError("no such convolution\nin many lines")
        self._clock.now += self._latent_s * len(latents)
        return torch.full((4 * len(latents), 3, 8 >> halvings, 8 >> halvings), 0.5)


class Starting(Doubling):
    """A decoder that takes a while to begin, whatever the size."""

    def decode(self, latents: torch.Tensor, *, halvings: int) -> torch.Tensor:
        self._clock.now += 0.004 + 1e-6 * latents[:, 0].numel()
        return super().decode(latents, halvings=halvings)


def _sweeper(clock: Clock, *decoders: Decoder, clip: Clip = CLIP) -> Sweeper:
    row = np.zeros(3, np.float32)
    factors = np.full((16, 3), 0.1, np.float32)
    colours = Colours(Factors(factors, row, factors, row, "a test"), "cpu")
    sweeper = Sweeper(
        Record(pipeline="WanPipeline", grid=Grid()),
        clip,
        clock.show,
        route=clock,
        colours=colours,
        decoders=list(decoders),
        began=0.0,
    )
    sweeper.rehearse("cpu")
    clock.now = 0.0
    return sweeper


def _job(seed: int = 0, step_s: float = 1.0) -> Job:
    clean = torch.randn(1, 16, 5, 6, 8, generator=torch.Generator().manual_seed(seed))
    return Job(clean, 0, True, step_s, 1, None)


def test_after_the_first_sweep_the_share_holds_and_frames_take_turns() -> None:
    clock = Clock(0.02)
    sweeper = _sweeper(clock)
    for seed in range(40):
        sweeper.sweep(_job(seed))
    # nobody knew what the first sweep's pictures cost; it is paid back
    assert sweeper.figures["preview_share"] <= 0.1 + 1e-6
    later = [frame for frame, _ in clock.shown[17:]]
    assert set(later[:25]) == set(range(17))
    counts = [later.count(frame) for frame in range(17)]
    assert min(counts) >= 0.7 * max(counts)


def test_short_of_time_pictures_are_smaller_before_they_are_fewer() -> None:
    clock = Clock(0.0)
    sweeper = _sweeper(clock)
    sweeper._budget.guess("colours 1", 0.02)  # pyright: ignore[reportPrivateUsage]
    sweeper._budget.guess("colours 2", 0.005)  # pyright: ignore[reportPrivateUsage]
    sweeper.sweep(_job())
    assert len(clock.shown) == 17
    assert {picture.shape for picture in clock.pictures.values()} == {(12, 16, 3)}


def test_a_decoder_goes_round_the_clip_within_its_time() -> None:
    clock = Clock(0.0)
    decoder = Doubling(clock, 0.02)
    sweeper = _sweeper(clock, decoder)
    decoder.lengths.clear()
    for seed in range(6):
        sweeper.sweep(_job(seed))
    assert sweeper.figures["preview_share"] <= 0.1 + 1e-6
    best = dict(clock.shown)
    assert set(best.values()) == {TINY}
    assert all(0 < length < 8 for length in decoder.lengths)


def test_a_decoder_that_would_take_too_long_is_left_out() -> None:
    clock = Clock(0.0)
    decoder = Doubling(clock, 5.0)
    sweeper = _sweeper(clock, decoder)
    decoder.lengths.clear()
    for seed in range(6):
        sweeper.sweep(_job(seed))
    assert decoder.lengths == []
    assert {quality for _, quality in clock.shown} == {LATENT}


def test_what_a_decoder_needs_to_begin_is_not_taken_for_the_size() -> None:
    clock = Clock(0.0)
    sweeper = _sweeper(clock, Starting(clock, 0.0), clip=Clip(17, 512, 384))
    guess = sweeper._budget.cost("tiny 1")  # pyright: ignore[reportPrivateUsage]
    assert guess == pytest.approx(0.004 + 48 * 64e-6, rel=0.05)


def test_a_decoder_that_fails_is_not_used_again_and_colours_go_on() -> None:
    clock = Clock(0.0)
    decoder = Doubling(clock, 0.0001, broken=True)
    sweeper = _sweeper(clock, decoder)
    decoder.lengths.clear()
    for seed in range(3):
        sweeper.sweep(_job(seed))
    assert len(decoder.lengths) == 1
    assert sweeper.odd == "the tiny decoder failed (no such convolution)"
    assert len(clock.shown) == 51


def test_the_newest_job_has_the_time_of_those_it_replaces() -> None:
    joined = newest(_job(1, 0.5), _job(2, 0.25))
    assert (joined.step_s, joined.steps) == (0.75, 2)
    assert torch.equal(joined.clean, _job(2).clean)


@pytest.mark.parametrize("frames", [range(17), range(5, 9)])
def test_what_stands_still_is_let_be(frames: range) -> None:
    clock = Clock(0.0)
    sweeper = _sweeper(clock)
    sweeper.settle(frames, TINY)
    sweeper.sweep(_job())
    assert {frame for frame, _ in clock.shown} == set(range(17)) - set(frames)
    sweeper.stopping.set()
    before = len(clock.shown)
    sweeper.sweep(_job())
    assert len(clock.shown) == before
