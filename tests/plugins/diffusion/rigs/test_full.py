"""Full-sized models have the sizes of the real ones; measured without memory, on torch's device for shapes alone."""

import pytest
from diffusion.rigs.full import FULL, build_on_device

BILLIONS = {"helios": 14.3, "ltx": 1.9, "wan": 1.4, "wan-5b": 5.0}


@pytest.mark.parametrize("name", sorted(FULL))
def test_a_full_sized_denoiser_has_as_many_weights_as_the_real_one(name: str) -> None:
    import torch

    pipe = build_on_device(name, "meta", torch.bfloat16)
    weights = list(pipe.transformer.parameters())
    assert sum(weight.numel() for weight in weights) / 1e9 == pytest.approx(BILLIONS[name], rel=0.1)
    assert {weight.dtype for weight in weights} == {torch.bfloat16}
    assert torch.get_default_dtype() == torch.float32
