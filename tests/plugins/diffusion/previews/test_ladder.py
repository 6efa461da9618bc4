"""Previews of a take: the whole clip from the first step on, within their time, never worse than before."""

import threading
import time
from pathlib import Path
from typing import Any

import pytest
import torch
from diffusion.contracts import Clip, LoadedModel
from diffusion.previews.ladder import Ladder
from diffusion.previews.pictures import Picture
from diffusion.record.record import Grid
from safetensors.torch import save_file

from studio.extend.api import FINAL, LATENT, TINY
from tests.plugins.diffusion.previews.conftest import AutoencoderKLWan, Wall, model_of
from tests.plugins.diffusion.previews.test_taehv import weights

CLIP = Clip(17, 64, 48)


def _latents(seed: int = 0, frames: int = 5) -> torch.Tensor:
    return torch.randn(1, 16, frames, 6, 8, generator=torch.Generator().manual_seed(seed))


def test_the_whole_clip_is_seen_after_the_first_step(wan: LoadedModel, wall: Wall, tmp_path: Path) -> None:
    ladder = Ladder(wan, CLIP, wall.show, cache=tmp_path)
    ladder.step(_latents(), step_s=10.0)
    assert wall.shown == [(frame, LATENT) for frame in range(17)]
    assert {picture.shape for picture in wall.pictures.values()} == {(24, 32, 3)}
    first = wall.pictures[4]
    ladder.step(_latents(1), step_s=10.0)
    assert len(wall.shown) == 34
    assert (wall.pictures[4] != first).any()  # the newest step wins
    ladder.close()
    ladder.step(_latents(), step_s=10.0)
    assert len(wall.shown) == 34
    figures = ladder.figures
    assert figures["previews"] == 34
    assert figures["first_preview_ms"] > 0
    assert figures["preview_ms"] > 0
    assert 0 < figures["preview_share"] < 0.1
    assert ladder.notes == []


class Slow(Wall):
    """A wall on which hanging a picture takes time."""

    def show(self, index: int, rgb: Picture, quality: int) -> None:
        """Take a while."""
        time.sleep(0.002)
        super().show(index, rgb, quality)


def test_frames_take_turns_and_what_they_cost_is_counted(wan: LoadedModel, tmp_path: Path) -> None:
    wall = Slow()
    ladder = Ladder(wan, CLIP, wall.show, cache=tmp_path)
    for seed in range(3):
        ladder.step(_latents(seed), step_s=60.0)
    assert {frame for frame, _ in wall.shown} == set(range(17))
    assert 0 < ladder.figures["preview_share"] < 0.1
    ladder.close()


def test_something_is_seen_after_the_first_step_however_quick_it_was(wan: LoadedModel, tmp_path: Path) -> None:
    wall = Slow()
    ladder = Ladder(wan, CLIP, wall.show, cache=tmp_path)
    ladder.step(_latents(), step_s=1e-6)
    assert len(wall.shown) == 1
    for _ in range(20):
        ladder.step(_latents(), step_s=1e-6)
    assert len(wall.shown) == 1
    ladder.close()


def test_a_tiny_decoder_betters_every_frame_and_nothing_takes_it_back(wall: Wall, tmp_path: Path) -> None:
    tiny = tmp_path / "tiny.safetensors"
    save_file(weights(), tiny)
    ladder = Ladder(model_of(), CLIP, wall.show, cache=tmp_path, tiny=tiny)
    for seed in range(3):
        ladder.step(_latents(seed), step_s=20.0)
    ladder.close()
    best = dict.fromkeys(range(17), LATENT)
    for frame, quality in wall.shown:
        assert quality >= best[frame]
        best[frame] = quality
    assert set(best.values()) == {TINY}
    assert wall.shown[:17] == [(frame, LATENT) for frame in range(17)]
    assert ladder.notes == []


def test_a_decoder_of_another_family_is_left_out_and_said(wall: Wall, tmp_path: Path) -> None:
    tiny = tmp_path / "tiny.safetensors"
    save_file(weights(latents=48, patch=2), tiny)
    ladder = Ladder(model_of(), CLIP, wall.show, cache=tmp_path, tiny=tiny)
    ladder.step(_latents(), step_s=20.0)
    ladder.close()
    assert {quality for _, quality in wall.shown} == {LATENT}
    assert "choose the one of this model's family" in ladder.notes[0]


