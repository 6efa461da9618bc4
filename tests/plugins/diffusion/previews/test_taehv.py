"""The tiny decoder: its weights say what it is, what it has seen it remembers, and what does not suit is refused."""

from pathlib import Path

import pytest
import torch
from diffusion.previews.taehv import TinyDecoder, UnsuitableError, read_decoder
from diffusion.record.record import Grid
from safetensors.torch import save_file

WIDTHS = (8, 6, 4, 4)


def weights(*, latents: int = 16, patch: int = 1, grows: tuple[int, int, int] = (1, 2, 2)) -> dict[str, torch.Tensor]:
    """Random weights under the names of a TAEHV file, of a narrow network, with an encoder's beside them."""
    random = torch.Generator().manual_seed(0)
    made: dict[str, torch.Tensor] = {"encoder.0.weight": torch.zeros(1)}

    def layer(name: str, wide: int, narrow: int, side: int, *, bias: bool) -> None:
        made[f"decoder.{name}.weight"] = torch.randn(narrow, wide, side, side, generator=random) / (wide**0.5 * side)
        if bias:
            made[f"decoder.{name}.bias"] = torch.zeros(narrow)

    layer("1", latents, WIDTHS[0], 3, bias=True)
    for stage, start in enumerate((3, 9, 15)):
        width = WIDTHS[stage]
        for block in range(start, start + 3):
            layer(f"{block}.conv.0", width * 2, width, 3, bias=True)
            layer(f"{block}.conv.2", width, width, 3, bias=True)
            layer(f"{block}.conv.4", width, width, 3, bias=True)
        layer(f"{start + 4}.conv", width, width * grows[stage], 1, bias=False)
        layer(f"{start + 5}", width, WIDTHS[stage + 1], 3, bias=False)
    layer("22", WIDTHS[3], 3 * patch**2, 3, bias=True)
    made["decoder.22.bias"] += 0.5
    return made


def _decoder(folder: Path, grid: Grid, latents: int = 16, patch: int = 1) -> TinyDecoder:
    path = folder / "tiny.safetensors"
    save_file(weights(latents=latents, patch=patch), path)
    return read_decoder(path, grid)


def test_sizes_come_from_the_weights(tmp_path: Path) -> None:
    wan = _decoder(tmp_path, Grid())
    assert (wan.shape.latents, wan.frames_per_latent, wan.enlargement) == (16, 4, 8)
    five = _decoder(tmp_path, Grid(channels=48, spatial=16), 48, 2)
    assert (five.shape.latents, five.frames_per_latent, five.enlargement) == (48, 4, 16)
    picture = five(torch.randn(1, 48, 2, 3), {})
    assert picture.shape == (4, 3, 32, 48)


def test_a_file_that_makes_more_frames_is_cut_to_the_last_of_each(tmp_path: Path) -> None:
    more = weights(grows=(2, 2, 2))
    save_file(more, tmp_path / "more.safetensors")
    decoder = read_decoder(tmp_path / "more.safetensors", Grid())
    assert decoder.shape.grows == (1, 2, 2)
    kept = decoder.state_dict()["decoder.7.conv.weight"]
    assert torch.equal(kept, more["decoder.7.conv.weight"][-WIDTHS[0] :])


def test_it_decodes_to_pictures_of_several_sizes(tmp_path: Path) -> None:
    decoder, latents = _decoder(tmp_path, Grid()), torch.randn(3, 16, 4, 5)
    for halvings, shape in enumerate([(32, 40), (16, 20), (8, 10), (4, 5)]):
        picture = decoder(latents, {}, halvings=halvings)
        assert picture.shape == (12, 3, *shape)
        assert float(picture.min()) >= 0
        assert float(picture.max()) <= 1
        assert float(picture.std()) > 0


def test_latents_one_by_one_give_what_all_at_once_give(tmp_path: Path) -> None:
    decoder, latents = _decoder(tmp_path, Grid()), torch.randn(5, 16, 4, 4)
    memory: dict[str, torch.Tensor] = {}
    streamed = torch.cat([decoder(latents[index : index + 1], memory) for index in range(5)])
    assert torch.allclose(streamed, decoder(latents, {}), atol=1e-5)
    assert not torch.allclose(decoder(latents[1:2], {}), streamed[4:8], atol=1e-3)  # what it has seen matters


def test_what_is_no_decoder_for_the_model_is_refused_in_words(tmp_path: Path) -> None:
    path = tmp_path / "tiny.safetensors"
    save_file(weights(), path)
    with pytest.raises(UnsuitableError, match=r"16 channels.*not 48"):
        read_decoder(path, Grid(channels=48, spatial=16))
    save_file({"blocks.1.weight": torch.zeros(2)}, path)
    with pytest.raises(UnsuitableError, match="no TAEHV decoder"):
        read_decoder(path, Grid())
    save_file({name: tensor for name, tensor in weights().items() if not name.endswith("conv.2.bias")}, path)
    with pytest.raises(UnsuitableError, match="other weights"):
        read_decoder(path, Grid())
    path.write_bytes(b"no tensors")
    with pytest.raises(UnsuitableError, match="cannot be read"):
        read_decoder(path, Grid())
    with pytest.raises(UnsuitableError, match="cannot be read"):
        read_decoder(tmp_path / "missing.safetensors", Grid())
    with pytest.raises(UnsuitableError, match="no \\.safetensors"):
        read_decoder(tmp_path / "taew2_1.pth", Grid())
