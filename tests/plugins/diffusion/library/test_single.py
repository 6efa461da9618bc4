from pathlib import Path

import pytest
from diffusion.library.single import KINDS, Kind, Single, identify, suits

from tests.plugins.diffusion.bare import DIT, WAN, write_model, write_weights

SHAPES: dict[str, tuple[int, ...]] = {
    "patchify_proj.weight": (32, 128),
    "img_in.proj.weight": (48, 33, 1, 2, 2),
    "patch_embedding.weight": (48, 36, 1, 2, 2),
}


@pytest.mark.parametrize("prefix", ["", "model.diffusion_model."])
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_every_family_is_known_by_its_sign(kind: Kind, prefix: str, tmp_path: Path) -> None:
    shapes = {prefix + kind.sign: (1, 2, 8), **({prefix + kind.size: SHAPES[kind.size]} if kind.size else {})}
    if kind.name == "Wan VACE":
        shapes[f"{prefix}head.modulation"] = (1, 2, 8)
    if kind.name == "LTX-Video":
        shapes = {prefix + kind.size: SHAPES[kind.size]}
    found = identify(write_weights(tmp_path / "x.safetensors", shapes))
    assert found is not None
    assert found.kind == kind
    assert (found.width, found.channels) == (SHAPES[kind.size][:2] if kind.size else (0, 0))


def test_a_convolution_that_was_run_together_says_nothing(tmp_path: Path) -> None:
    shapes = {"head.modulation": (1, 2, 8), "patch_embedding.weight": (48, 64)}
    found = identify(write_weights(tmp_path / "x.safetensors", shapes))
    assert found is not None
    assert (found.width, found.channels) == (0, 0)


def test_a_file_suits_a_folder_of_its_class_and_size(tmp_path: Path) -> None:
    table = DIT | {"num_attention_heads": 4, "attention_head_dim": 12, "in_channels": 36}
    folder = write_model(tmp_path, "WanImageToVideoPipeline", WAN, table)
    wan = KINDS[-1]
    for single, expected in (
        (Single(wan, 48, 36), True),
        (Single(wan, 0, 0), True),
        (Single(wan, 48, 16), False),
        (Single(wan, 96, 36), False),
    ):
        assert suits(single, folder, "WanTransformer3DModel") == expected
    assert not suits(Single(wan, 48, 36), folder, "LTXVideoTransformer3DModel")
    (folder / "transformer" / "config.json").unlink()
    assert not suits(Single(wan, 48, 36), folder, "WanTransformer3DModel")
