"""Models are opened without the network, told of as they are read, and refused in one sentence."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from diffusion.loading.opening import Source, open_pipeline
from diffusion.loading.quiet import library, offline, silenced
from diffusion.record.reading import read_record
from diffusion.record.record import Record

from studio.extend.api import BadInputError, EngineError
from tests.plugins.diffusion.running.conftest import unheard

Rig = Callable[[str], Path]

WAN = Record(pipeline="WanPipeline")


def test_reading_is_told_by_component_and_weight(rig: Rig, capfd: pytest.CaptureFixture[str]) -> None:
    told = list[tuple[str, int, int]]()

    def report(text: str, done: int, total: int) -> None:
        told.append((text, done, total))

    weights = {"text_encoder": 10 << 20, "transformer": 20 << 20, "vae": 10 << 20}
    pipe = open_pipeline(Source(rig("wan")), WAN, kwargs={}, weights=weights, report=report)
    assert type(pipe).__name__ == "WanPipeline"
    read = {text for text, _, _ in told}
    assert {"Reading the text encoder", "Reading the denoiser", "Reading the picture decoder"} <= read
    assert told[0][1:] == (0, 40)
    assert sorted(done for _, done, _ in told) == [done for _, done, _ in told]
    assert capfd.readouterr() == ("", "")


def _spoil(name: str, change: Callable[[Path], object], own_rig: Rig) -> str:
    folder = own_rig("wan")
    change(folder / name)
    with pytest.raises((BadInputError, EngineError)) as refused:
        open_pipeline(Source(folder), WAN, kwargs={}, weights={}, report=unheard)
    return str(refused.value)


def test_half_a_model(own_rig: Rig) -> None:
    said = _spoil("transformer/diffusion_pytorch_model.safetensors", Path.unlink, own_rig)
    assert "download it again" in said


def test_damaged_weights(own_rig: Rig) -> None:
    said = _spoil("vae/diffusion_pytorch_model.safetensors", lambda path: path.write_bytes(b"\xff" * 64), own_rig)
    assert "download it again" in said


def test_weights_of_another_shape(own_rig: Rig) -> None:
    def widen(path: Path) -> None:
        config = json.loads(path.read_text("utf-8"))
        path.write_text(json.dumps(config | {"ffn_dim": 64}), "utf-8")

    assert "do not fit" in _spoil("transformer/config.json", widen, own_rig)


def test_a_class_that_nobody_knows(own_rig: Rig) -> None:
    def rename(path: Path) -> None:
        path.write_text(path.read_text("utf-8").replace('"WanPipeline"', '"WanFuturePipeline"'), "utf-8")

    assert "WanPipeline" in _spoil("model_index.json", rename, own_rig)


def test_a_single_file_of_a_pipeline_that_has_none(tmp_path: Path) -> None:
    source = Source(tmp_path, tmp_path / "a.safetensors")
    assert source.name == "a.safetensors"
    with pytest.raises(BadInputError, match="cannot be read from a single file"):
        open_pipeline(source, WAN, kwargs={}, weights={}, report=unheard)


def test_a_library_that_is_missing() -> None:
    with pytest.raises(EngineError, match="cannot be used"):
        library("diffusion_no_such_library")


def test_the_network_is_off_meanwhile(monkeypatch: pytest.MonkeyPatch) -> None:
    constants = library("huggingface_hub.constants")
    monkeypatch.setattr(constants, "HF_HUB_OFFLINE", False)
    monkeypatch.delenv("HF_HUB_OFFLINE", raising=False)
    with offline(), silenced():
        assert constants.HF_HUB_OFFLINE
        assert os.environ["HF_HUB_OFFLINE"] == "1"
    assert not constants.HF_HUB_OFFLINE
    assert "HF_HUB_OFFLINE" not in os.environ


def test_a_tokenizer_within_a_processor_is_read_without_the_rest_of_it(
    own_rig: Rig, capfd: pytest.CaptureFixture[str]
) -> None:
    """Its pictures and videos would need torchvision, which nothing else here does."""
    folder = own_rig("kandinsky5")
    index = json.loads((folder / "model_index.json").read_text("utf-8"))
    index["tokenizer"] = ["transformers", "Qwen2_5_VLProcessor"]
    (folder / "model_index.json").write_text(json.dumps(index), "utf-8")
    sizes = {"patch_size": 14, "merge_size": 2, "temporal_patch_size": 2, "processor_class": "Qwen2_5_VLProcessor"}
    for name, kind in (("preprocessor", "image"), ("video_preprocessor", "video")):
        told = sizes | {f"{kind}_processor_type": f"Qwen2VL{kind.title()}Processor"}
        (folder / "tokenizer" / f"{name}_config.json").write_text(json.dumps(told), "utf-8")
    pipe = open_pipeline(Source(folder), read_record(folder), kwargs={}, weights={}, report=unheard)
    assert pipe.tokenizer("a red boat", images=None, videos=None)["input_ids"]
    assert capfd.readouterr() == ("", "")
