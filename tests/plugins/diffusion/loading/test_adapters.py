"""LoRAs are put in, weighed, taken out, and refused where they belong to another model."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import torch
from diffusion.loading.adapters import Adapter, adapter_of, wear
from diffusion.loading.opening import Source, open_pipeline
from diffusion.record.record import Record
from safetensors.torch import save_file

from studio.extend.api import BadInputError
from tests.plugins.diffusion.running.conftest import unheard

NONE = Adapter()


@pytest.fixture(scope="module")
def pipe(rig: Callable[[str], Path]) -> Any:
    record = Record(pipeline="WanPipeline")
    return open_pipeline(Source(rig("wan")), record, kwargs={}, weights={}, report=unheard)


def _lora(pipe: Any, path: Path, *, wide: int = 1, layers: str = "blocks") -> str:
    """A LoRA of random weights for the queries of all blocks."""
    torch.manual_seed(5)
    weights = dict[str, torch.Tensor]()
    for name, layer in pipe.transformer.named_modules():
        if name.endswith("attn1.to_q"):
            at = f"transformer.{name.replace('blocks', layers)}"
            weights[f"{at}.lora_A.weight"] = torch.randn(4, layer.in_features)
            weights[f"{at}.lora_B.weight"] = torch.randn(layer.out_features * wide, 4)
    save_file(weights, path)
    return str(path)


def _answer(pipe: Any) -> torch.Tensor:
    """What the denoiser says to one question."""
    generator = torch.Generator().manual_seed(1)
    latents = torch.randn((1, 16, 2, 4, 4), generator=generator)
    words = torch.randn((1, 3, pipe.transformer.config.text_dim), generator=generator)
    with torch.no_grad():
        return pipe.transformer(latents, torch.tensor([500]), words, return_dict=False)[0]


def test_a_lora_counts_as_strongly_as_is_set_and_leaves_no_trace(pipe: Any, tmp_path: Path) -> None:
    bare, path = _answer(pipe), _lora(pipe, tmp_path / "style.safetensors")
    whole, half = adapter_of(path, 1.0), adapter_of(path, 0.5)
    wear(pipe, whole, NONE)
    strong = _answer(pipe)
    wear(pipe, half, whole)
    weak = _answer(pipe)
    assert not torch.equal(strong, bare)
    assert not torch.equal(strong, weak)
    wear(pipe, half, half)
    other = adapter_of(_lora(pipe, tmp_path / "other.safetensors"), 1.0)
    wear(pipe, other, half)
    assert torch.allclose(_answer(pipe), strong, atol=1e-6)
    wear(pipe, NONE, other)
    assert torch.equal(_answer(pipe), bare)


@pytest.mark.parametrize(
    ("given", "said"), [({"layers": "layers"}, "layers that this model does not have"), ({"wide": 2}, "other shapes")]
)
def test_a_lora_of_another_model(
    pipe: Any, tmp_path: Path, capfd: pytest.CaptureFixture[str], given: dict[str, Any], said: str
) -> None:
    bare = _answer(pipe)
    with pytest.raises(BadInputError, match=said):
        wear(pipe, adapter_of(_lora(pipe, tmp_path / "a.safetensors", **given), 1.0), NONE)
    assert torch.equal(_answer(pipe), bare)
    assert capfd.readouterr().err == ""


def test_files_that_are_no_lora(pipe: Any, tmp_path: Path) -> None:
    save_file({"weight": torch.zeros(2)}, tmp_path / "none.safetensors")
    with pytest.raises(BadInputError, match="holds no LoRA"):
        wear(pipe, adapter_of(str(tmp_path / "none.safetensors"), 1.0), NONE)
    (tmp_path / "bad.safetensors").write_bytes(b"bad")
    with pytest.raises(BadInputError, match="damaged"):
        wear(pipe, adapter_of(str(tmp_path / "bad.safetensors"), 1.0), NONE)
    with pytest.raises(BadInputError, match="may hold programs"):
        adapter_of(str(tmp_path / "a.pt"), 1.0)
    with pytest.raises(BadInputError, match="is not there"):
        adapter_of(str(tmp_path / "gone.safetensors"), 1.0)
    assert adapter_of(str(tmp_path / "gone.pt"), 0.0) == adapter_of("", 1.0) == NONE


def test_a_model_that_takes_none(pipe: Any, tmp_path: Path) -> None:
    with pytest.raises(BadInputError, match="takes no LoRAs"):
        wear(object(), adapter_of(_lora(pipe, tmp_path / "a.safetensors"), 1.0), NONE)
