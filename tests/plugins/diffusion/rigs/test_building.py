"""Random-weight models load by diffusers without a hub, each the same whenever it is built."""

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from diffusion.rigs.__main__ import main
from diffusion.rigs.building import TINY, build
from diffusion.rigs.kept import kept
from diffusion.rigs.packages import diffusers

Rig = Callable[[str], Path]


PIPELINES = {
    "anyflow-far": "AnyFlowFARPipeline",
    "cogvideox": "CogVideoXPipeline",
    "framepack": "HunyuanVideoFramepackPipeline",
    "helios": "HeliosPipeline",
    "hunyuan15": "HunyuanVideo15Pipeline",
    "kandinsky5": "Kandinsky5T2VPipeline",
    "kandinsky5-i2v": "Kandinsky5I2VPipeline",
    "ltx": "LTXPipeline",
    "ltx-condition": "LTXConditionPipeline",
    "ltx2": "LTX2Pipeline",
    "sana": "SanaVideoPipeline",
    "skyreels-df": "SkyReelsV2DiffusionForcingPipeline",
    "wan": "WanPipeline",
    "wan-5b": "WanPipeline",
    "wan-a14b": "WanPipeline",
    "wan-i2v": "WanImageToVideoPipeline",
    "wan-vace": "WanVACEPipeline",
}


@pytest.mark.parametrize("name", sorted(TINY))
def test_a_rig_loads_without_a_hub(rig: Rig, name: str) -> None:
    pipe = diffusers().DiffusionPipeline.from_pretrained(rig(name), local_files_only=True, use_safetensors=True)
    assert type(pipe).__name__ == PIPELINES[name]


def test_a_rig_has_the_same_weights_whenever_it_is_built(
    rig: Rig, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["wan", str(tmp_path / "again")]) == 0
    assert capsys.readouterr().out.strip() == str(tmp_path / "again")
    weights = "transformer/diffusion_pytorch_model.safetensors"
    assert (tmp_path / "again" / weights).read_bytes() == (rig("wan") / weights).read_bytes()


def test_a_rig_says_its_licence(rig: Rig) -> None:
    assert "license: apache-2.0" in (rig("wan") / "README.md").read_text("utf-8")


def test_a_name_that_nobody_knows_is_refused(tmp_path: Path) -> None:
    with pytest.raises(KeyError):
        build("nothing", tmp_path)


def test_a_kept_rig_is_built_once(rig: Rig) -> None:
    before = rig("wan").stat().st_mtime_ns
    assert kept("wan", rig("wan").parents[1]) == rig("wan")
    assert rig("wan").stat().st_mtime_ns == before


def test_what_older_sources_built_is_removed_in_time(tmp_path: Path) -> None:
    for name, days in (("before", 8), ("lately", 1)):
        (tmp_path / name).mkdir()
        then = time.time() - days * 24 * 3600
        os.utime(tmp_path / name, (then, then))
    kept("wan", tmp_path)
    assert not (tmp_path / "before").exists()
    assert (tmp_path / "lately").exists()