def test_what_others_showed_better_is_not_shown_again(wan: LoadedModel, wall: Wall, tmp_path: Path) -> None:
    ladder = Ladder(wan, CLIP, wall.show, cache=tmp_path)
    ladder.settle(range(10), FINAL)
    ladder.step(_latents(), step_s=10.0)
    ladder.close()
    assert [frame for frame, _ in wall.shown] == list(range(10, 17))


def test_chunks_lie_behind_one_another(wall: Wall, tmp_path: Path) -> None:
    ladder = Ladder(model_of(chunked=True), Clip(20, 64, 48), wall.show, cache=tmp_path)
    ladder.step(_latents(frames=3), step_s=10.0)
    ladder.step(_latents(frames=3), first=9, step_s=10.0)
    ladder.step(_latents(frames=3), first=18, step_s=10.0)
    ladder.close()
    assert [frame for frame, _ in wall.shown] == list(range(20))
    goes_on = Wall()
    ladder = Ladder(model_of(), Clip(20, 64, 48), goes_on.show, cache=tmp_path)
    ladder.step(_latents(frames=2), first=9, step_s=10.0)
    ladder.close()
    assert [frame for frame, _ in goes_on.shown] == list(range(9, 17))


class Broken(Wall):
    """A wall that falls down."""

    def show(self, index: int, rgb: Picture, quality: int) -> None:
        """Fall."""
        raise RuntimeError("the wall fell")


@pytest.mark.parametrize("beside", [False, True])
def test_a_fault_ends_the_previews_and_never_the_take(wan: LoadedModel, tmp_path: Path, beside: bool) -> None:
    ladder = Ladder(wan, CLIP, Broken().show, cache=tmp_path, beside=beside)
    for seed in range(3):
        ladder.step(_latents(seed), step_s=10.0)
        time.sleep(0.01)
    ladder.close()
    ladder.close()
    assert ladder.notes == ["The previews were given up: the wall fell."]


def test_latents_that_are_no_clip_are_passed_over_and_said(wan: LoadedModel, wall: Wall, tmp_path: Path) -> None:
    ladder = Ladder(wan, CLIP, wall.show, cache=tmp_path)
    ladder.step(torch.zeros(1, 7), step_s=1.0)
    ladder.step(torch.full((1, 16, 5, 6, 8), float("nan")), step_s=10.0)
    ladder.close()
    assert len(wall.shown) == 17
    assert "no clip of 16 channels" in ladder.notes[0]


class Hung(Wall):
    """A wall that waits to be let go."""

    def __init__(self) -> None:
        super().__init__()
        self.reached, self.go = threading.Event(), threading.Event()

    def show(self, index: int, rgb: Picture, quality: int) -> None:
        """Wait."""
        self.reached.set()
        self.go.wait(30)
        super().show(index, rgb, quality)


def test_beside_the_model_nobody_waits_and_only_the_newest_step_follows(wan: LoadedModel, tmp_path: Path) -> None:
    wall = Hung()
    ladder = Ladder(wan, CLIP, wall.show, cache=tmp_path, beside=True)
    ladder.step(_latents(0), step_s=10.0)
    assert wall.reached.wait(30)
    before = time.perf_counter()
    for seed in range(1, 6):
        ladder.step(_latents(seed), step_s=10.0)
    assert time.perf_counter() - before < 5
    wall.go.set()
    deadline = time.monotonic() + 30
    while len(wall.shown) < 34 and time.monotonic() < deadline:
        time.sleep(0.001)
    ladder.close()
    assert len(wall.shown) == 34
    expected = Wall()
    other = Ladder(wan, CLIP, expected.show, cache=tmp_path)
    other.step(_latents(5), step_s=10.0)
    other.close()
    assert all((wall.pictures[frame] == expected.pictures[frame]).all() for frame in range(17))


def test_without_a_map_and_a_decoder_there_is_nothing_but_a_note(wall: Wall, tmp_path: Path) -> None:
    blind: Any = AutoencoderKLWan(latents_mean=None)
    ladder = Ladder(model_of(blind, grid=Grid(channels=8)), CLIP, wall.show, cache=tmp_path)
    ladder.step(_latents(), step_s=10.0)
    ladder.close()
    assert wall.shown == []
    assert ladder.figures == {"previews": 0.0}
    assert "no encoder" in ladder.notes[0]
