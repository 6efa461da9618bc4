"""A model stays open while it suits what is asked for, and goes wholly when it does not."""

import gc
import weakref
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import torch
from diffusion.loading.keeping import Files, Kept, opened
from diffusion.loading.quiet import library
from safetensors.torch import save_file

from studio.extend.api import BadInputError, EngineError
from tests.plugins.diffusion.running.conftest import unheard

Rig = Callable[[str], Path]

NAMES = (
    ("condition_embedder.time_embedder.linear_1", "time_embedding.0"),
    ("condition_embedder.time_embedder.linear_2", "time_embedding.2"),
    ("condition_embedder.text_embedder.linear_1", "text_embedding.0"),
    ("condition_embedder.text_embedder.linear_2", "text_embedding.2"),
    ("condition_embedder.time_proj", "time_projection.1"),
    ("attn1.", "self_attn."),
    ("attn2.", "cross_attn."),
    (".to_out.0", ".o"),
    (".to_", "."),
    ("ffn.net.0.proj", "ffn.0"),
    ("ffn.net.2", "ffn.2"),
    ("norm2", "norm3"),
    ("proj_out", "head.head"),
    ("scale_shift_table", "modulation"),
)
"""diffusers' names of what a Wan denoiser is made of, and its makers'."""


def _makers_file(transformer: Any, path: Path) -> str:
    """A Wan denoiser in the layout of its makers."""
    weights = dict[str, torch.Tensor]()
    for name, weight in transformer.state_dict().items():
        for ours, theirs in NAMES:
            name = name.replace(ours, theirs)
        weights["head.modulation" if name == "modulation" else name] = weight.clone()
    save_file(weights, path)
    return str(path)


def test_a_model_is_kept_while_it_suits(rig: Rig) -> None:
    model = str(rig("wan"))
    kept = opened(None, model, {}, unheard)
    pipe = kept.model.pipe
    assert opened(kept, model, {"steps": 4, "memory": "auto"}, unheard) is kept
    assert opened(kept, model, {"memory": "cpu"}, unheard).model.pipe is pipe, "auto is the processor here"
    assert kept.model.settled.preset == "cpu"
    gone = weakref.ref(pipe)
    del pipe
    other = opened(kept, str(rig("ltx")), {}, unheard)
    gc.collect()
    assert gone() is None
    with pytest.raises(EngineError, match="not open"):
        _ = kept.model
    other.close()
    other.close()


def test_changed_weights_are_another_model(own_rig: Rig) -> None:
    folder = own_rig("wan")
    kept = Kept(Files(str(folder)), "auto")
    kept.open(unheard)
    (folder / "scheduler" / "scheduler_config.json").write_text("{}", "utf-8")
    assert not kept.suits(Files(str(folder)), "auto")
    kept.close()


def test_a_single_file_takes_the_place_of_its_folders_denoiser(own_rig: Rig) -> None:
    folder = own_rig("wan")
    transformer = library("diffusers").WanTransformer3DModel.from_pretrained(str(folder / "transformer"))
    with torch.no_grad():
        transformer.proj_out.bias.fill_(0.5)
    file = _makers_file(transformer, folder.parent / "tuned.safetensors")
    kept = opened(None, file, {}, unheard)
    assert kept.files.source.name == "tuned.safetensors"
    assert kept.model.pipe.transformer.proj_out.bias.eq(0.5).all()
    kept.close()


def test_a_lora_is_worn_for_as_long_as_it_is_asked_for(rig: Rig, tmp_path: Path) -> None:
    kept = opened(None, str(rig("wan")), {}, unheard)
    query = kept.model.pipe.transformer.blocks[0].attn1.to_q
    weights = {
        "transformer.blocks.0.attn1.to_q.lora_A.weight": torch.ones(2, query.in_features),
        "transformer.blocks.0.attn1.to_q.lora_B.weight": torch.ones(query.out_features, 2),
    }
    save_file(weights, tmp_path / "a.safetensors")
    told = list[str]()

    def report(text: str, done: int, total: int) -> None:
        told.append(text)

    kept.set({"lora": str(tmp_path / "a.safetensors"), "lora_scale": 0.5}, report)
    assert told == ["Putting in the LoRA"]
    assert hasattr(kept.model.pipe.transformer.blocks[0].attn1.to_q, "lora_A")
    with pytest.raises(BadInputError):
        kept.set({"lora": str(tmp_path / "none.safetensors")}, unheard)
    kept.set({}, unheard)
    assert not hasattr(kept.model.pipe.transformer.blocks[0].attn1.to_q, "lora_A")
    kept.close()
