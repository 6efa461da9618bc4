"""Colours stay in range whatever comes, pictures have even sides, and the clip moves between latent frames."""

import numpy as np
import torch
from diffusion.contracts import Clip
from diffusion.previews.factors import Factors
from diffusion.previews.layout import between, spans
from diffusion.previews.pictures import Colours, blended, enlarged, preview_size
from diffusion.record.record import Grid
from hypothesis import given
from hypothesis import strategies as st


def _plain(first: float = 1.0) -> Colours:
    """Three channels that are the colours themselves; in a causal first latent frame times `first`."""
    eye, none = np.eye(3, dtype=np.float32), np.zeros(3, np.float32)
    return Colours(Factors(eye, none, eye * np.float32(first), none, "a test"), "cpu")


@given(width=st.integers(16, 2000), height=st.integers(16, 2000), halvings=st.integers(1, 3))
def test_previews_have_even_sides(width: int, height: int, halvings: int) -> None:
    size = preview_size(Clip(5, width, height), halvings)
    assert all(
        side % 2 == 0 and 2 <= side <= max(2, whole // 2) for side, whole in zip(size, (height, width), strict=True)
    )


def test_the_first_latent_frame_has_its_own_map() -> None:
    latents = torch.full((3, 3, 2, 2), 0.5)
    colours = _plain(first=-1.0)
    assert colours(latents, [0, 1, 2], fresh=True)[:, 0, 0, 0].tolist() == [0.25, 0.75, 0.75]
    assert colours(latents, [0, 1, 2], fresh=False)[:, 0, 0, 0].tolist() == [0.75] * 3
    assert colours(latents, [1, 2], fresh=True)[:, 0, 0, 0].tolist() == [0.75] * 2


def test_colours_stay_in_range_and_keep_their_order() -> None:
    endless = float("inf")  # times the map's zeros it is no number, as a broken step's latents are
    values = torch.tensor([-40.0, -1.2, -1.0, -0.5, 0.0, 0.5, 1.0, 1.2, 40.0, endless, -endless, float("nan")])
    latents = values.repeat(3, 1)[None, :, None]
    made = _plain()(latents, [0], fresh=False)[0, 0, 0]
    assert float(made.min()) >= 0
    assert float(made.max()) <= 1
    assert (made[1:9] >= made[:8]).all()
    assert torch.allclose(made[3:6], torch.tensor([0.25, 0.5, 0.75]))
    assert made[9:].tolist() == [0.5] * 3


def test_every_frame_of_the_clip_differs_from_the_one_before() -> None:
    latents = torch.linspace(-0.5, 0.5, 5)[:, None, None, None].expand(5, 3, 4, 6)
    place = between(spans(5, Grid(channels=3), first=0, fresh=True, frames=17))
    small = blended(_plain(), latents, place, list(range(17)), fresh=True)
    levels = small[:, 0, 0, 0]
    assert (levels[1:15] > levels[:14]).all()
    assert torch.allclose(blended(_plain(), latents, place, [3, 9], fresh=True)[:, 0, 0, 0], levels[[3, 9]])


def test_pictures_grow_and_shrink_to_bytes() -> None:
    small = torch.rand(2, 3, 4, 6)
    same = enlarged(small, (4, 6))
    assert same.dtype == torch.uint8
    assert torch.allclose(same.permute(0, 3, 1, 2).float() / 255, small, atol=0.003)
    assert enlarged(small, (8, 12)).shape == (2, 8, 12, 3)
    assert enlarged(small, (2, 2)).shape == (2, 2, 2, 3)
    flat = enlarged(torch.full((1, 3, 4, 6), 0.5), (16, 24))
    assert flat.min() == flat.max() == 128
