"""Every frame of a clip has its place between latent frames, and latents of any layout come out the same."""

import itertools

import pytest
import torch
from diffusion.contracts import Clip
from diffusion.previews.layout import between, spans, unfold
from diffusion.record.record import Grid
from hypothesis import given
from hypothesis import strategies as st

GRIDS = st.builds(
    Grid, temporal=st.integers(1, 8), spatial=st.sampled_from([8, 16, 32]), causal=st.booleans(), channels=st.just(5)
)


@given(grid=GRIDS, frames=st.integers(1, 60))
def test_spans_cover_a_clip_in_order_without_gaps(grid: Grid, frames: int) -> None:
    found = spans(grid.latent_frames(frames), grid, first=0, fresh=True, frames=frames)
    covered = [frame for span in found for frame in range(span.start, span.stop)]
    if grid.causal:
        covered += range(len(covered), frames)  # a length off the grid leaves frames that no latent frame stands for
        assert found[0] == (0, 1)
    assert covered == list(range(frames))


@given(grid=GRIDS, latents=st.integers(1, 9), chunks=st.integers(1, 4), frames=st.integers(1, 90))
def test_chunks_that_begin_anew_follow_one_another(grid: Grid, latents: int, chunks: int, frames: int) -> None:
    first = 0
    for _ in range(chunks):
        found = spans(latents, grid, first=first, fresh=True, frames=frames)
        assert found[0].start == min(first, frames)
        assert all(a.stop == b.start for a, b in itertools.pairwise(found))
        assert all(0 <= span.start <= span.stop <= frames for span in found)
        first += 1 + (latents - 1) * grid.temporal if grid.causal else latents * grid.temporal
        assert found[-1].stop == min(first, frames)


def test_a_chunk_that_goes_on_has_no_lonely_first_frame() -> None:
    grid = Grid()
    assert spans(2, grid, first=5, fresh=False, frames=40) == [(5, 9), (9, 13)]
    assert spans(2, grid, first=33, fresh=True, frames=40) == [(33, 34), (34, 38)]


@given(grid=GRIDS, latents=st.integers(1, 12), first=st.integers(0, 20), frames=st.integers(1, 60))
def test_each_frame_lies_between_its_neighbours(grid: Grid, latents: int, first: int, frames: int) -> None:
    found = spans(latents, grid, first=first, fresh=True, frames=frames)
    place = between(found)
    covered = [frame for span in found for frame in range(span.start, span.stop)]
    assert list(place.frames) == covered
    assert ((place.share >= 0) & (place.share <= 1)).all()
    where = place.lower + place.share
    assert (where[1:] >= where[:-1]).all()
    for frame, lower, upper in zip(place.frames, place.lower, place.upper, strict=True):
        assert 0 <= lower <= upper < latents
        middle = found[lower].start <= frame < found[lower].stop or found[upper].start <= frame < found[upper].stop
        assert middle


def test_the_picture_moves_at_every_frame() -> None:
    place = between(spans(5, Grid(), first=0, fresh=True, frames=17))
    where = (place.lower + place.share).tolist()
    assert where[0] == 0
    assert where[-1] == 4
    assert all(later > earlier for earlier, later in itertools.pairwise(where[:15]))


def _packed(video: torch.Tensor, patch: tuple[int, int, int]) -> torch.Tensor:
    """As the pipelines do it: (B, C, F, H, W) to (B, tokens, C * patch)."""
    (batch, channels, frames, rows, columns), (deep, tall, wide) = video.shape, patch
    blocks = video.reshape(batch, channels, frames // deep, deep, rows // tall, tall, columns // wide, wide)
    return blocks.permute(0, 2, 4, 6, 1, 3, 5, 7).flatten(4, 7).flatten(1, 3)


@pytest.mark.parametrize("patch", [(1, 1, 1), (1, 2, 2), (2, 2, 2)])
def test_all_layouts_come_out_the_same(patch: tuple[int, int, int]) -> None:
    grid, clip = Grid(channels=5, patch=patch, temporal=4, spatial=8, causal=False), Clip(16, 48, 32)
    video = torch.randn(1, 5, 4, 4, 6)
    wanted = video[0].transpose(0, 1)
    assert torch.equal(unfold(video, "channels_first", grid, clip), wanted)
    assert torch.equal(unfold(video.transpose(1, 2), "frames_first", grid, clip), wanted)
    assert torch.equal(unfold(video.transpose(1, 2), "channels_first", grid, clip), wanted)
    assert torch.equal(unfold(video.permute(0, 2, 3, 4, 1), "channels_first", grid, clip), wanted)
    assert torch.equal(unfold(_packed(video, patch), "packed", grid, clip), wanted)


def test_tokens_of_keyframes_and_smaller_first_passes_are_understood() -> None:
    grid, clip = Grid(channels=3, patch=(1, 1, 1), temporal=8, spatial=32), Clip(17, 256, 128)
    video = torch.randn(1, 3, 3, 4, 8)
    tokens, extra = _packed(video, (1, 1, 1)), torch.zeros(1, 32, 3)
    wanted = video[0].transpose(0, 1)
    assert torch.equal(unfold(torch.cat([tokens, extra], 1), "packed", grid, clip), wanted)
    assert torch.equal(unfold(torch.cat([extra, tokens], 1), "packed", grid, clip, tokens_first=True), wanted)
    assert unfold(torch.randn(1, 3 * 2 * 4, 3), "packed", grid, clip).shape == (3, 3, 2, 4)
    assert unfold(tokens[:, :64], "packed", grid, clip).shape == (2, 3, 4, 8)  # a chunk of two latent frames
    assert unfold(video[:, :, 0], "channels_first", grid, clip).shape == (1, 3, 4, 8)


def test_what_is_no_clip_is_refused() -> None:
    grid, clip = Grid(channels=4, patch=(1, 2, 2)), Clip(17, 64, 64)
    for shape in ((1, 7, 3, 9, 9), (1, 5), (1, 64, 15), (1, 7, 16)):
        with pytest.raises(ValueError):
            unfold(torch.zeros(shape), "packed", grid, clip)
